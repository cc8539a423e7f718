"""The parts that a statute asks a record to have, which of them it has, and which are still to be written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from radslag.meetings.models import Assignment, Record
from radslag.meetings.queries.demands import Asked
from radslag.meetings.queries.receivers import word_for
from radslag.meetings.states import ItemState

ASSIGNMENTS_TO = "uppdrag_till_"


@dataclass(frozen=True, slots=True)
class MissingPart:
    """A part that is asked for and not there: its id and words, by which clause of which statute."""

    part: str
    word: str
    clause: str
    title: str
    label: str


class PartsAreMissing(Exception):
    """The record lacks `parts` that a statute asks for: write them, or say that there was nothing."""

    def __init__(self, parts: Sequence[MissingPart]) -> None:
        super().__init__([one.part for one in parts])
        self.parts = parts


def parts_held(record: Record, asked: Iterable[Asked]) -> list[str]:
    """Return the parts asked for, or wished for, that the record holds."""
    wanted = [
        (one, part)
        for one in asked
        for demand in one.demands.record_parts
        for part in (*demand.shall, *demand.desired)
    ]
    return list(dict.fromkeys(part for one, part in wanted if _holds(record, one, part)))


def missing_parts(record: Record, asked: Iterable[Asked]) -> list[MissingPart]:
    """Return the parts that the record shall have and does not."""
    return [
        MissingPart(part, word_for(one, part), demand.clause, one.book.title, demand.label)
        for one in asked
        for demand in one.demands.record_parts
        for part in demand.shall
        if not _holds(record, one, part)
    ]


def _holds(record: Record, one: Asked, part: str) -> bool:
    """Tell whether a part is there: said to be, given as assignments to a body, or treated as an item."""
    if part in record.stated:
        return True
    if part.startswith(ASSIGNMENTS_TO):
        key = one.book.key_of(part.removeprefix(ASSIGNMENTS_TO))
        given = Assignment.objects.filter(item__meeting=record.meeting_id, to_body__key=key)
        return given.exclude(state="withdrawn").exists()
    return record.meeting.items.filter(key=part, state=ItemState.TREATED).exists()
