"""The Swedish calendar: non-working days, and days counted from days.

Days inside the core are ordinals (`date.toordinal`); dates stand at the edges.
Sources: lag (1989:253) om allmänna helgdagar, lag (1930:173) om beräkning av
lagstadgad tid.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import Final

from radslag.statute.durations import Duration, MonthDay, Season
from radslag.statute.facts import FOREVER

NEVER: Final = 0
"""A day before all days: since ever."""

_FIXED: Final = {
    (1, 1): "nyårsdagen",
    (1, 6): "trettondedag jul",
    (5, 1): "första maj",
    (6, 6): "nationaldagen",
    (12, 24): "julafton",
    (12, 25): "juldagen",
    (12, 26): "annandag jul",
    (12, 31): "nyårsafton",
}
_FROM_EASTER: Final = {
    -2: "långfredagen",
    0: "påskdagen",
    1: "annandag påsk",
    39: "Kristi himmelsfärdsdag",
    49: "pingstdagen",
}
_WEEKEND: Final = {6: "lördag", 0: "söndag"}


def easter(year: int) -> int:
    """Return Easter Sunday of the Gregorian `year`, by the anonymous computus of 1876."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap, odd = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, last = divmod(rest, 4)
    sunday = (32 + 2 * odd + 2 * quarter - moon - last) % 7
    shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * shift + 114, 31)
    return date(year, month, day + 1).toordinal()


@lru_cache(maxsize=512)
def holidays(year: int) -> dict[int, str]:
    """Return the named non-working days of `year`, as the law stands since 2005.

    The public holidays of lag (1989:253), and midsommarafton, julafton and
    nyårsafton, which lag (1930:173) 2 § treats alike. Not the plain weekends.
    """
    named = {date(year, month, day).toordinal(): name for (month, day), name in _FIXED.items()}
    named |= {easter(year) + offset: name for offset, name in _FROM_EASTER.items()}
    midsummer = _saturday_from(date(year, 6, 20))
    named |= {midsummer - 1: "midsommarafton", midsummer: "midsommardagen"}
    named[_saturday_from(date(year, 10, 31))] = "alla helgons dag"
    return named


def _saturday_from(day: date) -> int:
    ordinal = day.toordinal()
    return ordinal + (6 - ordinal) % 7


def rest_day(day: int) -> str | None:
    """Return the Swedish name of a day that is no working day, or None for a working day."""
    name = holidays(date.fromordinal(day).year).get(day)
    return name or _WEEKEND.get(day % 7)


def is_bridge_day(day: int) -> bool:
    """Tell whether `day` is a klämdag: a working day between two days off."""
    return rest_day(day) is None and rest_day(day - 1) is not None and rest_day(day + 1) is not None


def roll_forward(day: int) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Move to the first working day from `day` on; also return each day passed, with its name."""
    return _roll(day, 1)


def roll_back(day: int) -> tuple[int, tuple[tuple[int, str], ...]]:
    """Move to the last working day up to `day`; also return each day passed, with its name."""
    return _roll(day, -1)


@lru_cache(maxsize=4096)
def _roll(day: int, step: int) -> tuple[int, tuple[tuple[int, str], ...]]:
    passed = []
    while (name := rest_day(day)) is not None:
        passed.append((day, name))
        day += step
    return day, tuple(passed)


def shift(day: int, length: Duration, *, back: bool = False) -> int:
    """Count `length` from `day`, which itself does not count, forward or back.

    Weeks land on the same weekday, months and years on the same number,
    clamped to the month's end; `b` counts working days only.
    """
    count = -length.count if back else length.count
    match length.unit:
        case "d":
            moved = day + count
        case "w":
            moved = day + 7 * count
        case "m":
            moved = _add_months(day, count)
        case "y":
            moved = _add_months(day, 12 * count)
        case _:
            moved = _add_working_days(day, count)
    return moved if NEVER < moved < FOREVER else min(max(moved, NEVER + 1), FOREVER)


@lru_cache(maxsize=16384)
def _add_months(day: int, count: int) -> int:
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    if year < date.min.year:
        return NEVER
    if year > date.max.year:
        return FOREVER
    day_of_month = start.day if start.day <= 28 else min(start.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day_of_month).toordinal()


def _add_working_days(day: int, count: int) -> int:
    step = 1 if count > 0 else -1
    while count:
        day += step
        if rest_day(day) is None:
            count -= step
    return day


def year_of(day: int) -> int:
    """Return the calendar year that `day` lies in."""
    return date.fromordinal(day).year


def first_of_year(year: int) -> int:
    """Return 1 January."""
    return date(year, 1, 1).toordinal()


def last_of_year(year: int) -> int:
    """Return 31 December, which never rolls although it always is nyårsafton."""
    return date(year, 12, 31).toordinal()


def next_occurrence(of: MonthDay, day: int) -> int:
    """Return the first such day of a year on or after `day`."""
    year = year_of(day)
    found = of.in_year(year).toordinal()
    return found if found >= day else of.in_year(year + 1).toordinal()


def in_season(season: Season, first: int, last: int) -> tuple[int, int] | None:
    """Cut the span to `season`, or return None when they do not meet.

    Of several seasons the one that begins inside the span is taken, before
    one that the span begins inside of.
    """
    year = year_of(first)
    spans = [_season_from(season, each) for each in range(year - 1, year_of(last) + 1)]
    spans.sort(key=lambda span: (span[0] < first, span[0]))
    cut = [(max(first, start), min(last, end)) for start, end in spans]
    return next((span for span in cut if span[0] <= span[1]), None)


def _season_from(season: Season, year: int) -> tuple[int, int]:
    first = season.first.in_year(year).toordinal()
    return first, next_occurrence(season.last, first)
