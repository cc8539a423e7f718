"""A municipality with a register, and the clock that the tests use."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from radslag.bodies.services import establish_from_statute
from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from radslag.statute.library import corpus
from radslag.statutebook.queries import library
from radslag.statutebook.services import adopt_statute

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@pytest.fixture
def norrby(db: None) -> Iterator[Municipality]:
    place = Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2024, 1, 1))
    with within(place):
        yield place


@pytest.fixture
def council(norrby: Municipality) -> Municipality:
    """Norrby works by the statute of Ånge, and has the bodies that it names."""
    version = corpus().lineages["ange"][0]
    assert version.house_source
    adopt_statute(version.source.text, house_text=version.house_source.text, head=0, actor="", at=NOON)
    establish_from_statute(version.statute, corpus().names, actor="", at=NOON)
    library()  # a process reads each text once, so that the first page of a test asks for no more than others
    return norrby


def member(kind: RoleKind, body: str = "") -> User:
    """Return somebody who has a role in Norrby."""
    user = User.objects.register(email=f"{kind}@norrby.example", name="Kim Exempel")
    Role.objects.create(user=user, kind=kind, body=body, held_from=date(2024, 1, 1))
    return user


@pytest.fixture
def coordinator(council: Municipality) -> User:
    return member(RoleKind.COORDINATOR)


@pytest.fixture
def march(time_machine: Any) -> None:
    """It is 2 March 2026, at noon in Sweden and a bit."""
    time_machine.move_to(NOON, tick=False)
