"""The agenda of a meeting: filled from what is known, then changed by people until the meeting begins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from radslag.documents.models import Upload
from radslag.documents.services.levels import ReasonIsMissing, change_level, check_ground
from radslag.documents.states import Level, is_above
from radslag.journal.services import Act, record
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.models import AgendaItem, Meeting, Paper, Proposal
from radslag.meetings.queries.suggestions import LONGEST_TITLE, Guard, Suggestion, suggestions
from radslag.meetings.services.letters import tell_of_changes
from radslag.meetings.states import CHANGEABLE, ItemKind, ItemState, MeetingState


class AgendaIsClosed(Exception):
    """The meeting has been held or was cancelled; its agenda stands as it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWords:
    """What is said of an item. `starts` is the clock, `minutes` how long it may take."""

    title: str
    text: str = ""
    kind: str = ItemKind.INFORMATION
    presenter: str = ""
    starts: time | None = None
    minutes: int | None = None
    questions: list[str] = field(default_factory=list)


@transaction.atomic
def prepare_agenda(meeting: Meeting, *, actor: str, at: datetime) -> list[AgendaItem]:
    """Put on the agenda of a planned meeting what belongs there and is missing; return what was added.

    What somebody has withdrawn is not put back. Prepared twice it adds nothing the second time. Raises
    MoveNotAllowed for a meeting that has been called: from then on people decide what is added.
    """
    if meeting.state != MeetingState.PLANNED:
        raise MoveNotAllowed(MeetingState(meeting.state), MeetingState.PLANNED)
    there = {one for pair in meeting.items.values_list("key", "matter") for one in pair if one}
    position = _last_position(meeting)
    made = [
        _made(meeting, one, position + number)
        for number, one in enumerate((s for s in suggestions(meeting) if s.identity not in there), 1)
    ]
    for item in AgendaItem.objects.bulk_create(made):
        _bring_papers(item)
    if made:
        _note(meeting, actor=actor, at=at)
    return made


def _made(meeting: Meeting, one: Suggestion, position: int) -> AgendaItem:
    return AgendaItem(
        meeting=meeting, position=position, title=one.title[:LONGEST_TITLE], text=one.text, kind=one.kind,
        key=one.key, clause=one.clause, matter=one.matter, presenter=one.presenter, minutes=one.minutes,
        level=one.guard.level, ground=one.guard.ground, readers=list(one.guard.readers),
        level_decided_by=one.guard.decided_by, level_decided_at=one.guard.decided_at,
        proposal=one.proposal, carried_from=one.carried_from,
        audience=one.carried_from.audience if one.carried_from else [],
    )  # fmt: skip


def _bring_papers(item: AgendaItem) -> None:
    """Let the papers of what an item comes from go with it: of the item carried over, or of the proposal."""
    source = item.carried_from or item.proposal
    if source is None:
        return
    Paper.objects.bulk_create(
        Paper(item=item, upload=paper.upload, title=paper.title)
        for paper in source.papers.select_related("upload").order_by("pk")
    )


@transaction.atomic
def take_up(meeting: Meeting, one: Suggestion, *, actor: str, at: datetime) -> AgendaItem:
    """Put one suggestion last on the agenda; raises AgendaIsClosed."""
    _check_open(meeting)
    item = _made(meeting, one, _last_position(meeting) + 1)
    item.late = meeting.state != MeetingState.PLANNED
    item.save()
    _bring_papers(item)
    _changed(item, actor=actor, at=at)
    return item


@transaction.atomic
def add_item(meeting: Meeting, words: ItemWords, *, actor: str, at: datetime) -> AgendaItem:
    """Put an item last on the agenda; after the notice it is marked as late. Raises AgendaIsClosed."""
    _check_open(meeting)
    late = meeting.state != MeetingState.PLANNED
    position = _last_position(meeting) + 1
    item = AgendaItem.objects.create(meeting=meeting, position=position, late=late, **_said(words))
    _changed(item, actor=actor, at=at)
    return item


def _said(words: ItemWords) -> dict[str, Any]:
    return {name: getattr(words, name) for name in ItemWords.__dataclass_fields__}


@transaction.atomic
def change_item(item: AgendaItem, words: ItemWords, *, seen: int, actor: str, at: datetime) -> AgendaItem:
    """Change what is said of an item whose version was `seen` when the form was opened.

    Raises SomeoneElseChanged when somebody has saved in between, and AgendaIsClosed.
    """
    _check_open(item.meeting)
    said = _said(words)
    if item.version == seen and all(getattr(item, name) == value for name, value in said.items()):
        return item
    _update(item, seen=seen, **said)
    _changed(item, actor=actor, at=at)
    return item


def _update(item: AgendaItem, *, seen: int, **values: Any) -> None:
    rows = AgendaItem.objects.filter(pk=item.pk, version=seen)
    if not rows.update(version=F("version") + 1, **values):
        raise SomeoneElseChanged(item.pk)
    item.refresh_from_db()


@transaction.atomic
def move_item(item: AgendaItem, *, to: int, actor: str, at: datetime) -> None:
    """Put an item at a place on the agenda, counted from 1; a place beyond the ends means the end.

    Raises AgendaIsClosed.
    """
    _check_open(item.meeting)
    rows = list(AgendaItem.objects.select_for_update().filter(meeting=item.meeting).kept().in_order())
    if item not in rows:
        raise MoveNotAllowed(ItemState(item.state), ItemState.OPEN)
    before = [row.pk for row in rows]
    rows.insert(max(0, to - 1), rows.pop(rows.index(item)))
    if [row.pk for row in rows] == before:
        return
    for number, row in enumerate(rows, 1):
        row.position = number
    AgendaItem.objects.bulk_update(rows, ["position"])
    _changed(item, actor=actor, at=at)


@transaction.atomic
def withdraw_item(item: AgendaItem, *, seen: int, actor: str, at: datetime) -> None:
    """Take an item off the agenda; it is kept, and not suggested for this meeting again.

    Raises SomeoneElseChanged, AgendaIsClosed, and MoveNotAllowed for an item that has been treated.
    """
    _leave(item, ItemState.WITHDRAWN, seen=seen, actor=actor, at=at)


@transaction.atomic
def carry_over(
    item: AgendaItem, *, seen: int, actor: str, at: datetime, to: Meeting | None = None
) -> AgendaItem | None:
    """Leave an item for a later meeting: the one named, or (None) the next whose agenda is prepared.

    Returns the new item, if one was made; the papers go with it, and stay with the old one. Raises
    SomeoneElseChanged, AgendaIsClosed for either meeting, and MoveNotAllowed for an item that was treated.
    """
    _leave(item, ItemState.CARRIED, seen=seen, actor=actor, at=at)
    if to is None:
        return None
    from_it = Suggestion(
        title=item.title, kind=item.kind, text=item.text, presenter=item.presenter, minutes=item.minutes,
        matter=item.matter or f"item:{item.pk}", guard=Guard.of(item), proposal=item.proposal,
        carried_from=item,
    )  # fmt: skip
    return take_up(to, from_it, actor=actor, at=at)


def _leave(item: AgendaItem, state: ItemState, *, seen: int, actor: str, at: datetime) -> None:
    _check_open(item.meeting)
    if item.state != ItemState.OPEN:
        raise MoveNotAllowed(ItemState(item.state), state)
    _update(item, seen=seen, state=state)
    _changed(item, actor=actor, at=at)


@dataclass(frozen=True, slots=True)
class Openness:
    """A level with the provision that a secret one has, and the reason for lowering one."""

    level: str
    ground: str = ""
    reason: str = ""


@transaction.atomic
def set_level(item: AgendaItem, to: Openness, *, seen: int, actor: str, at: datetime) -> None:
    """Decide how open an item is; whoever makes it secret is named on it.

    Raises GroundIsMissing for a secret level without a provision, ReasonIsMissing when the level is lowered
    without a word of why, and SomeoneElseChanged.
    """
    check_ground(to.level, to.ground)
    if is_above(item.level, to.level) and not to.reason.strip():
        raise ReasonIsMissing(to.level)
    secret = Level(to.level) == Level.SECRET
    ground = to.ground if secret else ""
    said = {"before": item.level, "level": str(to.level), "ground": ground, "reason": to.reason.strip()}
    readers = sorted({*item.readers, actor} - {""}) if secret else item.readers
    _update(
        item, seen=seen, level=Level(to.level), ground=ground, readers=readers, level_decided_by=actor,
        level_decided_at=at,
    )  # fmt: skip
    _close_papers(item, actor=actor, at=at)
    what = Act(row=f"item:{item.pk}", ref=item.meeting.ref, bodies=item.meeting.body_keys, payload=said)
    record("level.changed", actor=actor, at=at, what=what)


def _close_papers(item: AgendaItem, *, actor: str, at: datetime) -> None:
    """Make the papers as closed as their item; none is opened by opening the item."""
    for paper in item.papers.select_related("upload"):
        if is_above(item.level, paper.upload.level):
            change_level(paper.upload, item.level, item.ground, actor=actor, at=at)


def note_reading(item: AgendaItem, *, actor: str, at: datetime) -> None:
    """Write down that somebody who is named on a secret item reads it."""
    what = Act(row=f"item:{item.pk}", ref=item.meeting.ref, bodies=item.meeting.body_keys)
    record("secret.read", actor=actor, at=at, what=what)


@transaction.atomic
def name_reader(item: AgendaItem, reader: str, *, actor: str, at: datetime) -> None:
    """Name somebody, by the journal id of their account, who may read a secret item."""
    item.readers = sorted({*item.readers, reader})
    item.save(update_fields=["readers"])
    meeting = item.meeting
    what = Act(row=f"item:{item.pk}", ref=meeting.ref, bodies=meeting.body_keys, who=[reader])
    record("reader.named", actor=actor, at=at, what=what)


@transaction.atomic
def set_audience(
    item: AgendaItem, organisations: Iterable[str], *, seen: int, actor: str, at: datetime
) -> None:
    """Say which organisations, by key, may see an item; none named means all. Raises SomeoneElseChanged."""
    _update(item, seen=seen, audience=sorted(set(organisations)))
    _note(item.meeting, item, actor=actor, at=at)


@transaction.atomic
def attach_paper(
    owner: AgendaItem | Proposal, upload: Upload, title: str = "", *, actor: str, at: datetime
) -> Paper:
    """Let a received file go with an item or a proposal; after the notice it is marked as late."""
    item = owner if isinstance(owner, AgendaItem) else None
    paper = Paper.objects.create(
        item=item, proposal=None if isinstance(owner, AgendaItem) else owner, upload=upload,
        title=(title.strip() or upload.name)[:160],
        late=item is not None and item.meeting.state != MeetingState.PLANNED,
    )  # fmt: skip
    if item is not None:
        _changed(item, actor=actor, at=at)
    return paper


def _check_open(meeting: Meeting) -> None:
    if meeting.state not in CHANGEABLE:
        raise AgendaIsClosed(meeting.pk)


def _last_position(meeting: Meeting) -> int:
    return meeting.items.aggregate(last=Max("position"))["last"] or 0


def _changed(item: AgendaItem, *, actor: str, at: datetime) -> None:
    """Journal a change, and let those who have been called know of it in one letter a little later."""
    tell_of_changes(item.meeting, actor=actor, at=at)
    _note(item.meeting, item, actor=actor, at=at)


def _note(meeting: Meeting, item: AgendaItem | None = None, *, actor: str, at: datetime) -> None:
    row = f"item:{item.pk}" if item else f"meeting:{meeting.pk}"
    what = Act(row=row, ref=meeting.ref, bodies=meeting.body_keys)
    record("agenda.changed", actor=actor, at=at, what=what)
