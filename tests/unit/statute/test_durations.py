"""Durations, days and seasons as a statute file writes them."""

from datetime import date

import pytest

from radslag.statute.durations import Duration, MonthDay, Season
from radslag.statute.mending import Unreadable


@pytest.mark.parametrize("text", ["0d", "10d", "5b", "1w", "6m", "2y"])
def test_a_duration_is_written_as_it_was_read(text):
    assert str(Duration.parse(text)) == text


def test_a_duration_has_a_count_and_a_unit():
    assert Duration.parse("12w") == Duration(12, "w")


@pytest.mark.parametrize("text", ["10 days", "", "0w", "01d", "-1d", "1.5y", "d", "10D", "٣d"])
def test_what_is_no_duration_is_said_with_what_to_write(text):
    with pytest.raises(Unreadable) as caught:
        Duration.parse(text)

    assert str(caught.value) == f"{text!r} is no duration. Write 10d, 5b (working days), 1w, 6m or 2y."


def test_a_day_that_a_year_lacks_is_the_last_of_its_month():
    leap_day = MonthDay.parse("02-29")

    assert str(leap_day) == "02-29"
    assert leap_day.in_year(2024) == date(2024, 2, 29)
    assert leap_day.in_year(2025) == date(2025, 2, 28)


@pytest.mark.parametrize("text", ["13-01", "02-30", "4-1", "december", "00-10"])
def test_a_day_that_no_year_has_is_refused(text):
    with pytest.raises(Unreadable) as caught:
        MonthDay.parse(text)

    assert str(caught.value) == f"{text!r} is no day of a year. Write the month and the day: 12-31."


def test_a_season_has_a_first_and_a_last_day():
    spring = Season.parse("01-01..06-30")

    assert spring == Season(MonthDay(1, 1), MonthDay(6, 30))
    assert str(spring) == "01-01..06-30"


def test_a_season_without_its_two_days_is_refused():
    with pytest.raises(Unreadable) as caught:
        Season.parse("spring")

    assert str(caught.value) == "'spring' is no season. Write its first and last day: 01-01..06-30."
