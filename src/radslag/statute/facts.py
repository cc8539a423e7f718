"""Facts: journal entries as the core sees them, and the view of them on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import Final

ACTS: Final = (
    "planned",
    "held",
    "cancelled",
    "attended",
    "sent",
    "notified",
    "requested",
    "offered",
    "appointed",
    "assigned",
    "reported",
    "decided",
    "revised",
    "followed_up",
    "treated",
    "assessed",
    "approved",
    "signed",
    "notrequired",
)

FOREVER: Final = date.max.toordinal()
"""A day after all days: until further notice."""

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, with ids and roles, never names or free text.

    `on` is the civil day it happened (for `planned`, the day planned for) and
    `recorded` the day it was entered. `ref` is the matter, by default the
    fact's own id. `act` is empty only in a fact that does nothing but take
    another back. Raises ValueError for an act outside ACTS.
    """

    id: str
    act: str
    thing: str
    on: date
    recorded: date
    through: date | None = None
    bodies: frozenset[str] = _NONE
    by: frozenset[str] = _NONE
    to: frozenset[str] = _NONE
    items: frozenset[str] = _NONE
    who: frozenset[str] = _NONE
    number: int | None = None
    period: str | None = None
    ref: str = ""
    about: frozenset[str] = _NONE
    documents: tuple[str, ...] = ()
    retracts: str | None = None
    day: int = field(init=False, repr=False, compare=False)
    """`on` as an ordinal; likewise `entered` for `recorded` and `last` for `through`, for ever without."""
    entered: int = field(init=False, repr=False, compare=False)
    last: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.act not in _ALLOWED and not (self.act == "" and self.retracts):
            raise ValueError(f"{self.act!r} is no act. The acts are: {', '.join(ACTS)}")
        if not self.ref:
            object.__setattr__(self, "ref", self.id)
        day = self.on.toordinal()
        object.__setattr__(self, "day", day)
        entered = day if self.recorded == self.on else self.recorded.toordinal()
        object.__setattr__(self, "entered", entered)
        object.__setattr__(self, "last", self.through.toordinal() if self.through else FOREVER)


_ALLOWED: Final = frozenset(ACTS)


in_order: Final = attrgetter("day", "id")
"""What facts are ordered by: the day they happened, then their id."""


def known(facts: Iterable[Fact], k: date) -> list[Fact]:
    """Return F(k): what was recorded by `k` and not taken back by a live fact.

    Sorted by (`on`, `id`), each id once, whatever the order and number of
    arrivals. Facts that only take back are not part of the view.
    """
    by = k.toordinal()
    recorded = {fact.id: fact for fact in facts if fact.entered <= by}
    gone = retracted(recorded)
    view = [fact for fact in recorded.values() if fact.act and fact.id not in gone]
    view.sort(key=in_order)
    return view


def retracted(recorded: dict[str, Fact]) -> set[str]:
    """Name the facts that a live fact takes back.

    A taking back may itself be taken back, so the question is settled from
    the facts that nobody takes back and inwards. Facts that take each other
    back in a ring settle nothing, and all of them stay.
    """
    retracting = [fact for fact in recorded.values() if fact.retracts in recorded]
    retractors: dict[str, set[str]] = {}
    for fact in retracting:
        retractors.setdefault(str(fact.retracts), set()).add(fact.id)
    gone: set[str] = set()
    live = [fact.id for fact in retracting if fact.id not in retractors]
    while live:
        target = recorded[live.pop()].retracts
        if target is None or target not in recorded or target in gone:
            continue
        gone.add(target)
        live.extend(_freed_by(target, recorded, retractors, gone))
    return gone


def _freed_by(
    dead: str, recorded: dict[str, Fact], retractors: dict[str, set[str]], gone: set[str]
) -> list[str]:
    """Name what becomes live when `dead` no longer takes anything back: at most one fact."""
    target = recorded[dead].retracts
    if target is None or target not in retractors or not retractors[target] <= gone:
        return []
    return [target]
