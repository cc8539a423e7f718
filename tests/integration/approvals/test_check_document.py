"""Kontrollera dokument: four answers, and nothing told of what is not public."""

import io
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from radslag.approvals import services
from radslag.approvals.models import Approval
from radslag.approvals.services import Answer, Finding, Particulars
from radslag.approvals.states import Strength
from radslag.documents.models import Document, Rendering
from radslag.documents.services import change_level, correct, final_pdf, give_registry_number, pdf_of
from radslag.journal.models import Entry
from tests.integration.approvals.conftest import LATER, NOON, WRITER, agree, asked, drawn_up, question
from tests.integration.statutebook.conftest import outside

ADDRESS = "/norrby/kontrollera/"
TOLD = Particulars(
    title="Protokoll 2 mars 2026", body="Trygghetsrådet", municipality="Norrby", issued_on=LATER.date(),
    registry_number="KS 2026/123", corrected_by=(), superseded=False,
)  # fmt: skip


@pytest.fixture
def sealed(version, kim) -> Approval:
    return agree(
        kim, services.ask(version, question(asked(kim), strength=Strength.SEALED), actor=WRITER, at=NOON)
    )


@pytest.fixture
def file(sealed: Approval) -> bytes:
    found: bytes | None = final_pdf(sealed.version)
    assert found
    return found


@pytest.fixture
def published(sealed: Approval, file: bytes) -> bytes:
    """The document is public and has a number in the registry."""
    document = Document.objects.get()
    change_level(document, "public", reason="justerat", actor=WRITER, at=LATER)
    give_registry_number(document, "KS 2026/123", actor=WRITER, at=LATER)
    return file


def saved_anew(pdf: bytes) -> bytes:
    """Return what a program that shows and saves the file would make of it: no seal, the same attachment."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def flipped(pdf: bytes) -> bytes:
    return pdf[:2000] + bytes([pdf[2000] ^ 1]) + pdf[2001:]


def test_the_very_file_is_unchanged_and_says_where_it_is_from(published):
    assert services.check(published) == Answer(Finding.UNCHANGED, TOLD)


def test_a_flipped_byte_is_a_change(published):
    assert services.check(flipped(published)) == Answer(Finding.CHANGED)


def test_an_addition_after_the_end_is_a_change(published):
    assert services.check(published + b"\n%%EOF\n") == Answer(Finding.CHANGED)


def test_content_of_ours_in_a_file_of_another_is_told_as_such(published, sealed):
    unsealed = saved_anew(pdf_of(sealed.version))

    assert services.check(unsealed) == Answer(Finding.SAVED_ANEW, TOLD)


@pytest.mark.parametrize("file", [b"", b"%PDF-1.7", b"stream\n{}endstream"])
def test_anything_else_was_not_issued_here(norrby, file):
    assert services.check(file) == Answer(Finding.NOT_OURS)


def test_a_working_wording_was_never_issued(version):
    assert services.check(pdf_of(version)) == Answer(Finding.NOT_OURS)


def test_of_what_is_not_public_only_the_first_word_is_told(file, sealed):
    assert [services.check(file), services.check(saved_anew(pdf_of(sealed.version)))] == [
        Answer(Finding.UNCHANGED), Answer(Finding.SAVED_ANEW),
    ]  # fmt: skip


def test_a_correction_is_told_when_it_is_public(published, sealed):
    shown = drawn_up("Rätt dag är den 3 mars.", title="Rättelse 1", level="public")
    hidden = drawn_up("Rätt namn.", title="Rättelse 2")
    correct(shown.document, sealed.version.document, actor=WRITER, at=LATER)
    correct(hidden.document, sealed.version.document, actor=WRITER, at=LATER)

    assert services.check(published) == Answer(Finding.UNCHANGED, replace(TOLD, corrected_by=("Rättelse 1",)))


def test_the_page_shows_the_answer_and_stores_nothing(published, page):
    before = [Entry.objects.count(), Rendering.objects.count()]
    shown = answered(page, published)

    assert "Oförändrat" in shown.words
    assert "Utfärdat av Trygghetsrådet, Norrby, 2 mars 2026, KS 2026/123." in shown.words.replace(
        "\u00a0", " "
    )
    assert [Entry.objects.count(), Rendering.objects.count()] == before


def answered(page, file, status=200, **more):
    with outside():
        return page(ADDRESS, data={"file": SimpleUploadedFile("x.pdf", file)}, status=status, **more)


def test_the_page_says_nothing_of_what_is_internal(file, page):
    shown = answered(page, file)

    assert "Oförändrat" in shown.words
    assert not {word for word in ("Protokoll", "Trygghetsrådet", "2026") if word in shown.words}


@pytest.mark.parametrize(
    ("change", "words"), [(flipped, "Ändrat efter att det utfärdades"), (lambda f: b"x", "Inte utfärdat här")]
)
def test_the_other_answers_have_their_own_words(file, page, change, words):
    assert words in answered(page, change(file)).words


def test_the_page_can_be_read_without_a_file(norrby, page):
    with outside():
        shown = page(ADDRESS)

    assert shown.heading == "Kontrollera dokument"


def test_the_page_asks_for_the_file_that_is_missing(norrby, page):
    with outside():
        shown = page(ADDRESS, data={}, status=422)

    assert "Välj filen som du vill kontrollera." in shown.words


def test_a_file_of_more_than_25_megabytes_is_too_large(norrby, page):
    answered(page, bytes(25 * 2**20 + 1), status=413)


def test_a_file_of_25_megabytes_is_read(norrby, page):
    assert "Inte utfärdat här" in answered(page, bytes(25 * 2**20)).words


def test_the_twenty_first_file_in_an_hour_has_to_wait(norrby, page):
    cache.clear()
    for _ in range(20):
        answered(page, b"x")

    answered(page, b"x", status=429)
    cache.clear()


def test_a_document_of_another_municipality_was_not_issued_here(published, page):
    from datetime import date

    from radslag.municipalities.models import Municipality

    Municipality.objects.create(slug="soderby", name="Söderby", register_start=date(2024, 1, 1))
    with outside():
        shown = page("/soderby/kontrollera/", data={"file": SimpleUploadedFile("x.pdf", published)})

    assert "Inte utfärdat här" in shown.words
