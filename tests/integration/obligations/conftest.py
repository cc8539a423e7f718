"""A municipality with a register, and the clock that the tests use."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from radslag.bodies.services import establish_from_statute
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.statute.library import corpus
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
    return norrby
