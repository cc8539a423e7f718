"""Who cannot come, and who stands in."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from radslag.bodies.models import Body, Excuse, Mark, Person, Seat
from radslag.bodies.services.statements import matter_of, state
from radslag.bodies.states import MarkKind
from radslag.journal.services import Act, record


class NoStandingSubstitutes(Exception):
    """The rules say that this seat has no standing substitutes."""


@transaction.atomic
def note_excuse(
    body: Body, person: Person, *, meeting_on: date, actor: str, at: datetime, meeting: str = ""
) -> Excuse:
    """Note that a member cannot come to the meeting on a day; noted twice it is the same excuse.

    `meeting` is the matter that the meeting has in the journal, if it has one yet.
    """
    noted_on = timezone.localdate(at)
    excuse, new = Excuse.objects.get_or_create(
        body=body,
        person=person,
        meeting_on=meeting_on,
        withdrawn_at=None,
        defaults={"noted_on": noted_on, "meeting": meeting},
    )
    if not new:
        return excuse
    what = Act(
        act="notified",
        thing="forhinder",
        ref=matter_of(excuse),
        bodies=[body.key],
        by=[person.organisation.key] if person.organisation else [],
        who=[person.journal_id],
        about=[meeting] if meeting else [],
        row=f"excuse:{excuse.pk}",
    )
    excuse.entry = record("excuse.noted", actor=actor, at=at, on=noted_on, what=what).seq
    excuse.save(update_fields=["entry"])
    return excuse


@transaction.atomic
def name_substitute(
    seat: Seat, person: Person, *, on: date, actor: str, at: datetime, excuse: Excuse | None = None
) -> Mark:
    """Name who stands in on a seat: for the excused meeting, or standing from a day.

    Raises NoStandingSubstitutes where the rules allow none but for one meeting.
    """
    if excuse is None and seat.substitutes == "none":
        raise NoStandingSubstitutes(seat)
    through = excuse.meeting_on if excuse else None
    mark = Mark.objects.create(
        body=seat.body,
        kind=MarkKind.SUBSTITUTE,
        seat_key=seat.key,
        person=person,
        excuse=excuse,
        valid_from=min(on, through or on),
        valid_through=through,
    )
    state(mark, actor=actor, at=at)
    return mark
