"""The rules' pages, in every way of looking at them."""

from datetime import UTC, date, datetime

import pytest

from radslag.municipalities import services as people
from radslag.municipalities.models import Municipality, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from radslag.statutebook import services
from tests.accessibility.audit import audit
from tests.integration.statutebook.conftest import text_of

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DESK = "/exempelkoping/arbete/regler/"


@pytest.fixture
def town() -> Municipality:
    place = people.open_municipality(
        name="Exempelköping",
        slug="exempelkoping",
        register_start=date(2024, 1, 1),
        at=NOON,
        demonstration=True,
    )
    with within(place):
        services.adopt_statute(
            text_of("harnosand", "radet"),
            house_text=text_of("harnosand", "radet", "house"),
            head=0,
            actor="",
            at=NOON,
        )
    return place


@pytest.fixture
def coordinator(town: Municipality) -> User:
    user = people.register_person(email="samordnare@exempel.example", name="Prov Samordnare")
    with within(town):
        people.give_role(user, RoleKind.COORDINATOR, actor="", at=NOON)
    return user


@pytest.mark.parametrize("address", ["", "radet/", "radet/?visa=bedoms", "sfs-2023-196/"])
def test_anyone_reads_the_rules(town, open_tab, address):
    audit(open_tab, f"/exempelkoping/regler/{address}")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "radet/",
        "radet/rutiner/",
        "radet/rutiner/deliver.utskick/",
        "radet/luckor/",
        "radet/ny-lydelse/",
        "ny/",
        "styrdokument/ny/",
    ],
)
def test_the_desk_works_with_the_rules(coordinator, open_tab, address):
    audit(open_tab, f"{DESK}{address}", by=coordinator)


def test_a_faulty_draft_and_a_comparison_are_read(town, coordinator, open_tab):
    text = text_of("harnosand", "radet")
    with within(town):
        faulty, sound = (
            services.save_draft(None, each, actor=str(coordinator.journal_id), at=NOON)
            for each in (text.replace("at_least = 4", "atleast = 4"), text)
        )

    audit(open_tab, f"{DESK}utkast/{faulty.pk}/", by=coordinator)
    audit(open_tab, f"{DESK}utkast/{sound.pk}/jamfor/", by=coordinator)
