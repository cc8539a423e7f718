"""Two invented municipalities whose councils follow the statutes of the corpus."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from radslag.bodies import services
from radslag.bodies.models import Body, Office, Organisation, Person, Seat
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.statute.library import corpus

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)
BY: dict[str, Any] = {"actor": "", "at": NOON}


@pytest.fixture
def norrby(db: None) -> Municipality:
    return Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2023, 1, 1))


@pytest.fixture
def soderby(db: None) -> Municipality:
    return Municipality.objects.create(slug="soderby", name="Söderby", register_start=date(2023, 1, 1))


@pytest.fixture
def in_norrby(norrby: Municipality) -> Iterator[Municipality]:
    with within(norrby):
        yield norrby


def establish(lineage: str) -> None:
    """Make the bodies and seats of the latest version of a statute in the corpus."""
    version = corpus().lineages[lineage][-1]
    services.establish_from_statute(version.statute, corpus().names, **BY)


def council(lineage: str) -> Body:
    """Return the council of that statute, established."""
    establish(lineage)
    return Body.objects.get(lineage=lineage, statute_id="radet")


def seat(key: str, body: str = "radet") -> Seat:
    return Seat.objects.select_related("body").get(body__statute_id=body, key=key)


def organisation(key: str) -> Organisation:
    return services.register_organisation(key, key.capitalize(), **BY)


def person(name: str, organisation: Organisation | None = None) -> Person:
    return services.register_person(services.PersonWords(name=name, organisation=organisation), **BY)


def seated(key: str, name: str, *, on: date, body: str = "radet", **terms: Any) -> Person:
    """Give a seat to a new person and return them."""
    somebody = person(name)
    services.appoint_to_seat(seat(key, body), somebody, on=on, terms=services.Terms(**terms), **BY)
    return somebody


def in_office(key: str, name: str, *, on: date, through: date | None = None) -> Person:
    """Let a new person hold an office and return them."""
    somebody, office = person(name), Office.objects.get(key=key)
    services.appoint_to_office(office, somebody, on=on, terms=services.Terms(through=through), **BY)
    return somebody
