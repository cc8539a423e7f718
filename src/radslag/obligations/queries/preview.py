"""What an import would do: each row as it was understood, and the verdicts it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from radslag.journal.services import Act
from radslag.obligations.models import ImportBatch
from radslag.obligations.queries.changes import Change, changes_with
from radslag.obligations.queries.likeness import Twin, twins
from radslag.obligations.queries.recent import told
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.rows import RowRead, read_rows
from radslag.statute.facts import Fact


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A row as people read it: what it was understood as, and what is there already that it is like."""

    row: RowRead
    words: str
    twin: Twin | None

    @property
    def line(self) -> int:
        """The number of the row in the sheet."""
        return self.row.line


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows, how many must be mended, and what the rows like nothing else would change."""

    rows: list[RowSeen]
    wrong: int
    changes: list[Change]

    @property
    def clean(self) -> bool:
        """Whether every row can be imported."""
        return self.wrong == 0

    @property
    def alike(self) -> list[RowSeen]:
        """The rows that somebody must take in or skip."""
        return [seen for seen in self.rows if seen.twin]


def _fact(number: int, row: RowRead, reckoning: Reckoning) -> Fact:
    """Return a row as a fact that is not recorded, for one evaluation."""
    what = row.what or Act()
    on = row.on or reckoning.on
    return Fact(
        id=f"row-{number:05}", act=what.act, thing=what.thing, on=on, recorded=reckoning.known,
        through=what.through, bodies=frozenset(what.bodies), by=frozenset(what.by), to=frozenset(what.to),
        items=frozenset(what.items), who=frozenset(what.who), number=what.number,
        period=what.period or None, ref=what.ref, about=frozenset(what.about),
    )  # fmt: skip


def facts_of(rows: Sequence[RowRead], reckoning: Reckoning) -> list[Fact]:
    """Return the facts that clean rows would become."""
    return [_fact(number, row, reckoning) for number, row in enumerate(rows) if row.what]


def preview(batch: ImportBatch, reckoning: Reckoning) -> Preview:
    """Return what a waiting batch would do; nothing is recorded."""
    rows = read_rows(batch.rows, reckoning.words, today=reckoning.on)
    alike = twins(rows, reckoning)
    seen = []
    for number, row in enumerate(rows):
        words = told(_fact(number, row, reckoning), reckoning.words).words if row.what else ""
        seen.append(RowSeen(row, words, alike.get(row.line)))
    wrong = sum(1 for row in rows if row.problems)
    new = [row for row in rows if row.line not in alike]
    return Preview(seen, wrong, [] if wrong else changes_with(reckoning, facts_of(new, reckoning)))
