"""Answers to assignments: told by those who answer for them, taken note of by whoever gave them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from radslag.journal.services import Act, record
from radslag.lifecycle import MoveNotAllowed
from radslag.meetings.models import Assignment
from radslag.meetings.services.assignments import note_change, row_of, update_seen
from radslag.meetings.states import ASSIGNMENT, AssignmentState


class WhatStopsIt(ValueError):
    """Whoever says that an assignment is stopped says by what."""


class Going(StrEnum):
    """How an assignment goes, as those who answer for it tell."""

    DONE = "done"
    ON = "on"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is told of an assignment; `own_decision` refers to a decision by the organisation itself."""

    going: str
    text: str = ""
    blocked: str = ""
    own_decision: str = ""


@transaction.atomic
def report_assignment(
    assignment: Assignment, report: Report, *, seen: int, actor: str, at: datetime
) -> Assignment:
    """Note how an assignment goes; done it waits for whoever gave it, otherwise it stays open.

    Done is what statutes call reported, by those who answer for it to the body that gave it, and the journal
    says so. Raises MoveNotAllowed for one that is answered or over, WhatStopsIt and SomeoneElseChanged.
    """
    if assignment.state != AssignmentState.OPEN:
        raise MoveNotAllowed(AssignmentState(assignment.state), AssignmentState.ANSWERED)
    blocked = report.blocked.strip() if report.going == Going.BLOCKED else ""
    if report.going == Going.BLOCKED and not (blocked or assignment.blocked_by_seat_id):
        raise WhatStopsIt(assignment.pk)
    done = report.going == Going.DONE
    update_seen(
        assignment, seen, answer=report.text.strip(), answered_at=at, blocked=blocked,
        own_decision=report.own_decision.strip() or assignment.own_decision,
        state=AssignmentState.ANSWERED if done else AssignmentState.OPEN,
    )  # fmt: skip
    if done:
        _reported(assignment, actor=actor, at=at)
    else:
        note_change(assignment, actor=actor, at=at)
    return assignment


def _reported(assignment: Assignment, *, actor: str, at: datetime) -> None:
    what = Act(
        act="reported", thing=assignment.thing, ref=assignment.ref, bodies=[assignment.body.key],
        by=doer_keys(assignment), to=[assignment.body.key], row=row_of(assignment),
    )  # fmt: skip
    # Told before the day of the meeting that gave it, an answer belongs to that day.
    on = max(timezone.localdate(at), assignment.given_on)
    record("assignment.answered", actor=actor, at=at, on=on, what=what)


def doer_keys(assignment: Assignment) -> list[str]:
    """Return the keys by which the journal knows those who answer for it: the body, and organisations."""
    keys = [assignment.to_body.key] if assignment.to_body else []
    for row in assignment.responsible.select_related("organisation", "person__organisation"):
        sender = row.organisation or (row.person.organisation if row.person else None)
        keys += [sender.key] if sender else []
    return list(dict.fromkeys(keys))


@transaction.atomic
def close_assignment(assignment: Assignment, *, seen: int, actor: str, at: datetime) -> Assignment:
    """Be content with an assignment; from now on it is on no agenda.

    Raises MoveNotAllowed and SomeoneElseChanged.
    """
    ASSIGNMENT.check(AssignmentState(assignment.state), AssignmentState.DONE)
    update_seen(assignment, seen, state=AssignmentState.DONE)
    note_change(assignment, "assignment.closed", actor=actor, at=at)
    return assignment


@transaction.atomic
def reopen_assignment(assignment: Assignment, *, seen: int, actor: str, at: datetime) -> Assignment:
    """Ask for more: the assignment is open again, and the answer that was given stays as it was told.

    Raises MoveNotAllowed for one that is open or was withdrawn, and SomeoneElseChanged.
    """
    ASSIGNMENT.check(AssignmentState(assignment.state), AssignmentState.OPEN)
    update_seen(assignment, seen, state=AssignmentState.OPEN)
    note_change(assignment, "assignment.reopened", actor=actor, at=at)
    return assignment
