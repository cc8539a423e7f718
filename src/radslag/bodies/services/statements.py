"""Rows that the journal states: stating, restating and taking back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from radslag.bodies.models import Excuse, Mandate, Mark, Offer, OfficeHolding
from radslag.bodies.services.access import follow_seats
from radslag.bodies.states import MarkKind
from radslag.journal.services import Act, record

Lasting = Mandate | OfficeHolding | Mark
Row = Lasting | Offer | Excuse


class OutOfOrder(Exception):
    """A day was given that lies before what it follows on: an end before its beginning, an answer unasked."""


class AlreadyTakenBack(Exception):
    """What has been taken back as a mistake can be neither ended, answered nor taken back again."""


_VERBS: dict[str, str] = {
    MarkKind.SUBSTITUTE: "substitute.named",
    MarkKind.CO_OPTED: "member.co_opted",
}


def state(row: Lasting, *, actor: str, at: datetime) -> None:
    """Journal what a row now says, take back what stated it before, and remember where.

    Taking back and stating anew are two entries. Were they one, the next change would take that one back
    and so bring the first statement to life again.
    """
    _retract(row, row.entry, actor=actor, at=at)
    entry = record(_verb(row), actor=actor, at=at, on=row.valid_from, what=act_of(row))
    row.entry = entry.seq
    row.save(update_fields=["entry"])
    _follow(row, actor=actor, at=at)


def _verb(row: Lasting) -> str:
    if isinstance(row, Mark):
        return _VERBS.get(row.kind, "task.given")
    return "seat.appointed" if isinstance(row, Mandate) else "office.appointed"


def end(row: Lasting, *, last_day: date, actor: str, at: datetime) -> None:
    """Let a row hold through a day; a last day before its first takes it back altogether."""
    check_live(row)
    if last_day < row.valid_from:
        take_back(row, actor=actor, at=at)
        return
    row.valid_through = last_day
    row.save(update_fields=["valid_through"])
    state(row, actor=actor, at=at)


@transaction.atomic
def take_back(row: Row, *, actor: str, at: datetime) -> None:
    """Say that what was entered never was so; the journal keeps both. Raises AlreadyTakenBack."""
    check_live(row)
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    _retract(row, row.entry, actor=actor, at=at)
    if isinstance(row, Offer):
        _retract(row, row.answer_entry, actor=actor, at=at)
    _follow(row, actor=actor, at=at)


def _follow(row: Row, *, actor: str, at: datetime) -> None:
    if not isinstance(row, Offer | Excuse) and row.person:
        follow_seats(row.person, actor=actor, at=at)


def _retract(row: Row, entry: int, *, actor: str, at: datetime) -> None:
    if entry:
        record("entry.retracted", actor=actor, at=at, what=Act(retracts=entry, row=_row(row)))


def check_order(first: date, last: date | None) -> None:
    """Raise OutOfOrder when the last day lies before the first."""
    if last is not None and last < first:
        raise OutOfOrder(last)


def check_live(row: Row) -> None:
    """Raise AlreadyTakenBack for a row that was a mistake."""
    if row.withdrawn_at:
        raise AlreadyTakenBack(row)


def act_of(row: Lasting) -> Act:
    """Return what a row says, in the core's words."""
    match row:
        case Mandate():
            act = _of_mandate(row)
        case OfficeHolding():
            act = Act(thing=row.office.key, by=_some(row.appointed_by), who=[row.person.journal_id])
        case Mark():
            act = _of_mark(row)
    return replace(
        act, act="appointed", ref=act.ref or matter_of(row), through=row.valid_through, row=_row(row)
    )


def _of_mandate(row: Mandate) -> Act:
    return Act(
        thing="plats",
        bodies=[row.seat.body.key],
        by=_some(row.appointed_by),
        to=[row.seat.key],
        items=["mandat"] if row.confirmed_on else [],
        who=[row.person.journal_id],
        about=_some(row.matter),
        payload={"confirmed_on": row.confirmed_on.isoformat()} if row.confirmed_on else {},
    )


def _of_mark(row: Mark) -> Act:
    """A substitute's entry is tied to the excuse, and names the organisation that sends them."""
    organisation = row.person.organisation if row.person else None
    sender = organisation.key if organisation and row.kind == MarkKind.SUBSTITUTE else row.named_by
    return Act(
        thing=row.kind,
        ref=matter_of(row.excuse) if row.excuse else "",
        bodies=[row.body.key],
        by=_some(sender),
        to=_some(row.seat_key),
        who=[row.person.journal_id] if row.person else [],
        about=_some(row.excuse.meeting) if row.excuse else [],
    )


def matter_of(row: Row) -> str:
    """Return the matter that ties the journal's entries about a row together."""
    return f"{type(row).__name__.lower()}-{row.pk}"


def _row(row: Row) -> str:
    return f"{type(row).__name__.lower()}:{row.pk}"


def _some(word: str) -> list[str]:
    return [word] if word else []
