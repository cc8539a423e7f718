"""The two evaluators, at the edges of their windows."""

import pytest

from radslag.statute.durations import Duration
from radslag.statute.kernels import Count, Gap, Window, achieve, hold

NOT_DONE = Count(1, 0, 0)
WINDOW = Window(opens=100, due=200, hard=210)


@pytest.mark.parametrize(
    ("t", "status"),
    [(99, "upcoming"), (100, "open"), (169, "open"), (170, "due"), (200, "due"), (201, "overdue"), (210, "overdue"), (211, "breached")],
)  # fmt: skip
def test_time_alone_takes_what_is_not_done_through_its_window(t, status):
    assert achieve(WINDOW, NOT_DONE, t, 30) == status


@pytest.mark.parametrize(
    ("count", "t", "status"),
    [
        (Count(2, 2, 2), 99, "met"),
        (Count(2, 1, 2), 205, "met_late"),
        (Count(2, 1, 1), 205, "overdue"),
        (Count(0, 0, 0, 2), 99, "upcoming"),
        (Count(0, 1, 1, 2), 210, "open"),
        (Count(0, 1, 1, 2), 211, "met"),
        (Count(1, 3, 3, 2), 150, "breached"),
    ],
)
def test_acts_are_weighed_against_the_number_asked_for(count, t, status):
    assert achieve(WINDOW, count, t, 30) == status


@pytest.mark.parametrize(("t", "status"), [(99, "upcoming"), (150, "open"), (151, "advised")])
def test_without_a_due_day_advice_is_the_worst(t, status):
    assert achieve(Window(100, advice=150), NOT_DONE, t, 30) == status


def test_without_any_day_a_duty_stays_open():
    assert achieve(Window(100), NOT_DONE, 9999, 30) == "open"
    assert Window(100).near(30) is None


def test_an_advised_day_makes_a_duty_due_before_the_warning_does():
    assert achieve(Window(100, 200, advice=120), NOT_DONE, 120, 30) == "due"


@pytest.mark.parametrize(("t", "status"), [(100, "due"), (129, "due"), (130, "overdue")])
def test_a_gap_is_tolerated_for_its_grace(t, status):
    assert hold(Gap(100, t), Duration(30, "d"), t) == status


def test_a_gap_without_grace_is_late_from_its_first_day():
    assert hold(Gap(100, 100), Duration(0, "d"), 100) == "overdue"
    assert hold(None, Duration(0, "d"), 100) == "met"
