"""What all judged kinds share: a rule through its versions, and the order in which a status is reached."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Generic, TypeVar

from radslag.statute.explanation import (
    MOST_NEAR_MISSES,
    Explanation,
    NearMiss,
    Remark,
    Step,
    Verdict,
    as_date,
)
from radslag.statute.facts import Fact
from radslag.statute.kernels import Window
from radslag.statute.organs import Scope
from radslag.statute.schema import Rule
from radslag.statute.status import AMISS, DONE, WAIVABLE, Status
from radslag.statute.view import View

R = TypeVar("R", bound=Rule)


@dataclass(frozen=True, slots=True, eq=False)
class Version(Generic[R]):
    """A rule as one version of its statute words it, and the days it is in force, both inclusive.

    `rule` has the house rules laid over it and local ids for abstract ones.
    `placeholder` says that the first day is not known.
    """

    rule: R
    first: int
    last: int
    clause: str
    label: str
    bearer: tuple[str, ...]
    should: bool
    why: str
    placeholder: bool
    scope: Scope

    def covers(self, day: int) -> bool:
        """Tell whether the version is in force on `day`."""
        return self.first <= day <= self.last


class Judge(ABC, Generic[R]):
    """One rule through its versions, or one part of it, ready to judge.

    A rule is judged in units, so that a new entry needs to touch few of them:
    a matter, a frame, or the whole rule. `units` names them in order, `judge`
    gives the verdicts of one. Verdicts depend on what the view shows alone.
    """

    kind: ClassVar[str]
    lasting: ClassVar[bool] = False
    """Whether a register soon holds what the rule asks for, however old: then silence is
    unknown only until the register has settled, not for good (section 9.3)."""

    def __init__(self, address: str, part: str | None, versions: Iterable[Version[R]], warn: int) -> None:
        """Take the versions in order of time; they do not overlap."""
        self.address = address
        self.lineage, _, self.rule = address.partition("#")
        self.stem = f"{address}@{part}" if part else address
        self.part = part
        self.versions = tuple(versions)
        self.warn = warn
        self.waivable = True

    @abstractmethod
    def units(self, view: View) -> list[str]:
        """Name what there is to judge, in order."""

    @abstractmethod
    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Return the verdicts of one of the units; none when it holds no duty."""

    def all(self, view: View) -> list[Verdict]:
        """Return the verdicts of all units."""
        return [verdict for unit in self.units(view) for verdict in self.judge(view, unit)]

    def next_unit(self, view: View) -> int | None:
        """Return the next day on which time alone can bring new units, or None."""
        return self.next_start(view)

    def next_start(self, view: View) -> int | None:
        """Return the next day on which a version of the rule begins, or None."""
        return min((version.first for version in self.versions if version.first > view.t), default=None)

    @property
    def first(self) -> int:
        """The first day the rule is in force."""
        return self.versions[0].first

    @property
    def last(self) -> int:
        """The last day the rule is in force."""
        return self.versions[-1].last

    def version_on(self, day: int) -> Version[R] | None:
        """Return the version in force on `day`."""
        return next((version for version in self.versions if version.first <= day <= version.last), None)

    def verdict(
        self,
        view: View,
        version: Version[R],
        tail: str,
        window: Window,
        status: Status,
        *,
        shown: bool = False,
    ) -> Verdict:
        """Make a verdict in the order of section 9.3: kernel, unknown, should, lapsed, waived.

        `status` comes from the kernel, or is `lapsed` when the outcome of a
        meeting is missing. `shown` says that an entry itself shows the fault,
        so that silence is no excuse. `tail` is the key's end, from the bar on.
        """
        if status in AMISS:
            status = self._tempered(view, version, window, status, shown=shown)
        verdict = Verdict(self, version, view, f"{self.stem}{tail}", window, status)
        if status in WAIVABLE:
            self._waive(view, verdict)
        return verdict

    def _tempered(
        self, view: View, version: Version[R], window: Window, status: Status, *, shown: bool
    ) -> Status:
        if not shown and self._silent(view, version, window):
            return Status.UNKNOWN
        return Status.ADVISED if version.should else status

    def _silent(self, view: View, version: Version[R], window: Window) -> bool:
        """Tell whether the journal cannot know: the window opened before it, or on a day not known."""
        if version.placeholder and window.opens == version.first:
            return True
        return window.opens < view.r and (not self.lasting or view.t < view.settled)

    def _waive(self, view: View, verdict: Verdict) -> None:
        if verdict.status is Status.UNKNOWN and self.lasting:
            verdict.marks = (view.settled,)
        waivers = view.pair_of(("notrequired", "plikt"), verdict.key) if self.waivable else None
        if waivers:
            verdict.waiver = waivers[-1]
            verdict.before, verdict.status = verdict.status, Status.WAIVED

    def explain(self, verdict: Verdict) -> Explanation:
        """Work out the whole explanation of a verdict that this judge made."""
        version, rule = verdict.version, verdict.version.rule
        window = verdict.window
        return Explanation(
            key=verdict.key,
            address=self.address,
            lineage=self.lineage,
            rule=self.rule,
            kind=self.kind,
            clause=version.clause,
            label=version.label,
            bearer=version.bearer,
            modality="should" if version.should else "shall",
            status=verdict.status,
            at_risk=verdict.at_risk,
            trigger=verdict.trigger.id if verdict.trigger else None,
            opens=as_date(window.opens),
            due=as_date(window.due),
            hard=as_date(window.hard),
            advice=as_date(window.advice),
            steps=(*self._version_step(verdict), *self.steps(verdict)),
            need=verdict.need,
            have=verdict.have,
            evidence=verdict.evidence,
            near_misses=tuple(self.near_misses(verdict))[:MOST_NEAR_MISSES],
            missing=() if verdict.status in DONE else tuple(self.missing(verdict)),
            remarks=tuple(self.remarks(verdict)),
            reading=rule.reading,
            house=(version.why,) if version.why else (),
            waiver=verdict.waiver.id if verdict.waiver else None,
            status_before=verdict.before,
            next_change=verdict.next_change,
        )

    def _version_step(self, verdict: Verdict) -> tuple[Step, ...]:
        """Name the version, where there are several to choose between."""
        if len(self.versions) == 1:
            return ()
        return (Step("version", (date.fromordinal(verdict.version.first),)),)

    @abstractmethod
    def steps(self, verdict: Verdict) -> Iterable[Step]:
        """Give the steps of the arithmetic behind the days and the numbers."""

    def near_misses(self, verdict: Verdict) -> Iterable[NearMiss]:
        """Give entries that almost counted, the most telling first."""
        return ()

    @abstractmethod
    def missing(self, verdict: Verdict) -> Iterable[str]:
        """Name what is needed and not shown: recipients, items, roles, or the act sought."""

    def remarks(self, verdict: Verdict) -> Iterable[Remark]:
        """Give what is worth saying although it changes no verdict."""
        return ()


def on_day(day: int) -> date:
    """Return the date of a real day."""
    return date.fromordinal(day)


def first_of(entries: Iterable[Fact], since: int) -> Fact | None:
    """Return the first entry from the day `since` on; entries come in order."""
    return next((fact for fact in entries if fact.day >= since), None)
