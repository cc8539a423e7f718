"""What rules that begin with an entry share: the trigger, its version, and days counted after it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, TypeVar, cast

from radslag.statute.calendar import roll_forward, shift
from radslag.statute.durations import Duration
from radslag.statute.explanation import NearMiss, Step, Verdict
from radslag.statute.facts import FOREVER, Fact, in_order
from radslag.statute.finder import Finder
from radslag.statute.judges import Judge, Version, on_day
from radslag.statute.kernels import Count, Window, achieve
from radslag.statute.occasions import Gathering, Occasion
from radslag.statute.schema import Approve, Deliver, Follow, Petition, Rule
from radslag.statute.selectors import Selector
from radslag.statute.status import Status
from radslag.statute.view import View

R = TypeVar("R", bound=Rule)
D = TypeVar("D", bound=Follow | Approve | Deliver)


class TriggerJudge(Judge[R]):
    """A rule that the first fitting entry of a matter sets going; its units are the matters.

    The version on the trigger day judges, and the duty survives that
    version's end (section 9.9).
    """

    predecessors = False
    """Whether entries of a replaced body count for the new one."""

    def __init__(self, address: str, part: str | None, versions: Iterable[Version[R]], warn: int) -> None:
        """Make each version's finders ready."""
        super().__init__(address, part, versions, warn)
        self._triggers = [
            (version, version.scope.finder(self.when(version.rule), predecessors=self.predecessors))
            for version in self.versions
        ]
        self.sought = {
            version: version.scope.finder(*self.seeks(version.rule), predecessors=self.predecessors)
            for version in self.versions
        }

    @abstractmethod
    def when(self, rule: R) -> Selector:
        """Return the selector of the trigger."""

    @abstractmethod
    def seeks(self, rule: R) -> tuple[Selector, ...]:
        """Return the selectors of what the trigger calls for."""

    @abstractmethod
    def judge_after(self, view: View, version: Version[R], trigger: Fact) -> Verdict:
        """Judge what a trigger calls for."""

    def triggers(self, view: View) -> list[tuple[Version[R], Fact]]:
        """Return the first fitting entry of each matter that has one in force, by day."""
        found = []
        for version, finder in self._triggers:
            firsts: dict[str, Fact] = {}
            for fact in view.all(finder):
                firsts.setdefault(fact.ref, fact)
            first, last = version.first, version.last
            found += [(version, fact) for fact in firsts.values() if first <= fact.day <= last]
        if len(self._triggers) == 1:
            return found
        found.sort(key=lambda pair: in_order(pair[1]))
        return list({fact.ref: (version, fact) for version, fact in reversed(found)}.values())[::-1]

    def units(self, view: View) -> list[str]:
        """Name the matters that have a trigger in force."""
        return [fact.ref for _, fact in self.triggers(view)]

    def all(self, view: View) -> list[Verdict]:
        """Return the verdicts on all matters."""
        return [self.judge_after(view, version, fact) for version, fact in self.triggers(view)]

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge one matter that has a trigger in force."""
        found = []
        for version, finder in self._triggers:
            entries = view.matter(finder, unit)
            if entries and version.first <= entries[0].day <= version.last:
                found.append((version, entries[0]))
        version, trigger = min(found, key=lambda pair: in_order(pair[1]))
        return [self.judge_after(view, version, trigger)]


class Deadline(NamedTuple):
    """A due day after a trigger, and how it was reached.

    `until` is the entry that sets it, and `lapses` the day on which that entry
    no longer does: a meeting that was planned and not recorded.
    """

    due: int | None = None
    hard: int | None = None
    rolled: tuple[tuple[int, str], ...] = ()
    until: str | None = None
    lapses: int | None = None

    @property
    def latest(self) -> int:
        """The last day in time; for ever without one."""
        return FOREVER if self.due is None else self.due


NO_DAY: Final = Deadline()


class Answer(NamedTuple):
    """What a duty after a trigger rests on besides its entries: its deadline, and what its kind adds.

    `shown` says that an entry itself shows the fault.
    """

    end: Deadline
    more: Any = None
    shown: bool = False


class AfterJudge(TriggerJudge[D]):
    """A rule that gives a day after its trigger: so long after it, the next other matter, or none."""

    def __init__(self, address: str, part: str | None, versions: Iterable[Version[D]], warn: int) -> None:
        """Make each version's finders ready."""
        super().__init__(address, part, versions, warn)
        self._gatherings: dict[Version[D], Gathering] = {}
        self._endings: dict[Version[D], Finder] = {}
        for version in self.versions:
            until = version.rule.until
            if until and until.act == "held":
                self._gatherings[version] = version.scope.gathering(until)
            elif until:
                self._endings[version] = version.scope.finder(until)

    def deadline(self, view: View, version: Version[D], trigger: Fact) -> Deadline:
        """Return the due day after a trigger (sections 7 and 9.7)."""
        rule = version.rule
        if rule.until is not None:
            return self._until(view, version, trigger)
        if isinstance(rule.within, str):
            return Deadline(trigger.last, trigger.last) if trigger.last < FOREVER else NO_DAY
        return within(trigger.day, rule.within, roll=rule.roll == "next")

    def _until(self, view: View, version: Version[D], trigger: Fact) -> Deadline:
        """Return the day of the first other matter after the trigger day; none known, no due."""
        gathering = self._gatherings.get(version)
        if gathering:
            meeting = gathering.after(view, trigger)
            return _by(meeting) if meeting else NO_DAY
        for fact in view.all(self._endings[version]):
            if fact.day > trigger.day and fact.ref != trigger.ref:
                return Deadline(fact.day, until=fact.id)
        return NO_DAY

    def answered(
        self,
        view: View,
        version: Version[D],
        trigger: Fact,
        count: Count,
        answer: Answer,
        *,
        shown: bool = False,
    ) -> Verdict:
        """Make the verdict on what came after a trigger; `shown` as for any verdict."""
        window = window_after(trigger, answer.end, version.rule.advice)
        status = achieve(window, count, view.t, self.warn)
        verdict = self.verdict(view, version, f"|{trigger.ref}", window, status, shown=answer.shown)
        verdict.trigger, verdict.extra = trigger, answer
        verdict.need, verdict.have = count.need, count.seen
        if answer.end.lapses is not None:
            verdict.marks += (answer.end.lapses,)
        return verdict

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count from the trigger."""
        return steps_after(verdict, verdict.extra.end, length_of(verdict.version.rule))


def _by(meeting: Occasion) -> Deadline:
    lapses = None if meeting.held else meeting.last + 1
    return Deadline(meeting.first, until=meeting.entry.id, lapses=lapses)


def within(day: int, length: Duration | None, *, roll: bool) -> Deadline:
    """Count a length from a day, and move off days that are no working days."""
    if length is None:
        return NO_DAY
    due = shift(day, length)
    if not roll:
        return Deadline(due)
    moved, passed = roll_forward(due)
    return Deadline(moved, rolled=passed)


def window_after(trigger: Fact, end: Deadline, advice: Duration | None) -> Window:
    """Return the window that opens with a trigger; advice counts from it and never rolls."""
    house = shift(trigger.day, advice) if advice else None
    return Window(trigger.day, end.due, end.hard, house)


def steps_after(verdict: Verdict, end: Deadline, length: Duration | str | None) -> Iterator[Step]:
    """Show how a day was counted from a trigger."""
    trigger = set_off_by(verdict)
    yield Step("counted_from", (on_day(trigger.day), trigger.id))
    if end.until and end.due is not None:
        yield Step("counted_from", (on_day(end.due), end.until))
    elif isinstance(length, Duration):
        yield Step("plus", (str(length),))
    for day, name in end.rolled:
        yield Step("rolled", (on_day(day), name))


def set_off_by(verdict: Verdict) -> Fact:
    """Return the trigger of a verdict on a rule that begins with one."""
    return cast(Fact, verdict.trigger)


def length_of(rule: Follow | Approve | Deliver | Petition) -> Duration | str | None:
    """Return the length that a rule states, or the house's advice."""
    return rule.within or rule.advice


def sought_in(finder: Finder, view: View, ref: str) -> list[Fact]:
    """Return the entries of a matter with the right act and thing, fitting or not."""
    found = [fact for pair in finder.pairs for fact in view.pair_of(pair, ref)]
    return sorted(found, key=in_order)


def late(verdict: Verdict) -> Iterator[NearMiss]:
    """Tell how many days late the act that met a duty came."""
    due = verdict.window.due
    if verdict.status is Status.MET_LATE and due is not None:
        last = verdict.cited[-1]
        yield NearMiss("late", last.id, (last.day - due,))
