"""Planning, moving, holding and cancelling meetings, as far as the statute asks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from radslag.bodies.models import Body
from radslag.journal.models import Entry
from radslag.journal.services import Act
from radslag.meetings.models import Meeting
from radslag.meetings.services import planning
from radslag.meetings.services.planning import new_matter
from radslag.obligations.queries.meetings import held_that_day, meeting_of
from radslag.obligations.services.recording import record_act


class NoSuchMeeting(LookupError):
    """No plan and no meeting has that reference."""


class AlreadyHeld(Exception):
    """The body has a recorded meeting that day already; the same meeting is not counted twice."""


class MeetingIsSettled(Exception):
    """The meeting has already been held or cancelled."""


@transaction.atomic
def plan_meeting(
    bodies: Iterable[str], *, on: date, actor: str, at: datetime, through: date | None = None
) -> Entry:
    """Set the day of a coming meeting of one or several bodies; the entry's `ref` is the meeting's.

    With `through` the plan is a span: some day from `on` through `through`.
    """
    what = Act(act="planned", thing="mote", bodies=bodies, through=through, ref=new_matter("mote", on))
    return record_act(what, on=on, actor=actor, at=at)


@transaction.atomic
def plan_by_hand(
    keys: Sequence[str], *, on: date, actor: str, at: datetime, through: date | None = None
) -> Entry:
    """Set the day of a coming meeting: a record of its own when its day is settled and its bodies are known.

    A span of days, or a body that nobody has registered, is evidence only. Raises AlreadyMeets.
    """
    bodies = list(Body.objects.filter(key__in=keys))
    if through or len(bodies) < len(keys):
        return plan_meeting(keys, on=on, through=through, actor=actor, at=at)
    made = planning.plan_meeting(bodies, planning.Hours(on=on), actor=actor, at=at)
    return Entry.objects.filter(ref=made.ref).latest("seq")


@transaction.atomic
def plan_meetings(chosen: Iterable[tuple[Sequence[str], date]], *, actor: str, at: datetime) -> None:
    """Plan a meeting of its own for each body on each of the chosen days, with the hours it last had."""
    known = {body.key: body for body in Body.objects.all()}
    for keys, day in chosen:
        for body in (known[key] for key in keys if key in known):
            last = Meeting.objects.of_body(body.key).latest_first().first()
            planning.plan_meeting([body], planning.as_last_time(last, day), actor=actor, at=at)


def _unsettled(ref: str) -> frozenset[str]:
    """Return the bodies of a planned meeting that nobody has settled."""
    meeting = meeting_of(ref)
    if meeting is None:
        raise NoSuchMeeting(ref)
    if meeting.state != "planned":
        raise MeetingIsSettled(ref)
    return meeting.bodies


@transaction.atomic
def move_meeting(ref: str, *, on: date, actor: str, at: datetime, through: date | None = None) -> Entry:
    """Set another day for a planned meeting; all its deadlines move with it.

    Raises NoSuchMeeting, MeetingIsSettled.
    """
    what = Act(act="planned", thing="mote", bodies=_unsettled(ref), through=through, ref=ref)
    return record_act(what, on=on, actor=actor, at=at)


@transaction.atomic
def record_meeting_held(
    bodies: Iterable[str] = (),
    *,
    on: date,
    actor: str,
    at: datetime,
    ref: str = "",
    items: Iterable[str] = (),
) -> Entry:
    """Record that a meeting took place; the entry's `ref` is the meeting's.

    With the reference of a planned meeting its bodies are used unless others are named. Raises
    NoSuchMeeting, MeetingIsSettled, AlreadyHeld and NotYetHappened.
    """
    planned = _unsettled(ref) if ref else frozenset()
    met = frozenset(bodies) or planned
    if met & held_that_day(on):
        raise AlreadyHeld(on)
    what = Act(
        act="held",
        thing="mote",
        bodies=met,
        items=items,
        ref=ref or new_matter("mote", on),
    )
    return record_act(what, on=on, actor=actor, at=at)


@transaction.atomic
def cancel_meeting(ref: str, *, on: date, actor: str, at: datetime) -> Entry:
    """Record that a planned meeting will not be held; `on` is the day of cancelling.

    Raises NoSuchMeeting, MeetingIsSettled and NotYetHappened.
    """
    what = Act(act="cancelled", thing="mote", bodies=_unsettled(ref), ref=ref)
    return record_act(what, on=on, actor=actor, at=at)
