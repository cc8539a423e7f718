"""Kinds about papers and what follows an act: follow, contain, deliver, precede."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from radslag.statute.calendar import NEVER, shift
from radslag.statute.explanation import NearMiss, Remark, Step, Verdict
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.judges import Version, on_day
from radslag.statute.kernels import Count, Window
from radslag.statute.nearness import differing
from radslag.statute.schema import Contain, Deliver, Follow, Precede
from radslag.statute.selectors import Selector
from radslag.statute.status import DONE, Status
from radslag.statute.triggered import AfterJudge, Answer, TriggerJudge, late, set_off_by, sought_in
from radslag.statute.view import View


class FollowJudge(AfterJudge[Follow]):
    """One act calls for another, in the same matter or after it."""

    kind = "follow"

    def when(self, rule: Follow) -> Selector:
        """Return the trigger."""
        return rule.when

    def seeks(self, rule: Follow) -> tuple[Selector, ...]:
        """Return the act called for, and what else counts as it."""
        return rule.then, *rule.also

    def triggers(self, view: View) -> list[tuple[Version[Follow], Fact]]:
        """Return the triggers, or each n-th of them."""
        nth = self.versions[0].rule.nth
        return super().triggers(view)[nth - 1 :: nth]

    def judge_after(self, view: View, version: Version[Follow], trigger: Fact) -> Verdict:
        """Judge what follows a trigger: the first fitting entry from its day on."""
        finder = self.sought[version]
        entries = view.matter(finder, trigger.ref) if version.rule.link else view.all(finder)
        done = next((fact for fact in entries if fact.day >= trigger.day and fact.id != trigger.id), None)
        end = self.deadline(view, version, trigger)
        if done is None or (end.hard is not None and done.day > end.hard):
            return self.answered(view, version, trigger, Count(1, 0, 0), Answer(end))
        count = Count(1, int(done.day <= end.latest), 1)
        verdict = self.answered(view, version, trigger, count, Answer(end))
        verdict.cited = (done,)
        return verdict

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give a late act, and acts in the matter that others did."""
        yield from late(verdict)
        if not verdict.cited and verdict.version.rule.link:
            finder = self.sought[verdict.version]
            yield from differing(finder, sought_in(finder, verdict.view, set_off_by(verdict).ref))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act sought."""
        yield str(verdict.version.rule.then)


class ContainJudge(TriggerJudge[Contain]):
    """An act has so many parts, over all entries of its matter.

    Incomplete is overdue from the first day, as long as it can be completed;
    what completes it makes it met, however long that took. Only `until` makes
    it too late: the day by which another rule asks for the act is that rule's.
    That it was completed afterwards is a remark.
    """

    kind = "contain"

    def __init__(
        self, address: str, part: str | None, versions: Iterable[Version[Contain]], warn: int
    ) -> None:
        """Make each version's finders ready."""
        super().__init__(address, part, versions, warn)
        self._ends = {
            version: version.scope.finder(version.rule.until)
            for version in self.versions
            if version.rule.until
        }

    def when(self, rule: Contain) -> Selector:
        """Return the act whose parts are counted."""
        return rule.in_

    def seeks(self, rule: Contain) -> tuple[Selector, ...]:
        """Return the act whose parts are counted, and what else counts as it."""
        return rule.in_, *rule.also

    def judge_after(self, view: View, version: Version[Contain], trigger: Fact) -> Verdict:
        """Judge the parts of one matter."""
        rule = version.rule
        hard = self._hard(view, version, trigger)
        entries = [
            fact
            for fact in view.matter(self.sought[version], trigger.ref)
            if fact.day >= trigger.day and (hard is None or fact.day <= hard)
        ]
        shown = entries[0].items.union(*(fact.items for fact in entries[1:]))
        have = len(shown.intersection(rule.shall))
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
        ended = view.matter(self._ends[version], trigger.ref)
        return max(ended[0].day, trigger.day) if ended else None

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Name the entry whose parts are counted."""
        yield Step("counted_from", (on_day(set_off_by(verdict).day), set_off_by(verdict).id))

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give entries that came when nothing could be added any more."""
        hard = verdict.window.hard
        if verdict.status in DONE or hard is None:
            return
        for fact in verdict.view.matter(self.sought[verdict.version], set_off_by(verdict).ref):
            if fact.day > hard:
                yield NearMiss("after_until", fact.id, (on_day(hard),))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act with each part that is not shown."""
        rule = verdict.version.rule
        for item in rule.shall:
            if item not in verdict.extra:
                yield str(replace(rule.in_, items=(item,)))

    def remarks(self, verdict: Verdict) -> Iterator[Remark]:
        """Tell when the last part came, if afterwards, and what should be there and is not shown."""
        rule = verdict.version.rule
        if verdict.have >= verdict.need:
            complete = _completed(verdict.cited, set(rule.shall), verdict.need)
            if complete > set_off_by(verdict).day:
                yield Remark("completed", (on_day(complete),))
        absent = [item for item in rule.should if item not in verdict.extra]
        if absent:
            yield Remark("should_contain", tuple(absent))


def _completed(entries: Iterable[Fact], parts: set[str], need: int) -> int:
    """Return the day on which so many of the parts had been shown; no later than the last entry's."""
    shown: set[str] = set()
    day = 0
    for fact in entries:
        if len(shown) < need:
            shown |= fact.items & parts
            day = fact.day
    return day


class DeliverJudge(AfterJudge[Deliver]):
    """A document is sent to each of some recipients, in one entry or several."""

    kind = "deliver"

    def when(self, rule: Deliver) -> Selector:
        """Return the trigger."""
        return rule.after

    def seeks(self, rule: Deliver) -> tuple[Selector, ...]:
        """Return the dispatch to any of the recipients."""
        return (Selector("sent", (rule.what,), to=rule.to),)

    def judge_after(self, view: View, version: Version[Deliver], trigger: Fact) -> Verdict:
        """Judge which recipients a document has reached."""
        asked = version.rule.to
        sent = [fact for fact in view.matter(self.sought[version], trigger.ref) if fact.day >= trigger.day]
        end = self.deadline(view, version, trigger)
        reached = _recipients(sent, FOREVER).intersection(asked)
        in_time = reached if end.due is None else _recipients(sent, end.due).intersection(asked)
        count = Count(len(asked), len(in_time), len(reached))
        verdict = self.answered(view, version, trigger, count, Answer(end, reached))
        verdict.cited = tuple(sent)
        return verdict

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give a late dispatch, and dispatches to others only."""
        yield from late(verdict)
        if verdict.status not in DONE:
            finder = self.sought[verdict.version]
            yield from differing(finder, sought_in(finder, verdict.view, set_off_by(verdict).ref))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the dispatch to each recipient that no entry shows."""
        rule = verdict.version.rule
        return (f"sent {rule.what} >{each}" for each in rule.to if each not in verdict.extra.more)


def _recipients(sent: list[Fact], latest: int) -> frozenset[str]:
    return frozenset(each for fact in sent if fact.day <= latest for each in fact.to)


class PrecedeJudge(TriggerJudge[Precede]):
    """When one act happens, another has happened, ever before or the same day."""

    kind = "precede"
    lasting = True
    predecessors = True

    def when(self, rule: Precede) -> Selector:
        """Return the act that rests on another."""
        return rule.then

    def seeks(self, rule: Precede) -> tuple[Selector, ...]:
        """Return the act that comes first, and what else counts as it."""
        return rule.first, *rule.also

    def judge_after(self, view: View, version: Version[Precede], trigger: Fact) -> Verdict:
        """Judge what an act rests on."""
        rule = version.rule
        oldest = shift(trigger.day, rule.max_age, back=True) if rule.max_age else NEVER
        earlier = view.between(self.sought[version], oldest, trigger.day)
        found = [fact for fact in earlier if fact.id != trigger.id and _rests(fact, trigger, rule)]
        window = Window(oldest, trigger.day, trigger.day)
        status = Status.MET if found else self._amiss(view, trigger, window)
        verdict = self.verdict(view, version, f"|{trigger.ref}", window, status, shown=not found)
        verdict.trigger = trigger
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
        finder = self.sought[verdict.version]
        for fact in verdict.view.all(finder):
            if fact.day > set_off_by(verdict).day:
                yield NearMiss("came_after", fact.id, (on_day(fact.day),))
        same = (fact for pair in finder.pairs for fact in verdict.view.pair(pair))
        yield from differing(finder, same)

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act sought."""
        yield str(verdict.version.rule.first)


def _rests(fact: Fact, trigger: Fact, rule: Precede) -> bool:
    """Tell whether an act can rest on an earlier entry: linked, and of its period, as asked."""
    if rule.link and fact.ref != trigger.ref and fact.ref not in trigger.about:
        return False
    return not rule.same_period or (fact.period is not None and fact.period == trigger.period)
