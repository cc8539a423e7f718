"""People take seats and offices, show that they may represent, and leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from radslag.bodies.models import Mandate, Office, OfficeHolding, Person, Seat
from radslag.bodies.services.statements import check_live, check_order, end, state
from radslag.statute.calendar import shift
from radslag.statute.durations import Duration


class AlreadyHolds(Exception):
    """The person already has this seat or office during some of those days."""


class NotThen(Exception):
    """The seat does not exist on the day somebody would take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms somebody takes a seat or an office.

    `appointed_by` is an organisation, an office or the key of a body; `matter` is for seats of which there
    is one per matter. With `succeeds` that hold ends the day before.
    """

    through: date | None = None
    appointed_by: str = ""
    confirmed_on: date | None = None
    leading_position: bool | None = None
    matter: str = ""
    succeeds: Mandate | OfficeHolding | None = None


@transaction.atomic
def appoint_to_seat(
    seat: Seat, person: Person, *, on: date, actor: str, at: datetime, terms: Terms | None = None
) -> Mandate:
    """Give a seat to a person from a day, through the seat's term unless another last day is given.

    More holders than the rules allow are let in, since that is for the rules to judge and handovers
    overlap. Raises NotThen, OutOfOrder and AlreadyHolds.
    """
    terms = terms or Terms()
    through = terms.through or end_of_term(seat.term, on)
    check_order(on, through)
    if not seat.holds_on(on):
        raise NotThen(seat)
    _make_room(terms, on, actor=actor, at=at)
    held = Mandate.objects.live().filter(
        overlaps(on, through),
        seat__body=seat.body_id,
        seat__key=seat.key,
        matter=terms.matter,
        person=person,
    )
    if held.exists():
        raise AlreadyHolds(person)
    mandate = Mandate.objects.create(
        seat=seat,
        person=person,
        valid_from=on,
        valid_through=through,
        appointed_by=terms.appointed_by,
        matter=terms.matter,
        confirmed_on=terms.confirmed_on,
        leading_position=terms.leading_position,
    )
    state(mandate, actor=actor, at=at)
    return mandate


@transaction.atomic
def end_mandate(mandate: Mandate, *, last_day: date, actor: str, at: datetime) -> None:
    """Let a mandate last through a day; a day before its first takes it back. Raises AlreadyTakenBack."""
    end(mandate, last_day=last_day, actor=actor, at=at)


@transaction.atomic
def confirm_mandate(mandate: Mandate, *, on: date, actor: str, at: datetime) -> None:
    """Note that the right to represent was confirmed on a day. Raises AlreadyTakenBack."""
    check_live(mandate)
    mandate.confirmed_on = on
    mandate.save(update_fields=["confirmed_on"])
    state(mandate, actor=actor, at=at)


@transaction.atomic
def appoint_to_office(
    office: Office, person: Person, *, on: date, actor: str, at: datetime, terms: Terms | None = None
) -> OfficeHolding:
    """Let a person hold an office from a day; the seats that follow it follow.

    Raises AlreadyHolds and OutOfOrder.
    """
    terms = terms or Terms()
    check_order(on, terms.through)
    _make_room(terms, on, actor=actor, at=at)
    held = OfficeHolding.objects.live().filter(overlaps(on, terms.through), office=office, person=person)
    if held.exists():
        raise AlreadyHolds(person)
    holding = OfficeHolding.objects.create(
        office=office,
        person=person,
        valid_from=on,
        valid_through=terms.through,
        appointed_by=terms.appointed_by,
    )
    state(holding, actor=actor, at=at)
    return holding


@transaction.atomic
def leave_office(holding: OfficeHolding, *, last_day: date, actor: str, at: datetime) -> None:
    """Let somebody hold an office through a day. Raises AlreadyTakenBack."""
    end(holding, last_day=last_day, actor=actor, at=at)


def _make_room(terms: Terms, on: date, *, actor: str, at: datetime) -> None:
    if terms.succeeds:
        end(terms.succeeds, last_day=on - timedelta(days=1), actor=actor, at=at)


def end_of_term(term: str, on: date) -> date | None:
    """Return the last day of an appointment that begins on a day, or None when the rules give no term.

    The term of office is four years from 1 January after an ordinary election: 2023 through 2026, and so on.
    """
    if not term:
        return None
    if term == "term":
        return date(on.year + 3 - (on.year - 2023) % 4, 12, 31)
    return date.fromordinal(shift(on.toordinal(), Duration.parse(term)) - 1)


def overlaps(first: date, last: date | None) -> Q:
    """Return the condition that a row holds on some day from the first through the last."""
    ends_later = Q(valid_through=None) | Q(valid_through__gte=first)
    return ends_later & Q(valid_from__lte=last) if last else ends_later
