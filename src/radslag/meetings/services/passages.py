"""Saving what is typed at a meeting, field by field, so that two people at once lose nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from radslag.journal.services import Act, record
from radslag.meetings.models import AgendaItem, Passage, Revision
from radslag.meetings.states import RecordState

# Autosave comes several times a minute. What one person types in one go is one change: one revision is kept
# of what was there before it, and one entry in the journal. See docs/decisions/0025.
ONE_GO = timedelta(minutes=5)
LONGEST = 200_000


class TextIsTooLong(ValueError):
    """A passage holds at most LONGEST characters."""


class RecordIsClosed(Exception):
    """The record of the meeting is with its approvers or settled; what was written there stands."""


class TextHasChanged(Exception):
    """Somebody else has saved since; `passage` is what stands now."""

    def __init__(self, passage: Passage) -> None:
        super().__init__(passage.pk)
        self.passage = passage


@transaction.atomic
def write_passage(item: AgendaItem, field: str, text: str, *, seen: int, actor: str, at: datetime) -> Passage:
    """Save one text of an item whose version was `seen` when the writer began (0 when there was none).

    Returns the passage with its new version; the same text again changes nothing. Raises TextHasChanged when
    somebody has saved in between, RecordIsClosed and TextIsTooLong.
    """
    if len(text) > LONGEST:
        raise TextIsTooLong(len(text))
    if item.meeting.records.filter(corrects=None).exclude(state=RecordState.WRITING).exists():
        raise RecordIsClosed(item.meeting_id)
    found = Passage.objects.filter(item=item, field=field).first()
    if found is None:
        return _begin(item, field, text, seen=seen, actor=actor, at=at)
    if found.text == text:
        return found
    if found.version != seen:
        raise TextHasChanged(found)
    return _replace(found, text, actor=actor, at=at)


def _begin(item: AgendaItem, field: str, text: str, *, seen: int, actor: str, at: datetime) -> Passage:
    try:
        with transaction.atomic():
            made = Passage.objects.create(item=item, field=field, text=text, changed_at=at, changed_by=actor)
    except IntegrityError as error:
        raise TextHasChanged(Passage.objects.get(item=item, field=field)) from error
    _note(made, actor=actor, at=at)
    return made


def _replace(found: Passage, text: str, *, actor: str, at: datetime) -> Passage:
    new_go = found.changed_by != actor or at - found.changed_at > ONE_GO
    changed = Passage.objects.filter(pk=found.pk, version=found.version).update(
        text=text, version=found.version + 1, changed_at=at, changed_by=actor
    )
    if not changed:
        raise TextHasChanged(Passage.objects.get(pk=found.pk))
    if new_go:
        Revision.objects.create(
            passage=found, version=found.version, text=found.text, changed_at=found.changed_at,
            changed_by=found.changed_by,
        )  # fmt: skip
        _note(found, actor=actor, at=at)
    found.refresh_from_db()
    return found


def _note(passage: Passage, *, actor: str, at: datetime) -> None:
    record("minutes.changed", actor=actor, at=at, what=Act(row=f"item:{passage.item_id}"))
