"""Seats that are offered, and what was answered."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from radslag.bodies.models import Offer, Organisation, Seat
from radslag.bodies.services.statements import check_live, check_order, matter_of
from radslag.journal.services import Act, record


class AlreadyOffered(Exception):
    """The organisation has an offer of this seat that waits for an answer."""


class AlreadyAnswered(Exception):
    """An offer is answered once; a new answer needs a new offer."""


@transaction.atomic
def offer_seat(
    seat: Seat, organisation: Organisation, *, on: date, actor: str, at: datetime, by: str = ""
) -> Offer:
    """Offer a seat to an organisation; may be done again after a refusal.

    `by` is whoever offers: an office, an organisation or the key of a body. Raises AlreadyOffered.
    """
    waiting = Offer.objects.live().filter(seat__body=seat.body_id, seat__key=seat.key, answer="")
    if waiting.filter(organisation=organisation).exists():
        raise AlreadyOffered(organisation)
    offer = Offer.objects.create(seat=seat, organisation=organisation, offered_on=on, offered_by=by)
    what = Act(
        act="offered",
        thing="plats",
        ref=matter_of(offer),
        bodies=[seat.body.key],
        by=[by] if by else [],
        to=[seat.key],
        items=[organisation.key],
        row=f"offer:{offer.pk}",
    )
    offer.entry = record("seat.offered", actor=actor, at=at, on=on, what=what).seq
    offer.save(update_fields=["entry"])
    return offer


@transaction.atomic
def answer_offer(offer: Offer, answer: str, *, on: date, actor: str, at: datetime) -> None:
    """Log an organisation's answer to an offer. Raises AlreadyAnswered, AlreadyTakenBack and OutOfOrder.

    A refusal leaves the seat empty and nothing to mend; an acceptance still needs a person on the seat.
    """
    check_live(offer)
    check_order(offer.offered_on, on)
    if offer.answer:
        raise AlreadyAnswered(offer)
    what = Act(
        act="notified",
        thing="plats",
        ref=matter_of(offer),
        bodies=[offer.seat.body.key],
        by=[offer.organisation.key],
        to=[offer.seat.key],
        items=[answer],
        row=f"offer:{offer.pk}",
    )
    offer.answer, offer.answered_on = answer, on
    offer.answer_entry = record("offer.answered", actor=actor, at=at, on=on, what=what).seq
    offer.save(update_fields=["answer", "answered_on", "answer_entry"])
