from datetime import date

import pytest

from radslag.journal.models import Entry
from radslag.obligations import services
from radslag.obligations.queries.meetings import MeetingSeen, meeting_of
from tests.integration.obligations.conftest import NOON, TODAY

AUTUMN = date(2026, 9, 10)


@pytest.fixture
def planned(norrby) -> str:
    return services.plan_meeting(["radet", "klara"], on=AUTUMN, actor="", at=NOON).ref


def test_two_meetings_on_one_day_are_two_matters(norrby):
    first = services.plan_meeting(["radet"], on=AUTUMN, actor="", at=NOON)
    second = services.plan_meeting(["klara"], on=AUTUMN, actor="", at=NOON)

    assert first.ref != second.ref


def test_a_moved_meeting_is_the_same_matter_on_another_day(planned):
    services.move_meeting(planned, on=date(2026, 9, 17), actor="", at=NOON)

    assert meeting_of(planned) == MeetingSeen(
        planned, frozenset({"radet", "klara"}), date(2026, 9, 17), None, "planned"
    )


def test_a_held_meeting_has_the_bodies_that_were_planned(planned):
    services.move_meeting(planned, on=TODAY, actor="", at=NOON)

    ref = services.record_meeting_held(on=TODAY, ref=planned, actor="", at=NOON).ref

    assert ref == planned
    assert Entry.objects.latest("seq").bodies == ["klara", "radet"]


def test_a_meeting_can_be_recorded_without_a_plan(norrby):
    ref = services.record_meeting_held(["radet"], on=TODAY, actor="", at=NOON).ref

    assert meeting_of(ref) == MeetingSeen(ref, frozenset({"radet"}), TODAY, None, "held")


def test_a_cancelled_meeting_can_be_neither_moved_nor_held(planned):
    services.cancel_meeting(planned, on=TODAY, actor="", at=NOON)

    with pytest.raises(services.MeetingIsSettled):
        services.move_meeting(planned, on=AUTUMN, actor="", at=NOON)
    with pytest.raises(services.MeetingIsSettled):
        services.record_meeting_held(on=TODAY, ref=planned, actor="", at=NOON)


def test_a_cancelling_that_was_a_mistake_leaves_the_meeting_planned(planned):
    entry = services.cancel_meeting(planned, on=TODAY, actor="", at=NOON)

    services.take_back_act(entry.seq, actor="", at=NOON)

    assert meeting_of(planned) == MeetingSeen(planned, frozenset({"radet", "klara"}), AUTUMN, None, "planned")


def test_a_meeting_that_nobody_planned_cannot_be_cancelled(norrby):
    with pytest.raises(services.NoSuchMeeting):
        services.cancel_meeting("m9", on=TODAY, actor="", at=NOON)


def test_a_meeting_cannot_be_held_before_its_day(planned):
    with pytest.raises(services.NotYetHappened):
        services.record_meeting_held(on=AUTUMN, ref=planned, actor="", at=NOON)
