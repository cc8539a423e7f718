"""Municipalities that work by the real statutes, with somebody on every seat, and meetings to try."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from radslag.bodies.models import Body, Office, Person, Seat
from radslag.bodies.services import (
    PersonWords,
    appoint_to_office,
    appoint_to_seat,
    establish_from_statute,
    register_organisation,
    register_person,
)
from radslag.meetings.models import Meeting
from radslag.meetings.services.planning import Hours, plan_meeting
from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from radslag.statute.library import corpus
from radslag.statutebook.queries import library
from radslag.statutebook.services import adopt_statute

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)
SINCE = date(2024, 1, 1)
MAY = date(2026, 5, 11)
"""A Monday, ten days after the first of May."""

Adopt = Callable[[str], Municipality]
Plan = Callable[..., Meeting]
Join = Callable[..., User]


@pytest.fixture
def norrby(db: None) -> Iterator[Municipality]:
    """A municipality without statute, entered."""
    place = Municipality.objects.create(slug="norrby", name="Norrby", register_start=SINCE)
    with within(place):
        yield place


@pytest.fixture
def adopt(norrby: Municipality) -> Adopt:
    """Let Norrby work by a statute of the corpus, with its bodies, and an invented person on every seat."""

    def adopted(lineage: str) -> Municipality:
        version = corpus().lineages[lineage][0]
        assert version.house_source
        adopt_statute(version.source.text, house_text=version.house_source.text, head=0, actor="", at=NOON)
        establish_from_statute(version.statute, corpus().names, actor="", at=NOON)
        library()
        fill_seats()
        return norrby

    return adopted


def fill_seats() -> None:
    """Put somebody on each office and each seat that has none by office."""
    first = date(2024, 1, 1)
    for number, office in enumerate(Office.objects.order_by("key")):
        appoint_to_office(office, invented(f"Ambet{number}"), on=first, actor="", at=NOON)
    for number, seat in enumerate(Seat.objects.order_by("body__key", "position", "pk")):
        if not seat.ex_officio:
            appoint_to_seat(seat, invented(f"Plats{number}", sender_of(seat)), on=first, actor="", at=NOON)


def sender_of(seat: Seat) -> str:
    """Return the organisation that most likely sends somebody to the seat."""
    words = f"{seat.key} {seat.label}".casefold()
    return next((one for one in ("polis", "raddning", "ambulans") if one[:6] in words), "kommun")


def invented(name: str, organisation: str = "kommun") -> Person:
    """Register somebody who does not exist, sent by an organisation."""
    sender = register_organisation(organisation, organisation.capitalize(), actor="", at=NOON)
    words = PersonWords(
        name=f"{name} Exempel", organisation=sender, email=f"{name.casefold()}@norrby.example"
    )
    return register_person(words, actor="", at=NOON)


@pytest.fixture
def ange(adopt: Adopt) -> Municipality:
    """Norrby works by the statute of Ånge: a council with minutes, a working group with notes."""
    return adopt("ange")


@pytest.fixture
def lerum(adopt: Adopt) -> Municipality:
    """Norrby works by the statute of Lerum: standing items, notes with approvers, requests."""
    return adopt("lerum")


@pytest.fixture
def harnosand(adopt: Adopt) -> Municipality:
    """Norrby works by the statute of Härnösand: two groups that make up the council."""
    return adopt("harnosand")


def body(statute_id: str) -> Body:
    """Return the body that the statute calls so."""
    return Body.objects.get(statute_id=statute_id)


@pytest.fixture
def plan() -> Plan:
    """Plan a meeting of bodies named as in the statute: plan("radet", on=MAY)."""

    def planned(*bodies: str, on: date = MAY, **hours: Any) -> Meeting:
        when = {"starts": time(13), "ends": time(15), "place": "Stora salen", **hours}
        rows = [body(one) for one in bodies or ("radet",)]
        return plan_meeting(rows, Hours(on=on, **when), actor="", at=NOON)

    return planned


@pytest.fixture
def join(norrby: Municipality) -> Join:
    """Give somebody an account and a role: join(RoleKind.COORDINATOR), join(RoleKind.MEMBER, "radet")."""

    def joined(kind: RoleKind, where: str = "", name: str = "Kim Exempel") -> User:
        key = body(where).key if where else ""
        user = User.objects.register(
            email=f"{kind}.{name.split()[0].lower()}.{where}@norrby.example", name=name
        )
        Role.objects.create(user=user, kind=kind, body=key, held_from=SINCE)
        return user

    return joined


@pytest.fixture
def march(time_machine: Any) -> None:
    """It is 2 March 2026, at noon in Sweden and a bit."""
    time_machine.move_to(NOON, tick=False)
