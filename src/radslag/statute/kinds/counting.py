"""Counted kinds: so many in each frame (recur), and never too long between (cadence)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from radslag.statute.calendar import first_of_year, in_season, last_of_year, next_occurrence, shift, year_of
from radslag.statute.explanation import NearMiss, Step, Verdict
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.finder import Finder
from radslag.statute.frames import Frames
from radslag.statute.judges import Judge, Version, first_of, on_day
from radslag.statute.kernels import Count, Window, achieve
from radslag.statute.nearness import differing
from radslag.statute.occasions import Gathering, Occasion, lapses
from radslag.statute.schema import Cadence, Recur
from radslag.statute.selectors import Selector
from radslag.statute.status import AMISS, DONE, PENDING, Status
from radslag.statute.view import View

_OF_A_MEETING: Final = frozenset(("held", "attended"))
"""Acts of which a meeting has one, however many entries tell of it."""


@dataclass(frozen=True, slots=True)
class Quota:
    """What one frame asks for, whatever the journal shows.

    Entries dated in the days `counted`, or whose period names the frame,
    count. `shares` are the versions' numbers and days, when the frame is
    shared or partly in force.
    """

    name: str
    number: int
    version: Version[Recur]
    window: Window
    counted: tuple[int, int]
    need: int
    at_most: int | None
    shares: tuple[tuple[int, int], ...]
    days: int
    finder: Finder
    gathering: Gathering | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a frame holds: the acts, the decision on their number, and the meetings planned in it."""

    quota: Quota
    entries: tuple[Fact, ...]
    decision: Fact | None
    plans: tuple[Occasion, ...]


@dataclass(slots=True)
class Stretch:
    """Versions that count in the same frames, so that a frame they share is one duty."""

    frames: Frames
    versions: list[Version[Recur]]


class RecurJudge(Judge[Recur]):
    """So many acts in each frame; its units are the frames."""

    kind = "recur"

    def __init__(self, address: str, part: str | None, versions: Iterable[Version[Recur]], warn: int) -> None:
        """Lay out the stretches of versions that share frames."""
        super().__init__(address, part, versions, warn)
        self._stretches: list[Stretch] = []
        for version in self.versions:
            self._place(version)
        self._quotas: dict[str, Quota] = {}
        self._names: dict[int, list[str]] = {}

    def _place(self, version: Version[Recur]) -> None:
        last = self._stretches[-1] if self._stretches else None
        if last and _framing(last.versions[0].rule) == _framing(version.rule):
            last.versions.append(version)
        else:
            frames = Frames(version.rule.per, version.rule.year_start)
            self._stretches.append(Stretch(frames, [version]))

    def units(self, view: View) -> list[str]:
        """Name the frames that have a duty, up to the horizon."""
        if view.t < self.first:
            return []
        names = self._names.get(view.horizon)
        if names is None:
            names = self._names[view.horizon] = self._lay_out(view.horizon)
        return names

    def _lay_out(self, horizon: int) -> list[str]:
        names: dict[str, None] = {}
        for stretch in self._stretches:
            mine = []
            for number in _numbers(stretch, horizon):
                quota = _quota(stretch, number, taken=names)
                if quota:
                    self._quotas[quota.name] = quota
                    mine.append(quota.name)
            names.update(dict.fromkeys(mine))
        return list(names)

    def next_unit(self, view: View) -> int | None:
        """Return the next day that brings a version, or a year's frames within the horizon."""
        coming = super().next_unit(view)
        new_year = first_of_year(year_of(view.t) + 1)
        return new_year if coming is None else min(coming, new_year)

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge one frame."""
        quota = self._quotas[unit]
        rule = quota.version.rule
        entries = _counted(view, quota)
        decision = _decision(view, quota, rule.unless) if rule.unless else None
        need, at_most = _asked(quota, decision)
        if need == 0 and at_most is None and decision is None:
            return []
        window = quota.window
        due = window.due if window.due is not None else FOREVER
        seen = sum(_stands_for(fact) for fact in entries)
        on_time = seen if seen == 0 else sum(_stands_for(fact) for fact in entries if fact.day <= due)
        status = achieve(window, Count(need, on_time, seen, at_most), view.t, self.warn)
        too_many = at_most is not None and seen > at_most
        plans: tuple[Occasion, ...] = ()
        if status not in DONE and quota.gathering and not too_many:
            plans = tuple(_planned(view, quota.gathering, quota.counted))
        if too_many and rule.unless:
            status = Status.ADVISED
        lapsed = sum(1 for plan in plans if plan.lapsed(view.t))
        if status in AMISS and lapsed and seen + lapsed >= need:
            status = Status.LAPSED
        verdict = self.verdict(view, quota.version, f"|{unit}", window, status, shown=too_many)
        verdict.need, verdict.have, verdict.cited = need, seen, entries
        verdict.extra = Found(quota, entries, decision, plans)
        self._foresee(view, verdict, plans, seen)
        return [verdict]

    def _foresee(self, view: View, verdict: Verdict, plans: tuple[Occasion, ...], seen: int) -> None:
        """Flag a frame in which too few meetings remain planned, and note when plans lapse."""
        if not verdict.extra.quota.gathering or verdict.status not in (*PENDING, Status.OVERDUE):
            verdict.marks += tuple(lapses(list(plans), view.t))
            return
        pending = sum(1 for plan in plans if plan.pending(view.t))
        verdict.at_risk = view.t >= verdict.window.opens and seen + pending < verdict.need
        verdict.marks += tuple(lapses(list(plans), view.t))

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Show the share that a frame partly in force asks for, and a decided number."""
        found: Found = verdict.extra
        if found.quota.shares:
            for number, days in found.quota.shares:
                yield Step("prorated", (number, days, found.quota.days))
        if found.decision:
            yield Step("replaced_by", (found.decision.id, found.decision.number or 0))

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give plans without outcome, and acts in the frame that others did."""
        if verdict.status in DONE:
            return
        found: Found = verdict.extra
        for plan in found.plans:
            if plan.lapsed(verdict.view.t):
                yield NearMiss("unrecorded_plan", plan.entry.id, (on_day(plan.first),))
        first, last = found.quota.counted
        same = [fact for pair in found.quota.finder.pairs for fact in verdict.view.pair(pair)]
        yield from differing(found.quota.finder, (fact for fact in same if first <= fact.day <= last))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act that too few entries show."""
        if verdict.have < verdict.need:
            yield sought(verdict.extra.quota.finder)


def _planned(view: View, gathering: Gathering, days: tuple[int, int]) -> Iterator[Occasion]:
    """Give the meetings planned in the days that have neither been held nor cancelled."""
    for meeting in gathering.all(view):
        if not meeting.held and meeting.cancelled is None and days[0] <= meeting.first <= days[1]:
            yield meeting


def _decision(view: View, quota: Quota, unless: Selector) -> Fact | None:
    """Return the last decision on the number of the frame, where the text gives that discretion."""
    decisions = view.all(quota.version.scope.finder(unless))
    return next((fact for fact in reversed(decisions) if _belongs(fact, quota)), None)


def _framing(rule: Recur) -> tuple[object, ...]:
    return rule.per, rule.year_start, rule.season, rule.latest, rule.concerns


def _numbers(stretch: Stretch, horizon: int) -> Iterator[int]:
    """Number the frames that have a duty because work on them falls in force by the horizon."""
    last = min(stretch.versions[-1].last, horizon)
    ahead = {"same": 0, "next": 1, "previous": -1}[stretch.versions[0].rule.concerns]
    for number, _ in stretch.frames.between(stretch.versions[0].first, last):
        yield number + ahead


def _quota(stretch: Stretch, number: int, taken: dict[str, None]) -> Quota | None:
    """Return what the frame asks for, or None when it has no duty."""
    rule = stretch.versions[0].rule
    frame = stretch.frames.at(number)
    work = stretch.frames.at(number - {"same": 0, "next": 1, "previous": -1}[rule.concerns])
    cut = in_season(rule.season, work.first, work.last) if rule.season else (work.first, work.last)
    if cut is None:
        return None
    pieces = [
        (version, max(version.first, cut[0]), min(version.last, cut[1]))
        for version in stretch.versions
        if version.first <= cut[1] and version.last >= cut[0] and _has_year(version.rule, frame.year)
    ]
    if not pieces:
        return None
    opens, end = pieces[0][1], pieces[-1][2]
    due = next_occurrence(rule.latest, work.first) if rule.latest else end
    if not opens <= due <= end:
        return None
    hard = frame.last if rule.concerns == "next" else end
    return _filled(pieces, cut, number, Window(opens, due, hard), _name_of(frame.name, opens, taken))


def _name_of(name: str, opens: int, taken: dict[str, None]) -> str:
    """Return the frame's name; a second duty in a frame of that name adds the day its part begins."""
    return f"{name}/{on_day(opens)}" if name in taken else name


def _filled(
    pieces: list[tuple[Version[Recur], int, int]],
    cut: tuple[int, int],
    number: int,
    window: Window,
    name: str,
) -> Quota | None:
    """Work out the numbers: each version's share of the days, rounded down once (9.5, 9.9)."""
    version = pieces[-1][0]
    days = cut[1] - cut[0] + 1
    shares = tuple((_least(piece.rule), last - first + 1) for piece, first, last in pieces)
    covered = sum(share[1] for share in shares)
    if covered < days and version.rule.partial == "skip":
        return None
    whole = covered if version.rule.partial == "full" else days
    most = [piece.rule.at_most for piece, _, _ in pieces]
    finders = version.scope.finders
    wanted = dict.fromkeys(each for piece, _, _ in pieces for each in _finder(piece).wanted)
    own = dict.fromkeys(piece.scope.wanted(piece.rule.of) for piece, _, _ in pieces)
    return Quota(
        name=name,
        number=number,
        version=version,
        window=window,
        counted=(window.opens, pieces[-1][2]),
        need=sum(least * share for least, share in shares) // whole,
        at_most=None if None in most else max(each for each in most if each is not None),
        shares=shares if covered < days or len(shares) > 1 else (),
        days=whole,
        finder=finders.of(*wanted),
        gathering=finders.gathering(*own) if version.rule.of.act == "held" else None,
    )


def _finder(version: Version[Recur]) -> Finder:
    return version.scope.finder(version.rule.of, *version.rule.also)


def _least(rule: Recur) -> int:
    return rule.at_least if isinstance(rule.at_least, int) else 0


def _has_year(rule: Recur, year: int) -> bool:
    match rule.years:
        case None:
            return True
        case "election":
            return year % 4 == 2
        case "even":
            return year % 2 == 0
        case "odd":
            return year % 2 == 1
        case listed:
            return year in listed


def _counted(view: View, quota: Quota) -> tuple[Fact, ...]:
    """Return the acts of a frame; of a meeting one, however many entries tell of it."""
    entries = [fact for fact in view.all(quota.finder) if _belongs(fact, quota)]
    if quota.finder.act in _OF_A_MEETING and len(entries) > 1:
        firsts: dict[str, Fact] = {}
        for fact in entries:
            firsts.setdefault(fact.ref, fact)
        return tuple(firsts.values())
    return tuple(entries)


def _belongs(fact: Fact, quota: Quota) -> bool:
    """Tell whether an entry counts in a frame: by the period it names, else by its day."""
    if fact.period is not None:
        rule = quota.version.rule
        number = Frames(rule.per, rule.year_start).number_named(fact.period)
        if number is not None:
            return number == quota.number and not quota.window.over(fact.day)
    return quota.counted[0] <= fact.day <= quota.counted[1]


def _asked(quota: Quota, decision: Fact | None) -> tuple[int, int | None]:
    """Return the counts of the frame, replaced by a decided number where the text lets it."""
    if decision is None:
        return quota.need, quota.at_most
    number = decision.number or 0
    return number, None if quota.at_most is None else number


def _stands_for(fact: Fact) -> int:
    return 1 if fact.number is None else fact.number


def sought(finder: Finder) -> str:
    """Name the act that a finder seeks, as a selector without its sets."""
    return f"{finder.wanted[0].act} {'|'.join(finder.wanted[0].things)}"


@dataclass(frozen=True, slots=True)
class Clock:
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
        for version, until, _ in self._worded:
            starts = version.rule.starts
            if starts is None:
                return None, version.first
            found = view.all(version.scope.finder(starts, predecessors=True))
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
        rule = verdict.version.rule
        yield f"{rule.of.act} {'|'.join(rule.of.things)}"


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
