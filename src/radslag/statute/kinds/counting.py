"""The kind that counts acts in frames (recur)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from radslag.statute.calendar import first_of_year, in_season, next_occurrence, year_of
from radslag.statute.explanation import NearMiss, Step, Verdict
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.finder import Finder
from radslag.statute.frames import Frames
from radslag.statute.judges import Judge, Version, on_day
from radslag.statute.kernels import Count, Window, achieve
from radslag.statute.nearness import differing
from radslag.statute.occasions import Gathering, Occasion, lapses
from radslag.statute.schema import Recur
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
    discretion: Finder | None
    gathering: Gathering | None


class Found(NamedTuple):
    """What a frame holds: the acts, the decision on their number, plans ahead or past, and those past."""

    quota: Quota
    entries: tuple[Fact, ...]
    decision: Fact | None
    plans: tuple[Occasion, ...]
    unrecorded: tuple[Occasion, ...]


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
        coming = self.next_start(view)
        new_year = first_of_year(year_of(view.t) + 1)
        return new_year if coming is None else min(coming, new_year)

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge one frame."""
        quota = self._quotas[unit]
        rule = quota.version.rule
        entries = _counted(view, quota)
        decision = _decision(view, quota, quota.discretion) if quota.discretion else None
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
            plans = tuple(quota.gathering.unsettled(view, *quota.counted))
        if too_many and rule.unless:
            status = Status.ADVISED
        unrecorded = _unrecorded(plans, window, view.t)
        if status in AMISS and unrecorded and seen + len(unrecorded) >= need:
            status = Status.LAPSED
        verdict = self.verdict(view, quota.version, f"|{unit}", window, status, shown=too_many)
        verdict.need, verdict.have, verdict.cited = need, seen, entries
        verdict.extra = Found(quota, entries, decision, plans, unrecorded)
        self._foresee(view, verdict, plans, seen)
        return [verdict]

    def _foresee(self, view: View, verdict: Verdict, plans: tuple[Occasion, ...], seen: int) -> None:
        """Flag a frame in which too few meetings remain planned, and note when plans lapse."""
        if not verdict.extra.quota.gathering or verdict.status not in (*PENDING, Status.OVERDUE):
            verdict.marks += lapses(plans, view.t)
            return
        pending = sum(1 for plan in plans if plan.pending(view.t))
        verdict.at_risk = view.t >= verdict.window.opens and seen + pending < verdict.need
        verdict.marks += lapses(plans, view.t)

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
        for plan in found.unrecorded:
            yield NearMiss("unrecorded_plan", plan.entry.id, (on_day(plan.first),))
        first, last = found.quota.counted
        same = [fact for pair in found.quota.finder.pairs for fact in verdict.view.pair(pair)]
        yield from differing(found.quota.finder, (fact for fact in same if first <= fact.day <= last))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act that too few entries show."""
        if verdict.have < verdict.need:
            yield str(verdict.version.rule.of)


def _unrecorded(plans: tuple[Occasion, ...], window: Window, t: int) -> tuple[Occasion, ...]:
    """Return the plans that passed without outcome; with the frame also a span that goes on after it."""
    return plans if window.over(t) else tuple(plan for plan in plans if plan.lapsed(t))


def _decision(view: View, quota: Quota, discretion: Finder) -> Fact | None:
    """Return the last decision on the number of the frame, where the text gives that discretion."""
    return next((fact for fact in reversed(view.all(discretion)) if _belongs(fact, quota)), None)


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
        discretion=version.scope.finder(version.rule.unless) if version.rule.unless else None,
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
    entries = view.between(quota.finder, *quota.counted)
    if view.of_periods(quota.finder):
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
