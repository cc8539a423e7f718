"""Who may come instead of somebody who cannot."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from radslag.bodies.models import Mandate, Mark, OfficeHolding, Organisation, Person, Seat
from radslag.bodies.states import MarkKind, Standing
from radslag.meetings.models import Attendance
from radslag.meetings.states import Part


@dataclass(frozen=True, slots=True)
class StandIns:
    """Who may be sent instead: those the seat allows; `organisation` may name another, `named` comes."""

    people: tuple[Person, ...]
    organisation: Organisation | None
    named: Person | None


def stand_ins_for(row: Attendance) -> StandIns:
    """Return who may come instead of somebody called, on the seat that they are called to; five queries.

    First those who stand in on the seat, until further notice or before, then whoever holds the office or
    seat that the statute names, then the body's deputies. Whoever is a member that day cannot come for
    another. An organisation that sends somebody may always send another.
    """
    called = list(row.meeting.attendances.called_to_it().select_related("person"))
    sitting = {other.person_id for other in called if other.part != Part.SUBSTITUTE}
    named = next((other.person for other in called if other.substitute_for_id == row.pk), None)
    seats = list(Seat.objects.on(row.meeting.on).filter(body=row.body_id)) if row.seat_key else []
    found = {person.pk: person for person in [*_marked(row), *_by_statute(row, seats)]}
    people = [person for pk, person in found.items() if pk not in sitting and person.forgotten_on is None]
    return StandIns(tuple(people), row.organisation, named)


def _marked(row: Attendance) -> list[Person]:
    """Return the standing substitutes of the seat, then those who have come instead before."""
    marks = Mark.objects.live().filter(
        kind=MarkKind.SUBSTITUTE, body=row.body_id, seat_key=row.seat_key
    )  # fmt: skip
    rows = marks.filter(
        Q(valid_through=None) | Q(excuse__isnull=False) | Q(valid_through__gte=row.meeting.on)
    )
    ordered = sorted(rows.select_related("person__organisation"), key=lambda mark: mark.excuse_id is not None)
    return [mark.person for mark in ordered if mark.person]


def _by_statute(row: Attendance, seats: list[Seat]) -> list[Person]:
    """Return the holders of what the statute names to stand in, and the deputies of the body."""
    own = [seat for seat in seats if seat.key == row.seat_key]
    names = {seat.substitute_office for seat in own} - {""}
    deputies = {seat.key for seat in seats if seat.standing == Standing.DEPUTY}
    found: list[Person] = []
    if names:
        held = OfficeHolding.objects.live().on(row.meeting.on).filter(office__key__in=names)
        found += [holding.person for holding in held.select_related("person__organisation")]
    if names | deputies:
        mandates = Mandate.objects.live().on(row.meeting.on).filter(
            seat__body=row.body_id, seat__key__in=names | deputies
        )  # fmt: skip
        found += [mandate.person for mandate in mandates.select_related("person__organisation")]
    return found
