"""Frames of time: their names, edges and numbers."""

from datetime import date

import pytest

from radslag.statute.durations import MonthDay
from radslag.statute.frames import Frames


@pytest.mark.parametrize(
    ("per", "start", "day", "name", "first", "last"),
    [
        ("year", "01-01", "2026-12-31", "2026", "2026-01-01", "2026-12-31"),
        ("year", "07-01", "2026-06-30", "2025", "2025-07-01", "2026-06-30"),
        ("half_year", "01-01", "2026-07-01", "2026-2", "2026-07-01", "2026-12-31"),
        ("half_year", "07-01", "2026-06-30", "2025-2", "2026-01-01", "2026-06-30"),
        ("quarter", "01-01", "2026-09-30", "2026-Q3", "2026-07-01", "2026-09-30"),
        ("quarter", "07-01", "2027-06-30", "2026-Q4", "2027-04-01", "2027-06-30"),
        ("month", "07-01", "2026-05-31", "2026-05", "2026-05-01", "2026-05-31"),
        ("month", "01-01", "2024-02-29", "2024-02", "2024-02-01", "2024-02-29"),
        ("term", "07-01", "2026-12-31", "2023-2026", "2023-01-01", "2026-12-31"),
    ],
)
def test_a_day_lies_in_a_frame_with_a_name(per, start, day, name, first, last):
    frames = Frames(per, MonthDay.parse(start))

    frame = frames.at(frames.number_of(date.fromisoformat(day).toordinal()))

    assert (frame.name, date.fromordinal(frame.first), date.fromordinal(frame.last)) == (
        name,
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


@pytest.mark.parametrize(
    ("per", "name"),
    [
        ("year", "26"), ("year", "2026-1"), ("year", "0000"), ("half_year", "2026-3"), ("quarter", "2026-Q5"),
        ("month", "2026-13"), ("term", "2024-2027"), ("term", "2023-2027"),
    ],
)  # fmt: skip
def test_a_name_of_no_frame_has_no_number(per, name):
    assert Frames(per).number_named(name) is None
