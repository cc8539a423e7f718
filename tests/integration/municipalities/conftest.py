"""Two invented municipalities, and people in the first of them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from radslag.municipalities import services
from radslag.municipalities.models import Municipality, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def opened(name: str, slug: str) -> Municipality:
    return services.open_municipality(name=name, slug=slug, register_start=date(2024, 1, 1), at=NOON)


@pytest.fixture
def norrby(db: None) -> Municipality:
    return opened("Norrby", "norrby")


@pytest.fixture
def soderby(db: None) -> Municipality:
    return opened("Söderby", "soderby")


@pytest.fixture
def in_norrby(norrby: Municipality) -> Iterator[Municipality]:
    with within(norrby):
        yield norrby


@pytest.fixture
def coordinator(norrby: Municipality) -> User:
    user = services.register_person(email="samordnare@norrby.example", name="Prov Samordnare")
    with within(norrby):
        services.give_role(user, RoleKind.COORDINATOR, actor="", at=NOON)
    return user


@pytest.fixture
def member(norrby: Municipality) -> User:
    user = services.register_person(email="ledamot@norrby.example", name="Prov Ledamot")
    with within(norrby):
        services.give_role(user, RoleKind.MEMBER, actor="", at=NOON, body="radet")
    return user
