"""The view: what the journal shows on a day, indexed for the rules' questions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

from radslag.statute.facts import Fact, in_order
from radslag.statute.finder import Finder, Pair
from radslag.statute.reads import ANY, Read

_Found = TypeVar("_Found")
_NOTHING: Final[list[Fact]] = []


class Series:
    """All entries with one act and one thing, in order, and the same by matter."""

    __slots__ = ("by_matter", "entries")

    def __init__(self) -> None:
        """Begin empty."""
        self.entries: list[Fact] = []
        self.by_matter: dict[str, list[Fact]] | None = None

    @property
    def matters(self) -> dict[str, list[Fact]]:
        """The entries of each matter, in order."""
        if self.by_matter is None:
            found: dict[str, list[Fact]] = {}
            for fact in self.entries:
                if (matter := found.get(fact.ref)) is None:
                    found[fact.ref] = [fact]
                else:
                    matter.append(fact)
            self.by_matter = found
        return self.by_matter

    def add(self, fact: Fact) -> None:
        """Put an entry in its place."""
        insort(self.entries, fact, key=in_order)
        if self.by_matter is not None:
            insort(self.by_matter.setdefault(fact.ref, []), fact, key=in_order)

    def remove(self, fact: Fact) -> None:
        """Take an entry out."""
        self.entries.remove(fact)
        if self.by_matter is not None:
            self.by_matter[fact.ref].remove(fact)


class View:
    """The entries visible on day `t`: those dated by it, and plans.

    `r` is the day the journal began, `settled` the day from which what is
    standing counts as recorded, `horizon` the last day on which counted
    duties begin. Entries come sorted, as `known` gives them. Lists that are
    handed out are the view's own and must not be changed.
    """

    __slots__ = ("_by_act", "_memory", "_series", "horizon", "r", "settled", "t")

    def __init__(self, facts: Iterable[Fact], *, t: int, r: int, settled: int, horizon: int) -> None:
        """Index `facts`, which come in order."""
        self.t = t
        self.r = r
        self.settled = settled
        self.horizon = horizon
        self._memory: dict[object, Any] = {}
        self._series: dict[Pair, Series] = {}
        self._by_act: dict[str, list[Series]] = {}
        series = self._series
        for fact in facts:
            if fact.day <= t or fact.act == "planned":
                found = series.get((fact.act, fact.thing)) or self._begin(fact)
                found.entries.append(fact)

    def _begin(self, fact: Fact) -> Series:
        """Begin the series that an entry belongs to."""
        found = self._series[fact.act, fact.thing] = Series()
        self._by_act.setdefault(fact.act, []).append(found)
        return found

    def pair(self, pair: Pair) -> list[Fact]:
        """Return all entries with an act and a thing, in order."""
        found = self._series.get(pair)
        return found.entries if found else _NOTHING

    def pair_of(self, pair: Pair, ref: str) -> list[Fact]:
        """Return the entries of one matter with an act and a thing, in order."""
        found = self._series.get(pair)
        return (found.by_matter or found.matters).get(ref, _NOTHING) if found else _NOTHING

    def all(self, finder: Finder) -> list[Fact]:
        """Return all entries that a finder seeks, in order."""
        return self._every(finder)

    def _every(self, finder: Finder) -> list[Fact]:
        found: list[Fact] | None = self._memory.get(finder)
        return self.kept(finder, finder.reads, lambda: self._seek(finder)) if found is None else found

    def _seek(self, finder: Finder) -> list[Fact]:
        if finder.single:
            return finder.among(self.pair(finder.single))
        found = [fact for pair in finder.pairs for fact in self.pair(pair) if finder.matches(fact)]
        found.sort(key=in_order)
        return found

    def with_act(self, act: str) -> list[Fact]:
        """Return all entries with an act, whatever thing it is about, in order."""
        return self.kept(act, ((act, ANY),), lambda: self._with_act(act))

    def _with_act(self, act: str) -> list[Fact]:
        found = [fact for series in self._by_act.get(act, ()) for fact in series.entries]
        found.sort(key=in_order)
        return found

    def with_act_of(self, act: str, ref: str) -> list[Fact]:
        """Return the entries of one matter with an act, whatever thing it is about, in order."""
        found = [fact for series in self._by_act.get(act, ()) for fact in series.matters.get(ref, ())]
        found.sort(key=in_order)
        return found

    def between(self, finder: Finder, first: int, last: int) -> list[Fact]:
        """Return the entries that a finder seeks in the days from `first` through `last`, in order."""
        entries = self._every(finder)
        days = self.kept((finder, "days"), finder.reads, lambda: [fact.day for fact in entries])
        return entries[bisect_left(days, first) : bisect_right(days, last)]

    def of_periods(self, finder: Finder) -> list[Fact]:
        """Return the entries that a finder seeks and that name a period, in order."""
        key = (finder, "periods")
        return self.kept(key, finder.reads, lambda: [f for f in self._every(finder) if f.period])

    def matter(self, finder: Finder, ref: str) -> list[Fact]:
        """Return the entries of one matter that a finder seeks, in order."""
        if finder.single:
            entries = self.pair_of(finder.single, ref)
            return entries if finder.bare or not entries else finder.among(entries)
        found = [fact for pair in finder.pairs for fact in self.pair_of(pair, ref) if finder.matches(fact)]
        found.sort(key=in_order)
        return found

    def kept(self, key: object, reads: Iterable[Read], compute: Callable[[], _Found]) -> _Found:
        """Return what `compute` makes of the entries under `reads`, computed once.

        Whoever asks says with `rests_on` how much of it the answer rests on.
        """
        found: _Found | None = self._memory.get(key)
        if found is None:
            found = self._memory[key] = compute()
        return found

    def kept_of(self, key: object, pairs: Iterable[Pair], ref: str, compute: Callable[[], _Found]) -> _Found:
        """Return what `compute` makes of one matter's entries that have one of `pairs`, computed once."""
        return self.kept((key, ref), (), compute)

    def rests_on(self, reads: Iterable[Read]) -> None:
        """Note what an answer rests on; for a view that does not change there is nothing to note."""
