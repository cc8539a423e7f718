"""A municipality with a register, and the clock that the tests use."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)


@pytest.fixture
def norrby(db: None) -> Iterator[Municipality]:
    place = Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2024, 1, 1))
    with within(place):
        yield place
