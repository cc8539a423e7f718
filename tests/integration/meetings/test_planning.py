"""Meetings are planned, moved and called off, and each act is evidence."""

from datetime import date, time

import pytest

from radslag.journal.models import Entry
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.models import Meeting
from radslag.meetings.queries.demands import asked_of
from radslag.meetings.services import planning
from radslag.meetings.services.planning import Hours
from tests.integration.meetings.conftest import MAY, NOON, body


def acts(meeting: Meeting) -> list[tuple[str, date, list[str]]]:
    rows = Entry.objects.filter(ref=meeting.ref).order_by("seq")
    return [(row.act, row.happened_on, row.bodies) for row in rows]


def test_a_planned_meeting_is_evidence_of_a_plan(ange, plan):
    meeting = plan("radet")

    assert acts(meeting) == [("planned", MAY, [body("radet").key])]


def test_a_joint_meeting_is_one_plan_of_both_bodies(ange, plan):
    meeting = plan("radet", "klara")

    assert acts(meeting) == [("planned", MAY, sorted([body("radet").key, body("klara").key]))]
    assert meeting.is_joint


def test_a_moved_meeting_keeps_its_matter_and_tells_calendars(ange, plan):
    meeting = plan("radet")

    planning.move_meeting(meeting, Hours(on=date(2026, 5, 18)), seen=1, actor="", at=NOON)

    assert [(act, on) for act, on, _ in acts(meeting)] == [("planned", MAY), ("planned", date(2026, 5, 18))]
    assert (meeting.version, meeting.sequence) == (2, 1)


def test_a_new_room_is_no_new_plan(ange, plan):
    meeting = plan("radet")

    planning.move_meeting(meeting, Hours(on=MAY, place="Lilla salen"), seen=1, actor="", at=NOON)

    assert [act for act, _, _ in acts(meeting)] == ["planned"]
    assert Entry.objects.filter(verb="meeting.changed", object=f"meeting:{meeting.pk}").exists()


def test_of_two_who_move_a_meeting_the_second_is_told(ange, plan):
    meeting = plan("radet")
    planning.move_meeting(meeting, Hours(on=date(2026, 5, 18)), seen=1, actor="", at=NOON)

    with pytest.raises(SomeoneElseChanged):
        planning.move_meeting(meeting, Hours(on=date(2026, 5, 19)), seen=1, actor="", at=NOON)


def test_a_body_meets_once_a_day(ange, plan):
    plan("radet")

    with pytest.raises(planning.AlreadyMeets):
        plan("radet", "klara")


def test_two_bodies_may_meet_on_the_same_day(ange, plan):
    plan("klara", starts=time(10), ends=time(12))

    assert plan("radet").on == MAY


def test_a_cancelled_meeting_leaves_its_day_free(ange, plan):
    meeting = plan("radet")

    planning.cancel_meeting(meeting, actor="", at=NOON)

    assert acts(meeting)[-1][0] == "cancelled"
    assert plan("radet").pk != meeting.pk


def test_what_is_cancelled_is_neither_moved_nor_cancelled_again(ange, plan):
    meeting = planning.cancel_meeting(plan("radet"), actor="", at=NOON)

    with pytest.raises(MoveNotAllowed):
        planning.move_meeting(meeting, Hours(on=MAY), seen=meeting.version, actor="", at=NOON)
    with pytest.raises(MoveNotAllowed):
        planning.cancel_meeting(meeting, actor="", at=NOON)


@pytest.mark.parametrize(
    "hours", [{"starts": time(15), "ends": time(13)}, {"starts": None, "ends": time(13)}]
)
def test_a_meeting_ends_after_it_starts(ange, plan, hours):
    with pytest.raises(planning.EndsBeforeItStarts):
        plan("radet", **hours)


def test_somebody_meets(ange):
    with pytest.raises(planning.NobodyMeets):
        planning.plan_meeting([], Hours(on=MAY), actor="", at=NOON)


def test_a_meeting_is_asked_for_what_its_own_statute_says(harnosand, plan):
    (asked,) = asked_of(plan("styrgrupp"))

    assert asked.demands.bodies == {"styrgrupp"}
    assert asked.demands.notice_last is not None
    assert asked.keys(("styrgrupp",)) == [body("styrgrupp").key]


def test_a_meeting_in_a_year_without_statute_is_asked_for_nothing(harnosand, plan):
    (asked,) = asked_of(plan("styrgrupp", on=date(2028, 5, 11)))

    assert asked.demands.notice_days == ()
