"""What belongs to one municipality does not exist in another."""

from datetime import date

import pytest

from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from radslag.obligations import services
from radslag.obligations.models import WheelEntry
from radslag.obligations.queries.reckoning import Reckoning
from tests.integration.obligations.conftest import NOON, TODAY
from tests.integration.obligations.test_wheel_pages import CAMPAIGN


@pytest.fixture
def stranger(db) -> User:
    """The coordinator of another municipality, which has no council yet."""
    place = Municipality.objects.create(slug="soderby", name="Söderby", register_start=date(2024, 1, 1))
    user = User.objects.register(email="annan@soderby.example", name="Lo Exempel")
    with within(place):
        Role.objects.create(user=user, kind=RoleKind.COORDINATOR, held_from=date(2024, 1, 1))
    return user


def theirs(place) -> dict[str, str]:
    """Make one of each thing that has a number, and return their addresses after the municipality's word."""
    with within(place):
        entry = services.add_wheel_entry(CAMPAIGN, actor="", at=NOON)
        batch = services.receive_import("blad", "d1", [], actor="", at=NOON)
        held = services.record_meeting_held(["trygghetsradet"], on=TODAY, actor="", at=NOON)
    return {
        "entry": f"arbete/arshjul/post/{entry.pk}/",
        "batch": f"arbete/import/{batch.pk}/",
        "recorded": f"arbete/registrerat/{held.seq}/",
        "duty": "arbete/skyldigheter/ange/moten/2026/",
    }


@pytest.fixture
def council_elsewhere(db):
    """The council of Norrby, left before anybody asks from elsewhere."""
    from radslag.bodies.services import establish_from_statute
    from radslag.statute.library import corpus
    from radslag.statutebook.services import adopt_statute

    place = Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2024, 1, 1))
    version = corpus().lineages["ange"][0]
    assert version.house_source
    with within(place):
        adopt_statute(version.source.text, house_text=version.house_source.text, head=0, actor="", at=NOON)
        establish_from_statute(version.statute, corpus().names, actor="", at=NOON)
    return place


@pytest.mark.parametrize("thing", ["entry", "batch", "recorded", "duty"])
def test_what_is_another_municipalitys_cannot_be_found(page, council_elsewhere, stranger, march, thing):
    address = theirs(council_elsewhere)[thing]

    page(f"/soderby/{address}", by=stranger, status=404)
    page(f"/norrby/{address}", status=404)


def test_a_municipality_without_a_statute_has_pages_that_say_so(page, stranger, march):
    assert "Är ett reglemente antaget här?" in page("/soderby/arbete/idag/", by=stranger).words
    assert page("/soderby/arbete/arshjul/2026/").heading == "Årshjul 2026"
    assert "Ingen skyldighet passar" in page("/soderby/arbete/skyldigheter/").words
    page("/soderby/arbete/registrera/skickat/")
    page("/soderby/arbete/efterlevnad/2026/", status=404)


def test_what_is_remembered_of_one_municipality_is_not_told_in_another(council_elsewhere, stranger):
    theirs(council_elsewhere)
    with within(council_elsewhere):
        assert list(Reckoning.of(TODAY).duties())
    with within(Municipality.objects.get(slug="soderby")):
        assert not list(Reckoning.of(TODAY).duties())
        assert not WheelEntry.objects.exists()
