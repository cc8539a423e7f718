"""Days counted from days: rolling, shifting and the holidays (statute language, section 16, 10 to 13)."""

from datetime import date, timedelta

import holidays as oracle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from radslag.statute.calendar import holidays, in_season, rest_day, roll_back, roll_forward, shift
from radslag.statute.durations import Duration, Season
from radslag.statute.frames import Frames

DAYS = st.dates(date(2005, 1, 1), date(2050, 12, 31)).map(date.toordinal)
LENGTHS = st.builds(Duration, st.integers(0, 60), st.sampled_from("dbwmy"))
EVES = ("12-24", "12-31")


@given(DAYS)
def test_rolling_again_moves_nothing_and_names_each_day_passed(day):
    for roll, step in ((roll_forward, 1), (roll_back, -1)):
        moved, passed = roll(day)

        assert roll(moved) == (moved, ())
        assert [each for each, _ in passed] == list(range(day, moved, step))
        assert all(name == rest_day(each) for each, name in passed)


@given(DAYS, st.integers(0, 400))
def test_a_later_day_never_rolls_to_an_earlier_one(day, later):
    assert roll_forward(day)[0] <= roll_forward(day + later)[0]
    assert roll_back(day)[0] <= roll_back(day + later)[0]


@given(DAYS, st.integers(0, 400), LENGTHS, st.booleans())
def test_counting_from_a_later_day_never_gives_an_earlier_one(day, later, length, back):
    assert shift(day, length, back=back) <= shift(day + later, length, back=back)


@given(DAYS, st.integers(1, 60))
def test_months_there_and_back_lose_at_most_three_days(day, months):
    there = shift(day, Duration(months, "m"))

    assert 0 <= day - shift(there, Duration(months, "m"), back=True) <= 3


@given(DAYS, st.integers(1, 30))
def test_working_days_count_working_days_only(day, count):
    there = shift(day, Duration(count, "b"))
    passed = [each for each in range(day + 1, there + 1) if rest_day(each) is None]

    assert len(passed) == count
    assert passed[-1] == there


@pytest.mark.parametrize("year", range(2005, 2051))
def test_the_holidays_are_those_of_the_library(year):
    library = {day.toordinal() for day in oracle.country_holidays("SE", years=year, include_sundays=False)}
    midsummer = next(day for day, name in holidays(year).items() if name == "midsommarafton")
    eves = {date.fromisoformat(f"{year}-{eve}").toordinal() for eve in EVES} | {midsummer}

    assert set(holidays(year)) == library | eves
    assert set(holidays(year)) - library == eves


@given(DAYS, st.sampled_from(["month", "quarter", "half_year", "year", "term"]))
def test_a_day_lies_in_the_frame_of_its_number_and_the_name_finds_it_again(day, per):
    frames = Frames(per)
    number = frames.number_of(day)
    frame = frames.at(number)

    assert frame.first <= day <= frame.last
    assert frames.at(number + 1).first == frame.last + 1
    assert frames.number_named(frame.name) == number


@given(
    DAYS,
    st.integers(0, 500),
    st.sampled_from(["01-01..06-30", "10-01..03-31", "02-29..02-29", "05-15..05-14"]),
)
def test_a_span_cut_to_a_season_lies_within_both(first, length, season):
    cut = in_season(Season.parse(season), first, first + length)

    if cut:
        assert first <= cut[0] <= cut[1] <= first + length
    else:
        one = date.fromordinal(first)
        days = [one + timedelta(days=n) for n in range(length + 1)]
        parsed = Season.parse(season)
        inside = [day for day in days if _inside(parsed, day)]
        assert not inside


def _inside(season, day):
    first, last = season.first.in_year(day.year), season.last.in_year(day.year)
    return first <= day <= last if first <= last else day >= first or day <= last
