"""Giving assignments: what, to whom, by when; changing them, and taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from radslag.bodies.models import Body, Organisation, Person, Seat
from radslag.journal.models import Entry
from radslag.journal.queries import is_live
from radslag.journal.services import Act, record, retract
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.models import AgendaItem, Assignment, Responsible
from radslag.meetings.services.planning import new_matter
from radslag.meetings.states import ASSIGNMENT, AssignmentState

ASSIGNMENT_THING = "uppdrag"


class NothingToDo(ValueError):
    """An assignment says what is to be done."""


class NobodyResponsible(ValueError):
    """An assignment is given to somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doers:
    """Who answers for an assignment; several may do so together. `offices` are roles in plain words."""

    organisations: Sequence[Organisation] = ()
    people: Sequence[Person] = ()
    offices: Sequence[str] = ()
    body: Body | None = None

    def __bool__(self) -> bool:
        return bool(self.organisations or self.people or self.offices or self.body)

    def rows(self, assignment: Assignment) -> list[Responsible]:
        """Return the rows that tie them to an assignment; a body is named on the assignment itself."""
        return [
            *(Responsible(assignment=assignment, organisation=one) for one in self.organisations),
            *(Responsible(assignment=assignment, person=one) for one in self.people),
            *(Responsible(assignment=assignment, office=one) for one in self.offices),
        ]

    def keys(self) -> list[str]:
        """Return the keys by which the journal knows them: the body, and the organisations."""
        senders = [one.organisation for one in self.people if one.organisation]
        body = [self.body.key] if self.body else []
        return list(dict.fromkeys([*body, *(one.key for one in (*self.organisations, *senders))]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """By when: a day, or the body's next meeting where `due` is empty and `at_next_meeting` is set.

    `through` is the last day of what goes on for a time, or is kept under watch.
    """

    due: date | None = None
    at_next_meeting: bool = False
    through: date | None = None


NEXT_MEETING = Day(at_next_meeting=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """What stops an assignment: a seat that nobody holds, or something else in words; empty for nothing."""

    words: str = ""
    seat: Seat | None = None


NOTHING_STOPS = Obstacle()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is asked, of whom and by when; `thing` is the statute's word for it.

    `matter` is the journal's reference of the decision that it follows from, where a statute asks for it in
    that matter; the first assignment in a matter is the one that counts there. `watch` keeps something under
    watch instead of asking for work.
    """

    text: str
    doers: Doers
    day: Day = NEXT_MEETING
    thing: str = ASSIGNMENT_THING
    matter: str = ""
    watch: bool = False
    obstacle: Obstacle = NOTHING_STOPS


@transaction.atomic
def give_assignment(
    body: Body, task: Task, *, actor: str, at: datetime, item: AgendaItem | None = None
) -> Assignment:
    """Let a body give an assignment, in an item of one of its meetings or beside them.

    It is given on the day of the meeting, and guarded as the item is. Raises NothingToDo and
    NobodyResponsible.
    """
    if not task.text.strip():
        raise NothingToDo
    if not task.doers:
        raise NobodyResponsible
    on, day = item.meeting.on if item else timezone.localdate(at), task.day
    assignment = Assignment.objects.create(
        ref=_matter_of(task, on), thing=task.thing, body=body, to_body=task.doers.body, item=item,
        text=task.text.strip(), given_on=on, due=day.due, at_next_meeting=day.at_next_meeting and not day.due,
        through=day.through, watch=task.watch, blocked=task.obstacle.words,
        blocked_by_seat=task.obstacle.seat, **_guard(item),
    )  # fmt: skip
    Responsible.objects.bulk_create(task.doers.rows(assignment))
    what = Act(
        act="assigned", thing=task.thing, ref=assignment.ref, bodies=[body.key], to=task.doers.keys(),
        who=[one.journal_id for one in task.doers.people], about=[item.meeting.ref] if item else [],
        row=f"assignment:{assignment.pk}",
    )  # fmt: skip
    assignment.entry = record("assignment.given", actor=actor, at=at, on=on, what=what).seq
    assignment.save(update_fields=["entry"])
    return assignment


def _matter_of(task: Task, on: date) -> str:
    taken = task.matter and Assignment.objects.filter(ref=task.matter).exists()
    return task.matter if task.matter and not taken else new_matter("uppdrag", on)


def _guard(item: AgendaItem | None) -> dict[str, object]:
    """What is given in a guarded item is guarded in the same way."""
    if item is None:
        return {}
    names = ("level", "ground", "readers", "level_decided_by", "level_decided_at")
    return {name: getattr(item, name) for name in names}


def row_of(assignment: Assignment) -> str:
    """Return how the journal names the row."""
    return f"assignment:{assignment.pk}"


def update_seen(assignment: Assignment, seen: int, **values: object) -> None:
    """Write what is changed of an assignment whose version was `seen`; raises SomeoneElseChanged."""
    rows = Assignment.objects.filter(pk=assignment.pk, version=seen)
    if not rows.update(version=F("version") + 1, **values):
        raise SomeoneElseChanged(assignment.pk)
    assignment.refresh_from_db()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The day, the obstacle and the watch of an assignment, as they are from now on."""

    day: Day
    obstacle: Obstacle = NOTHING_STOPS
    watch: bool = False


@transaction.atomic
def change_assignment(
    assignment: Assignment, change: Change, *, seen: int, actor: str, at: datetime
) -> Assignment:
    """Give an assignment another day, say what stops it, or keep it under watch.

    Raises MoveNotAllowed for one that is over, and SomeoneElseChanged.
    """
    if assignment.state not in (AssignmentState.OPEN, AssignmentState.ANSWERED):
        raise MoveNotAllowed(AssignmentState(assignment.state), AssignmentState.OPEN)
    day, obstacle = change.day, change.obstacle
    update_seen(
        assignment, seen, due=day.due, at_next_meeting=day.at_next_meeting and not day.due,
        through=day.through, watch=change.watch, blocked=obstacle.words.strip(),
        blocked_by_seat=obstacle.seat,
    )  # fmt: skip
    note_change(assignment, actor=actor, at=at)
    return assignment


def note_change(
    assignment: Assignment, verb: str = "assignment.changed", *, actor: str, at: datetime
) -> None:
    """Write in the journal that something about an assignment was changed; no words go there."""
    what = Act(ref=assignment.ref, bodies=assignment.body_keys, row=row_of(assignment))
    record(verb, actor=actor, at=at, what=what)


@transaction.atomic
def withdraw_assignment(assignment: Assignment, *, seen: int, actor: str, at: datetime) -> Assignment:
    """Take an assignment back: nobody owes an answer to it any more, and the journal's entry is retracted.

    Raises MoveNotAllowed for one that has been answered or is over, and SomeoneElseChanged.
    """
    ASSIGNMENT.check(AssignmentState(assignment.state), AssignmentState.WITHDRAWN)
    update_seen(assignment, seen, state=AssignmentState.WITHDRAWN)
    given = Entry.objects.filter(seq=assignment.entry).first()
    if given and is_live(given.seq):
        retract(given, actor=actor, at=at)
    return assignment
