"""The statutory clock: each rule once, with what was done last and the next day that it asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from radslag.obligations.queries.recent import Done, told
from radslag.obligations.queries.reckoning import Duty, Reckoning
from radslag.obligations.queries.today import day_of
from radslag.statute.facts import Fact
from radslag.statute.status import DONE, Status


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A rule whose time runs: the duty that comes first, how many more run, what settled the rule last."""

    duty: Duty
    more: int
    last: Done | None

    @property
    def day(self) -> date | None:
        """The day of the duty that comes first."""
        return day_of(self.duty.verdict)


def _soonest(duty: Duty) -> tuple[date, str]:
    return day_of(duty.verdict) or date.max, duty.key


def _last_done(duties: Iterable[Duty]) -> Fact | None:
    """Return the latest entry that counts towards one of a rule's duties."""
    counting = (duty.verdict for duty in duties if duty.verdict.status in (*DONE, Status.OPEN))
    cited = [fact for verdict in counting for fact in verdict.cited]
    return max(cited, key=lambda fact: (fact.on, fact.id), default=None)


def clock(reckoning: Reckoning, shown: Collection[str]) -> list[ClockRow]:
    """Return the rules whose time runs, soonest first; duties whose keys are in `shown` stand elsewhere."""
    by_rule: dict[str, list[Duty]] = {}
    for duty in reckoning.duties():
        by_rule.setdefault(duty.verdict.address, []).append(duty)
    rows = []
    for family in by_rule.values():
        running = [duty for duty in family if duty.verdict.status is Status.OPEN and duty.key not in shown]
        if running:
            last = _last_done(family)
            done = told(last, reckoning.words) if last else None
            rows.append(ClockRow(min(running, key=_soonest), len(running) - 1, done))
    return sorted(rows, key=lambda row: _soonest(row.duty))
