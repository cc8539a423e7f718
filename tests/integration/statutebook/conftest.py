"""An invented municipality with a council's statute, made from the text that ships with the product."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from radslag.municipalities import services as people
from radslag.municipalities.models import Municipality, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import _place, _tell_the_database, here, within
from radslag.statute.library import corpus
from radslag.statutebook import services
from radslag.statutebook.models import StatuteVersion

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)
SOMEBODY = "6f0c3c0e-5a5e-4a43-9a5b-0d9d2b6b8a11"


def text_of(template: str, lineage: str = "norrby", beside: str = "") -> str:
    """Return a shipped statute, or the house rules beside it, under a lineage of the test's own."""
    version = corpus().lineages[template][0]
    source = version.house_source if beside == "house" else version.source
    assert source is not None
    return source.text.replace(f'lineage = "{template}"', f'lineage = "{lineage}"').replace(
        f"{template}#", f"{lineage}#"
    )


@pytest.fixture
def noon() -> Iterator[None]:
    """Let pages be asked for on the day that the tests are about."""
    with time_machine.travel(NOON, tick=False):
        yield


@contextmanager
def outside() -> Iterator[None]:
    """Leave the municipality for a while, as a request begins outside every municipality.

    Coming back, PostgreSQL is told again where we are: the request closed its own door behind it.
    """
    token = _place.set(None)
    try:
        yield
    finally:
        _place.reset(token)
        if connection.vendor == "postgresql":
            _tell_the_database(str(here().pk))


def person(kind: RoleKind) -> User:
    user = people.register_person(email=f"{kind}@norrby.example", name=f"Prov {kind.label.capitalize()}")
    people.give_role(user, kind, actor="", at=NOON - timedelta(days=30))
    return user


@pytest.fixture
def coordinator(norrby: Municipality) -> User:
    return person(RoleKind.COORDINATOR)


@pytest.fixture
def member(norrby: Municipality) -> User:
    return person(RoleKind.MEMBER)


@pytest.fixture
def registrar(norrby: Municipality) -> User:
    return person(RoleKind.REGISTRAR)


@pytest.fixture
def administrator(norrby: Municipality) -> User:
    return person(RoleKind.ADMINISTRATOR)


@pytest.fixture
def norrby(db: None) -> Iterator[Municipality]:
    place = Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2024, 1, 1))
    with within(place):
        yield place


@pytest.fixture
def adopted(norrby: Municipality) -> StatuteVersion:
    """The council of Norrby works by the shipped statute of Ånge."""
    return services.adopt_statute(
        text_of("ange"), house_text=text_of("ange", beside="house"), head=0, actor=SOMEBODY, at=NOON
    )
