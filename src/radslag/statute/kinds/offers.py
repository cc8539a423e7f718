"""A seat that shall be offered, again for each term where it has one (seat)."""

from __future__ import annotations

from collections.abc import Iterator

from radslag.statute.calendar import shift
from radslag.statute.durations import Duration
from radslag.statute.explanation import Step, Verdict
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.finder import Wanted
from radslag.statute.frames import Frames
from radslag.statute.judges import Judge, Version, on_day
from radslag.statute.kernels import Count, Window, achieve
from radslag.statute.schema import Seat
from radslag.statute.view import View


class OfferJudge(Judge[Seat]):
    """A seat that shall be offered: one recorded offer meets it, an empty seat is no fault."""

    kind = "seat"

    def units(self, view: View) -> list[str]:
        """Name the rule itself, once it is in force."""
        return [""] if view.t >= self.first else []

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge the offer, or the offer of each term."""
        offers = [fact for version in self.versions for fact in self._offers(view, version)]
        if self.versions[0].rule.term is None:
            return [self._offer(view, self.versions[0], "offer", self.first, offers[:1])]
        return list(self._renewed(view, offers))

    def _offers(self, view: View, version: Version[Seat]) -> list[Fact]:
        rule = version.rule
        bodies = frozenset(version.scope.organs.with_predecessors((rule.body,)))
        wanted = Wanted("offered", ("plats",), bodies, to=frozenset((rule.id,)))
        found = view.all(version.scope.finders.of(wanted))
        last = self.versions[-1] is version
        return [fact for fact in found if fact.day >= version.first and (last or fact.day <= version.last)]

    def _renewed(self, view: View, offers: list[Fact]) -> Iterator[Verdict]:
        """Judge one offer for each term: the terms of office, or the time an offer runs for."""
        first: int | None = self.first
        while first is not None and first <= min(view.t, self.last):
            version = self.version_on(first) or self.versions[-1]
            end = _term_through(first, version.rule.term)
            mine = [fact for fact in offers if first <= fact.day <= end][:1]
            suffix = "offer" if first == self.first else f"offer@{on_day(first)}"
            yield self._offer(view, version, suffix, first, mine)
            first = end + 1 if end < FOREVER else None

    def _offer(
        self, view: View, version: Version[Seat], suffix: str, first: int, offers: list[Fact]
    ) -> Verdict:
        advice = version.rule.advice
        window = Window(first, advice=shift(first, advice) if advice else None)
        count = Count(1, len(offers), len(offers))
        verdict = self.verdict(view, version, f"|{suffix}", window, achieve(window, count, view.t, self.warn))
        verdict.have, verdict.cited = len(offers), tuple(offers)
        if version.rule.term is not None:
            verdict.marks = (_term_through(first, version.rule.term) + 1,)
        return verdict

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count the advised day from the start."""
        yield Step("counted_from", (on_day(verdict.window.opens),))
        if verdict.version.rule.advice:
            yield Step("plus", (str(verdict.version.rule.advice),))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act sought."""
        yield f"offered plats @{verdict.version.rule.body} >{self.rule}"


def _term_through(first: int, term: Duration | str | None) -> int:
    """Return the last day of the term that an offer in it is for."""
    if isinstance(term, Duration):
        return shift(first, term) - 1
    frames = Frames("term")
    return frames.at(frames.number_of(first)).last
