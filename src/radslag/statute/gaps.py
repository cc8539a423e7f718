"""The gap report: what the act demands that no local rule takes care of, and what the text is silent on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from radslag.statute.addresses import Address
from radslag.statute.binding import names_unbound
from radslag.statute.library import Library, Version
from radslag.statute.schema import Judged, Rule


@dataclass(frozen=True, slots=True)
class Demand:
    """A judged rule of an inherited act, and the local rules that claim to take care of it.

    `unbound` says that it names a body of the act that nothing local is
    bound to, so that it is not judged.
    """

    address: str
    clause: str
    label: str
    claimed_by: tuple[str, ...]
    unbound: bool = False


@dataclass(frozen=True, slots=True)
class GapReport:
    """Every demand of the inherited acts in the order of their text, and the statute's own silences."""

    lineage: str
    valid_from: date
    demands: tuple[Demand, ...]
    silences: tuple[str, ...]

    @property
    def unclaimed(self) -> tuple[Demand, ...]:
        """The demands that no local rule takes care of; the act's rules are judged all the same."""
        return tuple(demand for demand in self.demands if not demand.claimed_by)


def gap_report(library: Library, lineage: str, on: date) -> GapReport | None:
    """Compare the version of a lineage in force on a day with the acts it inherits, as of that day.

    Returns None when no version is in force.
    """
    local = library.in_force(lineage, on)
    if local is None:
        return None
    acts = [act for name in local.statute.statute.inherits if (act := library.in_force(name, on))]
    demands = [
        _demand(act, local, rule)
        for act in acts
        for rule in act.statute.rules.values()
        if isinstance(rule, Judged)
    ]
    header = local.statute.statute
    return GapReport(lineage, header.valid_from, tuple(demands), header.gaps)


def _demand(act: Version, local: Version, rule: Rule) -> Demand:
    address = Address(act.lineage, rule.id)
    claims = [
        mine.id
        for mine in local.statute.rules.values()
        if isinstance(mine, Judged) and address in (*mine.fills, *mine.tightens)
    ]
    bindings = local.statute.statute.binds.get(act.lineage, {})
    return Demand(
        address=str(address),
        clause=act.statute.clause_of[rule.id].ref,
        label=act.statute.label_of(rule),
        claimed_by=tuple(claims),
        unbound=names_unbound(rule, act.statute, bindings),
    )
