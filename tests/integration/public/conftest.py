"""Two towns that adopted the same statute the same day."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from radslag.bodies.services import establish_from_statute
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.statute.library import corpus
from radslag.statutebook.services import adopt_statute

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = NOON.date()


def town(slug: str, name: str) -> Municipality:
    place = Municipality.objects.create(slug=slug, name=name, register_start=date(2024, 1, 1))
    version = corpus().lineages["ange"][0]
    house = version.house_source.text if version.house_source else ""
    with within(place):
        adopt_statute(version.source.text, house_text=house, head=0, actor="", at=NOON)
        establish_from_statute(version.statute, corpus().names, actor="", at=NOON)
    return place


@pytest.fixture
def norrby(db: None) -> Municipality:
    return town("norrby", "Norrby")


@pytest.fixture
def soderby(db: None) -> Municipality:
    return town("soderby", "Söderby")


@pytest.fixture
def march(time_machine: Any) -> None:
    """It is 2 March 2026, at noon in Sweden and a bit."""
    time_machine.move_to(NOON, tick=False)
