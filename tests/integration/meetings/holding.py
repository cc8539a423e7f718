"""What the tests of a meeting that is held share: an open meeting, its people, its items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from radslag.journal.models import Entry
from radslag.meetings.models import AgendaItem, Attendance, Meeting
from radslag.meetings.services.holding import open_meeting
from radslag.meetings.services.presence import confirm_attendance
from radslag.meetings.states import Presence
from radslag.obligations.queries.reckoning import Reckoning

MAY = date(2026, 5, 11)
AFTERNOON = datetime(2026, 5, 11, 12, tzinfo=UTC)
"""Two hours after noon in Sweden, on the day of the meeting."""
ACTOR = "c" * 32


def item(meeting: Meeting, title: str = "Läget i kommunen", **more: Any) -> AgendaItem:
    """Put an item last on the agenda."""
    last = AgendaItem.objects.filter(meeting=meeting).count()
    return AgendaItem.objects.create(meeting=meeting, title=title, position=last + 1, **more)


def opened(meeting: Meeting) -> Meeting:
    """Open the meeting."""
    return open_meeting(meeting, actor=ACTOR, at=AFTERNOON, secretary="Kim Exempel")


def people(meeting: Meeting) -> list[Any]:
    """Return those on the list, in order."""
    return list(Attendance.objects.filter(meeting=meeting).in_order())


def all_there(meeting: Meeting, absent: Iterable[Attendance] = ()) -> Meeting:
    """Open the meeting if need be, and note everybody as present but for some."""
    if meeting.state != "open":
        opened(meeting)
    away = {row.pk for row in absent}
    noted = {row.pk: Presence.ABSENT if row.pk in away else Presence.PRESENT for row in people(meeting)}
    return confirm_attendance(meeting, noted, seen=meeting.version, actor=ACTOR, at=AFTERNOON)


def ordinary(meeting: Meeting) -> Any:
    """Return somebody present who does not chair."""
    return next(row for row in people(meeting) if row.seat_key != "ordforande")


def told(verb: str) -> list[Entry]:
    """Return the journal's entries with that verb, the first one first."""
    return list(Entry.objects.filter(verb=verb).order_by("seq"))


def verdicts(on: date, rule: str) -> dict[str, str]:
    """Return how every duty under a rule stands on a day, by what it is about."""
    found = {}
    for duty in Reckoning.of(on).duties():
        address, _, about = duty.key.partition("|")
        if address.rpartition("#")[2] == rule:
            found[about] = str(duty.verdict.status)
    return found
