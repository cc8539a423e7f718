"""Standing kinds: what shall hold at all times (maintain, seat, body), and a seat that is offered."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from radslag.statute.calendar import shift
from radslag.statute.durations import Duration
from radslag.statute.explanation import NearMiss, Step, Verdict
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.finder import Finder
from radslag.statute.judges import Judge, Version, on_day
from radslag.statute.kernels import Gap, Window, hold
from radslag.statute.nearness import differing
from radslag.statute.schema import Maintain, Rule
from radslag.statute.seating import Lent, Stay
from radslag.statute.status import Status
from radslag.statute.view import View

R = TypeVar("R", bound=Rule)
NO_DAYS: Final = Duration(0, "d")
"""No grace at all."""


class Spell(NamedTuple):
    """Days, both inclusive, on which the state is the same: covered or not, and shown at fault or not."""

    first: int
    last: int
    covered: bool
    shown: bool = False


class State(NamedTuple):
    """What a hold duty rests on: the spells of its stretch, the open gap, and the last day of cover.

    `unit` is the matter, for a seat that each matter has.
    """

    unit: str
    gap: Gap | None
    cover_last: int | None


class Standing(NamedTuple):
    """What a state rests on, on one day: how many are asked for, how many there are, by what entries."""

    need: int
    have: int
    stays: Sequence[Stay]


class HoldJudge(Judge[R]):
    """Judges a state through the days a rule is in force (section 9.2)."""

    lasting = True

    def __init__(
        self,
        address: str,
        part: str | None,
        versions: Iterable[Version[R]],
        warn: int,
        renew_warn: Duration,
    ) -> None:
        """Join versions that follow each other without a day between."""
        super().__init__(address, part, versions, warn)
        self.renew_warn = renew_warn
        self.stretches: list[list[Version[R]]] = []
        for version in self.versions:
            if self.stretches and self.stretches[-1][-1].last + 1 == version.first:
                self.stretches[-1].append(version)
            else:
                self.stretches.append([version])

    @abstractmethod
    def spells(self, view: View, version: Version[R], unit: str) -> Iterator[Spell]:
        """Give the spells of one version, in order and without a day between."""

    @abstractmethod
    def grace(self, version: Version[R]) -> Duration:
        """Return how long a gap may last before it is late."""

    @abstractmethod
    def standing(self, verdict: Verdict, day: int) -> Standing:
        """Return what is asked for, what is there, and the entries that show it, on a day."""

    def _fill(self, verdict: Verdict, day: int) -> None:
        need, have, stays = self.standing(verdict, day)
        verdict.need, verdict.have = need, have
        verdict.cited = tuple({stay.fact.id: stay.fact for stay in stays}.values())
        verdict.marks += tuple(stay.last + 1 for stay in stays)

    def units(self, view: View) -> list[str]:
        """Name the rule itself, once it is in force."""
        return [""] if view.t >= self.first else []

    def tail(self, unit: str) -> str:
        """Return what stands in the key between the rule and its suffix."""
        return ""

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge each stretch in force: what is now, and the gaps that have closed."""
        verdicts: list[Verdict] = []
        for stretch in self.stretches:
            if stretch[0].first <= view.t:
                verdicts.extend(self._stretch(view, unit, stretch))
        return verdicts

    def _stretch(self, view: View, unit: str, stretch: list[Version[R]]) -> Iterator[Verdict]:
        spells = [spell for version in stretch for spell in self.spells(view, version, unit)]
        for run in _runs(spells):
            if run[0].first <= view.t:
                yield from self._run(view, unit, stretch, run)

    def _run(
        self, view: View, unit: str, stretch: list[Version[R]], spells: list[Spell]
    ) -> Iterator[Verdict]:
        """Judge days without a break: all that a stretch is in force, or the life of a matter within it."""
        last = spells[-1].last
        day = min(view.t, last)
        current: Gap | None = None
        for gap in _gaps(spells, day):
            if gap.last == day:
                current = gap
            elif self._is_late(view, gap, stretch):
                yield self._closed(view, unit, gap, stretch, Status.MET_LATE)
        if view.t <= last:
            yield self._now(view, unit, current, stretch, spells)
        elif current and last == stretch[-1].last:
            version = _covering(stretch, current.first)
            within = current.last <= current.grace_ends(self.grace(version))
            status = Status.ENDED if within else Status.BREACHED
            yield self._closed(view, unit, current, stretch, status)

    def _is_late(self, view: View, gap: Gap, stretch: list[Version[R]]) -> bool:
        """Tell whether a closed gap lasted longer than grace and began within the journal's time."""
        grace = self.grace(_covering(stretch, gap.first))
        return gap.first >= view.r and gap.last > gap.grace_ends(grace)

    def _closed(self, view: View, unit: str, gap: Gap, stretch: list[Version[R]], status: Status) -> Verdict:
        version = _covering(stretch, gap.first)
        window = Window(gap.first, _grace_day(gap, self.grace(version)))
        tail = f"{self.tail(unit)}|gap@{on_day(gap.first)}"
        verdict = self.verdict(view, version, tail, window, status)
        verdict.extra = State(unit, gap, None)
        self._fill(verdict, gap.last + 1 if status is Status.MET_LATE else gap.last)
        return verdict

    def _now(
        self, view: View, unit: str, gap: Gap | None, stretch: list[Version[R]], spells: list[Spell]
    ) -> Verdict:
        version = _covering(stretch, view.t)
        here = next(spell for spell in spells if spell.first <= view.t <= spell.last)
        grace = self.grace(_covering(stretch, gap.first)) if gap else NO_DAYS
        window = Window(gap.first, _grace_day(gap, grace)) if gap else Window(spells[0].first)
        status = hold(gap, grace, view.t)
        verdict = self.verdict(view, version, f"{self.tail(unit)}|now", window, status, shown=here.shown)
        fails = next((spell.first for spell in spells if spell.first > view.t and not spell.covered), None)
        cover_last = fails - 1 if fails is not None and gap is None else None
        verdict.extra = State(unit, gap, cover_last)
        warned = shift(view.t, self.renew_warn)
        verdict.at_risk = cover_last is not None and cover_last < warned
        verdict.marks += tuple(self._marks(view, spells))
        self._fill(verdict, view.t)
        return verdict

    def _marks(self, view: View, spells: list[Spell]) -> Iterator[int]:
        """Give the coming days on which time can change the state, or how near its end is.

        Counting months back from a day does not always undo counting them
        forward, so some days on either side are taken with it.
        """
        if spells[-1].last < FOREVER:
            yield spells[-1].last + 1
        for spell in spells:
            if spell.first > view.t:
                yield spell.first
                if not spell.covered:
                    near = shift(spell.first, self.renew_warn, back=True)
                    yield from range(near - 3, near + 4)

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count the grace from the start of the gap."""
        state: State = verdict.extra
        if state.gap:
            yield Step("counted_from", (on_day(state.gap.first),))
            grace = self.grace(_covering(list(self.versions), state.gap.first))
            if grace.count:
                yield Step("plus", (str(grace),))


def _runs(spells: list[Spell]) -> Iterator[list[Spell]]:
    """Give the spells that follow each other without a day between."""
    run: list[Spell] = []
    for spell in spells:
        if run and run[-1].last + 1 != spell.first:
            yield run
            run = []
        run.append(spell)
    if run:
        yield run


def _gaps(spells: list[Spell], day: int) -> Iterator[Gap]:
    """Join the uncovered spells that touch, up to `day`."""
    first: int | None = None
    for spell in spells:
        if spell.first > day:
            break
        if spell.covered:
            if first is not None:
                yield Gap(first, spell.first - 1)
            first = None
        elif first is None:
            first = spell.first
    if first is not None:
        yield Gap(first, day)


def _covering(versions: list[Version[Any]], day: int) -> Version[Any]:
    return next(version for version in versions if version.first <= day <= version.last)


def _grace_day(gap: Gap, grace: Duration) -> int | None:
    return gap.grace_ends(grace) if grace.count else None


def merged(cover: Iterable[tuple[int, int]], first: int, last: int) -> Iterator[Spell]:
    """Give the spells in which at least one interval of `cover` is live."""
    reached = first
    for start, end in sorted(cover):
        if start > last or end < reached:
            continue
        if start > reached:
            yield Spell(reached, start - 1, covered=False)
            reached = start
        yield Spell(reached, min(end, last), covered=True)
        reached = min(end, last) + 1
    if reached <= last:
        yield Spell(reached, last, covered=False)


class MaintainJudge(HoldJudge[Maintain]):
    """Something valid at all times."""

    kind = "maintain"

    def __init__(
        self,
        address: str,
        part: str | None,
        versions: Iterable[Version[Maintain]],
        warn: int,
        renew_warn: Duration,
        lent: dict[int, Lent],
    ) -> None:
        """Make the finders ready; `lent` tells what local seats lend each version, by its first day."""
        super().__init__(address, part, versions, warn, renew_warn)
        self._finders = {version.first: self._finder(version, lent) for version in self.versions}

    def _finder(self, version: Version[Maintain], lent: dict[int, Lent]) -> Finder:
        rule, scope = version.rule, version.scope
        own = [scope.wanted(selector, predecessors=True) for selector in (rule.of, *rule.also)]
        return scope.finders.of(*own, *lent.get(version.first, Lent()).wanted())

    def grace(self, version: Version[Maintain]) -> Duration:
        """Return the grace of the rule."""
        return version.rule.grace

    def _valid(self, view: View, version: Version[Maintain]) -> list[Stay]:
        rule = version.rule
        return [
            Stay(fact.day, _valid_through(fact, rule), fact)
            for fact in view.all(self._finders[version.first])
            if _runs_for(fact, rule)
        ]

    def spells(self, view: View, version: Version[Maintain], unit: str) -> Iterator[Spell]:
        """Give the days on which some entry is valid."""
        cover = ((stay.first, stay.last) for stay in self._valid(view, version))
        return merged(cover, version.first, version.last)

    def standing(self, verdict: Verdict, day: int) -> Standing:
        """Return the entries valid on a day, of which one is enough."""
        valid = self._valid(verdict.view, verdict.version)
        live = [stay for stay in valid if stay.first <= day <= stay.last]
        return Standing(1, min(len(live), 1), live)

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give acts that others did, and entries that run for another time."""
        if verdict.have:
            return
        finder = self._finders[verdict.version.first]
        for fact in verdict.view.all(finder):
            if not _runs_for(fact, verdict.version.rule):
                yield NearMiss("other_term", fact.id, (on_day(fact.last),))
        same = (fact for pair in finder.pairs for fact in verdict.view.pair(pair))
        yield from differing(finder, same)

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act sought."""
        yield str(verdict.version.rule.of)


def _valid_through(fact: Fact, rule: Maintain) -> int:
    """Return the last day an entry is valid: its own, else by the longest term the rule gives."""
    terms = (rule.term,) if rule.term else rule.terms
    if fact.through is not None or not terms:
        return fact.last
    return max(shift(fact.day, term) for term in terms)


def _runs_for(fact: Fact, rule: Maintain) -> bool:
    """Tell whether an entry runs for one of the terms, to the day before or the same day of the number."""
    if not rule.terms or fact.through is None:
        return True
    return any(shift(fact.day, term) - fact.last in (0, 1) for term in rule.terms)
