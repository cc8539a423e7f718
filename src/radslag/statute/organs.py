"""Organs: the bodies of a council, their parts and predecessors, and which entries name them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from radslag.statute.finder import Finder, Wanted
from radslag.statute.occasions import Gathering
from radslag.statute.schema import Body, Seat
from radslag.statute.selectors import Selector

_Shared = TypeVar("_Shared")
Across = Literal["any", "each", "self"]


@dataclass(frozen=True, slots=True, eq=False)
class Organs:
    """The bodies and seats that one local version declares, and since when each seat has stood."""

    bodies: dict[str, Body] = field(default_factory=dict)
    seats: tuple[Seat, ...] = ()
    since: dict[str, int] = field(default_factory=dict)

    def seat(self, name: str) -> Seat | None:
        """Return the seat with an id, or None when it is another thing."""
        return next((seat for seat in self.seats if seat.id == name), None)

    def parts(self, body: str) -> tuple[str, ...]:
        """Return the bodies that together make up `body`."""
        declared = self.bodies.get(body)
        return declared.parts if declared else ()

    def together(self, body: str) -> set[str]:
        """Return `body` and all that it is made up of, however deep."""
        found = {body}
        coming = list(self.parts(body))
        while coming:
            part = coming.pop()
            if part not in found:
                found.add(part)
                coming.extend(self.parts(part))
        return found

    def with_predecessors(self, bodies: Iterable[str]) -> set[str]:
        """Return `bodies` and the bodies they replace, however long ago."""
        found: set[str] = set()
        coming = list(bodies)
        while coming:
            body = coming.pop()
            if body not in found:
                found.add(body)
                declared = self.bodies.get(body)
                coming.extend(declared.replaces if declared else ())
        return found

    def seats_of(self, body: str) -> list[Seat]:
        """Return the seats of `body` and of its parts, in the order of the text."""
        within = self.together(body)
        return [seat for seat in self.seats if seat.body in within]


class Finders:
    """The finders of a book: equal questions are one finder, so that each is answered once."""

    __slots__ = ("_finders", "_gatherings", "_shared")

    def __init__(self) -> None:
        """Begin empty."""
        self._finders: dict[tuple[Wanted, ...], Finder] = {}
        self._gatherings: dict[tuple[Wanted, ...], Gathering] = {}
        self._shared: dict[Hashable, Any] = {}

    def of(self, *wanted: Wanted) -> Finder:
        """Return the one finder for these selectors."""
        found = self._finders.get(wanted)
        if found is None:
            found = self._finders[wanted] = Finder(*wanted)
        return found

    def gathering(self, *wanted: Wanted) -> Gathering:
        """Return the one gathering for these selectors, whose act is `held`."""
        found = self._gatherings.get(wanted)
        if found is None:
            found = self._gatherings[wanted] = Gathering(self.of(*wanted))
        return found

    def shared(self, key: Hashable, make: Callable[[], _Shared]) -> _Shared:
        """Return the one thing of a book that has this key, made at need."""
        found = self._shared.get(key)
        if found is None:
            found = self._shared[key] = make()
        return found


class Scope:
    """How a rule counts the bodies that it names: all together, each part by itself, or as written."""

    __slots__ = ("across", "finders", "organs", "part")

    def __init__(
        self, organs: Organs, finders: Finders, across: Across = "any", part: str | None = None
    ) -> None:
        """Take the organs, and the finders that all rules of a book share."""
        self.organs = organs
        self.finders = finders
        self.across = across
        self.part = part

    def finder(self, *selectors: Selector, predecessors: bool = False) -> Finder:
        """Return the finder of entries that match one of `selectors`.

        With `predecessors`, entries of a replaced body count for the new one.
        """
        return self.finders.of(*(self.wanted(selector, predecessors) for selector in selectors))

    def gathering(self, selector: Selector) -> Gathering:
        """Return the gathering of the meetings that a selector with the act `held` means."""
        return self.finders.gathering(self.wanted(selector))

    def wanted(self, selector: Selector, predecessors: bool = False) -> Wanted:  # noqa: FBT001, FBT002
        """Spell out the bodies that a selector names."""
        bodies = {each for body in selector.bodies for each in self._counting_as(body)}
        if predecessors:
            bodies = self.organs.with_predecessors(bodies)
        return Wanted.of(selector, bodies, self._wholes(selector.bodies))

    def _counting_as(self, body: str) -> set[str]:
        """Return the ids of which one names `body`; a meeting of the whole is one of each part."""
        together = self.organs.together(body)
        if self.across == "self":
            return {body}
        if self.across == "each" and self.part in together:
            return {body, self.part}
        return together

    def _wholes(self, bodies: Iterable[str]) -> tuple[frozenset[str], ...]:
        if self.across != "self":
            return ()
        return tuple(frozenset(parts) for body in bodies if (parts := self.organs.parts(body)))
