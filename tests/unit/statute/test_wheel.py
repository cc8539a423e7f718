"""The wheel of a year, and days proposed for meetings."""

from datetime import date

import pytest

from radslag.statute.durations import Duration
from radslag.statute.explanation import Verdicts
from radslag.statute.schema import Planner
from radslag.statute.wheel import Spoke, meeting_days, wheel
from tests.unit.statute.council import council, judged

BOOK = council(
    'recur.m = { label = "Möten", of = "held mote @radet", at_least = 1 }',
    'lead.k = { label = "Kallelse", of = "sent kallelse", before = "held mote @radet", ahead = "10d" }',
    'maintain.a = { label = "Avtal", of = "signed avtal" }',
    'maintain.b = { label = "Alltid", of = "signed annat" }',
    'follow.f = { label = "Svar", when = "notified behov", then = "reported behov" }',
    routine=('follow.f = { advice = "14d" }',),
)
LINES = [
    "2024-05-20 planned mote @radet =m !2024-01-02",
    "2024-02-20 planned mote @radet =l !2024-01-02",
    "2024-08-20 planned mote @radet =c !2024-01-02",
    "2024-01-20 cancelled mote =c",
    "2024-01-01 signed avtal ..2024-11-30",
    "2024-01-01 signed annat",
    "2024-03-01 notified behov =n",
]


def test_the_wheel_holds_what_is_due_advised_covered_planned_and_brought():
    own = Spoke(date(2024, 6, 6), "Nationaldagen", "n", "own")

    turned = wheel(judged(BOOK, LINES, "2024-03-02"), 2024, {"mote": "möte", "radet": "Rådet"}, [own])

    assert [(str(spoke.day), spoke.label, spoke.key, spoke.what) for spoke in turned] == [
        ("2024-02-10", "Kallelse", "berga#k|l", "duty"),
        ("2024-02-20", "möte, Rådet", "l", "meeting"),
        ("2024-03-15", "Svar", "berga#f|n", "advice"),
        ("2024-05-10", "Kallelse", "berga#k|m", "duty"),
        ("2024-05-20", "möte, Rådet", "m", "meeting"),
        ("2024-06-06", "Nationaldagen", "n", "own"),
        ("2024-11-30", "Avtal", "berga#a|now", "cover"),
        ("2024-12-31", "Möten", "berga#m|2024", "duty"),
    ]
    assert [spoke.status for spoke in turned if spoke.what == "meeting"] == ["lapsed", None]


def test_what_is_unknown_or_over_is_not_on_the_wheel():
    assert [spoke.key for spoke in wheel(judged(BOOK, [], "2025-03-02"), 2024, {})] == []


def test_a_wheel_without_a_view_has_no_meetings():
    assert wheel(Verdicts({}), 2024, {}) == ()


def test_four_meetings_are_spread_over_the_months_that_are_not_avoided():
    days = meeting_days(4, 2026, Planner(weekday="thursday", together=("klara", "radet")))

    assert [(str(each.day), each.bodies) for each in days] == [
        ("2026-03-12", ("klara", "radet")),
        ("2026-05-21", ("klara", "radet")),
        ("2026-09-17", ("klara", "radet")),
        ("2026-11-12", ("klara", "radet")),
    ]


@pytest.mark.parametrize(("number", "months"), [(1, [6]), (2, [4, 10]), (0, [])])
def test_the_months_are_those_in_the_middle_of_each_part(number, months):
    assert [each.day.month for each in meeting_days(number, 2026, Planner())] == months


def test_a_day_off_a_bridge_day_and_a_notice_on_a_day_off_are_passed_over():
    may = Planner(weekday="friday", avoid_months=tuple(month for month in range(1, 13) if month != 5))

    assert str(meeting_days(1, 2026, may)[0].day) == "2026-05-22"
    held = Planner(weekday="monday", avoid_months=tuple(month for month in range(1, 13) if month != 5))
    assert str(meeting_days(1, 2026, held, Duration.parse("10d"))[0].day) == "2026-05-25"


def test_when_no_day_is_good_the_weekday_alone_decides():
    april = Planner(weekday="monday", avoid_months=tuple(month for month in range(1, 13) if month != 4))

    assert str(meeting_days(1, 2026, april, Duration.parse("1d"))[0].day) == "2026-04-13"


def test_a_month_taken_again_gives_its_next_day():
    may = Planner(weekday="tuesday", avoid_months=tuple(month for month in range(1, 13) if month != 5))

    assert [str(each.day) for each in meeting_days(2, 2026, may)] == ["2026-05-12", "2026-05-19"]


def test_without_a_weekday_any_working_day_will_do_and_without_months_none():
    assert meeting_days(1, 2026, Planner())[0].day.weekday() < 5
    assert meeting_days(3, 2026, Planner(avoid_months=tuple(range(1, 13)))) == ()
