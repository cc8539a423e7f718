"""The duty that every statute with a last day has: a successor (section 9.9). Its id is reserved."""

from __future__ import annotations

from collections.abc import Iterator

from radslag.statute.calendar import shift
from radslag.statute.durations import Duration
from radslag.statute.explanation import Step, Verdict
from radslag.statute.judges import Judge, Version, on_day
from radslag.statute.kernels import Window
from radslag.statute.organs import Finders, Organs, Scope
from radslag.statute.schema import Header, Rule
from radslag.statute.status import Status
from radslag.statute.view import View

RENEW = "renew"


class RenewJudge(Judge[Rule]):
    """A statute that ends has a successor; without one it is advised, never late."""

    kind = RENEW

    def __init__(
        self,
        header: Header,
        span: tuple[int, int],
        bearer: tuple[str, ...],
        renew_warn: Duration,
        finders: Finders,
        *,
        succeeded: bool,
    ) -> None:
        """Take the header of a version and its days in force, and whether a later one is known."""
        first, self.through = span
        self.succeeded = succeeded
        self.renew_warn = renew_warn
        version = Version(
            rule=Rule(id=RENEW, kind=RENEW, reading=header.reading),
            first=first,
            last=self.through,
            clause="",
            label=header.title,
            bearer=bearer,
            should=False,
            why="",
            placeholder=False,
            scope=Scope(Organs(), finders),
        )
        super().__init__(f"{header.lineage}#{RENEW}", None, [version], 0)

    def units(self, view: View) -> list[str]:
        """Name the last day of the version, once the version is in force."""
        return [on_day(self.through).isoformat()] if view.t >= self.first else []

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge whether a successor is known."""
        window = Window(shift(self.through, self.renew_warn, back=True), self.through)
        verdict = self.verdict(view, self.versions[0], f"|{unit}", window, self._status(view.t, window))
        verdict.need, verdict.have = (0, 0) if self.succeeded else (1, 0)
        return [verdict]

    def _status(self, t: int, window: Window) -> Status:
        if self.succeeded:
            return Status.MET
        if t < window.opens:
            return Status.UPCOMING
        return Status.DUE if t <= self.through else Status.ADVISED

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count back from the last day in force."""
        yield Step("counted_from", (on_day(self.through),))
        yield Step("minus", (str(self.renew_warn),))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the adoption of a successor."""
        yield "decided reglemente"
