"""What waits today: each row one step from the act that settles it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from radslag.municipalities.permissions import Actor
from radslag.municipalities.states import RoleKind
from radslag.obligations.queries.reckoning import Duty, Reckoning
from radslag.obligations.queries.settling import Settling, settling, unrecorded
from radslag.statute.explanation import Verdict
from radslag.statute.schema import Approve, Body, Judged
from radslag.statute.status import Status

PRESSING: Final = (Status.OVERDUE, Status.DUE, Status.LAPSED)
WAITING: Final = (*PRESSING, Status.ADVISED, Status.NEEDS_JUDGEMENT)
# Days after which what waits has waited so long that a busy morning need not begin with it.
LONG: Final = 90


@dataclass(frozen=True, slots=True)
class Row:
    """One duty in a list, with those of other statutes that it stands for, and the act that settles it.

    `day` is the earliest day of them: the last day in time, else the day advised, else when it opened.
    """

    duty: Duty
    day: date | None
    act: Settling
    also: tuple[Duty, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The verdict that is shown: the one with the earliest day."""
        return self.duty.verdict

    @property
    def pressing(self) -> bool:
        """Whether a day binds, or a meeting's outcome is missing, or too few meetings are planned."""
        return self.verdict.status in PRESSING or self.verdict.at_risk


def day_of(verdict: Verdict) -> date | None:
    """Return the day that a duty is sorted by and shown with."""
    plan = unrecorded(verdict)
    if plan:
        return plan.entry.on
    if verdict.status is Status.LAPSED and verdict.trigger:
        return verdict.trigger.on
    if verdict.status in (Status.ADVISED, Status.NEEDS_JUDGEMENT):
        return verdict.advice or verdict.due or verdict.opens
    return verdict.due or verdict.hard or verdict.advice or verdict.opens


def waits(verdict: Verdict) -> bool:
    """Tell whether somebody should do something about a duty now."""
    return verdict.status in WAITING or (verdict.at_risk and verdict.status is Status.OPEN)


def _claims(verdict: Verdict) -> frozenset[str]:
    """Return the addresses of the demands of an act that a local duty takes care of."""
    rule = verdict.version.rule
    if not isinstance(rule, Judged):
        return frozenset()
    return frozenset(str(address) for address in (*rule.fills, *rule.tightens))


def _earliest_first(duty: Duty) -> tuple[date, str]:
    return day_of(duty.verdict) or date.max, duty.key


def joined(duties: Iterable[Duty]) -> list[list[Duty]]:
    """Put together duties that one act settles: a local one and those of an act that it fills or tightens.

    They belong together when they are about the same matter, or when each rule has only one waiting.
    """
    waiting = list(duties)
    by_address: dict[str, list[Duty]] = {}
    for duty in waiting:
        by_address.setdefault(duty.verdict.address, []).append(duty)
    taken: set[str] = set()
    groups: list[list[Duty]] = []
    for duty in sorted(waiting, key=lambda one: not _claims(one.verdict)):
        if duty.key in taken:
            continue
        alone = len(by_address[duty.verdict.address]) == 1
        suffix = duty.key.partition("|")[2]
        group = [duty]
        for address in sorted(_claims(duty.verdict)):
            rivals = by_address.get(address, [])
            group += [
                other
                for other in rivals
                if other.key not in taken
                and (other.key.partition("|")[2] == suffix or (alone and len(rivals) == 1))
            ]
        taken.update(one.key for one in group)
        groups.append(sorted(group, key=_earliest_first))
    return groups


def rows_of(duties: Iterable[Duty]) -> list[Row]:
    """Return waiting duties as rows, by day."""
    rows = [
        Row(group[0], day_of(group[0].verdict), settling(group[0].verdict), tuple(group[1:]))
        for group in joined(duties)
    ]
    return sorted(_once(rows), key=lambda row: (row.day or date.max, row.duty.key))


def _once(rows: Sequence[Row]) -> list[Row]:
    """Keep one row of those that the same missing outcome of a meeting would settle."""
    seen: set[tuple[object, ...]] = set()
    kept = []
    for row in rows:
        mark = (row.act.act, row.act.ref) if row.verdict.status is Status.LAPSED and row.act.ref else None
        if mark is None or mark not in seen:
            kept.append(row)
        if mark:
            seen.add(mark)
    return kept


def outside_bodies(reckoning: Reckoning) -> frozenset[str]:
    """Return the ids of organs and roles that others rule over."""
    return frozenset(
        rule.id
        for book in reckoning.books
        for file in book.files(reckoning.on)
        for rule in file.rules.values()
        if isinstance(rule, Body) and rule.outside
    )


def is_ours(row: Row, actor: Actor, outside: frozenset[str]) -> bool:
    """Tell whether the person who asks can settle a row, or has to wait for somebody else.

    The coordinator and the registrar record for everybody, but cannot approve in another's place nor act
    for an organ that others rule over. The chair sees what the chair answers for.
    """
    bearers = set(row.verdict.bearer)
    if actor.is_a(RoleKind.COORDINATOR, RoleKind.REGISTRAR):
        return not isinstance(row.verdict.version.rule, Approve) and not (bearers and bearers <= outside)
    if actor.is_a(RoleKind.CHAIR):
        return "ordforande" in bearers or "ordforande" in row.act.by
    return False


@dataclass(frozen=True, slots=True)
class Pile:
    """Rows that wait: those near today, what binds first and the nearest day first; and those long passed.

    What has long passed is given latest first.
    """

    near: list[Row]
    long_passed: list[Row]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all duties in the pile, those shown together with another included."""
        rows = (*self.near, *self.long_passed)
        return frozenset(duty.key for row in rows for duty in (row.duty, *row.also))

    @property
    def binding(self) -> int:
        """How many of those long passed bind."""
        return sum(row.pressing for row in self.long_passed)


def pile_of(rows: Iterable[Row], on: date) -> Pile:
    """Divide rows by whether their day passed more than LONG days ago, and sort both parts."""
    near: list[Row] = []
    passed: list[Row] = []
    for row in rows:
        (passed if row.day and (on - row.day).days > LONG else near).append(row)

    def nearest(row: Row) -> tuple[bool, int, str]:
        away = abs((row.day - on).days) if row.day else on.max.toordinal()
        return not row.pressing, away, row.duty.key

    return Pile(sorted(near, key=nearest), passed[::-1])


@dataclass(frozen=True, slots=True)
class Today:
    """What waits for a person, and what waits for others."""

    todo: Pile
    others: Pile


def today(reckoning: Reckoning, actor: Actor) -> Today:
    """Return what waits for this person, and what waits for others."""
    outside = outside_bodies(reckoning)
    mine: list[Row] = []
    others: list[Row] = []
    for row in rows_of(duty for duty in reckoning.duties() if waits(duty.verdict)):
        (mine if is_ours(row, actor, outside) else others).append(row)
    return Today(pile_of(mine, reckoning.on), pile_of(others, reckoning.on))


def most_pressing_first(duties: Iterable[Duty], on: date) -> list[Duty]:
    """Return duties with those that need something first, the nearest day first; the rest keeps its order."""

    def order(duty: Duty) -> tuple[int, int]:
        verdict, day = duty.verdict, day_of(duty.verdict)
        if verdict.status in PRESSING:
            rank = 0
        elif waits(verdict):
            rank = 1
        else:
            rank = 2 if verdict.status is Status.OPEN else 3
        return rank, abs((day - on).days) if day and rank < 3 else 0

    return sorted(duties, key=order)


def due_within(reckoning: Reckoning, days: int) -> list[Duty]:
    """Return the duties whose last day in time comes within so many days, soonest first."""
    last = reckoning.on.toordinal() + days
    return sorted(
        (
            duty
            for duty in reckoning.duties()
            if duty.verdict.status in (Status.OPEN, Status.DUE, Status.UPCOMING)
            and duty.verdict.due
            and reckoning.on.toordinal() <= duty.verdict.due.toordinal() <= last
        ),
        key=_earliest_first,
    )
