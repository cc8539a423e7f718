"""Reading approvals: what waits for whom, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet

from radslag.approvals.models import Approval, ApprovalByMail, Step
from radslag.documents.models import Document
from radslag.municipalities.models import User

SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that is due: `days` until it is, negative when the day has passed."""

    step: Step
    days: int


def mine(user: User) -> QuerySet[Step]:
    """Return the steps that wait for a person, the soonest due first; undated ones last."""
    found = Step.objects.unanswered().filter(user=user).select_related("approval__version__document")
    return found.order_by(F("approval__due").asc(nulls_last=True), "approval__asked_at", "pk")


def waiting(on: date, *, ahead: timedelta = SOON) -> list[Waiting]:
    """Return the steps that are overdue on a day or fall due within `ahead` of it, the most urgent first.

    Steps that were commented are among them: the words went back to the writer, and the day did not move.
    """
    found = Step.objects.unanswered().filter(approval__due__lte=on + ahead)
    steps = found.select_related("approval__version__document").order_by("approval__due", "pk")
    return [Waiting(step, (step.approval.due - on).days) for step in steps if step.approval.due]


def approval_of(document: Document) -> Approval | None:
    """Return the latest approval that was asked for of a document, in whatever state it is."""
    return Approval.objects.filter(version__document=document).order_by("-asked_at", "-pk").first()


def steps_of(approval: Approval) -> list[Step]:
    """Return the steps of an approval, by role and name."""
    return list(approval.steps.order_by("role", "name", "pk"))


def decisions_on_mail() -> QuerySet[ApprovalByMail]:
    """Return the decisions on approval by code, the latest first."""
    return ApprovalByMail.objects.order_by("-decided_at", "-pk")
