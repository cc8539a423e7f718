"""Bodies and seats made from a statute, so that nobody types them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from radslag.bodies.models import Body, Mark, OfficeHolding, Person, Seat
from radslag.bodies.queries.proposal import BodyProposal, Proposal, SeatProposal, propose
from radslag.bodies.services.access import follow_seats
from radslag.bodies.services.bodies import Places, change_body, dissolve_body, establish_body, place_body
from radslag.bodies.services.people import establish_office
from radslag.bodies.services.seats import abolish_seat, change_seat, establish_seat
from radslag.bodies.services.tasks import mark_convener, mark_spokesperson
from radslag.bodies.states import LinkKind, MarkKind
from radslag.statute.schema import StatuteFile


@transaction.atomic
def establish_from_statute(
    statute: StatuteFile, names: Mapping[str, str], *, actor: str, at: datetime
) -> Proposal:
    """Make the bodies, places, seats, offices and tasks that a statute names, from its first day in force.

    What is there already is changed only where the statute says otherwise; nothing happens twice. `names`
    is the common vocabulary. Returns what was done, which is what `propose` would have shown before.
    """
    proposal = propose(statute, names)
    for key, name in proposal.offices:
        establish_office(key, name, actor=actor, at=at)
    bodies = {row.statute_id: _body(row, proposal, actor=actor, at=at) for row in proposal.bodies}
    for row in proposal.bodies:
        if row.above:
            places = _places(row, bodies)
            place_body(bodies[row.statute_id], places, on=proposal.on, actor=actor, at=at)
    seats = {row.key: _seat(row, bodies, proposal, actor=actor, at=at) for row in proposal.seats}
    _mark(proposal, bodies, seats, actor=actor, at=at)
    _end(proposal, actor=actor, at=at)
    _let_roles_follow(proposal, actor=actor, at=at)
    return proposal


def _body(row: BodyProposal, proposal: Proposal, *, actor: str, at: datetime) -> Body:
    if row.existing is None:
        return establish_body(row.key, row.words, on=proposal.on, actor=actor, at=at)
    change_body(row.existing, row.words, on=proposal.on, actor=actor, at=at)
    return row.existing


def _places(row: BodyProposal, bodies: Mapping[str, Body]) -> Places:
    by_kind: dict[str, list[Body]] = {kind: [] for kind in LinkKind.values}
    for name, kind in row.above:
        if name in bodies:
            by_kind[kind].append(bodies[name])
    return Places(
        under=by_kind[LinkKind.BELOW], part_of=by_kind[LinkKind.PART], reports_to=by_kind[LinkKind.REPORTS]
    )


def _seat(
    row: SeatProposal, bodies: Mapping[str, Body], proposal: Proposal, *, actor: str, at: datetime
) -> Seat:
    if row.existing is None:
        return establish_seat(bodies[row.body], row.key, row.words, on=proposal.on, actor=actor, at=at)
    return change_seat(row.existing, row.words, on=proposal.on, actor=actor, at=at)


def _end(proposal: Proposal, *, actor: str, at: datetime) -> None:
    last_day = proposal.on - timedelta(days=1)
    for seat in proposal.ending_seats:
        abolish_seat(seat, last_day=last_day, actor=actor, at=at)
    for body in proposal.ending_bodies:
        dissolve_body(body, last_day=last_day, actor=actor, at=at)


def _mark(
    proposal: Proposal, bodies: Mapping[str, Body], seats: Mapping[str, Seat], *, actor: str, at: datetime
) -> None:
    verbs = {MarkKind.CONVENER: mark_convener, MarkKind.SPOKESPERSON: mark_spokesperson}
    for row in proposal.marks:
        body = bodies[row.body]
        standing = Mark.objects.live().on(proposal.on).filter(body=body, kind=row.kind, seat_key=row.seat)
        if not standing.exists():
            verbs[row.kind](body, seats[row.seat], on=proposal.on, actor=actor, at=at)


def _let_roles_follow(proposal: Proposal, *, actor: str, at: datetime) -> None:
    """Give those who already hold an office the roles of the seats that now follow it."""
    offices = {name for row in proposal.seats for name in row.words.ex_officio}
    holdings = OfficeHolding.objects.live().filter(office__key__in=offices, person__user__isnull=False)
    for person in Person.objects.filter(holdings__in=holdings).select_related("user").distinct():
        follow_seats(person, actor=actor, at=at)
