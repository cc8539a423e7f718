"""Tenancy and journal, the two mechanisms everything else leans on."""

from datetime import UTC, date, datetime

import pytest

from radslag.journal import services as journal
from radslag.journal.models import Entry
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import NoMunicipality, within

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def norrby(db: None) -> Municipality:
    return Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2024, 1, 1))


def test_outside_a_municipality_nothing_can_be_read(norrby):
    with pytest.raises(NoMunicipality):
        Entry.objects.count()


def test_each_entry_follows_from_the_one_before(norrby):
    held = journal.Act(act="held", thing="mote", bodies=["radet"], ref="m1")
    with within(norrby):
        first = journal.record("meeting.held", actor="", at=NOON, what=held)
        second = journal.record("meeting.held", actor="", at=NOON, on=date(2026, 3, 1), what=held)

    assert (first.seq, second.seq, second.prev) == (1, 2, first.hash)
