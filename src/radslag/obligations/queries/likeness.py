"""Rows of an import that are like something that is there already, so that nothing counts twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from radslag.journal.queries import entry_number
from radslag.journal.services import Act
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.rows import RowRead
from radslag.statute.facts import Fact, known

# What tells two acts of one kind apart where both say it: who acted, who received, who it is about.
TELLING: Final = ("by", "to", "who")


@dataclass(frozen=True, slots=True)
class Twin:
    """What a row is like: the number of an entry in the journal, or the line of an earlier row."""

    entry: int | None = None
    line: int | None = None


def _alike(one: Fact | Act, other: Fact | Act) -> bool:
    """Tell whether two acts of the same kind on one day may be the same: same body, nothing that differs."""
    bodies, others = set(one.bodies), set(other.bodies)
    if bodies != others and not bodies & others:
        return False
    said = [(set(getattr(one, name)), set(getattr(other, name))) for name in TELLING]
    return (one.period or "") == (other.period or "") and not any(a and b and not a & b for a, b in said)


def twins(rows: Sequence[RowRead], reckoning: Reckoning) -> dict[int, Twin]:
    """Return what each row is like, by line: same act, thing and day, and a body in common.

    Acts that both name who acted, received or was concerned, and name others, are not alike.
    """
    there: dict[tuple[str, str, date], list[tuple[Fact | Act, Twin]]] = {}
    for fact in known(reckoning.raw_facts, reckoning.known):
        found = there.setdefault((fact.act, fact.thing, fact.on), [])
        found.append((fact, Twin(entry=entry_number(fact))))
    alike = {}
    for row in rows:
        if row.what is None or row.on is None:
            continue
        near = there.setdefault((row.what.act, row.what.thing, row.on), [])
        twin = next((twin for other, twin in near if _alike(row.what, other)), None)
        if twin:
            alike[row.line] = twin
        near.append((row.what, Twin(line=row.line)))
    return alike
