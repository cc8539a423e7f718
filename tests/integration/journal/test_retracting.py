"""A mistake is taken back by a new entry, and a past day can still be asked as it was known then."""

from datetime import date, timedelta

import pytest

from radslag.journal.models import Entry, Payload
from radslag.journal.queries import facts, is_live, taken_back
from radslag.journal.services import Act, CannotBeRetracted, UnknownVerb, record, retract
from radslag.journal.states import RetractionReason
from radslag.statute.facts import known
from tests.integration.journal.conftest import NOON

TOMORROW = NOON + timedelta(days=1)
HELD = Act(act="held", thing="mote", bodies=["radet"], ref="m1")


@pytest.fixture
def held(norrby):
    return record("meeting.held", actor="a1", at=NOON, on=date(2026, 2, 27), what=HELD)


def seen(day: date) -> list[tuple[str, date]]:
    return [(fact.thing, fact.on) for fact in known(facts(), day)]


def test_what_is_taken_back_no_longer_counts_but_did_before(held):
    retract(held, actor="a2", at=TOMORROW, reason=RetractionReason.NEVER)

    assert seen(date(2026, 3, 2)) == [("mote", date(2026, 2, 27))]
    assert seen(date(2026, 3, 3)) == []
    assert taken_back() == {1: 2}


def test_a_taking_back_stands_in_the_matter_and_the_bodies_of_what_it_takes_back(held):
    entry = retract(held, actor="a2", at=TOMORROW, reason=RetractionReason.NEVER)

    assert (entry.verb, entry.act, entry.ref, entry.bodies) == ("entry.retracted", "", "m1", ["radet"])
    assert (entry.retracts, entry.actor) == (1, "a2")
    assert Payload.objects.get(entry=entry).content == {"reason": "never"}


def test_a_correction_takes_the_place_of_what_it_corrects(held):
    entry = retract(
        held, actor="a2", at=TOMORROW, on=date(2026, 2, 26), reason=RetractionReason.WRONG_DAY,
        restated=Act(act="held", thing="mote", bodies=["radet"]),
    )  # fmt: skip

    assert (entry.verb, entry.retracts, entry.ref) == ("meeting.held", 1, "m1")
    assert seen(date(2026, 3, 2)) == [("mote", date(2026, 2, 27))]
    assert seen(date(2026, 3, 3)) == [("mote", date(2026, 2, 26))]


def test_a_correction_keeps_the_day_unless_another_is_given(held):
    assert retract(held, actor="", at=TOMORROW, restated=HELD).happened_on == date(2026, 2, 27)


def test_a_correction_cannot_become_another_kind_of_act(held):
    with pytest.raises(UnknownVerb):
        retract(held, actor="", at=TOMORROW, restated=Act(act="planned", thing="mote"))


def test_a_taking_back_can_itself_be_taken_back(held):
    back = retract(held, actor="", at=TOMORROW)
    retract(back, actor="", at=TOMORROW)

    assert seen(date(2026, 3, 3)) == [("mote", date(2026, 2, 27))]
    assert is_live(1)
    assert not is_live(2)


def test_what_is_taken_back_cannot_be_taken_back_again(held):
    retract(held, actor="", at=TOMORROW)

    with pytest.raises(CannotBeRetracted):
        retract(held, actor="", at=TOMORROW)

    assert Entry.objects.count() == 2


def test_nothing_is_taken_back_before_it_was_recorded(held):
    with pytest.raises(CannotBeRetracted):
        retract(held, actor="", at=NOON - timedelta(minutes=1))


def test_what_never_was_evidence_cannot_be_taken_back(norrby):
    entry = record("settings.changed", actor="", at=NOON)

    with pytest.raises(CannotBeRetracted):
        retract(entry, actor="", at=TOMORROW)


@pytest.mark.parametrize("number", [0, 2, 99])
def test_no_service_can_take_back_what_is_not_there(held, number):
    with pytest.raises(CannotBeRetracted):
        record("entry.retracted", actor="", at=TOMORROW, what=Act(retracts=number))


def test_taking_back_a_correction_altogether_makes_the_first_entry_count_again(held):
    correction = retract(held, actor="", at=TOMORROW, restated=HELD)
    retract(correction, actor="", at=TOMORROW)

    assert [fact.id for fact in known(facts(), date(2026, 3, 3))] == ["0000001"]


def test_what_has_been_corrected_three_times_counts_once(held):
    latest = held
    for _ in range(3):
        latest = retract(latest, actor="", at=TOMORROW, restated=HELD)

    assert [fact.id for fact in known(facts(), date(2026, 3, 3))] == [f"{latest.seq:07}"]
