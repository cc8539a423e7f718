"""The gap report of the core, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from radslag.statute.addresses import Address
from radslag.statute.gaps import Demand, GapReport, gap_report
from radslag.statute.library import Library, Version
from radslag.statute.outline import cited, words_of
from radslag.statute.rule_wording import Wording, word_rule
from radslag.statutebook.queries.books import library


@dataclass(frozen=True, slots=True)
class DemandSaid:
    """A demand of the act in words, and the local rules that take care of it by id and name."""

    provision: str
    label: str
    wording: Wording
    rule: str
    act: str
    claims: tuple[tuple[str, str], ...]
    unbound: bool


@dataclass(frozen=True)
class Gaps:
    """Every demand of the acts, in the order of their text, and the statute's own silences."""

    version: Version
    report: GapReport
    demands: tuple[DemandSaid, ...]

    @property
    def unclaimed(self) -> tuple[DemandSaid, ...]:
        """The demands that no local rule takes care of."""
        return tuple(demand for demand in self.demands if not demand.claims)

    @property
    def claimed(self) -> tuple[DemandSaid, ...]:
        """The demands that some local rule takes care of."""
        return tuple(demand for demand in self.demands if demand.claims)


def gaps_against_the_law(lineage: str, today: date) -> Gaps | None:
    """Compare the wording in force today, else the last one, with the acts it inherits.

    Returns None when there is no such statute here, or when it is an act itself.
    """
    held = library()
    versions = held.lineages.get(lineage, ())
    if not versions or versions[-1].statute.statute.level == "act":
        return None
    day = today if held.in_force(lineage, today) else versions[-1].valid_from
    report, version = gap_report(held, lineage, day), held.in_force(lineage, day)
    if report is None or version is None:
        return None
    return Gaps(version, report, tuple(_said(demand, version, held, day) for demand in report.demands))


def _said(demand: Demand, version: Version, held: Library, day: date) -> DemandSaid:
    address = Address.parse(demand.address)
    act = held.in_force(address.lineage, day) or held.lineages[address.lineage][0]
    local = version.statute
    claims = tuple((name, local.label_of(local.rules[name])) for name in demand.claimed_by)
    words = words_of(held, act) | words_of(held, version)
    return DemandSaid(
        provision=f"{cited(act)} {demand.clause}",
        label=demand.label,
        wording=word_rule(act.statute.rules[address.rule], words, label=demand.label),
        rule=address.rule,
        act=act.lineage,
        claims=claims,
        unbound=demand.unbound,
    )
