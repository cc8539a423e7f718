"""What the tests of calling have in common."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from radslag.meetings.models import Attendance, Meeting
from radslag.meetings.services import agenda
from radslag.meetings.services.agenda import ItemWords
from radslag.meetings.services.calling import call_meeting
from radslag.notices.models import Letter
from tests.integration.meetings.conftest import NOON

ACTOR = "k1"
BY: Any = {"actor": ACTOR, "at": NOON}
LATER = NOON + timedelta(hours=1)
AFTER: Any = {"actor": ACTOR, "at": LATER}


def called(meeting: Meeting, *titles: str, at: datetime = NOON) -> Meeting:
    """Prepare the agenda of a meeting, add some items, and call it."""
    agenda.prepare_agenda(meeting, actor=ACTOR, at=at)
    for title in titles:
        agenda.add_item(meeting, ItemWords(title=title), actor=ACTOR, at=at)
    call_meeting(meeting, actor=ACTOR, at=at)
    return meeting


def letters(meeting: Meeting) -> list[Any]:
    """Return the letters about a meeting, the first one first."""
    return list(Letter.objects.filter(matter=meeting.ref).order_by("pk"))


def row_for(meeting: Meeting, seat: str) -> Attendance:
    """Return the row of whoever holds that seat."""
    return meeting.attendances.select_related("person", "organisation", "body", "meeting").get(seat_key=seat)


def everything_sent(meeting: Meeting) -> str:
    """Return all words and calendars of all letters about a meeting."""
    return "\n".join(f"{one.subject}\n{one.text}\n{one.calendar}" for one in letters(meeting))
