"""The kind that a person judges (assess)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from radslag.statute.calendar import shift
from radslag.statute.explanation import Remark, Step, Verdict
from radslag.statute.facts import Fact, in_order
from radslag.statute.judges import Judge, Version, first_of, on_day
from radslag.statute.kernels import Window
from radslag.statute.schema import Assess
from radslag.statute.status import Status
from radslag.statute.view import View


class AssessJudge(Judge[Assess]):
    """A question that a person answers; the answer is shown, never weighed.

    Judged as a whole, since each answer starts the clock of the next.
    """

    kind = "assess"
    lasting = True

    def __init__(
        self, address: str, part: str | None, versions: Iterable[Version[Assess]], warn: int
    ) -> None:
        """Make each version's finder ready."""
        super().__init__(address, part, versions, warn)
        self._worded = [
            (version, version.scope.finder(version.rule.of, *version.rule.also)) for version in self.versions
        ]

    def units(self, view: View) -> list[str]:
        """Name the rule itself, once it is in force."""
        return [""] if view.t >= self.first else []

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Follow the clock from the rule's first day, one duty for each answer awaited."""
        verdicts: list[Verdict] = []
        answers = self._answers(view)
        started = self.first
        while started <= min(view.t, self.last):
            version = self.version_on(started) or self.versions[-1]
            again = _again(version.rule)
            answer = first_of(answers, started + 1 if again else started)
            advice = self._advised(version, started)
            if advice is None or advice <= self.last:
                verdicts.append(self._awaited(view, version, started, advice, answer))
            if answer is None or not again:
                break
            started = answer.day
        return verdicts

    def _answers(self, view: View) -> list[Fact]:
        if len(self._worded) == 1:
            return view.all(self._worded[0][1])
        found = {
            fact.id: fact
            for version, finder in self._worded
            for fact in view.all(finder)
            if fact.day >= version.first
        }
        return sorted(found.values(), key=in_order)

    def _advised(self, version: Version[Assess], started: int) -> int | None:
        rhythm = version.rule.every or version.rule.advice
        return shift(started, rhythm) if rhythm else None

    def _awaited(
        self, view: View, version: Version[Assess], started: int, advice: int | None, answer: Fact | None
    ) -> Verdict:
        window = Window(started, advice=advice)
        if answer:
            status = Status.MET
        else:
            waiting = advice is not None and view.t <= advice
            status = Status.OPEN if waiting else Status.NEEDS_JUDGEMENT
        verdict = self.verdict(view, version, f"|{on_day(started)}", window, status)
        if answer:
            verdict.have, verdict.cited = 1, (answer,)
        return verdict

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count from the day the clock started."""
        yield Step("counted_from", (on_day(verdict.window.opens),))
        rhythm = verdict.version.rule.every or verdict.version.rule.advice
        if rhythm:
            yield Step("plus", (str(rhythm),))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the answer sought."""
        yield str(verdict.version.rule.of)

    def remarks(self, verdict: Verdict) -> Iterable[Remark]:
        """Show the question and the answer."""
        yield Remark("question", (verdict.version.rule.question,))
        for fact in verdict.cited:
            for answer in sorted(fact.items):
                yield Remark("answer", (answer, fact.id))


def _again(rule: Assess) -> bool:
    """Tell whether the question is asked again after an answer."""
    return rule.every is not None or rule.advice is not None
