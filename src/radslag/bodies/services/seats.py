"""Seats come, change and go, as the rules do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from radslag.bodies.models import Body, Mandate, Mark, Seat, SeatWords
from radslag.bodies.services.statements import check_order, end
from radslag.journal.services import Act, record


@transaction.atomic
def establish_seat(body: Body, key: str, words: SeatWords, *, on: date, actor: str, at: datetime) -> Seat:
    """Let a body have a seat from a day."""
    seat = Seat.objects.create(body=body, key=key, valid_from=on, **words.values())
    _note("seat.established", seat, actor=actor, at=at, on=on)
    return seat


@transaction.atomic
def change_seat(seat: Seat, words: SeatWords, *, on: date, actor: str, at: datetime) -> Seat:
    """Let other words hold for a seat from a day, and return the seat that has them.

    Whoever holds the seat goes on holding it, since mandates belong to its key.
    """
    changed = words.differs_from(seat)
    if not changed:
        return seat
    if on <= seat.valid_from:
        for name, value in changed.items():
            setattr(seat, name, value)
        seat.save(update_fields=list(changed))
        _note("seat.changed", seat, actor=actor, at=at, on=on)
        return seat
    through = seat.valid_through
    _close(seat, on - timedelta(days=1))
    new = Seat.objects.create(
        body=seat.body, key=seat.key, valid_from=on, valid_through=through, **words.values()
    )
    _note("seat.changed", new, actor=actor, at=at, on=on)
    return new


@transaction.atomic
def abolish_seat(seat: Seat, *, last_day: date, actor: str, at: datetime) -> None:
    """End a seat on a day, and with it every mandate, stand-in and task on it. Raises OutOfOrder."""
    check_order(seat.valid_from, last_day)
    after = last_day + timedelta(days=1)
    held = Mandate.objects.live().on(after).filter(seat__body=seat.body_id, seat__key=seat.key)
    for mandate in held:
        end(mandate, last_day=last_day, actor=actor, at=at)
    for mark in Mark.objects.live().on(after).filter(body=seat.body_id, seat_key=seat.key):
        end(mark, last_day=last_day, actor=actor, at=at)
    _close(seat, last_day)
    _note("seat.abolished", seat, actor=actor, at=at, on=last_day)


def _close(seat: Seat, last_day: date) -> None:
    seat.valid_through = last_day
    seat.save(update_fields=["valid_through"])


def _note(verb: str, seat: Seat, *, actor: str, at: datetime, on: date) -> None:
    what = Act(bodies=[seat.body.key], to=[seat.key], row=f"seat:{seat.pk}")
    record(verb, actor=actor, at=at, on=on, what=what)
