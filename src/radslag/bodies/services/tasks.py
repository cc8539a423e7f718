"""Parts beside the seats: who speaks, who convenes, who keeps touch with others, who is co-opted."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from radslag.bodies.models import Body, Mark, Person, Seat
from radslag.bodies.services.mandates import AlreadyHolds, Terms, overlaps
from radslag.bodies.services.statements import check_order, end, state
from radslag.bodies.states import MarkKind


def mark_spokesperson(body: Body, who: Seat | Person, *, on: date, actor: str, at: datetime) -> Mark:
    """Let whoever holds a seat, or one person, speak for the body in public from a day."""
    return _mark(Mark(body=body, kind=MarkKind.SPOKESPERSON, valid_from=on), who, actor=actor, at=at)


def mark_convener(body: Body, who: Seat | Person, *, on: date, actor: str, at: datetime) -> Mark:
    """Let whoever holds a seat, or one person, issue the body's notices from a day."""
    return _mark(Mark(body=body, kind=MarkKind.CONVENER, valid_from=on), who, actor=actor, at=at)


def mark_liaison(body: Body, who: Seat | Person, *, forum: str, on: date, actor: str, at: datetime) -> Mark:
    """Let a member keep touch with another forum for the body from a day."""
    mark = Mark(body=body, kind=MarkKind.LIAISON, words=forum, valid_from=on)
    return _mark(mark, who, actor=actor, at=at)


def co_opt(
    body: Body, person: Person, *, on: date, actor: str, at: datetime, terms: Terms | None = None
) -> Mark:
    """Let somebody take part by invitation from a day, through `terms.through` or until further notice.

    `terms.appointed_by` is who invited them and `terms.matter` what for. Raises AlreadyHolds and OutOfOrder.
    """
    terms = terms or Terms()
    check_order(on, terms.through)
    taking_part = Mark.objects.live().filter(overlaps(on, terms.through), body=body, person=person)
    if taking_part.filter(kind=MarkKind.CO_OPTED).exists():
        raise AlreadyHolds(person)
    mark = Mark(
        body=body,
        kind=MarkKind.CO_OPTED,
        words=terms.matter,
        named_by=terms.appointed_by,
        valid_from=on,
        valid_through=terms.through,
    )
    return _mark(mark, person, actor=actor, at=at)


@transaction.atomic
def end_mark(mark: Mark, *, last_day: date, actor: str, at: datetime) -> None:
    """Let a part last through a day. Raises AlreadyTakenBack."""
    end(mark, last_day=last_day, actor=actor, at=at)


@transaction.atomic
def _mark(mark: Mark, who: Seat | Person, *, actor: str, at: datetime) -> Mark:
    if isinstance(who, Seat):
        mark.seat_key = who.key
    else:
        mark.person = who
    mark.save()
    state(mark, actor=actor, at=at)
    return mark
