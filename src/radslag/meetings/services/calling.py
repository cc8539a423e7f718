"""Calling a meeting, and telling those who were called what has become of it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.bodies.models import Mark
from radslag.journal.services import Act, record
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.models import Attendance, Meeting
from radslag.meetings.queries.invited import Circle, Invited, invited, stand_ins
from radslag.meetings.queries.notice import parts_of
from radslag.meetings.queries.outward import kept_items, open_papers
from radslag.meetings.services import letters
from radslag.meetings.services.notice_paper import Sheet, keep_notice, sheet_of
from radslag.meetings.states import MEETING, Answer, Channel, MeetingState, Part
from radslag.notices.models import Letter


class NotReady(Exception):
    """A notice must say when, where and about what, to somebody; `missing` names what it cannot say yet."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class NotCalled(Exception):
    """Nobody has been called to the meeting, so there is nobody to tell."""


def lacking(sheet: Sheet) -> list[str]:
    """Return, in words, what a notice cannot be sent without."""
    meeting = sheet.meeting
    there = {
        _("the hour it begins"): meeting.starts,
        _("place or video link"): meeting.place or meeting.link,
        _("something on the agenda"): sheet.items,
        _("somebody to call"): sheet.circle.people,
    }
    return [words for words, value in there.items() if not value]


@transaction.atomic
def call_meeting(meeting: Meeting, *, actor: str, at: datetime, seen: int | None = None) -> Letter:
    """Send the notice: from here on additions are marked as late, and everybody called may answer.

    The statute's demands never stop it: a late notice, or one that lacks a part, is sent and journaled as
    it is. `seen` is the version of the meeting that was reviewed. Raises MoveNotAllowed for a meeting that
    has been called, held or cancelled, NotReady, and SomeoneElseChanged.
    """
    MEETING.check(MeetingState(meeting.state), MeetingState.CALLED)
    sheet = sheet_of(meeting, invited(meeting))
    if missing := lacking(sheet):
        raise NotReady(missing)
    _set_called(meeting, seen, at=at)
    rows = seat_people(meeting, sheet.circle, at=at)
    version, pdf = keep_notice(sheet, actor=actor, at=at)
    letter = letters.send_notice(meeting, rows, pdf, actor=actor, at=at)
    _record_call(sheet, version.digest, actor=actor, at=at)
    return letter


def _set_called(meeting: Meeting, seen: int | None, *, at: datetime) -> None:
    rows = Meeting.objects.filter(
        pk=meeting.pk, state__in=MEETING.before(MeetingState.CALLED), version=seen or meeting.version
    )
    if not rows.update(state=MeetingState.CALLED, called_at=at, version=F("version") + 1):
        raise SomeoneElseChanged(meeting.pk)
    meeting.refresh_from_db()


def _record_call(sheet: Sheet, digest: str, *, actor: str, at: datetime) -> None:
    """Write the notice as evidence: to whom, and the parts that it really has."""
    meeting = sheet.meeting
    items = kept_items(meeting)
    papers = [paper for item in items for paper in open_papers(item)]
    named = {one for asked in sheet.asked for day in asked.demands.notice_days for one in day.to}
    what = Act(
        act="sent", thing="kallelse", ref=meeting.ref, bodies=meeting.body_keys,
        to=named | set(sheet.circle.organisations), items=parts_of(meeting, items, papers),
        documents=[digest], row=f"meeting:{meeting.pk}",
    )  # fmt: skip
    record("meeting.called", actor=actor, at=at, on=timezone.localdate(at), what=what)


def seat_people(meeting: Meeting, circle: Circle, *, at: datetime) -> list[Attendance]:
    """Make a row for each who is called and has none, and return all rows of those called, in order.

    Whoever has said before the notice that they cannot come is noted so, and those named to come instead
    are called beside them.
    """
    known = {row.person_id: row for row in meeting.attendances.all()}
    new = [
        _row(meeting, one, position, at=at)
        for position, one in enumerate(circle.people, 1)
        if one.person.pk not in known
    ]
    Attendance.objects.bulk_create(new)
    back = [known[one.person.pk] for one in circle.people if one.person.pk in known]
    Attendance.objects.filter(pk__in=[row.pk for row in back if not row.called]).update(called=True)
    _seat_stand_ins(meeting, circle)
    return letters.called(meeting)


def _row(meeting: Meeting, one: Invited, position: int, *, at: datetime) -> Attendance:
    row = Attendance(
        meeting=meeting, person=one.person, body=one.body, organisation=one.organisation, position=position,
        part=one.part, seat_key=one.seat_key, role=one.role, called=True,
    )  # fmt: skip
    if one.excused:
        row.answer, row.answered_at, row.channel = Answer.PREVENTED, at, Channel.CLERK
    return row


def _seat_stand_ins(meeting: Meeting, circle: Circle) -> None:
    excused = [one for one in circle.people if one.excuse]
    if not excused:
        return
    rows = {row.person_id: row for row in meeting.attendances.all()}
    marks = [(one, mark) for one in excused if one.excuse for mark in stand_ins(one.excuse)]
    made = {
        mark.person_id: stand_in_row(rows[one.person.pk], mark)
        for one, mark in marks
        if mark.person_id not in rows
    }
    Attendance.objects.bulk_create(made.values())


def stand_in_row(instead_of: Attendance, mark: Mark) -> Attendance:
    """Return the row, not saved, of somebody who has been named to come instead."""
    person = mark.person
    if person is None:
        raise NotCalled(mark.pk)
    return Attendance(
        meeting=instead_of.meeting, person=person, body=instead_of.body, organisation=person.organisation,
        position=instead_of.position, part=Part.SUBSTITUTE, seat_key=instead_of.seat_key,
        role=instead_of.role, substitute_for=instead_of, called=True,
    )  # fmt: skip


@transaction.atomic
def tell_moved(meeting: Meeting, *, actor: str, at: datetime) -> Letter | None:
    """Tell those called of a new day, hour or place at once, with a new notice; None before the notice.

    Whoever sits in the bodies on the new day, and did not on the old one, is called by the same letter.
    """
    if meeting.state != MeetingState.CALLED:
        return None
    sheet = sheet_of(meeting, invited(meeting))
    rows = seat_people(meeting, sheet.circle, at=at)
    _version, pdf = keep_notice(sheet, actor=actor, at=at)
    return letters.send_moved(meeting, rows, pdf, actor=actor, at=at)


@transaction.atomic
def tell_cancelled(meeting: Meeting, *, actor: str, at: datetime) -> Letter | None:
    """Tell those called that the meeting is called off; None when nobody had been called."""
    if meeting.state != MeetingState.CANCELLED:
        raise MoveNotAllowed(MeetingState(meeting.state), MeetingState.CANCELLED)
    rows = letters.called(meeting)
    return letters.send_cancelled(meeting, rows, actor=actor, at=at) if rows else None


@transaction.atomic
def remind(meeting: Meeting, *, actor: str, at: datetime) -> Letter | None:
    """Ask those who have not answered, once a day at most; None when everybody has.

    Raises NotCalled for a meeting that nobody is called to, or that has begun.
    """
    if meeting.state != MeetingState.CALLED:
        raise NotCalled(meeting.pk)
    rows = unanswered(meeting)
    return letters.send_reminder(meeting, rows, actor=actor, at=at) if rows else None


def unanswered(meeting: Meeting) -> list[Attendance]:
    """Return those called who have not answered, in order."""
    return list(meeting.attendances.unanswered().in_order())
