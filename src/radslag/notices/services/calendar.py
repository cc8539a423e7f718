"""Invitations and feeds as iCalendar (RFC 5545, 5546); pure, and the same on both sides of a clock change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress

PRODUCT = "-//Rådslag//sv"
REFRESH = "PT4H"
HERE = ZoneInfo("Europe/Stockholm")
REQUEST, CANCEL = "REQUEST", "CANCEL"

# Two rules hold for all years; the library's own list would name every change up to 2038.
STOCKHOLM = Timezone.from_ical(
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Stockholm\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19810329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nEND:DAYLIGHT\r\n"
    "END:VTIMEZONE\r\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A meeting as calendars know it.

    `uid` never changes; `sequence` grows by one at a new time, a new place or a cancellation, not at new
    papers. `starts` and `ends` are aware. `method` is REQUEST or CANCEL. `organiser` is the name shown; the
    address is always the sender's, since answers go there.
    """

    uid: str
    sequence: int
    starts: datetime
    ends: datetime
    summary: str
    place: str = ""
    video: str = ""
    method: str = REQUEST
    organiser: str = ""

    def cancelled(self) -> Invitation:
        """Return the cancellation of this meeting: the same uid, the next number."""
        return replace(self, method=CANCEL, sequence=self.sequence + 1)

    def to_json(self) -> dict[str, object]:
        """Return what a letter keeps."""
        return {**asdict(self), "starts": self.starts.isoformat(), "ends": self.ends.isoformat()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Invitation:
        """Return the invitation that a letter has kept."""
        starts, ends = (datetime.fromisoformat(kept[name]) for name in ("starts", "ends"))
        return cls(**{**kept, "starts": starts, "ends": ends})


def invitation(what: Invitation, *, sender: str, to: str, at: datetime) -> bytes:
    """Return the invitation or cancellation for one attendee, stamped with the moment it was posted."""
    cancelled = what.method == CANCEL
    event = _event(what, at)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{sender}"), parameters={"CN": what.organiser or sender})
    answer = {} if cancelled else {"PARTSTAT": "NEEDS-ACTION", "RSVP": "TRUE"}
    event.add("attendee", vCalAddress(f"mailto:{to}"), parameters={"ROLE": "REQ-PARTICIPANT", **answer})
    calendar = _calendar()
    calendar.add("method", what.method)
    calendar.add_component(STOCKHOLM)
    calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def feed(name: str, meetings: Iterable[Invitation], *, at: datetime) -> bytes:
    """Return a calendar that programs fetch again every four hours; the same input gives the same bytes.

    `at` is when the content last changed. What may not be shown is the caller's to leave out or to call busy.
    """
    calendar = _calendar()
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval;value=duration", REFRESH)
    calendar.add("x-published-ttl", REFRESH)
    calendar.add_component(STOCKHOLM)
    for what in meetings:
        event = _event(what, at)
        event.add("status", "CANCELLED" if what.method == CANCEL else "CONFIRMED")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    return calendar


def _event(what: Invitation, at: datetime) -> Event:
    event = Event()
    event.add("uid", what.uid)
    event.add("sequence", what.sequence)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", what.starts.astimezone(HERE))
    event.add("dtend", what.ends.astimezone(HERE))
    event.add("summary", what.summary)
    if what.place:
        event.add("location", what.place)
    if what.video:
        event.add("url", what.video)
        event.add("conference", what.video, parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
        event.add("x-microsoft-skypeteamsmeetingurl", what.video)
    return event
