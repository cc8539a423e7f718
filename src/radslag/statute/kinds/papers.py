"""Kinds about papers and what follows an act: follow, contain, deliver, precede."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from radslag.statute.calendar import NEVER, shift
from radslag.statute.explanation import NearMiss, Remark, Step, Verdict
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.finder import Finder, Wanted
from radslag.statute.judges import Version, on_day
from radslag.statute.kernels import Count, Window, achieve
from radslag.statute.nearness import differing
from radslag.statute.schema import Contain, Deliver, Follow, Precede
from radslag.statute.selectors import Selector
from radslag.statute.status import DONE, Status
from radslag.statute.triggered import (
    Deadline,
    TriggerJudge,
    deadline,
    lapse_marks,
    length_of,
    set_off_by,
    sought_in,
    steps_after,
    window_after,
)
from radslag.statute.view import View


class FollowJudge(TriggerJudge[Follow]):
    """One act calls for another, in the same matter or after it."""

    kind = "follow"

    def when(self, rule: Follow) -> Selector:
        """Return the trigger."""
        return rule.when

    def units(self, view: View) -> list[str]:
        """Name the matters with a trigger, or each n-th of them."""
        return super().units(view)[self._nth - 1 :: self._nth]

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge one matter, unless it is not one of the n-th."""
        return super().judge(view, unit) if self._nth == 1 or unit in self.units(view) else []

    @property
    def _nth(self) -> int:
        return self.versions[0].rule.nth

    def judge_after(self, view: View, version: Version[Follow], trigger: Fact) -> Verdict:
        """Judge what follows a trigger: the first fitting entry from its day on."""
        rule = version.rule
        finder = version.scope.finder(rule.then, *rule.also)
        entries = view.matter(finder, trigger.ref) if rule.link else view.all(finder)
        done = next((fact for fact in entries if fact.day >= trigger.day and fact.id != trigger.id), None)
        end = deadline(view, version, trigger)
        if done and end.hard is not None and done.day > end.hard:
            done = None
        window = window_after(trigger, end, rule.advice)
        count = Count(1, int(done is not None and done.day <= _latest(end)), int(done is not None))
        status = achieve(window, count, view.t, self.warn)
        verdict = self.verdict(view, version, f"|{trigger.ref}", window, status)
        verdict.trigger, verdict.extra = trigger, (finder, end)
        if done:
            verdict.have, verdict.cited = 1, (done,)
        if rule.until and rule.until.act == "held":
            verdict.marks += tuple(lapse_marks(view, version.scope.gathering(rule.until)))
        return verdict

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count from the trigger."""
        return steps_after(verdict, verdict.extra[1], length_of(verdict.version.rule))

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give a late act, and acts in the matter that others did."""
        finder, _ = verdict.extra
        yield from late(verdict)
        if verdict.cited or not verdict.version.rule.link:
            return
        yield from differing(finder, sought_in(finder, verdict.view, set_off_by(verdict).ref))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act sought."""
        yield str(verdict.version.rule.then)


def _latest(end: Deadline) -> int:
    return FOREVER if end.due is None else end.due


def late(verdict: Verdict) -> Iterator[NearMiss]:
    """Tell how many days late the act that met a duty came."""
    due = verdict.window.due
    if verdict.status is Status.MET_LATE and due is not None and verdict.cited:
        last = verdict.cited[-1]
        yield NearMiss("late", last.id, (last.day - due,))


class ContainJudge(TriggerJudge[Contain]):
    """An act has so many parts, over all entries of its matter.

    Incomplete is overdue from the first day, as long as it can be completed;
    what completes it in time makes it met, however long that took.
    """

    kind = "contain"

    def when(self, rule: Contain) -> Selector:
        """Return the act whose parts are counted."""
        return rule.in_

    def judge_after(self, view: View, version: Version[Contain], trigger: Fact) -> Verdict:
        """Judge the parts of one matter."""
        rule = version.rule
        hard = self._hard(view, version, trigger)
        entries = [
            fact
            for fact in view.matter(version.scope.finder(rule.in_, *rule.also), trigger.ref)
            if fact.day >= trigger.day and (hard is None or fact.day <= hard)
        ]
        shown = frozenset(item for fact in entries for item in fact.items)
        have = sum(1 for item in rule.shall if item in shown)
        need = rule.number or len(rule.shall)
        if have >= need:
            status = Status.MET
        else:
            status = Status.BREACHED if hard is not None and view.t > hard else Status.OVERDUE
        window = Window(trigger.day, trigger.day, hard)
        verdict = self.verdict(view, version, f"|{trigger.ref}", window, status)
        verdict.trigger, verdict.extra = trigger, shown
        verdict.need, verdict.have, verdict.cited = need, have, tuple(entries)
        return verdict

    def _hard(self, view: View, version: Version[Contain], trigger: Fact) -> int | None:
        """Return the last day on which parts can be added, or None while it is not known."""
        rule = version.rule
        if rule.in_.act == "held":
            return trigger.day
        if rule.until is None:
            return None
        ended = view.matter(version.scope.finder(rule.until), trigger.ref)
        return max(ended[0].day, trigger.day) if ended else None

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Name the entry whose parts are counted."""
        yield Step("counted_from", (on_day(set_off_by(verdict).day), set_off_by(verdict).id))

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give entries that came when nothing could be added any more."""
        hard = verdict.window.hard
        if verdict.status in DONE or hard is None:
            return
        rule = verdict.version.rule
        finder = verdict.version.scope.finder(rule.in_, *rule.also)
        for fact in verdict.view.matter(finder, set_off_by(verdict).ref):
            if fact.day > hard:
                yield NearMiss("after_until", fact.id, (on_day(hard),))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act with each part that is not shown."""
        rule = verdict.version.rule
        for item in rule.shall:
            if item not in verdict.extra:
                yield str(replace(rule.in_, items=(item,)))

    def remarks(self, verdict: Verdict) -> Iterator[Remark]:
        """Name the parts that should be there and are not shown."""
        absent = [item for item in verdict.version.rule.should if item not in verdict.extra]
        if absent:
            yield Remark("should_contain", tuple(absent))


class DeliverJudge(TriggerJudge[Deliver]):
    """A document is sent to each of some recipients, in one entry or several."""

    kind = "deliver"

    def when(self, rule: Deliver) -> Selector:
        """Return the trigger."""
        return rule.after

    def judge_after(self, view: View, version: Version[Deliver], trigger: Fact) -> Verdict:
        """Judge which recipients a document has reached."""
        rule = version.rule
        sent = [
            fact
            for fact in view.pair_of(("sent", rule.what), trigger.ref)
            if fact.day >= trigger.day and not fact.to.isdisjoint(rule.to)
        ]
        end = deadline(view, version, trigger)
        latest = _latest(end)
        reached = frozenset(each for fact in sent for each in fact.to)
        in_time = frozenset(each for fact in sent if fact.day <= latest for each in fact.to)
        need = len(rule.to)
        count = Count(need, len(in_time.intersection(rule.to)), len(reached.intersection(rule.to)))
        window = window_after(trigger, end, rule.advice)
        status = achieve(window, count, view.t, self.warn)
        verdict = self.verdict(view, version, f"|{trigger.ref}", window, status)
        verdict.trigger, verdict.extra = trigger, (reached, end)
        verdict.need, verdict.have, verdict.cited = need, count.seen, tuple(sent)
        if rule.until and rule.until.act == "held":
            verdict.marks += tuple(lapse_marks(view, version.scope.gathering(rule.until)))
        return verdict

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count from the trigger."""
        return steps_after(verdict, verdict.extra[1], length_of(verdict.version.rule))

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give a late dispatch, and dispatches to others only."""
        yield from late(verdict)
        if verdict.status not in DONE:
            rule = verdict.version.rule
            wanted = verdict.version.scope.finders.of(Wanted("sent", (rule.what,), to=frozenset(rule.to)))
            yield from differing(wanted, verdict.view.pair_of(("sent", rule.what), set_off_by(verdict).ref))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the dispatch to each recipient that no entry shows."""
        rule = verdict.version.rule
        return (f"sent {rule.what} >{each}" for each in rule.to if each not in verdict.extra[0])


@dataclass(frozen=True, slots=True)
class Basis:
    """What an act rests on: the finder, and the earliest day that is young enough."""

    finder: Finder
    oldest: int


class PrecedeJudge(TriggerJudge[Precede]):
    """When one act happens, another has happened, ever before or the same day."""

    kind = "precede"
    lasting = True
    predecessors = True

    def when(self, rule: Precede) -> Selector:
        """Return the act that rests on another."""
        return rule.then

    def judge_after(self, view: View, version: Version[Precede], trigger: Fact) -> Verdict:
        """Judge what an act rests on."""
        rule = version.rule
        finder = version.scope.finder(rule.first, *rule.also, predecessors=True)
        oldest = shift(trigger.day, rule.max_age, back=True) if rule.max_age else NEVER
        basis = Basis(finder, oldest)
        found = [fact for fact in view.all(finder) if _rests(fact, trigger, basis, rule)]
        window = Window(oldest, trigger.day, trigger.day)
        status = Status.MET if found else self._amiss(view, trigger, window)
        verdict = self.verdict(view, version, f"|{trigger.ref}", window, status, shown=not found)
        verdict.trigger, verdict.extra = trigger, basis
        if found:
            verdict.have, verdict.cited = 1, (found[-1],)
        return verdict

    def _amiss(self, view: View, trigger: Fact, window: Window) -> Status:
        """Say unknown of an act from before the register had settled, whose basis may be older than it."""
        silent = window.opens < view.r and trigger.day < view.settled
        return Status.UNKNOWN if silent else Status.BREACHED

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count back from the act."""
        yield Step("counted_from", (on_day(set_off_by(verdict).day), set_off_by(verdict).id))
        if verdict.version.rule.max_age:
            yield Step("minus", (str(verdict.version.rule.max_age),))

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give a basis that came after, and acts that others did."""
        if verdict.cited:
            return
        basis: Basis = verdict.extra
        for fact in verdict.view.all(basis.finder):
            if fact.day > set_off_by(verdict).day:
                yield NearMiss("came_after", fact.id, (on_day(fact.day),))
        same = (fact for pair in basis.finder.pairs for fact in verdict.view.pair(pair))
        yield from islice(differing(basis.finder, same), 3)

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act sought."""
        yield str(verdict.version.rule.first)


def _rests(fact: Fact, trigger: Fact, basis: Basis, rule: Precede) -> bool:
    """Tell whether an act can rest on an entry: early, young, linked and of its period as asked."""
    if not basis.oldest <= fact.day <= trigger.day or fact.id == trigger.id:
        return False
    if rule.link and fact.ref != trigger.ref and fact.ref not in trigger.about:
        return False
    return not rule.same_period or (fact.period is not None and fact.period == trigger.period)
