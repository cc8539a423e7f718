"""Giving assignments: what, to whom, by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from radslag.bodies.models import Body, Organisation, Person
from radslag.journal.services import Act, record
from radslag.meetings.models import AgendaItem, Assignment, Responsible
from radslag.meetings.services.planning import new_matter

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
    """By when: a day, or the body's next meeting where `due` is empty and `at_next_meeting` is set."""

    due: date | None = None
    at_next_meeting: bool = False


NEXT_MEETING = Day(at_next_meeting=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is asked, of whom and by when; `thing` is the statute's word for it."""

    text: str
    doers: Doers
    day: Day = NEXT_MEETING
    thing: str = ASSIGNMENT_THING


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
        ref=new_matter("uppdrag", on), thing=task.thing, body=body, to_body=task.doers.body, item=item,
        text=task.text.strip(), given_on=on, due=day.due, at_next_meeting=day.at_next_meeting and not day.due,
        **_guard(item),
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


def _guard(item: AgendaItem | None) -> dict[str, object]:
    """What is given in a guarded item is guarded in the same way."""
    if item is None:
        return {}
    names = ("level", "ground", "readers", "level_decided_by", "level_decided_at")
    return {name: getattr(item, name) for name in names}
