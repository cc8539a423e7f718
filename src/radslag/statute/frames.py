"""Frames: the calendar periods that counted duties are made for. A frame's end never rolls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from radslag.statute.calendar import year_of
from radslag.statute.durations import MonthDay

Per = Literal["month", "quarter", "half_year", "year", "term"]

_MONTHS: Final[dict[Per, int]] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "term": 48}
_NAMED: Final[dict[Per, re.Pattern[str]]] = {
    "month": re.compile(r"(?P<year>\d{4})-(?P<part>0[1-9]|1[0-2])", re.ASCII),
    "quarter": re.compile(r"(?P<year>\d{4})-Q(?P<part>[1-4])", re.ASCII),
    "half_year": re.compile(r"(?P<year>\d{4})-(?P<part>[12])", re.ASCII),
    "year": re.compile(r"(?P<year>\d{4})", re.ASCII),
    "term": re.compile(r"(?P<year>\d{4})-(?P<end>\d{4})", re.ASCII),
}
_JANUARY: Final = MonthDay(1, 1)
_FIRST_TERM: Final = 2023
"""A term of office runs four years from 1 January after an ordinary election: 2023, 2027, …"""


@dataclass(frozen=True, slots=True)
class Frame:
    """One period: its name (`2026`, `2026-2`, `2026-Q3`, `2026-05`, `2023-2026`), first and last day."""

    name: str
    first: int
    last: int
    year: int


@dataclass(frozen=True, slots=True)
class Frames:
    """The unbroken row of frames of one kind, counted from a day of the year.

    Months and terms are the calendar's own; only quarters, half years and
    years follow `year_start`. Frames are numbered, so that each has a next.
    """

    per: Per
    year_start: MonthDay = _JANUARY

    def number_of(self, day: int) -> int:
        """Return the number of the frame that `day` lies in."""
        number = self._guess(day)
        while self.at(number).first > day:
            number -= 1
        return number

    def at(self, number: int) -> Frame:
        """Return the frame with this number."""
        return _make(self.per, self.year_start, number)

    def between(self, first: int, last: int) -> Iterator[tuple[int, Frame]]:
        """Give the numbered frames that begin at the latest on `last` and end at the earliest on `first`."""
        number = self.number_of(first)
        while (frame := self.at(number)).first <= last:
            yield number, frame
            number += 1

    def number_named(self, name: str) -> int | None:
        """Return the number of the frame with this name, or None when it names no such frame."""
        found = _NAMED[self.per].fullmatch(name)
        if not found or int(found["year"]) < 1:
            return None
        year = int(found["year"])
        if self.per == "term":
            whole = (year - _FIRST_TERM) % 4 == 0 and int(found["end"]) == year + 3
            return (year - _FIRST_TERM) // 4 if whole else None
        per_year = 12 // _MONTHS[self.per]
        part = int(found["part"]) if self.per != "year" else 1
        return year * per_year + part - 1

    def _guess(self, day: int) -> int:
        if self.per == "term":
            return (year_of(day) - _FIRST_TERM) // 4
        on = date.fromordinal(day)
        return (on.year * 12 + on.month - 1) // _MONTHS[self.per]


@lru_cache(maxsize=8192)
def _make(per: Per, year_start: MonthDay, number: int) -> Frame:
    if per == "term":
        year = _FIRST_TERM + 4 * number
        return _spanning(f"{year}-{year + 3}", year, 0, 48, _JANUARY)
    per_year = 12 // _MONTHS[per]
    year, part = divmod(number, per_year)
    start = _JANUARY if per == "month" else year_start
    return _spanning(_name(per, year, part + 1), year, part * _MONTHS[per], _MONTHS[per], start)


def _name(per: Per, year: int, part: int) -> str:
    match per:
        case "month":
            return f"{year}-{part:02}"
        case "quarter":
            return f"{year}-Q{part}"
        case "half_year":
            return f"{year}-{part}"
        case _:
            return str(year)


def _spanning(name: str, year: int, offset: int, months: int, start: MonthDay) -> Frame:
    first = _months_on(start, year, offset)
    return Frame(name, first, _months_on(start, year, offset + months) - 1, year)


def _months_on(start: MonthDay, year: int, months: int) -> int:
    years, month = divmod(start.month - 1 + months, 12)
    return MonthDay(month + 1, start.day).in_year(year + years).toordinal()
