"""What an import would do: each row as it was understood, and the verdicts it would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from radslag.journal.services import Act
from radslag.obligations.models import ImportBatch
from radslag.obligations.queries.changes import Change, changes_with
from radslag.obligations.queries.recent import told
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.rows import RowRead, read_rows
from radslag.statute.facts import Fact, known

Seen = tuple[str, str, object, frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A row as people read it: what it was understood as, and the number of an entry that is like it."""

    row: RowRead
    words: str
    twin: int | None

    @property
    def line(self) -> int:
        """The number of the row in the sheet."""
        return self.row.line


@dataclass(frozen=True, slots=True)
class Preview:
    """All rows, how many must be mended, and what the rest would change."""

    rows: list[RowSeen]
    wrong: int
    changes: list[Change]

    @property
    def clean(self) -> bool:
        """Whether every row can be imported."""
        return self.wrong == 0


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


def _mark(fact: Fact) -> Seen:
    return fact.act, fact.thing, fact.on, fact.bodies, fact.to


def facts_of(rows: Sequence[RowRead], reckoning: Reckoning) -> list[Fact]:
    """Return the facts that clean rows would become."""
    return [_fact(number, row, reckoning) for number, row in enumerate(rows) if row.what]


def preview(batch: ImportBatch, reckoning: Reckoning) -> Preview:
    """Return what a waiting batch would do; nothing is recorded."""
    rows = read_rows(batch.rows, reckoning.words, today=reckoning.on)
    there = {_mark(fact): int(fact.id) for fact in known(reckoning.raw_facts, reckoning.known)}
    seen = []
    for number, row in enumerate(rows):
        fact = _fact(number, row, reckoning) if row.what else None
        words = told(fact, reckoning.words).words if fact else ""
        seen.append(RowSeen(row, words, there.get(_mark(fact)) if fact else None))
    wrong = sum(1 for row in rows if row.problems)
    changes = [] if wrong else changes_with(reckoning, facts_of(rows, reckoning))
    return Preview(seen, wrong, changes)
