"""Planning meetings, moving them, joining bodies in one, and calling them off."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from radslag.bodies.models import Body
from radslag.journal.models import Entry
from radslag.journal.services import Act, record
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.models import Meeting, Series, Sitting
from radslag.meetings.states import AHEAD, MEETING, MeetingForm, MeetingKind, MeetingState


class NobodyMeets(ValueError):
    """A meeting has at least one body."""


class EndsBeforeItStarts(ValueError):
    """The last hour lies before the first, or there is a last hour without a first."""


class AlreadyMeets(Exception):
    """One of the bodies has a meeting that day already; two on one day would be counted as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When and where a meeting is held; hours may be unknown."""

    on: date
    starts: time | None = None
    ends: time | None = None
    form: str = MeetingForm.PHYSICAL
    place: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What else is said of a meeting that is planned."""

    kind: str = MeetingKind.ORDINARY
    reason: str = ""
    series: Series | None = None
    ref: str = field(default="")


ORDINARY = Terms()


def new_matter(word: str, day: date) -> str:
    """Return a reference that no matter here has yet, readable to those who look in the journal."""
    while Entry.objects.filter(ref=(ref := f"{word}-{day}-{secrets.token_hex(2)}")).exists():
        continue
    return ref


def hours_of(series: Series, on: date) -> Hours:
    """Return a day with the usual hours and place of a series."""
    return Hours(
        on=on, starts=series.starts, ends=series.ends, form=series.form, place=series.place, link=series.link
    )


def as_last_time(last: Meeting | None, on: date) -> Hours:
    """Return a day with the hours and place of an earlier meeting, or a day alone when there is none."""
    if last is None:
        return Hours(on=on)
    return Hours(on=on, starts=last.starts, ends=last.ends, form=last.form, place=last.place, link=last.link)


@transaction.atomic
def plan_meeting(
    bodies: Sequence[Body], hours: Hours, *, actor: str, at: datetime, terms: Terms = ORDINARY
) -> Meeting:
    """Set the day of a coming meeting; its `ref` is its matter in the journal from here on.

    Raises NobodyMeets, EndsBeforeItStarts and AlreadyMeets.
    """
    if not bodies:
        raise NobodyMeets
    _check_hours(hours)
    _check_free(bodies, hours.on)
    meeting = Meeting.objects.create(
        ref=terms.ref or new_matter("mote", hours.on), series=terms.series, kind=terms.kind,
        reason=terms.reason, on=hours.on, starts=hours.starts, ends=hours.ends, form=hours.form,
        place=hours.place, link=hours.link,
    )  # fmt: skip
    Sitting.objects.bulk_create([Sitting(meeting=meeting, body=body) for body in bodies])
    _record_plan(meeting, actor=actor, at=at)
    return meeting


def _check_hours(hours: Hours) -> None:
    if hours.ends and (hours.starts is None or hours.ends <= hours.starts):
        raise EndsBeforeItStarts(hours.ends)


def _check_free(bodies: Sequence[Body], on: date, but: Meeting | None = None) -> None:
    sittings = Sitting.objects.filter(body__in=bodies, meeting__on=on)
    others = sittings.exclude(meeting__state=MeetingState.CANCELLED)
    if others.exclude(meeting=but).exists():
        raise AlreadyMeets(on)


def _record_plan(meeting: Meeting, *, actor: str, at: datetime) -> None:
    """Write the plan, with the row as its evidence; for a moved meeting the same matter, on its new day."""
    row = row_of(meeting)
    what = Act(
        act="planned", thing="mote", bodies=meeting.body_keys, ref=meeting.ref, row=row, documents=[row]
    )
    record("meeting.planned", actor=actor, at=at, on=meeting.on, what=what)


def row_of(meeting: Meeting) -> str:
    """Return how the journal names the row."""
    return f"meeting:{meeting.pk}"


@transaction.atomic
def move_meeting(meeting: Meeting, hours: Hours, *, seen: int, actor: str, at: datetime) -> Meeting:
    """Give a meeting another day, hour or place; every deadline counted from its day moves with it.

    `seen` is the version the form was opened with. A called meeting keeps its answers; the next letter tells
    calendars. Raises MoveNotAllowed for a meeting that has begun or was cancelled, SomeoneElseChanged,
    EndsBeforeItStarts and AlreadyMeets.
    """
    _check_ahead(meeting)
    _check_hours(hours)
    _check_free(meeting.those_who_meet, hours.on, but=meeting)
    other_day = hours.on != meeting.on
    changed = Meeting.objects.filter(pk=meeting.pk, version=seen, state__in=AHEAD).update(
        on=hours.on, starts=hours.starts, ends=hours.ends, form=hours.form, place=hours.place,
        link=hours.link, version=F("version") + 1, sequence=F("sequence") + 1,
    )  # fmt: skip
    if not changed:
        raise SomeoneElseChanged(meeting.pk)
    meeting.refresh_from_db()
    if other_day:
        _record_plan(meeting, actor=actor, at=at)
    else:
        record("meeting.changed", actor=actor, at=at, what=Act(row=row_of(meeting)))
    return meeting


def _check_ahead(meeting: Meeting) -> None:
    if meeting.state not in AHEAD:
        raise MoveNotAllowed(MeetingState(meeting.state), MeetingState.PLANNED)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, actor: str, at: datetime) -> Meeting:
    """Call a meeting off; whom it concerns is told by a letter of its own. Raises MoveNotAllowed."""
    MEETING.check(MeetingState(meeting.state), MeetingState.CANCELLED)
    today = timezone.localdate(at)
    moved = Meeting.objects.filter(pk=meeting.pk, state__in=MEETING.before(MeetingState.CANCELLED)).update(
        state=MeetingState.CANCELLED, cancelled_on=today, sequence=F("sequence") + 1, version=F("version") + 1
    )
    if not moved:
        raise SomeoneElseChanged(meeting.pk)
    meeting.refresh_from_db()
    what = Act(act="cancelled", thing="mote", bodies=meeting.body_keys, ref=meeting.ref, row=row_of(meeting))
    record("meeting.cancelled", actor=actor, at=at, on=today, what=what)
    return meeting
