"""A view that changes with the journal, and remembers who asked what of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from radslag.statute.facts import Fact, retracted
from radslag.statute.finder import Finder, Pair
from radslag.statute.reads import ANY, Read, changed_by, of_days, of_matter, of_periods
from radslag.statute.view import View

_Found = TypeVar("_Found")
_OF_MEETINGS: Final = ("planned", "held", "cancelled")
"""Acts that settle together what became of a meeting, and when it is."""


class LiveView(View):
    """A view that entries are added to and taken out of, each question traced in `asked`.

    An answer that is remembered is forgotten as soon as an entry changes that
    it could rest on.
    """

    __slots__ = ("_rests_on", "asked")

    def __init__(self, facts: Iterable[Fact], *, t: int, r: int, settled: int, horizon: int) -> None:
        """Index `facts`, which come in order."""
        super().__init__(facts, t=t, r=r, settled=settled, horizon=horizon)
        self.asked: set[Read] = set()
        self._rests_on: dict[Read, set[object]] = {}

    def add(self, fact: Fact) -> set[Read]:
        """Put an entry in; return what to ask again."""
        series = self._series.get((fact.act, fact.thing)) or self._begin(fact)
        series.add(fact)
        return self._forget(fact)

    def remove(self, fact: Fact) -> set[Read]:
        """Take an entry out; return what to ask again."""
        self._series[fact.act, fact.thing].remove(fact)
        return self._forget(fact)

    def _forget(self, fact: Fact) -> set[Read]:
        """Forget what rests on an entry, or on any entry of the meeting that it may have moved."""
        moved = [fact]
        if fact.act in _OF_MEETINGS:
            moved += (each for act in _OF_MEETINGS for each in self.with_act_of(act, fact.ref))
        changed = {read for each in moved for read in changed_by(each)}
        for read in changed:
            for key in self._rests_on.pop(read, ()):
                self._memory.pop(key, None)
        return changed

    def pair(self, pair: Pair) -> list[Fact]:
        """Return all entries with an act and a thing, in order."""
        self.asked.add(pair)
        return super().pair(pair)

    def pair_of(self, pair: Pair, ref: str) -> list[Fact]:
        """Return the entries of one matter with an act and a thing, in order."""
        self.asked.add(of_matter(*pair, ref))
        return super().pair_of(pair, ref)

    def with_act(self, act: str) -> list[Fact]:
        """Return all entries with an act, whatever thing it is about, in order."""
        self.asked.add((act, ANY))
        return super().with_act(act)

    def with_act_of(self, act: str, ref: str) -> list[Fact]:
        """Return the entries of one matter with an act, whatever thing it is about, in order."""
        self.asked.add(of_matter(act, ANY, ref))
        return super().with_act_of(act, ref)

    def all(self, finder: Finder) -> list[Fact]:
        """Return all entries that a finder seeks, in order."""
        self.asked.update(finder.reads)
        return super().all(finder)

    def between(self, finder: Finder, first: int, last: int) -> list[Fact]:
        """Return the entries that a finder seeks in the days from `first` through `last`, in order."""
        self.asked.update(of_days(finder.reads, first, last))
        return super().between(finder, first, last)

    def of_periods(self, finder: Finder) -> list[Fact]:
        """Return the entries that a finder seeks and that name a period, in order."""
        self.asked.update(of_periods(finder.reads))
        return super().of_periods(finder)

    def rests_on(self, reads: Iterable[Read]) -> None:
        """Note what an answer rests on."""
        self.asked.update(reads)

    def kept_of(self, key: object, pairs: Iterable[Pair], ref: str, compute: Callable[[], _Found]) -> _Found:
        """Return what `compute` makes of one matter's entries that have one of `pairs`, computed once."""
        reads = [of_matter(*pair, ref) for pair in pairs]
        self.asked.update(reads)
        return self.kept((key, ref), reads, compute)

    def kept(self, key: object, reads: Iterable[Read], compute: Callable[[], _Found]) -> _Found:
        """Return what `compute` makes of the entries under `reads`, computed once for as long as they stay.

        What `compute` asks is not traced: `reads` stand for all of it.
        """
        found: _Found | None = self._memory.get(key)
        if found is None:
            asked, self.asked = self.asked, set()
            found = self._memory[key] = compute()
            self.asked = asked
            for read in reads:
                self._rests_on.setdefault(read, set()).add(key)
        return found


class LiveJournal:
    """The entries of one council as they become known, are taken back and restored."""

    __slots__ = ("_gone", "_known", "_shown", "_targets")

    def __init__(self) -> None:
        """Begin empty."""
        self._known: dict[str, Fact] = {}
        self._targets: set[str] = set()
        self._gone: set[str] = set()
        self._shown: set[str] = set()

    def learn(self, facts: Iterable[Fact], t: int) -> list[tuple[Fact, bool]]:
        """Take in the entries that are known by `t`; return those to show (True) or to hide.

        Entries may be given again, when their day has come.
        """
        fresh = [fact for fact in facts if fact.entered <= t and fact.id not in self._known]
        self._known.update((fact.id, fact) for fact in fresh)
        self._targets.update(fact.retracts for fact in fresh if fact.retracts)
        changed = {fact.id: self._known[fact.id] for fact in facts if fact.id in self._known}
        if any(fact.retracts or fact.id in self._targets for fact in fresh):
            gone = retracted(self._known)
            changed.update((name, self._known[name]) for name in gone ^ self._gone)
            self._gone = gone
        return [(fact, self._turn(fact)) for fact in changed.values() if self._turns(fact, t)]

    def _turns(self, fact: Fact, t: int) -> bool:
        """Tell whether an entry is shown and should not be, or the reverse."""
        visible = fact.day <= t or fact.act == "planned"
        return (bool(fact.act) and visible and fact.id not in self._gone) != (fact.id in self._shown)

    def _turn(self, fact: Fact) -> bool:
        self._shown ^= {fact.id}
        return fact.id in self._shown


def next_look(fact: Fact, t: int) -> int | None:
    """Return the coming day on which an entry becomes known or visible, or None when it is both."""
    if fact.entered > t:
        return fact.entered
    return fact.day if fact.day > t and fact.act not in ("planned", "") else None
