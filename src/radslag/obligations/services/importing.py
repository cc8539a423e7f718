"""Importing many acts at once: all of them or none, each batch once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone

from radslag.journal import services as journal
from radslag.journal.services import Act
from radslag.obligations.models import ImportBatch
from radslag.obligations.queries.likeness import twins
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.rows import RowRead, read_rows
from radslag.obligations.services.recording import record_act
from radslag.obligations.states import BatchState, Likeness

Answers = Mapping[int, Likeness]
NO_ANSWERS: Final[Answers] = {}


class BatchIsNotClean(Exception):
    """Some rows cannot be understood; nothing was imported."""


class RowsAreAlike(Exception):
    """Some rows are like what is there already, and nobody has said whether to take them in or skip them."""


class AlreadyImported(Exception):
    """The same rows were imported before, in another batch."""


@transaction.atomic
def receive_import(
    name: str, digest: str, rows: Sequence[Mapping[str, object]], *, actor: str, at: datetime
) -> ImportBatch:
    """Keep rows that somebody has sent in, so that they can be looked at before anything happens.

    `digest` is the SHA-256 of what was sent. Raises AlreadyImported when it has been imported.
    """
    if ImportBatch.objects.filter(digest=digest, state=BatchState.DONE).exists():
        raise AlreadyImported(digest)
    return ImportBatch.objects.create(
        name=name[:120], digest=digest, rows=list(rows), count=len(rows), made_by=actor, made_at=at
    )


@transaction.atomic
def drop_import(batch: ImportBatch, *, actor: str, at: datetime) -> None:
    """Throw a waiting batch away with its rows; a batch that is done stays done."""
    waiting = ImportBatch.objects.filter(pk=batch.pk, state=BatchState.WAITING)
    waiting.update(state=BatchState.DROPPED, rows=[], done_at=at)


def _take(batch: ImportBatch, at: datetime) -> bool:
    """Claim a waiting batch for this transaction; False when it is done already."""
    try:
        with transaction.atomic():
            waiting = ImportBatch.objects.filter(pk=batch.pk, state=BatchState.WAITING)
            return bool(waiting.update(state=BatchState.DONE, done_at=at))
    except IntegrityError as error:
        raise AlreadyImported(batch.digest) from error


def _record(rows: Sequence[RowRead], *, actor: str, at: datetime) -> list[int]:
    return [record_act(row.what, on=row.on, actor=actor, at=at).seq for row in rows if row.what and row.on]


def _chosen(rows: Sequence[RowRead], today: Reckoning, answers: Answers) -> list[RowRead]:
    """Return the rows to record; those like something else are recorded only when somebody said so."""
    alike = twins(rows, today)
    if any(line not in answers for line in alike):
        raise RowsAreAlike(sorted(alike.keys() - answers.keys()))
    return [row for row in rows if row.line not in alike or answers[row.line] is Likeness.TAKE]


@transaction.atomic
def import_acts(
    batch: ImportBatch, *, actor: str, at: datetime, answers: Answers = NO_ANSWERS
) -> ImportBatch:
    """Record every row of a batch, in order, in one transaction; a batch that is done is returned as it is.

    `answers` says by line what to do with the rows that are like something that is there already.
    Raises BatchIsNotClean when a row cannot be understood, RowsAreAlike when such a row has no answer,
    AlreadyImported when the same file is in; then nothing is recorded.
    """
    if not _take(batch, at):
        batch.refresh_from_db()
        return batch
    today = Reckoning.of(timezone.localdate(at))
    rows = read_rows(batch.rows, today.words, today=today.on)
    if any(row.problems for row in rows):
        raise BatchIsNotClean(batch.pk)
    numbers = _record(_chosen(rows, today, answers), actor=actor, at=at)
    batch.refresh_from_db()
    batch.first_entry, batch.last_entry = min(numbers, default=None), max(numbers, default=None)
    batch.rows, batch.skipped = [], len(rows) - len(numbers)
    batch.save(update_fields=["rows", "first_entry", "last_entry", "skipped"])
    done = Act(row=f"import:{batch.pk}", payload={"rows": len(numbers)})
    journal.record("import.done", actor=actor, at=at, what=done)
    return batch
