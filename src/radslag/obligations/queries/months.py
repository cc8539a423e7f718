"""What stands on the wheel in these weeks: a month, and the next one when it is near."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from radslag.obligations.models import WheelEntry
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.wheel import WheelItem, wheel_items

# From this day of a month on, what happens next month is as near as what happens in this.
LATE_IN_MONTH: Final = 20

Month = tuple[date, list[WheelItem]]


def first_of_next(day: date) -> date:
    """Return the first day of the month after the one that a day lies in."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def months_near(on: date) -> list[date]:
    """Return the first day of this month, and of the next one when that is near."""
    this = on.replace(day=1)
    return [this, first_of_next(this)] if on.day >= LATE_IN_MONTH else [this]


def _touches(item: WheelItem, first: date) -> bool:
    return item.day < first_of_next(first) and (item.until or item.day) >= first


def these_months(reckoning: Reckoning, entries: Iterable[WheelEntry]) -> list[Month]:
    """Return the near months with what is due or planned in them, by day; what is done ahead is left out.

    `entries` are what people have put on the wheel, in those months or not.
    """
    months, entries = months_near(reckoning.on), list(entries)
    found: dict[str, WheelItem] = {}
    for year in sorted({first.year for first in months}):
        found |= {item.key: item for item in wheel_items(reckoning, year, entries)}
    items = [item for item in found.values() if not item.done or item.day <= reckoning.on]
    items.sort(key=lambda item: item.order)
    return [(first, [item for item in items if _touches(item, first)]) for first in months]
