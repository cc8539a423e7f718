"""Pages of documents and files: who gets what, and how it is handed over."""

import io
import json
import zipfile

import pytest
from pypdf import PdfReader

from radslag.documents import services
from radslag.documents.models import Document
from radslag.documents.services import content as c
from radslag.journal.models import Entry
from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from tests.integration.documents.conftest import BY, NOON, drawn_up, words

GROUND = "OSL 18 kap. 1 §"
CANARY = "Kanariefågeln"


def user(place: Municipality, kind: RoleKind, body: str = "radet") -> User:
    somebody = User.objects.register(email=f"{kind}.{body}@exempel.se", name=str(kind))
    with within(place):
        Role.objects.create(user=somebody, kind=kind, body=body, held_from="2024-01-01")
    somebody.belongings.get_or_create(municipality=place)
    return somebody


@pytest.fixture
def minutes(norrby) -> Document:
    with within(norrby):
        inside = c.secret(CANARY, ground=GROUND)
        said = words(c.h(2, "Beslut"), c.p(["Öppet. ", inside]), title="Protokoll i mars")
        return drawn_up(said, level="internal", title="Protokoll i mars").document


@pytest.fixture
def secret(norrby) -> Document:
    with within(norrby):
        return drawn_up(words(c.p(CANARY)), level="secret", ground=GROUND, title=CANARY).document


def at(document: Document, rest: str = "") -> str:
    return f"/norrby/arbete/dokument/{document.pk}/{rest}"


def test_the_list_shows_what_one_may_know_of(page, norrby, minutes, secret):
    member = page("/norrby/arbete/dokument/", by=user(norrby, RoleKind.MEMBER)).words
    stranger = page("/norrby/arbete/dokument/", by=user(norrby, RoleKind.MEMBER, "en-annan")).words
    registrar = page("/norrby/arbete/dokument/", by=user(norrby, RoleKind.REGISTRAR, "")).words

    assert "Protokoll i mars" in member
    assert "sekretess" not in member
    assert "Protokoll i mars" not in stranger
    assert f"Handling {secret.pk} med sekretess" in registrar
    assert CANARY not in member + stranger + registrar


def test_a_member_reads_the_document_without_what_is_secret_in_it(page, norrby, minutes):
    shown = page(at(minutes), by=user(norrby, RoleKind.MEMBER))

    assert shown.heading == "Protokoll i mars"
    assert f"Öppet. [Uppgift med sekretess, {GROUND}]" in shown.words
    assert "En del är utelämnat" in shown.words


def opened(form: str, data: bytes) -> bytes:
    """Return what a file says, unpacked."""
    if form == "pdf":
        return PdfReader(io.BytesIO(data)).attachments["innehall.json"][0]
    if form == "docx":
        return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    return data


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "json"])
def test_a_form_is_handed_over_to_be_saved_and_leaves_out_the_same(client, sign_in, norrby, minutes, form):
    sign_in(client, user(norrby, RoleKind.MEMBER))

    answer = client.get(at(minutes, f"1/{form}/"))

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Protokoll i mars v1" in answer["Content-Disposition"]
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert CANARY.encode() not in opened(form, answer.content)


def test_one_who_is_named_reads_all_of_it(client, sign_in, norrby, minutes):
    somebody = user(norrby, RoleKind.SUBSTITUTE)
    with within(norrby):
        services.name_reader(minutes, str(somebody.journal_id), **BY)
    sign_in(client, somebody)

    assert CANARY in json.loads(client.get(at(minutes, "1/json/")).content)["blocks"][1]["r"][1]["s"]


@pytest.mark.parametrize("rest", ["", "1/pdf/", "1/json/", "skal/", "niva/", "diarienummer/"])
def test_what_one_may_not_know_of_does_not_exist(client, sign_in, norrby, secret, rest):
    sign_in(client, user(norrby, RoleKind.COORDINATOR))

    assert client.get(at(secret, rest)).status_code == 404


def test_a_registrar_reads_a_secret_after_writing_why(page, client, norrby, secret):
    registrar = user(norrby, RoleKind.REGISTRAR, "")

    asked = page(at(secret, "skal/"), by=registrar)
    assert client.get(at(secret)).headers["Location"] == at(secret, "skal/")
    assert CANARY not in asked.words
    page(at(secret, "skal/"), data={"reason": ""}, status=422)
    client.post(at(secret, "skal/"), {"reason": "Begäran om utlämnande"})

    assert CANARY in page(at(secret)).words
    with within(norrby):
        entry = Entry.objects.get(verb="secret.read")
        assert entry.payload.content == {"reason": "Begäran om utlämnande"}
        assert entry.actor == str(registrar.journal_id)


def test_each_reading_of_a_secret_by_one_who_is_named_is_journaled(client, sign_in, norrby, secret):
    somebody = user(norrby, RoleKind.MEMBER)
    with within(norrby):
        services.name_reader(secret, str(somebody.journal_id), **BY)
    sign_in(client, somebody)

    for rest in ("", "1/pdf/"):
        answer = client.get(at(secret, rest))
        assert answer.status_code == 200
        assert CANARY not in answer.get("Content-Disposition", "")

    with within(norrby):
        assert Entry.objects.filter(verb="secret.read", actor=str(somebody.journal_id)).count() == 2


def test_a_coordinator_writes_the_registry_number(page, client, norrby, minutes):
    page(at(minutes, "diarienummer/"), by=user(norrby, RoleKind.COORDINATOR))
    answer = client.post(at(minutes, "diarienummer/"), {"number": "KS 2026/123"})

    assert answer.status_code == 303
    assert "KS 2026/123" in page(at(minutes)).words


def test_a_level_asks_for_its_provision_and_its_reason(page, client, norrby, minutes):
    page(at(minutes, "niva/"), by=user(norrby, RoleKind.COORDINATOR))

    no_ground = page(at(minutes, "niva/"), data={"level": "secret"}, status=422)
    no_reason = page(at(minutes, "niva/"), data={"level": "public"}, status=422)
    done = client.post(at(minutes, "niva/"), {"level": "public", "reason": "Beslutet är taget."})

    assert "Skriv lagrummet, till exempel OSL 18 kap. 1 §." in no_ground.words
    assert "Skriv varför." in no_reason.words
    assert done.status_code == 303
    with within(norrby):
        assert Document.objects.get(pk=minutes.pk).level == "public"


@pytest.mark.parametrize("kind", [RoleKind.MEMBER, RoleKind.READER])
@pytest.mark.parametrize("rest", ["niva/", "diarienummer/"])
def test_others_change_nothing_beside_it(client, sign_in, norrby, minutes, kind, rest):
    sign_in(client, user(norrby, kind))

    assert client.post(at(minutes, rest), {"level": "public", "number": "x"}).status_code == 403


def test_a_file_is_given_back_as_it_was_kept(client, sign_in, norrby):
    with within(norrby):
        upload = services.receive(
            io.BytesIO("hej å".encode()),
            "Anteckning å.txt",
            level="internal",
            ground="",
            bodies=["radet"],
            **BY,
        )
    sign_in(client, user(norrby, RoleKind.MEMBER))

    answer = client.get(f"/norrby/arbete/fil/{upload.pk}/")

    assert answer.content == "hej å".encode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Anteckning%20%C3%A5.txt"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    sign_in(client, user(norrby, RoleKind.MEMBER, "en-annan"))
    assert client.get(f"/norrby/arbete/fil/{upload.pk}/").status_code == 404


def test_another_municipality_finds_nothing(client, sign_in, norrby, minutes):
    soderby = Municipality.objects.create(slug="soderby", name="Söderby", register_start=NOON.date())
    sign_in(client, user(soderby, RoleKind.REGISTRAR, ""))

    assert client.get(f"/soderby/arbete/dokument/{minutes.pk}/").status_code == 404


def test_a_document_that_was_corrected_says_so(page, norrby, minutes):
    with within(norrby):
        right = drawn_up(words(c.p("Rättat."), title="Rättelse"), title="Rättelse").document
        services.correct(right, minutes, **BY)
    member = user(norrby, RoleKind.MEMBER)

    assert "Handlingen har rättats: Rättelse" in page(at(minutes), by=member).words
    assert "Rättar: Protokoll i mars" in page(at(right)).words
