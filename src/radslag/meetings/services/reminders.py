"""Reminders of assignments: a week before their day and when it has passed, one letter per person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.bodies.models import Body, Person
from radslag.bodies.queries import Composition, compositions
from radslag.documents.states import Level
from radslag.meetings.models import Assignment, Reminder
from radslag.meetings.queries.assignments import Line, lines
from radslag.meetings.states import ReminderStep, Stand
from radslag.municipalities.tenancy import here
from radslag.notices.services import LINK, Draft, Recipient, post
from radslag.notices.services.tokens import NotOurs, read, sign
from radslag.ui.templatetags.swedish import weekday

SALT = "assignment-report"
KIND = "assignment_reminder"
AHEAD = timedelta(days=7)
FROM_HOUR = 7
"""Nobody is reminded at night: letters go from this hour on, local time."""
LASTS = timedelta(days=120)
"""How long the address in a letter can be answered by."""


@dataclass(frozen=True, slots=True)
class Due:
    """That one person is to be reminded of one assignment, and why now."""

    line: Line
    person: Person
    step: str
    day: date


@transaction.atomic
def remind(at: datetime) -> int:
    """Let one letter wait for each person who has something to be reminded of; return how many.

    An assignment is told of a week before its day and once when the day has passed; with another day, anew.
    What something stops, and what is kept under watch, is not. Run again it sends nothing twice.
    """
    if timezone.localtime(at).hour < FROM_HOUR:
        return 0
    today = timezone.localdate(at)
    found: dict[int, list[Due]] = {}
    for due in _not_told(list(_due(today))):
        found.setdefault(due.person.pk, []).append(due)
    for dues in found.values():
        _tell(dues, at=at)
    return len(found)


def _due(today: date) -> Iterator[Due]:
    going = lines(Assignment.objects.going_on().with_words(), today)
    wanted = [(line, step, day) for line in going for step, day in _step(line, today)]
    people = people_behind([line.assignment for line, _step, _day in wanted], today)
    for line, step, day in wanted:
        for person in people[line.assignment.pk]:
            yield Due(line, person, step, day)


def _step(line: Line, today: date) -> Iterator[tuple[str, date]]:
    if line.due and line.stand == Stand.LATE:
        yield ReminderStep.LATE, line.due
    elif line.due and line.stand == Stand.OPEN and line.due - today <= AHEAD:
        yield ReminderStep.SOON, line.due


def people_behind(assignments: Sequence[Assignment], on: date) -> dict[int, list[Person]]:
    """Return whom a letter about each assignment reaches.

    Those named; those whom a named organisation sends to the bodies concerned; for a body its convener or
    its chair, or else everybody in it.
    """
    bodies = {body.pk: body for one in assignments for body in (one.body, one.to_body) if body}
    sit = compositions(list(bodies.values()), on) if bodies else {}
    return {one.pk: _each_once(_behind(one, sit)) for one in assignments}


def _behind(one: Assignment, sit: dict[int, Composition]) -> Iterator[Person]:
    if one.to_body:
        yield from _leading(sit[one.to_body.pk])
    seated = [p for body in (one.body, one.to_body) if body for p in sit[body.pk].people]
    for row in one.responsible.all():
        if row.person:
            yield row.person
        elif row.organisation:
            yield from (p for p in seated if p.organisation_id == row.organisation_id)


def _leading(body: Composition) -> Iterable[Person]:
    conveners = [person for line in body.conveners for person in line.people]
    chair = [h.person for line in body.seats if line.seat.key.startswith("ordf") for h in line.holders]
    return conveners or chair or body.people


def _each_once(people: Iterable[Person]) -> list[Person]:
    return list({one.pk: one for one in people if one.forgotten_on is None}.values())


def _not_told(dues: list[Due]) -> list[Due]:
    told = set(
        Reminder.objects.filter(assignment__in={due.line.assignment.pk for due in dues})
        .values_list("assignment", "person", "step", "due")
    )  # fmt: skip
    return [due for due in dues if (due.line.assignment.pk, due.person.pk, due.step, due.day) not in told]


def _tell(dues: list[Due], *, at: datetime) -> None:
    person = dues[0].person
    for due in dues:
        Reminder.objects.create(
            assignment=due.line.assignment, person=person, step=due.step, due=due.day, sent_at=at
        )
    post(KIND, _draft(dues), [_recipient(person, dues)], actor="", at=at)


def _draft(dues: list[Due]) -> Draft:
    body: Body = dues[0].line.assignment.body
    return Draft(
        matter=dues[0].line.assignment.ref,
        body=body.key,
        subject=_("Your assignments from %(body)s") % {"body": body.name},
        text="\n\n".join([
            _("These assignments wait for your answer:"),
            "\n".join(_said(due) for due in dues),
            _("Tell how it goes here: %(link)s") % {"link": LINK},
            _("You need not sign in. The address is yours alone."),
        ]),
        version=" ".join(sorted(f"{due.line.assignment.pk}:{due.step}:{due.day}" for due in dues)),
    )  # fmt: skip


def _said(due: Due) -> str:
    one = due.line.assignment
    words = _("An assignment under secrecy: sign in to read it") if one.level == Level.SECRET else one.text
    told = {"assignment": " ".join(words.split()), "day": weekday(due.day)}
    if due.step == ReminderStep.LATE:
        return "- " + _("%(assignment)s. The day was %(day)s; it can still be done.") % told
    return "- " + _("%(assignment)s. At the latest %(day)s.") % told


def _recipient(person: Person, dues: list[Due]) -> Recipient:
    path = reverse("meetings:report_by_mail", args=[here().slug, report_token(person, dues)])
    return Recipient(f"person:{person.pk}", str(person), person.email, path)


def report_token(person: Person, dues: Sequence[Due]) -> str:
    """Return the word that opens one person's answers to these assignments, and nothing else."""
    return sign_for(person, [due.line.assignment for due in dues])


def sign_for(person: Person, assignments: Iterable[Assignment]) -> str:
    """Return the word for an address at which a person tells how assignments go."""
    return sign(SALT, {"p": person.pk, "a": sorted(one.pk for one in assignments)})


def opened_by(token: str, today: date) -> tuple[Person, list[Line]]:
    """Return whose answers a word opens, and the assignments that they still answer for.

    Raises NotOurs for words from elsewhere, and when the person has been forgotten.
    """
    said = read(SALT, token, max_age=LASTS)
    person = Person.objects.filter(pk=said.get("p", 0), forgotten_on=None).first()
    if person is None:
        raise NotOurs(SALT)
    named = Assignment.objects.filter(pk__in=said.get("a", [])).exclude(level=Level.SECRET)
    rows = list(named.with_words())
    behind = people_behind(rows, today)
    return person, lines([row for row in rows if person in behind[row.pk]], today)
