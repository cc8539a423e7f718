"""Meetings as calendars that other programs follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from radslag.documents.states import Level
from radslag.meetings.models import Meeting
from radslag.meetings.services.letters import invitation_of
from radslag.meetings.states import MeetingState
from radslag.notices.services import Invitation
from radslag.notices.services.calendar import CANCEL, REQUEST, feed

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def public_feed(name: str, meetings: Iterable[Meeting], *, at: datetime | None) -> bytes:
    """Return public meetings as a calendar: title, hours and place, never the video link."""
    events = [replace(event, video="", organiser="") for event in _events(meetings)]
    return feed(name, events, at=at or NEVER)


def personal_feed(name: str, meetings: Iterable[Meeting], *, at: datetime | None) -> bytes:
    """Return a person's meetings; a secret one says no more than that the time is taken."""
    return feed(name, _events(meetings), at=at or NEVER)


def _events(meetings: Iterable[Meeting]) -> Iterator[Invitation]:
    """Yield the meetings whose hours are known; a day without an hour stands on the annual wheel."""
    for meeting in meetings:
        method = CANCEL if meeting.state == MeetingState.CANCELLED else REQUEST
        event = invitation_of(meeting, method)
        if event and meeting.level == Level.SECRET:
            yield replace(event, summary=_("Busy"), place="", video="", organiser="")
        elif event:
            yield event
