"""A document through its states; what is kept of it, and what can never be."""

import json

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from radslag.documents import queries, services
from radslag.documents.models import Document, Version
from radslag.documents.services import content as c
from radslag.documents.states import DOCUMENT, Level, Status
from radslag.journal.models import Entry
from radslag.lifecycle import MoveNotAllowed
from tests.integration.documents.conftest import BY, NOON, SECRETARY, drawn_up, words

pytestmark = pytest.mark.usefixtures("in_norrby")


def test_a_first_wording_makes_a_document():
    version = drawn_up()

    document = version.document
    assert (document.type, document.status, document.level) == ("generic", Status.WORKING, Level.INTERNAL)
    assert (version.number, version.made_by, version.made_at) == (1, SECRETARY, NOON)
    assert version.digest == c.digest(bytes(version.content))
    entry = Entry.objects.get(verb="document.drawn_up")
    assert (entry.object, entry.ref, entry.number) == (f"document:{document.pk}", "mote/2026-1", 1)


def test_the_next_wording_has_the_next_number_inside_and_out():
    first = drawn_up()

    second = drawn_up(words(c.p("Rådet hade fyra möten.")), document=first.document)

    assert (second.number, json.loads(bytes(second.content))["version"]) == (2, 2)
    assert queries.latest(first.document) == second
    assert queries.next_number(first.document) == 3


def test_the_same_words_again_make_nothing_new():
    first = drawn_up()

    assert drawn_up(document=first.document) == first
    assert Version.objects.count() == Entry.objects.filter(verb="document.drawn_up").count() == 1


def test_a_stored_wording_is_the_one_that_comes_back():
    version = drawn_up(words(c.p("Å, ä och ö")))

    assert bytes(Version.objects.get().content) == bytes(version.content)


def test_an_approved_document_has_no_next_wording():
    version = drawn_up()
    services.set_status(version.document, Status.APPROVED, **BY)

    with pytest.raises(services.ApprovedNeverChanges):
        drawn_up(words(c.p("Något annat.")), document=version.document)


def test_what_was_approved_stays_so_when_it_is_dispatched():
    version = drawn_up()
    services.set_status(version.document, Status.APPROVED, **BY)
    services.set_status(version.document, Status.DISPATCHED, **BY)

    with pytest.raises(services.ApprovedNeverChanges):
        drawn_up(words(c.p("Något annat.")), document=version.document)


def test_a_dispatched_notice_may_be_written_anew_and_is_then_working_material():
    version = drawn_up()
    services.set_status(version.document, Status.DISPATCHED, **BY)

    second = drawn_up(words(c.p("Ny tid.")), document=version.document)

    assert second.document.status == Status.WORKING


@pytest.mark.parametrize("now", Status)
@pytest.mark.parametrize("wanted", Status)
def test_only_steps_in_the_table_are_taken(now, wanted):
    document = drawn_up().document
    Document.objects.filter(pk=document.pk).update(status=now, approved_at=NOON)
    document.refresh_from_db()

    if DOCUMENT.allows(now, wanted):
        services.set_status(document, wanted, **BY)
        assert Document.objects.get().status == wanted
    else:
        with pytest.raises(MoveNotAllowed):
            services.set_status(document, wanted, **BY)


def test_two_who_approve_at_once_approve_once():
    document = drawn_up().document
    same = Document.objects.get()
    services.set_status(document, Status.APPROVED, **BY)

    with pytest.raises(MoveNotAllowed):
        services.set_status(same, Status.APPROVED, **BY)


def test_a_type_that_is_not_made_is_refused():
    with pytest.raises(services.UnknownType):
        services.draw_up("wheel", words(), title="x", matter="", bodies=[], level="internal", ground="", **BY)


def test_a_registry_number_is_written_down_and_the_old_one_stays_in_the_journal():
    document = drawn_up().document
    services.give_registry_number(document, "KS 2026/123", **BY)
    services.give_registry_number(document, " KS  2026/124 ", **BY)

    assert Document.objects.get().registry_number == "KS 2026/124"
    last = Entry.objects.filter(verb="document.numbered").order_by("seq").last()
    assert last is not None
    assert last.payload.content == {"number": "KS 2026/124", "before": "KS 2026/123"}


def test_a_correction_is_linked_both_ways():
    wrong, right = drawn_up().document, drawn_up(words(c.p("Rättat."))).document

    services.correct(right, wrong, **BY)

    assert queries.corrections(wrong) == [right]
    assert Document.objects.get(pk=right.pk).corrects == wrong


def test_the_database_keeps_a_wording_from_being_changed_or_removed():
    version = drawn_up()

    for change in (
        lambda: Version.objects.update(content=b"x"),
        lambda: Version.objects.update(digest="0" * 64, content=b""),
        lambda: Version.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()

    assert Version.objects.get().digest == version.digest


def test_a_wording_can_be_disposed_of_and_leaves_its_digest():
    version = drawn_up()

    Version.objects.update(content=b"")

    assert (bytes(Version.objects.get().content), Version.objects.get().digest) == (b"", version.digest)


def test_the_database_keeps_numbers_apart_and_secrets_grounded():
    version = drawn_up()

    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.create(document=version.document, number=1, content=b"x", digest="", made_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.update(level=Level.SECRET)


def test_a_finished_file_is_kept_byte_for_byte_and_known_again():
    version = drawn_up(level="public")
    pdf = services.pdf_of(version)
    kept = services.keep_final(version, pdf, **BY)
    services.keep_final(version, pdf, **BY)

    assert services.final_pdf(version) == pdf
    issued = queries.known(kept.sha256)
    assert issued == queries.Issued(version, Level.PUBLIC)
    assert queries.known_content(version.digest) == issued
    assert queries.known("0" * 64) is queries.known_content("0" * 64) is None
    assert Entry.objects.filter(verb="document.finished").count() == 1


def test_a_public_form_has_its_own_digest_and_leads_back_to_the_whole():
    secret = c.secret("Namnet är hemligt.", level="secret", ground="OSL 18 kap. 1 §")
    version = drawn_up(words(c.p(["Öppet. ", secret])), level="public")

    shown = services.shown_at(version, Level.PUBLIC, at=NOON)

    assert b"hemligt" not in bytes(shown.content)
    assert shown.digest != version.digest
    assert queries.known_content(shown.digest) == queries.Issued(version, Level.PUBLIC)
    assert queries.known_content(version.digest) == queries.Issued(version, Level.SECRET)
    assert services.shown_at(version, Level.PUBLIC, at=NOON) == shown
    assert services.shown_at(version, Level.SECRET, at=NOON) == version
