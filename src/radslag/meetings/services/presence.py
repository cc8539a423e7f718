"""Who is at a meeting: those expected, those noted, those who came to it, and for which items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max
from django.utils.text import slugify

from radslag.bodies.models import Body, Organisation, Person
from radslag.bodies.queries import compositions, same_person
from radslag.bodies.services import (
    AlreadyHolds,
    PersonWords,
    Terms,
    co_opt,
    register_organisation,
    register_person,
)
from radslag.journal.services import Act, record
from radslag.lifecycle import SomeoneElseChanged
from radslag.meetings.models import AgendaItem, Attendance, Conflict, Meeting, Stay
from radslag.meetings.services.planning import row_of
from radslag.meetings.states import CHAIR_SEAT, Answer, MeetingState, Part, Presence


class MeetingIsNotGoingOn(Exception):
    """Presence is noted while the meeting goes on; afterwards it stands as it was noted."""


class AlreadyTakesPart(Exception):
    """The person is on the list of the meeting already."""


class NotInTheRoom(Exception):
    """Only somebody who is there can leave."""


class AlreadyInTheRoom(Exception):
    """Somebody who is there cannot come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Officers:
    """Who led the meeting and who wrote, as the record shall name them."""

    chair: str = ""
    secretary: str = ""
    secretary_titles: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who was not called: a guest, or co-opted for the day; the organisation in plain words."""

    name: str
    organisation: str = ""
    title: str = ""
    part: str = Part.GUEST


def check_going_on(meeting: Meeting) -> None:
    """Raise MeetingIsNotGoingOn unless the meeting is open."""
    if meeting.state != MeetingState.OPEN:
        raise MeetingIsNotGoingOn(meeting.pk)


def expected_presence(row: Attendance) -> str:
    """Return what is suggested for somebody: what they answered, or present where nobody was asked.

    Empty for one who was called and has not answered, or who answered perhaps.
    """
    if row.presence:
        return row.presence
    if row.answer == Answer.PREVENTED:
        return Presence.EXCUSED
    if row.answer == Answer.COMING or not row.called:
        return Presence.PRESENT
    return ""


def expect_members(meeting: Meeting) -> None:
    """Put those who sit in the bodies on the day on the list, unless it has been made by a notice."""
    if Attendance.objects.filter(meeting=meeting, part__in=[Part.MEMBER, Part.ADJUNCT]).exists():
        return
    known = set(Attendance.objects.filter(meeting=meeting).values_list("person", flat=True))
    rows: list[Attendance] = []
    for row in _sitting(meeting):
        if row.person_id not in known:
            known.add(row.person_id)
            row.position = len(rows) + 1
            rows.append(row)
    Attendance.objects.bulk_create(rows)


def _sitting(meeting: Meeting) -> list[Attendance]:
    bodies = list(meeting.bodies.order_by("name"))
    found = compositions(bodies, meeting.on)
    rows = []
    for body in bodies:
        lines = found[body.pk].seats
        for line in sorted(lines, key=lambda line: line.seat.key != CHAIR_SEAT):
            for holder in line.holders:
                seat = line.seat
                rows.append(_row(meeting, holder.person, body=body, seat_key=seat.key, role=seat.label))
        for mark in found[body.pk].co_options:
            rows += [_row(meeting, person, body=body, part=Part.ADJUNCT) for person in mark.people]
    return rows


def _row(meeting: Meeting, person: Person, *, body: Body | None, **more: str) -> Attendance:
    return Attendance(
        meeting=meeting, person=person, body=body, organisation=person.organisation,
        **{"role": person.title, **more},
    )  # fmt: skip


@transaction.atomic
def confirm_attendance(
    meeting: Meeting,
    noted: Mapping[int, str],
    *,
    seen: int,
    actor: str,
    at: datetime,
    officers: Officers | None = None,
) -> Meeting:
    """Note who is there, for everybody on the list in one act; `noted` gives a Presence by row.

    `seen` is the version of the meeting that the list was read with. Raises MeetingIsNotGoingOn, and
    SomeoneElseChanged when another person has noted presence meanwhile.
    """
    check_going_on(meeting)
    names = officers or Officers()
    changed = Meeting.objects.filter(pk=meeting.pk, version=seen, state=MeetingState.OPEN).update(
        version=F("version") + 1, chair=names.chair, secretary=names.secretary,
        secretary_titles=names.secretary_titles,
    )  # fmt: skip
    if not changed:
        raise SomeoneElseChanged(meeting.pk)
    rows = list(Attendance.objects.filter(meeting=meeting, pk__in=noted))
    for row in rows:
        row.presence = Presence(noted[row.pk])
    Attendance.objects.bulk_update(rows, ["presence"])
    Stay.objects.filter(attendance__in=[row for row in rows if row.presence != Presence.PRESENT]).delete()
    _note(meeting, actor=actor, at=at)
    meeting.refresh_from_db()
    return meeting


@transaction.atomic
def add_participant(meeting: Meeting, who: Newcomer, *, actor: str, at: datetime) -> Attendance:
    """Let somebody who was not called take part; they are present from now on.

    An organisation that is new is made known; a body's name gives that body, so that a group that takes part
    in another's meeting is counted. Raises MeetingIsNotGoingOn and AlreadyTakesPart.
    """
    check_going_on(meeting)
    sender = organisation_named(who.organisation, actor=actor, at=at)
    person = same_person(who.name, sender) or register_person(
        PersonWords(name=who.name.strip(), organisation=sender, title=who.title), actor=actor, at=at
    )
    if Attendance.objects.filter(meeting=meeting, person=person).exists():
        raise AlreadyTakesPart(person.pk)
    if who.part == Part.ADJUNCT:
        _co_opt(meeting, person, actor=actor, at=at)
    last = Attendance.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
    row = _row(meeting, person, body=None, part=who.part, role=who.title)
    row.position, row.presence = last + 1, Presence.PRESENT
    row.save()
    _note(meeting, actor=actor, at=at)
    return row


def _co_opt(meeting: Meeting, person: Person, *, actor: str, at: datetime) -> None:
    """Co-opt for the meeting; one who is co-opted until further notice stays so."""
    body = meeting.bodies.order_by("name").first()
    if body is None:
        return
    try:
        co_opt(body, person, on=meeting.on, actor=actor, at=at, terms=Terms(through=meeting.on))
    except AlreadyHolds:
        return


def organisation_named(name: str, *, actor: str, at: datetime) -> Organisation | None:
    """Return the organisation of that name, made known if it is new; None for an empty name."""
    words = " ".join(name.split())
    if not words:
        return None
    known = Organisation.objects.filter(name__iexact=words).order_by("pk").first()
    if known:
        return known
    body = Body.objects.filter(name__iexact=words).order_by("pk").first()
    key = body.key if body else slugify(words)[:60]
    return register_organisation(key or "organisation", words, actor=actor, at=at)


@transaction.atomic
def note_arrival(attendance: Attendance, item: AgendaItem, *, actor: str, at: datetime) -> None:
    """Note that somebody came at an item. Raises MeetingIsNotGoingOn and AlreadyInTheRoom."""
    check_going_on(attendance.meeting)
    stays = list(attendance.stays.order_by("pk"))
    if attendance.presence == Presence.PRESENT and (not stays or stays[-1].left_id is None):
        raise AlreadyInTheRoom(attendance.pk)
    if attendance.presence != Presence.PRESENT:
        attendance.presence = Presence.PRESENT
        attendance.save(update_fields=["presence"])
    Stay.objects.create(attendance=attendance, came=item)
    _note(attendance.meeting, actor=actor, at=at)


@transaction.atomic
def note_departure(attendance: Attendance, item: AgendaItem, *, actor: str, at: datetime) -> None:
    """Note that somebody left before an item. Raises MeetingIsNotGoingOn and NotInTheRoom."""
    check_going_on(attendance.meeting)
    stays = list(attendance.stays.order_by("pk"))
    if attendance.presence != Presence.PRESENT or (stays and stays[-1].left_id is not None):
        raise NotInTheRoom(attendance.pk)
    if stays:
        stays[-1].left = item
        stays[-1].save(update_fields=["left"])
    else:
        Stay.objects.create(attendance=attendance, left=item)
    _note(attendance.meeting, actor=actor, at=at)


@transaction.atomic
def note_conflict(
    item: AgendaItem, attendance: Attendance, *, actor: str, at: datetime, note: str = ""
) -> Conflict:
    """Note that somebody takes no part in an item because of a conflict of interest; twice is once."""
    conflict, new = Conflict.objects.update_or_create(
        item=item, attendance=attendance, defaults={"note": note}
    )
    if new:
        _note(item.meeting, actor=actor, at=at)
    return conflict


@transaction.atomic
def lift_conflict(conflict: Conflict, *, actor: str, at: datetime) -> None:
    """Take back a conflict of interest that was noted by mistake."""
    meeting = conflict.item.meeting
    conflict.delete()
    _note(meeting, actor=actor, at=at)


def is_there(stays: Sequence[tuple[int | None, int | None]], position: int) -> bool:
    """Tell whether somebody present takes part in the item at a position.

    `stays` are the positions at which they came and before which they left; without any they are there from
    first to last.
    """
    return not stays or any(
        (came is None or came <= position) and (left is None or position < left) for came, left in stays
    )


def attended_acts(meeting: Meeting) -> list[Act]:
    """Return what the journal shall say of those present: one act for each organisation."""
    groups: dict[str, list[Attendance]] = {}
    for row in Attendance.objects.filter(meeting=meeting).present().in_order():
        groups.setdefault(row.organisation.key if row.organisation else "", []).append(row)
    return [
        Act(
            act="attended", thing="mote", ref=meeting.ref, bodies=meeting.body_keys,
            by=[key] if key else [],
            who=[row.person.journal_id for row in rows],
            to=[row.seat_key for row in rows if row.part == Part.SUBSTITUTE and row.seat_key],
            row=row_of(meeting),
        )
        for key, rows in sorted(groups.items())
    ]  # fmt: skip


def record_attendance(meeting: Meeting, on: date, *, actor: str, at: datetime) -> None:
    """Write in the journal who was there, on the day of the meeting."""
    for what in attended_acts(meeting):
        record("member.attended", actor=actor, at=at, on=on, what=what)


def _note(meeting: Meeting, *, actor: str, at: datetime) -> None:
    record("meeting.changed", actor=actor, at=at, what=Act(row=row_of(meeting)))
