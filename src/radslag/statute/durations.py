"""Lengths and days as a statute file writes them: `10d`, `5b`, `1w`, `6m`, `2y`, `12-31`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Self, cast

from radslag.statute.mending import Unreadable

Unit = Literal["d", "b", "w", "m", "y"]

_DURATION: Final = re.compile(r"(?:0d|[1-9][0-9]{0,4}[dbwmy])", re.ASCII)
_DAY: Final = re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", re.ASCII)
_LONGEST_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: so many days, working days (b), weeks, months or years.

    It says nothing of where it is laid out; the calendar does that.
    """

    count: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `10d`, `5b`, `1w`, `6m`, `2y` or `0d`. Raises Unreadable otherwise."""
        if not _DURATION.fullmatch(text):
            raise Unreadable(f"{text!r} is no duration. Write 10d, 5b (working days), 1w, 6m or 2y.")
        return cls(int(text[:-1]), cast(Unit, text[-1]))

    def __str__(self) -> str:
        """Write it as `parse` reads it."""
        return f"{self.count}{self.unit}"


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day of any year, written `MM-DD`."""

    month: int
    day: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `12-31`. Raises Unreadable for a day that no year has."""
        if not _DAY.fullmatch(text) or int(text[3:]) > _LONGEST_MONTH[int(text[:2]) - 1]:
            raise Unreadable(f"{text!r} is no day of a year. Write the month and the day: 12-31.")
        return cls(int(text[:2]), int(text[3:]))

    def __str__(self) -> str:
        """Write it as `parse` reads it."""
        return f"{self.month:02}-{self.day:02}"

    def in_year(self, year: int) -> date:
        """Return the date in `year`; 29 February means 28 where the year has no more."""
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))


@dataclass(frozen=True, slots=True)
class Season:
    """A part of each year, both days included; it may run over the new year."""

    first: MonthDay
    last: MonthDay

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `01-01..06-30`. Raises Unreadable otherwise."""
        first, dots, last = text.partition("..")
        if not dots:
            raise Unreadable(f"{text!r} is no season. Write its first and last day: 01-01..06-30.")
        return cls(MonthDay.parse(first), MonthDay.parse(last))

    def __str__(self) -> str:
        """Write it as `parse` reads it."""
        return f"{self.first}..{self.last}"
