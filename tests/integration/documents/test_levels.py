"""How open things are, who decides, and who may know of them."""

from datetime import timedelta
from typing import Any

import pytest

from radslag.documents import queries, services
from radslag.documents.models import Document
from radslag.documents.permissions import level_for
from radslag.documents.states import Level
from radslag.journal.models import Entry
from radslag.municipalities.states import RoleKind
from tests.integration.documents.conftest import BY, NOON, SECRETARY, actor, drawn_up

pytestmark = pytest.mark.usefixtures("in_norrby")
GROUND = "OSL 18 kap. 1 §"

# Who may know of a document of their own body, and of another one's: public, internal, secret.
MAY_KNOW = {
    RoleKind.COORDINATOR: ("pi", "p"),
    RoleKind.CHAIR: ("pi", "p"),
    RoleKind.MEMBER: ("pi", "p"),
    RoleKind.READER: ("pi", "p"),
    RoleKind.SUBSTITUTE: ("p", "p"),
    RoleKind.ADMINISTRATOR: ("p", "p"),
    RoleKind.REGISTRAR: ("pis", "p"),
}


def at_level(level: str, **changes) -> Document:
    return drawn_up(level=level, ground=GROUND if level == "secret" else "", **changes).document


@pytest.mark.parametrize("kind", RoleKind)
def test_role_and_body_decide_what_may_be_known(kind):
    made = {level: at_level(level) for level in ("public", "internal", "secret")}

    seen = [
        "".join(level[0] for level, document in made.items() if document in found)
        for found in (
            Document.objects.visible_to(actor(kind, "radet")),
            Document.objects.visible_to(actor(kind, "en-annan")),
        )
    ]

    assert tuple(seen) == MAY_KNOW[kind]


@pytest.mark.parametrize("level", ["internal", "secret"])
def test_whoever_is_named_may_read_it_whatever_else_they_are(level):
    document, guest = at_level(level), actor(RoleKind.SUBSTITUTE, "en-annan")
    services.name_reader(document, guest.journal_id, **BY)

    assert list(Document.objects.visible_to(guest)) == [document]
    assert level_for(guest, Document.objects.get()) == Level.SECRET


def test_a_stranger_sees_no_rows():
    at_level("public")

    assert not Document.objects.visible_to(None)


def test_words_inside_are_for_those_who_take_part():
    document = at_level("public")

    assert level_for(actor(RoleKind.MEMBER), document) == Level.INTERNAL
    assert level_for(actor(RoleKind.MEMBER, "en-annan"), document) == Level.PUBLIC
    assert level_for(None, document) == Level.PUBLIC


@pytest.mark.parametrize("ground", ["", "OSL", "18 kap. 1 §", "hemligt"])
def test_a_secret_needs_chapter_and_section(ground):
    with pytest.raises(services.GroundIsMissing):
        at_level("internal") and services.change_level(Document.objects.get(), "secret", ground, **BY)


def test_whoever_decides_on_secrecy_can_read_it():
    document = at_level("internal")
    services.change_level(document, "secret", GROUND, "ny uppgift", **BY)

    document.refresh_from_db()
    assert (document.level, document.ground, document.level_decided_by) == ("secret", GROUND, SECRETARY)
    assert document.readers == [SECRETARY]


def test_lowering_a_level_needs_a_reason_and_raising_does_not():
    document = at_level("secret")

    with pytest.raises(services.ReasonIsMissing):
        services.change_level(document, "public", "", "  ", **BY)
    services.change_level(document, "public", "", "Frågan är avgjord.", **BY)

    entry = Entry.objects.get(verb="level.changed")
    assert entry.payload.content == {
        "before": "secret", "level": "public", "ground": "", "reason": "Frågan är avgjord.",
    }  # fmt: skip
    assert Document.objects.get().ground == ""


def test_a_next_wording_never_lowers_the_level():
    version = drawn_up(level="secret", ground=GROUND)

    drawn_up(document=version.document, level="internal")

    assert Document.objects.get().level == "secret"


def test_opening_a_secret_is_written_down_and_holds_for_an_hour():
    document, registrar = at_level("secret"), actor(RoleKind.REGISTRAR)
    by: dict[str, Any] = {"actor": registrar.journal_id, "at": NOON}

    with pytest.raises(services.ReasonIsMissing):
        services.open_secret(document, "", **by)
    services.open_secret(document, "Begäran om utlämnande", **by)

    assert queries.has_opened(document, registrar.journal_id, at=NOON + timedelta(minutes=59))
    assert not queries.has_opened(document, registrar.journal_id, at=NOON + timedelta(minutes=61))


def test_what_is_not_secret_is_not_opened():
    with pytest.raises(services.IsNotSecret):
        services.open_secret(at_level("internal"), "varför", **BY)
