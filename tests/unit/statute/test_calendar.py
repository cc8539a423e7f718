"""Swedish days: holidays by name, rolling, shifting, seasons."""

from datetime import date

import pytest

from radslag.statute.calendar import (
    NEVER,
    holidays,
    in_season,
    is_bridge_day,
    next_occurrence,
    rest_day,
    roll_back,
    roll_forward,
    shift,
)
from radslag.statute.durations import Duration, MonthDay, Season
from radslag.statute.facts import FOREVER


def day(text):
    return date.fromisoformat(text).toordinal()


def test_the_holidays_of_a_year_have_their_names():
    named = {date.fromordinal(each).isoformat(): name for each, name in sorted(holidays(2026).items())}

    assert named == {
        "2026-01-01": "nyårsdagen",
        "2026-01-06": "trettondedag jul",
        "2026-04-03": "långfredagen",
        "2026-04-05": "påskdagen",
        "2026-04-06": "annandag påsk",
        "2026-05-01": "första maj",
        "2026-05-14": "Kristi himmelsfärdsdag",
        "2026-05-24": "pingstdagen",
        "2026-06-06": "nationaldagen",
        "2026-06-19": "midsommarafton",
        "2026-06-20": "midsommardagen",
        "2026-10-31": "alla helgons dag",
        "2026-12-24": "julafton",
        "2026-12-25": "juldagen",
        "2026-12-26": "annandag jul",
        "2026-12-31": "nyårsafton",
    }


@pytest.mark.parametrize("text", ["2026-01-05", "2026-04-02", "2026-04-30", "2026-05-15", "2026-12-23"])
def test_other_eves_and_bridge_days_are_working_days(text):
    assert rest_day(day(text)) is None


def test_a_bridge_day_lies_between_two_days_off():
    assert is_bridge_day(day("2026-05-15"))
    assert not is_bridge_day(day("2026-05-13"))
    assert not is_bridge_day(day("2026-05-14"))


def test_a_day_off_rolls_to_a_working_day_naming_each_day_passed():
    assert roll_forward(day("2026-04-03")) == (
        day("2026-04-07"),
        (
            (day("2026-04-03"), "långfredagen"),
            (day("2026-04-04"), "lördag"),
            (day("2026-04-05"), "påskdagen"),
            (day("2026-04-06"), "annandag påsk"),
        ),
    )
    assert roll_back(day("2026-12-27"))[0] == day("2026-12-23")


@pytest.mark.parametrize(
    ("start", "length", "back", "end"),
    [
        ("2026-05-11", "10d", True, "2026-05-01"),
        ("2026-05-11", "1w", True, "2026-05-04"),
        ("2026-01-31", "1m", False, "2026-02-28"),
        ("2026-03-31", "1m", True, "2026-02-28"),
        ("2024-02-29", "1y", False, "2025-02-28"),
        ("2026-12-23", "1b", False, "2026-12-28"),
        ("2026-04-07", "2b", True, "2026-04-01"),
        ("2026-04-07", "0d", False, "2026-04-07"),
    ],
)
def test_a_length_is_counted_from_a_day_that_itself_does_not_count(start, length, back, end):
    assert date.fromordinal(shift(day(start), Duration.parse(length), back=back)).isoformat() == end


def test_counting_stays_within_the_days_there_are():
    assert shift(day("9999-06-01"), Duration(1, "y")) == FOREVER
    assert shift(FOREVER, Duration(9, "d")) == FOREVER
    assert shift(day("0001-02-01"), Duration(2, "y"), back=True) == NEVER + 1


def test_the_next_occurrence_may_be_the_day_itself_or_next_year():
    march = MonthDay(3, 31)

    assert next_occurrence(march, day("2026-03-31")) == day("2026-03-31")
    assert next_occurrence(march, day("2026-04-01")) == day("2027-03-31")
    assert next_occurrence(MonthDay(2, 29), day("2026-01-01")) == day("2026-02-28")


@pytest.mark.parametrize(
    ("season", "first", "last", "cut"),
    [
        ("02-01..05-31", "2026-01-01", "2026-12-31", ("2026-02-01", "2026-05-31")),
        ("10-01..03-31", "2026-01-01", "2026-12-31", ("2026-10-01", "2026-12-31")),
        ("10-01..03-31", "2025-07-01", "2026-06-30", ("2025-10-01", "2026-03-31")),
        ("10-01..03-31", "2026-01-01", "2026-06-30", ("2026-01-01", "2026-03-31")),
        ("08-01..08-31", "2026-01-01", "2026-06-30", None),
    ],
)
def test_a_span_is_cut_to_its_season(season, first, last, cut):
    found = in_season(Season.parse(season), day(first), day(last))

    assert found == (cut and (day(cut[0]), day(cut[1])))
