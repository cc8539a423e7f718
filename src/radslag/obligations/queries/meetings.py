"""Meetings as the journal tells of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from radslag.journal.models import Entry
from radslag.journal.queries import taken_back

MeetingWord = Literal["planned", "held", "cancelled"]


@dataclass(frozen=True, slots=True)
class MeetingSeen:
    """One meeting: its reference, the bodies that meet, its day and how it stands."""

    ref: str
    bodies: frozenset[str]
    on: date
    through: date | None
    state: MeetingWord


def _live_entries(ref: str) -> list[Entry]:
    entries = list(
        Entry.objects.filter(thing="mote", act__in=("planned", "held", "cancelled")).filter(ref=ref)
    )
    gone = taken_back()
    return [entry for entry in entries if entry.seq not in gone]


def held_that_day(on: date) -> frozenset[str]:
    """Return the keys of the bodies that have a recorded meeting on a day; two queries."""
    entries = list(Entry.objects.filter(act="held", thing="mote", happened_on=on))
    gone = taken_back([entry.seq for entry in entries])
    return frozenset(body for entry in entries if entry.seq not in gone for body in entry.bodies)


def meeting_of(ref: str) -> MeetingSeen | None:
    """Return the meeting of that reference as it stands now, or None when there is none.

    A held entry decides; otherwise the last recorded plan or cancelling does.
    """
    entries = sorted(_live_entries(ref), key=lambda entry: (entry.act == "held", entry.seq))
    if not entries:
        return None
    last = entries[-1]
    planned = [entry for entry in entries if entry.act in ("planned", "held")] or [last]
    when = last if last.act != "cancelled" else planned[-1]
    return MeetingSeen(ref, frozenset(last.bodies), when.happened_on, when.through, last.act)  # type: ignore[arg-type]
