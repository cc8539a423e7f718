"""Answers to a notice, by whichever way they come, and who comes instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from radslag.bodies.models import Excuse, Person
from radslag.bodies.queries import same_person
from radslag.bodies.services import PersonWords, name_substitute, note_excuse, register_person, take_back
from radslag.documents.queries import latest
from radslag.documents.services import final_pdf
from radslag.journal.services import Act, record
from radslag.meetings.models import Attendance, Meeting
from radslag.meetings.queries.invited import Circle, invited
from radslag.meetings.services import letters
from radslag.meetings.services.notice_paper import notice_of
from radslag.meetings.states import Answer, Channel, MeetingState, Part
from radslag.notices.services.tokens import NotOurs, read

SEATED = (Part.MEMBER, Part.ADJUNCT)


class TooLate(Exception):
    """The meeting has begun, was cancelled, or nobody has been called to it."""


class AlreadyComes(Exception):
    """Whoever is a member that day cannot come instead of another, nor can one come instead of oneself."""


@dataclass(frozen=True, slots=True)
class How:
    """By which way an answer came; `sequence` is that of the invitation it answers, None for the latest."""

    channel: str = Channel.APP
    sequence: int | None = None


def row_of(token: str) -> Attendance:
    """Return whose answer a word in an address opens. Raises NotOurs for words from elsewhere."""
    said = read(letters.SALT, token)
    rows = Attendance.objects.select_related("meeting", "person", "organisation", "body")
    found = rows.filter(pk=said.get("a", 0), called=True).first()
    if found is None:
        raise NotOurs(letters.SALT)
    return found


def may_answer(meeting: Meeting, at: datetime) -> bool:
    """Tell whether an answer can be given or changed: from the notice until the meeting begins."""
    begins = meeting.starts_at
    if meeting.state != MeetingState.CALLED:
        return False
    return at < begins if begins else timezone.localdate(at) <= meeting.on


def is_over(meeting: Meeting, at: datetime) -> bool:
    """Tell whether the meeting has ended, so that the address of an answer opens nothing any more."""
    ends = meeting.ends_at
    return at > ends if ends else timezone.localdate(at) > meeting.on


@transaction.atomic
def answer_call(row: Attendance, answer: str, how: How, *, actor: str, at: datetime) -> Attendance:
    """Note whether somebody who is called comes; the latest answer holds, whichever way it came.

    A member who cannot come is excused in each of the bodies where they sit, and whoever was to come
    instead is told when they change their mind. Raises TooLate.
    """
    meeting = row.meeting
    if not may_answer(meeting, at):
        raise TooLate(meeting.pk)
    before = Attendance.objects.select_for_update().get(pk=row.pk).answer
    row.answer, row.answered_at, row.channel = Answer(answer), at, Channel(how.channel)
    row.answer_sequence = meeting.sequence if how.sequence is None else how.sequence
    row.save(update_fields=["answer", "answered_at", "channel", "answer_sequence"])
    if answer == before:
        return row
    if answer == Answer.PREVENTED:
        _excuse(row, actor=actor, at=at)
    elif before == Answer.PREVENTED:
        _unexcuse(row, actor=actor, at=at)
    said = {"answer": str(answer), "before": before, "channel": str(how.channel)}
    what = Act(
        row=f"attendance:{row.pk}", ref=meeting.ref, bodies=meeting.body_keys,
        who=[row.person.journal_id], payload=said,
    )  # fmt: skip
    record("call.answered", actor=actor, at=at, what=what)
    return row


def _excuse(row: Attendance, *, actor: str, at: datetime, circle: Circle | None = None) -> list[Excuse]:
    """Note the excuse in each body where the person has a seat that day."""
    if row.part not in SEATED:
        return []
    one = (circle or invited(row.meeting)).of(row.person)
    bodies = {line.seat.body_id: line.seat.body for line in one.seats} if one else {}
    meeting = row.meeting
    return [
        note_excuse(body, row.person, meeting_on=meeting.on, meeting=meeting.ref, actor=actor, at=at)
        for body in bodies.values()
    ]


def _unexcuse(row: Attendance, *, actor: str, at: datetime) -> None:
    meeting = row.meeting
    _release_stand_ins(row, actor=actor, at=at)
    excuses = Excuse.objects.live().filter(person=row.person, meeting_on=meeting.on)
    for excuse in excuses.filter(body__in=meeting.bodies.all()):
        take_back(excuse, actor=actor, at=at)


def _release_stand_ins(row: Attendance, *, actor: str, at: datetime) -> None:
    """Take back who was to come instead, and tell them."""
    meeting = row.meeting
    excuses = Excuse.objects.live().filter(person=row.person, meeting_on=meeting.on)
    for excuse in excuses.filter(body__in=meeting.bodies.all()):
        for mark in excuse.substitutes.filter(withdrawn_at=None):
            take_back(mark, actor=actor, at=at)
    for other in row.substitutes.filter(called=True).select_related("person", "meeting"):
        other.called, other.answer = False, ""
        other.save(update_fields=["called", "answer"])
        letters.release_substitute(other, actor=actor, at=at)


@transaction.atomic
def send_substitute(row: Attendance, person: Person, how: How, *, actor: str, at: datetime) -> Attendance:
    """Let somebody come instead of one who cannot, and call them; return their row. Named twice: once.

    Whoever was to come before is told that they need not. Raises TooLate, and AlreadyComes for a member.
    """
    there = row.substitutes.filter(called=True, person=person).first()
    if there:
        return there
    circle = invited(row.meeting)
    _check_free(row, person, circle)
    if row.answer != Answer.PREVENTED:
        answer_call(row, Answer.PREVENTED, how, actor=actor, at=at)
    elif not may_answer(row.meeting, at):
        raise TooLate(row.meeting_id)
    _release_stand_ins(row, actor=actor, at=at)
    _name(row, person, circle, actor=actor, at=at)
    made = _seat(row, person)
    letters.call_substitute(made, notice_pdf(row.meeting), actor=actor, at=at)
    return made


def _check_free(row: Attendance, person: Person, circle: Circle) -> None:
    sits = circle.of(person)
    if person == row.person or (sits and sits.part == Part.MEMBER):
        raise AlreadyComes(person.pk)


def _name(row: Attendance, person: Person, circle: Circle, *, actor: str, at: datetime) -> None:
    """Name the stand-in on each seat that is empty that day, so that the statute's duty settles."""
    excuses = {one.body_id: one for one in _excuse(row, actor=actor, at=at, circle=circle)}
    one = circle.of(row.person)
    today = timezone.localdate(at)
    for line in one.seats if one else []:
        excuse = excuses.get(line.seat.body_id)
        if excuse:
            name_substitute(line.seat, person, on=today, excuse=excuse, actor=actor, at=at)


def _seat(row: Attendance, person: Person) -> Attendance:
    made, _new = Attendance.objects.update_or_create(
        meeting=row.meeting, person=person,
        defaults={
            "body": row.body, "organisation": person.organisation, "position": row.position,
            "part": Part.SUBSTITUTE, "seat_key": row.seat_key, "role": row.role, "substitute_for": row,
            "called": True, "answer": "",
        },
    )  # fmt: skip
    return made


@transaction.atomic
def send_another(row: Attendance, name: str, how: How, *, actor: str, at: datetime) -> Attendance:
    """Let somebody come instead who is known by name only, sent by the same organisation.

    Whoever answers by a link can write no address: a new person gets their letter when the secretary has
    written one down, so that nobody can have the agenda mailed to themselves. Raises as send_substitute.
    """
    known = same_person(name, row.organisation)
    words = PersonWords(name=" ".join(name.split()), organisation=row.organisation)
    person = known or register_person(words, actor=actor, at=at)
    return send_substitute(row, person, how, actor=actor, at=at)


def notice_pdf(meeting: Meeting) -> bytes:
    """Return the notice as it was last sent; empty before it has been."""
    document = notice_of(meeting)
    version = latest(document) if document else None
    return (final_pdf(version) or b"") if version else b""
