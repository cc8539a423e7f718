"""Finders: selectors made ready to be asked many times, with bodies spelled out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from radslag.statute.facts import Fact
from radslag.statute.reads import Read
from radslag.statute.selectors import Selector

Pair = tuple[str, str]
"""An act and a thing: what entries are indexed by."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One selector. `wholes` are sets of parts that together name a wanted body."""

    act: str
    things: tuple[str, ...]
    bodies: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    wholes: tuple[frozenset[str], ...] = ()

    @classmethod
    def of(
        cls, selector: Selector, bodies: Iterable[str] = (), wholes: tuple[frozenset[str], ...] = ()
    ) -> Wanted:
        """Take over a selector; `bodies` are the ids that count as the bodies it names."""
        return cls(
            selector.act,
            selector.things,
            frozenset(bodies or selector.bodies),
            frozenset(selector.by),
            frozenset(selector.to),
            frozenset(selector.items),
            wholes,
        )

    @property
    def bare(self) -> bool:
        """Whether every entry with the act and the thing is wanted."""
        return not (self.bodies or self.by or self.to or self.items)

    def wants(self, fact: Fact) -> bool:
        """Tell whether an entry with the act and one of the things is wanted."""
        return (
            (not self.bodies or self.names_body(fact))
            and (not self.by or not self.by.isdisjoint(fact.by))
            and (not self.to or not self.to.isdisjoint(fact.to))
            and (not self.items or not self.items.isdisjoint(fact.items))
        )

    @property
    def reads(self) -> Iterator[Read]:
        """What every wanted entry falls under: the narrowest set asked for, or the act and the thing."""
        sets = ((">", self.to), ("<", self.by), ("+", self.items), ("@", self._one_of_bodies))
        mark, ids = next(((mark, ids) for mark, ids in sets if ids), ("", ()))
        for thing in self.things:
            if not mark:
                yield self.act, thing
            yield from ((self.act, thing, f"{mark}{each}") for each in ids)

    @property
    def _one_of_bodies(self) -> frozenset[str]:
        """Ids of which a wanted entry names at least one."""
        return self.bodies.union(*self.wholes)

    def names_body(self, fact: Fact) -> bool:
        """Tell whether the entry concerns a wanted body, or all the parts that make one up."""
        named = fact.bodies
        return not self.bodies.isdisjoint(named) or any(whole <= named for whole in self.wholes)


class Finder:
    """Finds the entries that match one of several selectors."""

    __slots__ = ("bare", "bodies_only", "pairs", "reads", "single", "wanted")

    def __init__(self, *wanted: Wanted) -> None:
        """Take the selectors; several are alternatives."""
        self.wanted = wanted
        self.pairs: tuple[Pair, ...] = tuple(
            dict.fromkeys((each.act, thing) for each in wanted for thing in each.things)
        )
        self.reads: tuple[Read, ...] = tuple(dict.fromkeys(read for each in wanted for read in each.reads))
        self.single = self.pairs[0] if len(self.pairs) == 1 and len(wanted) == 1 else None
        first = wanted[0]
        self.bare = first.bare
        self.bodies_only = not (first.by or first.to or first.items or first.wholes)

    @property
    def act(self) -> str:
        """The act of the first alternative, which is the rule's own."""
        return self.wanted[0].act

    def matches(self, fact: Fact) -> bool:
        """Tell whether the entry is one of those sought."""
        return any(
            fact.act == each.act and fact.thing in each.things and each.wants(fact) for each in self.wanted
        )

    def among(self, entries: list[Fact]) -> list[Fact]:
        """Keep those sought, of entries that have the single pair."""
        wanted = self.wanted[0]
        if self.bare or not entries:
            return entries
        if self.bodies_only:
            bodies = wanted.bodies
            return [fact for fact in entries if not bodies.isdisjoint(fact.bodies)]
        return [fact for fact in entries if wanted.wants(fact)]

    def with_act(self, act: str) -> Finder:
        """Return the finder for the same things, bodies and roles, but another act."""
        return Finder(*(replace(each, act=act) for each in self.wanted))
