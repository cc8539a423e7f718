"""What rules that begin with an entry share: the trigger, its version, and days counted after it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar, cast

from radslag.statute.calendar import roll_forward, shift
from radslag.statute.durations import Duration
from radslag.statute.explanation import Step, Verdict
from radslag.statute.facts import FOREVER, Fact, in_order
from radslag.statute.finder import Finder
from radslag.statute.judges import Judge, Version, on_day
from radslag.statute.kernels import Window
from radslag.statute.occasions import Gathering
from radslag.statute.schema import Approve, Deliver, Follow, Petition
from radslag.statute.schema import Rule as AnyRule
from radslag.statute.selectors import Selector
from radslag.statute.view import View

R = TypeVar("R", bound=AnyRule)
Dated = Follow | Approve | Deliver


class TriggerJudge(Judge[R]):
    """A rule that the first fitting entry of a matter sets going; its units are the matters.

    The version on the trigger day judges, and the duty survives that
    version's end (section 9.9).
    """

    predecessors = False
    """Whether entries of a replaced body count for the new one."""

    def __init__(self, address: str, part: str | None, versions: Iterable[Version[R]], warn: int) -> None:
        """Make each version's finder of triggers ready."""
        super().__init__(address, part, versions, warn)
        self._triggers = [
            (version, version.scope.finder(self.when(version.rule), predecessors=self.predecessors))
            for version in self.versions
        ]

    @abstractmethod
    def when(self, rule: R) -> Selector:
        """Return the selector of the trigger."""

    @abstractmethod
    def judge_after(self, view: View, version: Version[R], trigger: Fact) -> Verdict:
        """Judge what a trigger calls for."""

    def units(self, view: View) -> list[str]:
        """Name the matters that have a trigger in force."""
        if len(self._triggers) == 1:
            version, finder = self._triggers[0]
            first, last = version.first, version.last
            return list(dict.fromkeys(fact.ref for fact in view.all(finder) if first <= fact.day <= last))
        found = [
            fact
            for version, finder in self._triggers
            for fact in view.all(finder)
            if version.covers(fact.day)
        ]
        return list(dict.fromkeys(fact.ref for fact in sorted(found, key=in_order)))

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge one matter, if its first fitting entry lies in force."""
        for version, finder in self._triggers:
            entries = view.matter(finder, unit)
            if entries and version.first <= entries[0].day <= version.last:
                return [self.judge_after(view, version, entries[0])]
        return []


class Deadline(NamedTuple):
    """A due day after a trigger, and how it was reached."""

    due: int | None = None
    hard: int | None = None
    rolled: tuple[tuple[int, str], ...] = ()
    until: str | None = None


def deadline(
    view: View, version: Version[Follow] | Version[Approve] | Version[Deliver], trigger: Fact
) -> Deadline:
    """Return the due day that a rule sets after a trigger (sections 7 and 9.7)."""
    rule = version.rule
    if rule.until is not None:
        return _until(view, version, rule.until, trigger)
    if rule.within == "life":
        return Deadline(trigger.last, trigger.last) if trigger.last < FOREVER else Deadline()
    return within(trigger.day, rule.within, roll=rule.roll == "next")


def within(day: int, length: Duration | None, *, roll: bool) -> Deadline:
    """Count a length from a day, and move off days that are no working days."""
    if length is None:
        return Deadline()
    due = shift(day, length)
    if not roll:
        return Deadline(due)
    moved, passed = roll_forward(due)
    return Deadline(moved, rolled=passed)


def _until(
    view: View, version: Version[Follow] | Version[Approve] | Version[Deliver], until: Selector, trigger: Fact
) -> Deadline:
    """Return the day of the first other matter after the trigger day; none known, no due."""
    if until.act == "held":
        meeting = version.scope.gathering(until).after(view, trigger)
        return Deadline(meeting.first, until=meeting.entry.id) if meeting else Deadline()
    later = (
        fact
        for fact in view.all(version.scope.finder(until))
        if fact.day > trigger.day and fact.ref != trigger.ref
    )
    following = next(later, None)
    return Deadline(following.day, until=following.id) if following else Deadline()


def lapse_marks(view: View, gathering: Gathering) -> Iterator[int]:
    """Give the coming days on which a planned meeting would be past, and its day as a due day with it."""
    return (meeting.last + 1 for meeting in gathering.all(view) if meeting.pending(view.t))


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


def length_of(rule: Dated | Petition) -> Duration | str | None:
    """Return the length that a rule states, or the house's advice."""
    return rule.within or rule.advice


def sought_in(finder: Finder, view: View, ref: str) -> list[Fact]:
    """Return the entries of a matter with the right act and thing, fitting or not."""
    found = [fact for pair in finder.pairs for fact in view.pair_of(pair, ref)]
    return sorted(found, key=in_order)
