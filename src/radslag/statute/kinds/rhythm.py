"""The kind that lets never too long pass between acts (cadence)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from radslag.statute.calendar import last_of_year, shift, year_of
from radslag.statute.explanation import NearMiss, Step, Verdict
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.judges import Judge, Version, first_of, on_day
from radslag.statute.kernels import Count, Window, achieve
from radslag.statute.nearness import differing
from radslag.statute.schema import Cadence
from radslag.statute.status import Status
from radslag.statute.view import View


class Clock(NamedTuple):
    """One turn of a cadence: the day it started, when it runs out, and by which version.

    `turned` are the later versions that moved its days.
    """

    started: int
    version: Version[Cadence]
    window: Window
    trigger: Fact | None


class CadenceJudge(Judge[Cadence]):
    """Never too long between two acts; judged as a whole, since each turn rests on the one before."""

    kind = "cadence"
    lasting = True

    def __init__(
        self, address: str, part: str | None, versions: Iterable[Version[Cadence]], warn: int
    ) -> None:
        """Make each version's finders ready, with the days its wording reaches over."""
        super().__init__(address, part, versions, warn)
        reach = [*(after.first - 1 for _, after in pairwise(self.versions)), FOREVER]
        self._worded = [
            (version, until, version.scope.finder(version.rule.of, *version.rule.also, predecessors=True))
            for version, until in zip(self.versions, reach, strict=True)
        ]
        self._starts = [
            version.scope.finder(version.rule.starts, predecessors=True) if version.rule.starts else None
            for version in self.versions
        ]

    def units(self, view: View) -> list[str]:
        """Name the rule itself, once it is in force."""
        return [""] if view.t >= self.first else []

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Follow the clock from its first start, one duty for each turn."""
        verdicts = []
        entries = self._fulfilling(view)
        trigger, started = self._start(view)
        opening = True
        while started is not None and started <= min(view.t, self.last):
            done = first_of(entries, started + 1)
            clock = self._clock(started, trigger, opening=opening)
            if clock:
                verdicts.append(self._turn(view, clock, done))
            trigger, started, opening = done, done.day if done else None, False
        return verdicts

    def _start(self, view: View) -> tuple[Fact | None, int | None]:
        """Return what first starts the clock, and when: never before the rule."""
        for (version, until, _), starts in zip(self._worded, self._starts, strict=True):
            if starts is None:
                return None, version.first
            found = view.all(starts)
            if found and found[0].day <= until:
                return found[0], max(found[0].day, version.first)
        return None, None

    def _fulfilling(self, view: View) -> list[Fact]:
        """Return the acts that restart the clock, each by the wording of its own day."""
        if len(self._worded) == 1:
            return view.all(self._worded[0][2])
        return [
            fact
            for version, until, finder in self._worded
            for fact in view.all(finder)
            if version.first <= fact.day <= until
        ]

    def _clock(self, started: int, trigger: Fact | None, *, opening: bool) -> Clock | None:
        """Set the days of a turn; None when they fall after the last day in force (9.9)."""
        later = [version for version, until, _ in self._worded if until >= started]
        version, window = later[0], _turn_window(later[0].rule, started, opening=opening)
        for following in later[1:]:
            target = _target(window)
            if target is None or target <= version.last:
                break
            moved = _turn_window(following.rule, started, opening=opening)
            version, window = following, _not_before(moved, following.first)
        target = _target(window)
        if target is not None and target > version.last:
            return None
        return Clock(started, version, window, trigger)

    def _turn(self, view: View, clock: Clock, done: Fact | None) -> Verdict:
        on_time = int(done is not None and (clock.window.due is None or done.day <= clock.window.due))
        count = Count(1, on_time, int(done is not None))
        status = achieve(clock.window, count, view.t, self.warn)
        verdict = self.verdict(view, clock.version, f"|{on_day(clock.started)}", clock.window, status)
        verdict.trigger, verdict.extra = clock.trigger, clock
        if done:
            verdict.have, verdict.cited = 1, (done,)
        return verdict

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Show what the clock counts from, and the other reading of a rhythm in years."""
        clock: Clock = verdict.extra
        every = clock.version.rule.every or clock.version.rule.advice
        yield Step("counted_from", (on_day(clock.started),))
        if every:
            yield Step("plus", (str(every),))
        if clock.window.due is not None and clock.window.advice is not None:
            yield Step("other_reading", (on_day(clock.window.advice),))

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give a late act, or acts since the clock started that others did."""
        clock: Clock = verdict.extra
        finder = clock.version.scope.finder(
            clock.version.rule.of, *clock.version.rule.also, predecessors=True
        )
        if verdict.status is Status.MET_LATE and clock.window.due is not None:
            done = verdict.cited[0]
            yield NearMiss("late", done.id, (done.day - clock.window.due,))
        elif not verdict.cited:
            same = [fact for pair in finder.pairs for fact in verdict.view.pair(pair)]
            yield from differing(finder, (fact for fact in same if fact.day > clock.started))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act sought."""
        yield str(verdict.version.rule.of)


def _turn_window(rule: Cadence, started: int, *, opening: bool) -> Window:
    """Set the days that one version gives a turn; `first_by` is the due day of the opening one (9.5)."""
    if rule.first_by and opening:
        return Window(started, max(rule.first_by.toordinal(), started))
    if rule.every is None:
        return Window(started, advice=shift(started, rule.advice) if rule.advice else None)
    rolling = shift(started, rule.every)
    if rule.measure == "rolling" or rule.every.unit != "y":
        return Window(started, rolling)
    return Window(started, last_of_year(year_of(rolling)), advice=rolling)


def _target(window: Window) -> int | None:
    return window.advice if window.due is None else window.due


def _not_before(window: Window, first: int) -> Window:
    """Move the days of a running turn that a new version would set before its own first day."""
    due, advice = window.due, window.advice
    return window._replace(
        due=None if due is None else max(due, first), advice=None if advice is None else max(advice, first)
    )
