"""Two municipalities whose journals are empty."""

from datetime import UTC, date, datetime

import pytest

from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)


def make_place(slug: str) -> Municipality:
    return Municipality.objects.create(slug=slug, name=slug.title(), register_start=date(2024, 1, 1))


@pytest.fixture
def norrby(db):
    """We are in Norrby."""
    place = make_place("norrby")
    with within(place):
        yield place
