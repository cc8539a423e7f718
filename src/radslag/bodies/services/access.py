"""Seats decide rights: who signs in gets the roles that their seats carry, and loses them with the seats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone

from radslag.bodies.models import Mandate, Mark, OfficeHolding, Person, Seat
from radslag.bodies.states import MarkKind
from radslag.municipalities.models import Role, User
from radslag.municipalities.services import end_role, give_role
from radslag.municipalities.states import RoleKind

CARRIED = (RoleKind.MEMBER, RoleKind.CHAIR, RoleKind.SUBSTITUTE)
CHAIR = "ordforande"

Place = tuple[str, RoleKind]
Stay = tuple[date, date | None]


def follow_seats(person: Person, *, actor: str, at: datetime) -> None:
    """Let a person's roles follow their seats; does nothing for somebody who has no account.

    The role begins with the seat. It ends with the last seat in the body that carries it: after a last day
    to come, or this moment if that day is today or past. Roles in bodies where the person never had a seat
    were given by hand and are left alone.
    """
    if person.user is None:
        return
    stays = list(_stays(person))
    wanted = _wanted(stays, timezone.localdate(at))
    held = Role.objects.filter(user=person.user, kind__in=CARRIED, body__in={body for (body, _), _ in stays})
    current = {(role.body, RoleKind(role.kind)): role for role in held if not role.has_ended(at)}
    for place, stay in wanted.items():
        _hold(person.user, place, stay, current.get(place), actor=actor, at=at)
    for place, role in current.items():
        if place not in wanted:
            end_role(role, actor=actor, at=at)


def _hold(user: User, place: Place, stay: Stay, role: Role | None, *, actor: str, at: datetime) -> None:
    """Let one role be held for a stay, given what role there is."""
    since, through = stay
    if role and role.held_through and (through is None or through > role.held_through):
        since, role = role.held_through + timedelta(days=1), None
    if role is None:
        since = max(since, timezone.localdate(at))
        role = give_role(user, place[1], body=place[0], since=since, actor=actor, at=at)
    if through and role.held_through != through:
        end_role(role, actor=actor, at=at, through=through)


def _wanted(stays: list[tuple[Place, Stay]], today: date) -> dict[Place, Stay]:
    """Join the stays that are not over, place by place."""
    joined: dict[Place, Stay] = {}
    for place, (since, through) in stays:
        if through and through <= today:
            continue
        first, last = joined.get(place, (since, through))
        joined[place] = (min(first, since), max(last, through) if last and through else None)
    return joined


def _stays(person: Person) -> Iterator[tuple[Place, Stay]]:
    """Yield every place a person has or has had, with its days; a withdrawn one as over before it began."""
    for mandate in Mandate.objects.filter(person=person).select_related("seat__body"):
        yield _place(mandate.seat), _days(mandate)
    for mark in Mark.objects.filter(person=person, kind=MarkKind.SUBSTITUTE).select_related("body"):
        yield (mark.body.key, RoleKind.SUBSTITUTE), _days(mark)
    holdings = list(OfficeHolding.objects.filter(person=person).select_related("office"))
    if not holdings:
        return
    for seat in Seat.objects.exclude(ex_officio=[]).select_related("body"):
        for holding in holdings:
            if holding.office.key in seat.ex_officio:
                first, last = _days(holding)
                ends = [day for day in (last, seat.valid_through) if day]
                yield _place(seat), (max(first, seat.valid_from), min(ends, default=None))


def _place(seat: Seat) -> Place:
    return seat.body.key, RoleKind.CHAIR if seat.key == CHAIR else RoleKind.MEMBER


def _days(row: Mandate | OfficeHolding | Mark) -> Stay:
    if row.withdrawn_at:
        return row.valid_from, date.min
    return row.valid_from, row.valid_through
