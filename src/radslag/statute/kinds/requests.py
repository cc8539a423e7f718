"""The kind about acts asked for by many enough (petition)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from radslag.statute.calendar import shift
from radslag.statute.explanation import NearMiss, Step, Verdict
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.judges import Judge, Version, first_of
from radslag.statute.kernels import Count, achieve
from radslag.statute.schema import Petition
from radslag.statute.seating import Membership, enough
from radslag.statute.triggered import length_of, steps_after, window_after, within
from radslag.statute.view import View


@dataclass(frozen=True, slots=True)
class Tipped:
    """A request that made the number large enough, with those before it that it was counted with."""

    entry: Fact
    counted: tuple[Fact, ...]
    version: Version[Petition]


class PetitionJudge(Judge[Petition]):
    """A meeting is held when enough members ask for it; its units are the requests that tipped."""

    kind = "petition"

    def __init__(
        self, address: str, part: str | None, versions: Iterable[Version[Petition]], warn: int
    ) -> None:
        """Make the memberships ready."""
        super().__init__(address, part, versions, warn)
        self._members = {
            version.first: Membership(version.scope, version.rule.body, on_demand=True)
            for version in self.versions
        }

    def units(self, view: View) -> list[str]:
        """Name the requests that tipped, by the id of the entry."""
        return list(self._tipped(view))

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge what a request that tipped calls for: the act on a later day."""
        tipped = self._tipped(view)[unit]
        version, trigger = tipped.version, tipped.entry
        rule = version.rule
        done = first_of(view.all(version.scope.finder(rule.then)), trigger.day + 1)
        end = within(trigger.day, rule.within, roll=rule.roll == "next")
        latest = FOREVER if end.due is None else end.due
        window = window_after(trigger, end, rule.advice)
        count = Count(1, int(done is not None and done.day <= latest), int(done is not None))
        verdict = self.verdict(view, version, f"|{unit}", window, achieve(window, count, view.t, self.warn))
        verdict.trigger, verdict.extra = trigger, (tipped, end)
        if done:
            verdict.have, verdict.cited = 1, (done,)
        return [verdict]

    def _tipped(self, view: View) -> dict[str, Tipped]:
        tipped = {}
        for version in self.versions:
            requests = [
                fact for fact in view.all(version.scope.finder(version.rule.of)) if version.covers(fact.day)
            ]
            counted: list[Fact] = []
            for fact in requests:
                counted = [*_recent(counted, fact, version.rule), fact]
                if self._reaches(view, version, counted):
                    tipped[fact.id] = Tipped(fact, tuple(counted), version)
                    counted = []
        return tipped

    def _reaches(self, view: View, version: Version[Petition], requests: list[Fact]) -> bool:
        """Tell whether distinct holders are enough of the members on the day of the last request.

        When members are recorded only they count, unless the text names by
        role who may ask. A request without a holder counts as one where it
        cannot be told to be from somebody else.
        """
        rule = version.rule
        membership = self._members[version.first]
        roll = membership.roll(view, requests[-1].day)
        total = roll.members or membership.least
        if total == 0 and not isinstance(rule.at_least, int):
            return False
        names = frozenset(name for fact in requests for name in fact.who)
        unnamed = sum(1 if fact.number is None else fact.number for fact in requests if not fact.who)
        if roll.members and not rule.of.by:
            names = names & roll.names if not roll.unnamed else names
        return len(names) + unnamed >= max(enough(rule, total), 1)

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count from the request that tipped."""
        return steps_after(verdict, verdict.extra[1], length_of(verdict.version.rule))

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give requests from others than members, and an act on the day of the request itself."""
        tipped: Tipped = verdict.extra[0]
        due = verdict.window.due
        if verdict.cited:
            done = verdict.cited[0]
            if due is not None and done.day > due:
                yield NearMiss("late", done.id, (done.day - due,))
            return
        roll = self._members[tipped.version.first].roll(verdict.view, tipped.entry.day)
        for fact in tipped.counted:
            if roll.names and fact.who and fact.who.isdisjoint(roll.names):
                yield NearMiss("not_member", fact.id, tuple(sorted(fact.who)))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act sought."""
        yield str(verdict.version.rule.then)


def _recent(requests: Iterable[Fact], fact: Fact, rule: Petition) -> Iterator[Fact]:
    """Keep the requests that are still counted together with a new one."""
    return (each for each in requests if shift(each.day, rule.window) >= fact.day)
