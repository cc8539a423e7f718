"""Bodies come, change and go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from radslag.bodies.models import Body, BodyLink, BodyWords, FormerName, Mark, Seat
from radslag.bodies.services.seats import abolish_seat
from radslag.bodies.services.statements import check_order, end
from radslag.bodies.states import LinkKind
from radslag.journal.services import Act, record


class KeyTaken(Exception):
    """Another body, perhaps a dissolved one, already has this key; keys are for ever."""


class BodyInItself(Exception):
    """A body cannot stand under itself, nor under what stands under it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a body stands: under which bodies, as a part of which, reporting to which."""

    under: Iterable[Body] = ()
    part_of: Iterable[Body] = ()
    reports_to: Iterable[Body] = ()

    def wanted(self) -> set[tuple[int, str]]:
        """Return every body above with the way of standing to it."""
        ways = (
            (self.under, LinkKind.BELOW),
            (self.part_of, LinkKind.PART),
            (self.reports_to, LinkKind.REPORTS),
        )
        return {(body.pk, kind.value) for bodies, kind in ways for body in bodies}


@transaction.atomic
def establish_body(key: str, words: BodyWords, *, on: date, actor: str, at: datetime) -> Body:
    """Let a body exist from a day. Raises KeyTaken."""
    if Body.objects.filter(key=key).exists():
        raise KeyTaken(key)
    body = Body.objects.create(key=key, valid_from=on, **words.values())
    _note("body.created", body, actor=actor, at=at, on=on)
    return body


@transaction.atomic
def change_body(body: Body, words: BodyWords, *, on: date, actor: str, at: datetime) -> None:
    """Let a body be called and be something else from a day; old days keep the old name."""
    changed = words.differs_from(body)
    if not changed:
        return
    if "name" in changed and on > body.valid_from:
        last = on - timedelta(days=1)
        FormerName.objects.get_or_create(body=body, through=last, defaults={"name": body.name})
    for name, value in changed.items():
        setattr(body, name, value)
    body.save(update_fields=list(changed))
    _note("body.changed", body, actor=actor, at=at, on=on, changed=sorted(changed))


@transaction.atomic
def place_body(body: Body, places: Places, *, on: date, actor: str, at: datetime) -> None:
    """Let a body stand there and nowhere else from a day. Raises BodyInItself."""
    wanted = places.wanted()
    _check_no_circle(body, {upper for upper, kind in wanted if kind != LinkKind.REPORTS}, on)
    changed = False
    for link in BodyLink.objects.on(on).filter(lower=body):
        if (link.upper_id, link.kind) in wanted:
            wanted.remove((link.upper_id, link.kind))
            continue
        changed = True
        _close(link, on - timedelta(days=1))
    for upper, kind in sorted(wanted):
        BodyLink.objects.create(lower=body, upper_id=upper, kind=kind, valid_from=on)
    if changed or wanted:
        _note("body.changed", body, actor=actor, at=at, on=on, changed=["places"])


@transaction.atomic
def dissolve_body(body: Body, *, last_day: date, actor: str, at: datetime) -> None:
    """End a body, its seats, mandates, tasks and places in the tree on a day. Raises OutOfOrder."""
    check_order(body.valid_from, last_day)
    after = last_day + timedelta(days=1)
    for seat in Seat.objects.on(after).filter(body=body):
        abolish_seat(seat, last_day=last_day, actor=actor, at=at)
    for mark in Mark.objects.live().on(after).filter(body=body):
        end(mark, last_day=last_day, actor=actor, at=at)
    for link in BodyLink.objects.on(after).filter(lower=body) | BodyLink.objects.on(after).filter(upper=body):
        _close(link, last_day)
    body.valid_through = last_day
    body.save(update_fields=["valid_through"])
    _note("body.dissolved", body, actor=actor, at=at, on=last_day)


def _close(link: BodyLink, last_day: date) -> None:
    if last_day < link.valid_from:
        link.delete()
        return
    link.valid_through = last_day
    link.save(update_fields=["valid_through"])


def _check_no_circle(body: Body, above: set[int], on: date) -> None:
    links = BodyLink.objects.on(on).exclude(kind=LinkKind.REPORTS).values_list("lower_id", "upper_id")
    ups: dict[int, set[int]] = {}
    for lower, upper in links:
        ups.setdefault(lower, set()).add(upper)
    seen: set[int] = set()
    waiting = set(above)
    while waiting:
        if body.pk in waiting:
            raise BodyInItself(body)
        seen |= waiting
        waiting = {upper for lower in waiting for upper in ups.get(lower, ())} - seen


def _note(verb: str, body: Body, *, actor: str, at: datetime, on: date, changed: Iterable[str] = ()) -> None:
    payload = {"changed": list(changed)} if changed else {}
    what = Act(bodies=[body.key], row=f"body:{body.pk}", payload=payload)
    record(verb, actor=actor, at=at, on=on, what=what)
