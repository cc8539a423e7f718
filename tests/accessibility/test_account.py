"""The way in, the account and the people of a municipality, in every way of looking at them."""

from datetime import UTC, date, datetime

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from radslag.bodies import services as bodies
from radslag.municipalities import services
from radslag.municipalities.models import Municipality, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from tests.accessibility.audit import audit

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def town() -> Municipality:
    place = services.open_municipality(
        name="Exempelköping",
        slug="exempelkoping",
        register_start=date(2024, 1, 1),
        at=NOON,
        demonstration=True,
    )
    with within(place):
        bodies.establish_body(
            "radet", bodies.BodyWords(name="Trygghetsrådet"), on=NOON.date(), actor="", at=NOON
        )
    return place


@pytest.fixture
def chief(town: Municipality) -> User:
    user = services.register_person(email="chef@exempel.example", name="Prov Chef")
    with within(town):
        services.give_role(user, RoleKind.COORDINATOR, actor="", at=NOON)
        services.give_role(user, RoleKind.ADMINISTRATOR, actor="", at=NOON)
        services.invite(
            name="Ny", email="ny@exempel.example", kind=RoleKind.MEMBER, body="radet", actor="", at=NOON
        )
        services.allow_reading_by_code(
            body="radet", reason="Passnycklar är beställda", since=NOON.date(), days=90, actor="", at=NOON
        )
    return user


@pytest.mark.parametrize(
    "address", ["/konto/logga-in/", "/konto/inbjudan/exempelkoping/", "/konto/logga-in/stangt/"]
)
def test_the_way_in_can_be_used_by_all(open_tab, chief, address):
    audit(open_tab, address)


@pytest.mark.parametrize(
    "address",
    [
        "/konto/",
        "/konto/passnycklar/ny/",
        "/konto/app/ny/",
        "/exempelkoping/arbete/personer/",
        "/exempelkoping/arbete/personer/bjud-in/",
        "/exempelkoping/arbete/installningar/inloggning/",
    ],
)
def test_the_account_and_the_people_can_be_used_by_all(open_tab, chief, address):
    audit(open_tab, address, by=chief)


def test_confirming_can_be_used_by_all(open_tab, chief):
    TOTP.activate(chief, generate_totp_secret())

    audit(open_tab, "/konto/bekrafta/app/", by=chief)
