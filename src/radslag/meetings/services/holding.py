"""Holding a meeting: opening it, what becomes of its items, elections, views, closing it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from radslag.bodies.models import Organisation
from radslag.journal.models import Entry
from radslag.journal.services import Act, record, retract
from radslag.lifecycle import SomeoneElseChanged
from radslag.meetings.models import AgendaItem, Attendance, Dissent, Election, Meeting, Passage, Record
from radslag.meetings.queries.demands import Asked, asked_of
from radslag.meetings.services.passages import RecordIsClosed
from radslag.meetings.services.planning import row_of
from radslag.meetings.services.presence import expect_members, record_attendance
from radslag.meetings.states import (
    AHEAD,
    CHAIR_SEAT,
    MEETING,
    ItemKind,
    ItemState,
    MeetingState,
    PassageField,
    Presence,
    RecordState,
)
from radslag.statute.meeting import RECORDS

DISSENT = "avvikande_mening"


class TheDayHasNotCome(Exception):
    """A meeting is opened and closed on its day or afterwards, never before."""


class NotPresent(Exception):
    """Only somebody who is at the meeting can be elected, or have a view noted as theirs."""


class ChairApprovesAlready(Exception):
    """The chair approves as chair; one person cannot approve twice."""


class NobodyIsThere(Exception):
    """A meeting where nobody has been noted as present cannot be closed."""


class ItemsAwaitDecision(Exception):
    """`items` were to be decided and have no decision: write it, carry them over or withdraw them."""

    def __init__(self, items: Iterable[AgendaItem]) -> None:
        self.items = list(items)
        super().__init__([item.pk for item in self.items])


class NoWords(ValueError):
    """A view is noted in the words of the one who holds it."""


@transaction.atomic
def open_meeting(meeting: Meeting, *, actor: str, at: datetime, secretary: str = "") -> Meeting:
    """Begin the meeting; those who sit in its bodies on the day are on the list, if no notice made one.

    A meeting whose day has passed can be opened afterwards; one that was never called can be opened too.
    Raises TheDayHasNotCome, MoveNotAllowed and SomeoneElseChanged.
    """
    MEETING.check(MeetingState(meeting.state), MeetingState.OPEN)
    _check_day(meeting, at)
    moved = Meeting.objects.filter(pk=meeting.pk, state__in=AHEAD).update(
        state=MeetingState.OPEN, opened_at=at, version=F("version") + 1
    )
    if not moved:
        raise SomeoneElseChanged(meeting.pk)
    meeting.refresh_from_db()
    expect_members(meeting)
    _name_officers(meeting, secretary)
    record("meeting.opened", actor=actor, at=at, what=Act(row=row_of(meeting), bodies=meeting.body_keys))
    return meeting


def _check_day(meeting: Meeting, at: datetime) -> None:
    if meeting.on > timezone.localdate(at):
        raise TheDayHasNotCome(meeting.on)


def _name_officers(meeting: Meeting, secretary: str) -> None:
    chair = Attendance.objects.filter(meeting=meeting, seat_key=CHAIR_SEAT).select_related("person").first()
    meeting.chair = meeting.chair or (str(chair.person) if chair else "")
    meeting.secretary = meeting.secretary or secretary
    meeting.save(update_fields=["chair", "secretary"])


def roles_to_elect(asked: Iterable[Asked]) -> list[str]:
    """Return the roles that the statutes let the meeting elect for its record, each once: justerare."""
    return list(
        dict.fromkeys(role for one in asked for demand in one.demands.approvals for role in demand.elected)
    )


@transaction.atomic
def elect(
    meeting: Meeting,
    role: str,
    attendance: Attendance,
    *,
    actor: str,
    at: datetime,
    item: AgendaItem | None = None,
) -> Election:
    """Let the meeting elect somebody present to a role, as `justerare`; a new choice replaces the old.

    May be told until the record goes to its approvers. Raises NotPresent, ChairApprovesAlready and
    RecordIsClosed.
    """
    check_record_open(meeting)
    if attendance.meeting_id != meeting.pk or attendance.presence != Presence.PRESENT:
        raise NotPresent(attendance.pk)
    if attendance.seat_key == CHAIR_SEAT:
        raise ChairApprovesAlready(attendance.pk)
    item = item or _election_item(meeting, role)
    before = Election.objects.filter(meeting=meeting, role=role).first()
    if before and before.attendance_id == attendance.pk:
        return before
    election, _ = Election.objects.update_or_create(
        meeting=meeting, role=role, defaults={"attendance": attendance, "item": item}
    )
    what = Act(
        act="appointed", thing=role, ref=meeting.ref, bodies=meeting.body_keys,
        who=[attendance.person.journal_id], row=row_of(meeting),
    )  # fmt: skip
    told = _told(meeting, role) if before else None
    if told:
        retract(told, actor=actor, at=at, restated=what, on=meeting.on)
    else:
        record("approver.elected", actor=actor, at=at, on=meeting.on, what=what)
    return election


def _election_item(meeting: Meeting, role: str) -> AgendaItem | None:
    """Return the item in which the role is filled: the one named after it, or else the first election."""
    items = [item for item in meeting.items.kept().in_order() if item.kind == ItemKind.ELECTION]
    return next((item for item in items if role in item.key), items[0] if items else None)


def _told(meeting: Meeting, role: str) -> Entry | None:
    """Return the entry that last told who was elected."""
    told = Entry.objects.filter(verb="approver.elected", thing=role, ref=meeting.ref)
    return told.order_by("-seq").first()


def check_record_open(meeting: Meeting) -> None:
    """Raise RecordIsClosed when the record of the meeting is with its approvers or settled."""
    if meeting.records.filter(corrects=None).exclude(state=RecordState.WRITING).exists():
        raise RecordIsClosed(meeting.pk)


@transaction.atomic
def note_view(
    item: AgendaItem,
    holder: Attendance | Organisation,
    text: str,
    *,
    actor: str,
    at: datetime,
    dissenting: bool = True,
) -> Dissent:
    """Note what one person or one organisation says in an item, in their own words.

    A view that differs is a matter of its own, so that the record can be seen to hold it. Raises NoWords,
    NotPresent and RecordIsClosed.
    """
    check_record_open(item.meeting)
    if not text.strip():
        raise NoWords
    person = holder if isinstance(holder, Attendance) else None
    if person and person.presence != Presence.PRESENT:
        raise NotPresent(person.pk)
    view = Dissent.objects.create(
        item=item, attendance=person, organisation=None if isinstance(holder, Attendance) else holder,
        text=text.strip(), dissenting=dissenting,
    )  # fmt: skip
    if not dissenting:
        record("minutes.changed", actor=actor, at=at, what=Act(row=f"item:{item.pk}"))
        return view
    view.entry = record("dissent.noted", actor=actor, at=at, on=item.meeting.on, what=_dissent(view)).seq
    view.save(update_fields=["entry"])
    return view


def dissent_ref(view: Dissent) -> str:
    """Return the matter that a differing view has in the journal."""
    return f"{view.item.meeting.ref}-avvikande-{view.pk}"


def _dissent(view: Dissent) -> Act:
    holder = view.attendance
    sender = view.organisation or (holder.organisation if holder else None)
    return Act(
        act="notified", thing=DISSENT, ref=dissent_ref(view), bodies=view.item.meeting.body_keys,
        by=[sender.key] if sender else [], who=[holder.person.journal_id] if holder else [],
        about=[view.item.meeting.ref], row=f"dissent:{view.pk}",
    )  # fmt: skip


@transaction.atomic
def take_back_view(view: Dissent, *, actor: str, at: datetime) -> None:
    """Remove a view that was noted by mistake; the journal keeps that it was. Raises RecordIsClosed."""
    check_record_open(view.item.meeting)
    entry = Entry.objects.filter(seq=view.entry).first() if view.entry else None
    if entry:
        retract(entry, actor=actor, at=at)
    else:
        record("minutes.changed", actor=actor, at=at, what=Act(row=f"item:{view.item_id}"))
    view.delete()


@transaction.atomic
def settle_item(item: AgendaItem, outcome: str, *, actor: str, at: datetime) -> None:
    """Say what became of an item: treated, carried over, withdrawn, or open again.

    An item to decide on is treated when the decision has been written. Raises ItemsAwaitDecision and
    RecordIsClosed.
    """
    check_record_open(item.meeting)
    if outcome == ItemState.TREATED and undecided([item]):
        raise ItemsAwaitDecision([item])
    AgendaItem.objects.filter(pk=item.pk).update(state=ItemState(outcome), version=F("version") + 1)
    item.refresh_from_db()
    record("minutes.changed", actor=actor, at=at, what=Act(row=f"item:{item.pk}"))


def undecided(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Return those that were to be decided, or voted on, and have neither a decision nor somebody elected."""
    asked = [item for item in items if item.kind in (ItemKind.DECISION, ItemKind.ELECTION)]
    texts = Passage.objects.filter(item__in=asked, field=PassageField.DECISION).exclude(text="")
    done = {pk for pk, text in texts.values_list("item", "text") if text.strip()}
    done |= set(Election.objects.filter(item__in=asked).values_list("item", flat=True))
    return [item for item in asked if item.pk not in done]


@transaction.atomic
def close_meeting(meeting: Meeting, *, actor: str, at: datetime, ended: time | None = None) -> Record:
    """End the meeting and begin its record; what nobody said otherwise about has been treated.

    The journal learns that the meeting was held on its day, with which standing items, and who was there.
    `ended` is the hour it ended, left out where it is unknown. Raises TheDayHasNotCome, NobodyIsThere,
    ItemsAwaitDecision, MoveNotAllowed and SomeoneElseChanged.
    """
    MEETING.check(MeetingState(meeting.state), MeetingState.HELD)
    _check_day(meeting, at)
    if not Attendance.objects.filter(meeting=meeting).present().exists():
        raise NobodyIsThere(meeting.pk)
    waiting = undecided(meeting.items.filter(state=ItemState.OPEN).in_order())
    if waiting:
        raise ItemsAwaitDecision(waiting)
    _end(meeting, at=at, ended=ended)
    AgendaItem.objects.filter(meeting=meeting, state=ItemState.OPEN).update(state=ItemState.TREATED)
    _record_held(meeting, actor=actor, at=at)
    return _begin_record(meeting)


def _end(meeting: Meeting, *, at: datetime, ended: time | None) -> None:
    later = ended and meeting.starts and ended > meeting.starts
    moved = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.OPEN).update(
        state=MeetingState.HELD, closed_at=at, version=F("version") + 1,
        ends=ended if later else meeting.ends,
    )  # fmt: skip
    if not moved:
        raise SomeoneElseChanged(meeting.pk)
    meeting.refresh_from_db()


def _record_held(meeting: Meeting, *, actor: str, at: datetime) -> None:
    treated = AgendaItem.objects.filter(meeting=meeting, state=ItemState.TREATED).exclude(key="")
    what = Act(
        act="held", thing="mote", ref=meeting.ref, bodies=meeting.body_keys,
        items=treated.values_list("key", flat=True), row=row_of(meeting),
    )  # fmt: skip
    record("meeting.held", actor=actor, at=at, on=meeting.on, what=what)
    record_attendance(meeting, meeting.on, actor=actor, at=at)


def _begin_record(meeting: Meeting) -> Record:
    asked = asked_of(meeting)
    kept = {one.thing for each in asked for one in each.demands.records}
    things = [thing for thing in RECORDS if thing in kept] or [RECORDS[-1]]
    stays_inside = [each.demands.internal for each in asked if each.demands.records]
    return Record.objects.create(
        meeting=meeting, things=things, internal=bool(stays_inside) and all(stays_inside)
    )
