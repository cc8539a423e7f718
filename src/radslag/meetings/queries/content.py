"""What a record says, read from everything that was noted at its meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from radslag.documents.services.content import Envelope
from radslag.documents.services.kinds import (
    AssignmentLine,
    Attendee,
    DissentLine,
    Minutes,
    MinutesItem,
    Someone,
    both_days,
    clock,
    day,
    minutes_document,
)
from radslag.documents.states import Level
from radslag.meetings.models import (
    AgendaItem,
    Assignment,
    Attendance,
    Conflict,
    Dissent,
    Election,
    Meeting,
    Record,
    Responsible,
    Stay,
)
from radslag.meetings.queries.demands import Asked
from radslag.meetings.queries.receivers import word_for
from radslag.meetings.states import AHEAD, CHAIR_SEAT, ItemState, MeetingForm, Part, PassageField, Presence
from radslag.municipalities.tenancy import here

CARRIED = "Ärendet tas upp på ett senare möte."
NOT_SET = "Dagen är inte bestämd."
TO_NEXT = "till nästa möte"
_BETWEEN = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Proceedings:
    """A meeting with all that was noted at it, read once; `numbers` gives each item's paragraph."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    people: Sequence[Attendance]
    numbers: Mapping[int, int]

    def sign(self, item: AgendaItem) -> str:
        """Return § 3."""
        return f"§\u00a0{self.numbers[item.pk]}"


def numbered_items(meeting: Meeting) -> list[AgendaItem]:
    """Return the items that stand in the record, in order, with what was written under them."""
    doers = Responsible.objects.select_related("organisation", "person__organisation")
    tasks = Assignment.objects.select_related("to_body")
    wanted: list[Any] = [
        "passages",
        Prefetch("dissents", Dissent.objects.select_related("attendance__person", "organisation")),
        Prefetch("conflicts", Conflict.objects.select_related("attendance__person")),
        Prefetch("assignments", tasks),
        Prefetch("assignments__responsible", doers),
    ]
    return list(meeting.items.kept().in_order().prefetch_related(*wanted))


def read_proceedings(meeting: Meeting, first_free: int = 1) -> Proceedings:
    """Read a meeting for its record; items without a paragraph are counted from `first_free`."""
    items = numbered_items(meeting)
    numbers, free = {}, first_free
    for item in items:
        if item.number is None:
            numbers[item.pk], free = free, free + 1
        else:
            numbers[item.pk] = item.number
    people = meeting.attendances.in_order().select_related("substitute_for__person")
    wanted: list[Any] = [
        Prefetch("stays", Stay.objects.select_related("came", "left")),
        Prefetch("elections", Election.objects.select_related("item")),
    ]
    return Proceedings(meeting, items, list(people.prefetch_related(*wanted)), numbers)


def record_content(record: Record, asked: Sequence[Asked], read: Proceedings) -> bytes:
    """Return the record as canonical bytes.

    Raises ContentIncomplete naming everything that is missing, item by item.
    """
    return minutes_document(envelope_of(record, asked), minutes_of(record, asked, read))


def envelope_of(record: Record, asked: Sequence[Asked]) -> Envelope:
    """Return what the record says about itself."""
    meeting = record.meeting
    basis = [
        (kept.address, f"{one.book.title} {kept.clause}")
        for one in asked
        for kept in one.demands.records
        if kept.thing in record.things
    ]
    return Envelope(
        type="minutes", id=meeting.ref, version=1, title=title_of(record), municipality=here().name,
        body=meeting.title, date=meeting.on, basis=basis,
    )  # fmt: skip


def title_of(record: Record) -> str:
    """Return Protokoll, Trygghetsrådet 11 maj 2026."""
    return f"{record.word}, {record.meeting.title} {day(record.meeting.on)}".replace("\u00a0", " ")


def minutes_of(record: Record, asked: Sequence[Asked], read: Proceedings) -> Minutes:
    """Return the record as the documents' kind has it."""
    meeting, people = record.meeting, read.people
    here_now = [row for row in people if row.presence == Presence.PRESENT]
    approvers = [row for row in here_now if row.elections.all()]
    return Minutes(
        kind=record.things[0].capitalize(),
        bodies=[body.name for body in meeting.those_who_meet],
        starts_at=meeting.starts_at or meeting.opened_at or datetime.combine(meeting.on, datetime.min.time()),
        ends_at=meeting.ends_at or meeting.closed_at,
        place=place_of(meeting),
        chair=_officer(meeting.chair, people) or _by_seat(here_now),
        secretary=_officer(meeting.secretary, people, meeting.secretary_titles),
        present=_attendees(read, here_now, Part.MEMBER, Part.ADJUNCT, Part.SECRETARY),
        substitutes=_attendees(read, here_now, Part.SUBSTITUTE),
        guests=_attendees(read, here_now, Part.GUEST),
        absent=[_someone(row) for row in people if _is_away(row)],
        items=[_item(read, item) for item in read.items],
        next_meeting=_next(meeting),
        approvers=[_someone(row) for row in approvers],
        approvers_elected_in=_elected_in(read, approvers),
        receivers=[] if record.internal else _receivers(asked),
        internal=record.internal,
    )


def place_of(meeting: Meeting) -> str:
    """Return where people met, in words."""
    if meeting.place:
        return meeting.place
    return "Digitalt möte" if meeting.form == MeetingForm.DIGITAL else ""


def _is_away(row: Attendance) -> bool:
    expected = row.part in (Part.MEMBER, Part.ADJUNCT)
    return expected and row.presence != Presence.PRESENT


def _someone(row: Attendance) -> Someone:
    organisation = row.organisation.name if row.organisation else ""
    return Someone(name=str(row.person), organisation=organisation, role=row.role)


def _officer(name: str, people: Iterable[Attendance], titles: str = "") -> Someone | None:
    known = next((row for row in people if str(row.person) == name), None)
    if known and not titles:
        return _someone(known)
    return Someone(name=name, role=titles) if name else None


def _by_seat(rows: Iterable[Attendance]) -> Someone | None:
    return next((_someone(row) for row in rows if row.seat_key == CHAIR_SEAT), None)


def _attendees(read: Proceedings, rows: Iterable[Attendance], *parts: str) -> list[Attendee]:
    return [_attendee(read, row) for row in rows if row.part in parts]


def _attendee(read: Proceedings, row: Attendance) -> Attendee:
    known = _someone(row)
    stands_in = str(row.substitute_for.person) if row.substitute_for else ""
    whole = Attendee(
        name=known.name, organisation=known.organisation, role=known.role, stands_in_for=stands_in
    )
    return _with_span(whole, read, row) if row.stays.all() else whole


def _with_span(who: Attendee, read: Proceedings, row: Attendance) -> Attendee:
    """Say from which item to which somebody was there; several stretches are told item by item."""
    there = [number for number, item in enumerate(read.items) if _was_there(row, item)]
    signs = [read.sign(read.items[number]) for number in there]
    if not there or there != list(range(there[0], there[-1] + 1)):
        return replace(who, only_in=signs)
    came = signs[0] if there[0] > 0 else ""
    left = signs[-1] if there[-1] < len(read.items) - 1 else ""
    return replace(who, came_in=came, left_in=left)


def _was_there(row: Attendance, item: AgendaItem) -> bool:
    return any(
        (stay.came is None or stay.came.position <= item.position)
        and (stay.left is None or item.position < stay.left.position)
        for stay in row.stays.all()
    )


def _elected_in(read: Proceedings, approvers: Iterable[Attendance]) -> str:
    items = [election.item for row in approvers for election in row.elections.all() if election.item]
    return next((read.sign(item) for item in items if item.pk in read.numbers), "")


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: what stands between empty lines."""
    return [part.strip() for part in _BETWEEN.split(text.strip()) if part.strip()]


def _item(read: Proceedings, item: AgendaItem) -> MinutesItem:
    texts = {passage.field: paragraphs(passage.text) for passage in item.passages.all()}
    views = list(item.dissents.all())
    said = [f"{_holder(view)}: {view.text}" for view in views if not view.dissenting]
    carried = [CARRIED] if item.state == ItemState.CARRIED else []
    return MinutesItem(
        number=read.numbers[item.pk],
        title=item.title,
        presenter=item.presenter,
        text=[*texts.get(PassageField.NOTES, ()), *said, *carried],
        proposals=texts.get(PassageField.PROPOSAL, ()),
        decisions=texts.get(PassageField.DECISION, ()),
        dissents=[DissentLine(by=_holder(view), words=view.text) for view in views if view.dissenting],
        conflicts=[_conflict(one.attendance, one.note) for one in item.conflicts.all()],
        assignments=[_task(one) for one in item.assignments.all() if _may_stand(one, item)],
        level=level_in_record(item),
        ground=item.ground if item.level == Level.SECRET else "",
    )


def level_in_record(item: AgendaItem) -> str:
    """Return how an item is marked in its record.

    What is secret is, and what is for some organisations only is internal. The rest follows the record as a
    whole, which is internal until it is published.
    """
    if item.level == Level.SECRET:
        return Level.SECRET.value
    return Level.INTERNAL.value if item.audience else Level.PUBLIC.value


def _may_stand(assignment: Assignment, item: AgendaItem) -> bool:
    return assignment.level != Level.SECRET or item.level == Level.SECRET


def _holder(view: Dissent) -> str:
    return str(view.attendance.person) if view.attendance else str(view.organisation)


def _conflict(row: Attendance, note: str) -> str:
    words = f"{row.person} deltog inte i ärendet"
    return f"{words}: {note}" if note else f"{words}."


def _task(assignment: Assignment) -> AssignmentLine:
    people = [one.office or str(one.person or one.organisation) for one in assignment.responsible.all()]
    named = [assignment.to_body.name] if assignment.to_body else []
    until = assignment.due or (TO_NEXT if assignment.at_next_meeting else "tills vidare")
    return AssignmentLine(who=", ".join([*named, *people]), what=assignment.text, due=until)


def next_meeting(meeting: Meeting) -> Meeting | None:
    """Return the next meeting that is planned of the first of the bodies that met."""
    bodies = meeting.those_who_meet[:1]
    ahead = Meeting.objects.filter(state__in=AHEAD, on__gt=meeting.on, bodies__in=bodies)
    return ahead.order_by("on", "starts", "pk").first()


def _next(meeting: Meeting) -> str:
    coming = next_meeting(meeting)
    if coming is None:
        return NOT_SET
    hours = f", {clock(coming.starts_at, coming.ends_at)}" if coming.starts_at else ""
    where = f", {coming.place}" if coming.place else ""
    return f"{both_days(coming.on)}{hours}{where}"


def _receivers(asked: Iterable[Asked]) -> list[tuple[str, str]]:
    return [
        (word_for(one, receiver), f"{one.book.title} {demand.clause}")
        for one in asked
        for demand in one.demands.dispatches
        for receiver in demand.to
    ]
