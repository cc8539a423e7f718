"""How assignments stand on a day: by when, what stops them, who answers for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from radslag.bodies.models import Body, Mandate, Mark, OfficeHolding, Person, Seat
from radslag.bodies.states import MarkKind
from radslag.meetings.models import Assignment, Sitting
from radslag.meetings.states import AssignmentState, MeetingState, Stand
from radslag.municipalities.permissions import Actor

ORDER = (Stand.LATE, Stand.ANSWERED, Stand.OPEN, Stand.BLOCKED, Stand.WATCHED, Stand.DONE, Stand.WITHDRAWN)
"""In which order a list has them: what somebody can do something about now comes first."""
_SETTLED = {
    AssignmentState.ANSWERED: Stand.ANSWERED,
    AssignmentState.DONE: Stand.DONE,
    AssignmentState.WITHDRAWN: Stand.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Line:
    """An assignment as it stands on a day.

    `due` is its day, computed where it is the next meeting's; None while no next meeting is planned.
    `vacant` tells whether the seat that stops it is still without a holder.
    """

    assignment: Assignment
    stand: Stand
    due: date | None
    vacant: bool = False

    @property
    def doers(self) -> str:
        """Who answers for it, together, by name."""
        named = [self.assignment.to_body.name] if self.assignment.to_body else []
        return ", ".join([*named, *map(str, self.assignment.responsible.all())])


def lines(assignments: Iterable[Assignment], today: date) -> list[Line]:
    """Return how each stands today, in the order of a list; three queries at most, however many."""
    rows = list(assignments)
    meets, held = _next_days(rows), held_seats([row.blocked_by_seat for row in rows], today)
    found = [_line(row, today, meets, held) for row in rows]
    return sorted(found, key=lambda line: (ORDER.index(line.stand), line.due or date.max, line.assignment.pk))


def line_of(assignment: Assignment, today: date) -> Line:
    """Return how one stands today."""
    return lines([assignment], today)[0]


def _line(row: Assignment, today: date, meets: dict[int, list[date]], held: Collection[int]) -> Line:
    days = meets.get(row.body_id, []) if row.at_next_meeting else []
    due = row.due or next((day for day in days if day > row.given_on), None) or row.through
    vacant = row.blocked_by_seat_id is not None and row.blocked_by_seat_id not in held
    return Line(row, _stand(row, today, due, vacant=vacant), due, vacant)


def _stand(row: Assignment, today: date, due: date | None, *, vacant: bool) -> Stand:
    if row.state != AssignmentState.OPEN:
        return _SETTLED[AssignmentState(row.state)]
    if row.blocked or vacant:
        return Stand.BLOCKED
    if row.watch and (row.through is None or row.through >= today):
        return Stand.WATCHED
    return Stand.LATE if due and due < today else Stand.OPEN


def _next_days(rows: Sequence[Assignment]) -> dict[int, list[date]]:
    """Return the days of the meetings of each body after the first assignment that awaits one."""
    waiting = [row for row in rows if row.at_next_meeting and not row.due]
    if not waiting:
        return {}
    first = min(row.given_on for row in waiting)
    sittings = Sitting.objects.filter(body__in={row.body_id for row in waiting}, meeting__on__gt=first)
    sittings = sittings.exclude(meeting__state=MeetingState.CANCELLED).order_by("meeting__on")
    days: dict[int, list[date]] = {}
    for body, on in sittings.values_list("body", "meeting__on"):
        days.setdefault(body, []).append(on)
    return days


def held_seats(seats: Iterable[Seat | None], on: date) -> set[int]:
    """Return which of the seats have as many holders on a day as they ask for; two queries, or none.

    A mandate belongs to the seat in every wording, and whoever holds an office that the seat follows sits.
    """
    asked = {seat.pk: seat for seat in seats if seat}
    if not asked:
        return set()
    same = Q(pk__in=[])
    for seat in asked.values():
        same |= Q(seat__body=seat.body_id, seat__key=seat.key)
    mandates = list(
        Mandate.objects.live().on(on).filter(same).values_list("seat__body", "seat__key", "person")
    )
    offices = {office for seat in asked.values() for office in seat.ex_officio}
    holdings = OfficeHolding.objects.live().on(on).filter(office__key__in=offices)
    by_office = list(holdings.values_list("office__key", "person"))
    return {
        pk
        for pk, seat in asked.items()
        if len(
            {person for body, key, person in mandates if (body, key) == (seat.body_id, seat.key)}
            | {person for office, person in by_office if office in seat.ex_officio}
        )
        >= (seat.minimum or 1)
    }


def vacant_seats(bodies: Iterable[Body], on: date) -> list[Seat]:
    """Return the seats of bodies that have fewer holders on a day than they ask for; three queries."""
    seats = list(Seat.objects.on(on).filter(body__in=list(bodies)).select_related("body"))
    held = held_seats(seats, on)
    empty = [seat for seat in seats if seat.pk not in held]
    return sorted(empty, key=lambda seat: (seat.body.name, seat.position))


def answers_for(actor: Actor, assignment: Assignment) -> bool:
    """Tell whether the actor answers for an assignment: by name, by who sends them, or in the body."""
    if assignment.to_body and any(body == assignment.to_body.key for _kind, body in actor.roles):
        return True
    return assignment.responsible.of(actor).exists()


@dataclass(frozen=True, slots=True)
class Liaison:
    """Through whom a body keeps touch with a forum."""

    forum: str
    people: tuple[Person, ...]


def liaisons_for(assignment: Assignment, on: date) -> list[Liaison]:
    """Return through whom its bodies keep touch with the forums that an assignment names; two queries."""
    bodies = [one for one in (assignment.body, assignment.to_body) if one]
    marks = Mark.objects.live().on(on).filter(body__in=bodies, kind=MarkKind.LIAISON).select_related("person")
    said = assignment.text.casefold()
    named = [mark for mark in marks if mark.words and mark.words.casefold() in said]
    if not named:
        return []
    keys = {mark.seat_key for mark in named if mark.seat_key}
    sits = Mandate.objects.live().on(on).filter(seat__body__in=bodies, seat__key__in=keys)
    holders = [(one.seat.key, one.person) for one in sits.select_related("seat", "person")]
    return [
        Liaison(mark.words, tuple(p for key, p in holders if key == mark.seat_key) or _named(mark))
        for mark in named
    ]


def _named(mark: Mark) -> tuple[Person, ...]:
    return (mark.person,) if mark.person else ()
