"""The wheel as a calendar that other programs can follow."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from radslag.obligations.queries.wheel import WheelItem

PRODUCT = "-//Rådslag//sv"
REFRESH = "PT4H"


def uid(slug: str, item: WheelItem) -> str:
    """Return an id that stays the same however often the day, the words or the state change."""
    return f"{uuid.uuid5(uuid.NAMESPACE_URL, f'{slug}/{item.what}/{item.key}')}@radslag"


def calendar(slug: str, name: str, items: Iterable[WheelItem], on: date) -> bytes:
    """Return the items as whole-day events; the same items and day always give the same bytes."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    made.add("refresh-interval;value=duration", REFRESH)
    for item in items:
        made.add_component(_event(slug, item, on))
    content: bytes = made.to_ical()
    return content


def _event(slug: str, item: WheelItem, on: date) -> Event:
    event = Event()
    event.add("uid", uid(slug, item))
    event.add("dtstamp", datetime.combine(on, time(), tzinfo=UTC))
    event.add("dtstart", item.day)
    event.add("dtend", (item.until or item.day) + timedelta(days=1))
    event.add("summary", item.title)
    event.add("description", f"{item.word}. {item.source}")
    event.add("transp", "TRANSPARENT")
    return event
