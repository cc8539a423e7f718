"""A statute, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from radslag.documents.services import content as c
from radslag.documents.services.kinds.saying import day, demand


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One clause as printed: its text, how it is kept, and its rules, readings and law floor in words."""

    number: str
    title: str
    badge: c.BadgeKind
    text: str
    rules: Sequence[str] = ()
    readings: Sequence[str] = ()
    floor: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class StatuteText:
    """An adopted wording of a statute, with where it comes from."""

    adopted_by: str
    adopted_on: date | None
    section: str
    registry: str
    owner: str
    valid_from: date
    valid_through: date | None
    replaces: str
    sha256: str
    clauses: Sequence[Clause]


def _clause(clause: Clause) -> list[c.Block]:
    title = f"{clause.number} {clause.title}".strip()
    blocks = [c.h(2, title), c.badge(clause.badge)]
    blocks += [c.p(part) for part in clause.text.split("\n\n") if part.strip()]
    for head, lines in (
        ("Regler", clause.rules),
        ("Tolkning", clause.readings),
        ("Lagens golv", clause.floor),
    ):
        blocks += [c.h(3, head), c.ul(lines)] if lines else []
    return blocks


def statute_document(envelope: c.Envelope, statute: StatuteText) -> bytes:
    """Return a statute clause by clause, with the SHA-256 of the file that the rules were read from.

    Raises ContentIncomplete when the adoption, the owner, the file's digest or the clauses are missing.
    """
    demand(
        {
            "vem som antagit texten": statute.adopted_by,
            "ansvarig": statute.owner,
            "regelfilens kontrollsumma": statute.sha256,
            "punkter": statute.clauses,
        }
    )
    through = day(statute.valid_through) if statute.valid_through else "tills vidare"
    decision = (statute.adopted_by, day(statute.adopted_on) if statute.adopted_on else "", statute.section)
    adopted = ", ".join(part for part in decision if part)
    facts = [
        ("Antaget", adopted),
        ("Diarienummer", statute.registry),
        ("Ansvarig", statute.owner),
        ("Gäller", f"{day(statute.valid_from)} – {through}"),
        ("Ersätter", statute.replaces),
        ("Regelfil, SHA-256", statute.sha256),
    ]
    blocks = [block for clause in statute.clauses for block in _clause(clause)]
    kept = [(name, value) for name, value in facts if value]
    return c.document(replace(envelope, type="statute", facts=[*kept, *envelope.facts]), blocks)
