"""Asking people to approve a wording, and taking the question back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from radslag.approvals.models import Approval, Step
from radslag.approvals.services.keys import seal_key
from radslag.approvals.states import APPROVAL, ApprovalState, Strength
from radslag.documents.models import Document, Version
from radslag.documents.queries import latest
from radslag.documents.services import ApprovedNeverChanges, name_reader
from radslag.journal.services import Act, record
from radslag.lifecycle import MoveNotAllowed
from radslag.municipalities.models import User


class NobodyIsAsked(ValueError):
    """An approval needs at least one who approves."""


class ThereIsANewerWording(Exception):
    """Only the latest wording of a document can be approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Somebody who is asked: `role` and `who` as the journal's ids, the rest as it is printed."""

    role: str
    title: str
    who: str
    name: str
    organisation: str = ""
    address: str = ""
    user: User | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: of whom, about which matter and thing, by when, and how it is to be kept."""

    steps: Sequence[Asked]
    matter: str
    thing: str
    bodies: Iterable[str] = ()
    due: date | None = None
    strength: Strength = Strength.JOURNAL


@transaction.atomic
def ask(version: Version, question: Question, *, actor: str, at: datetime) -> Approval:
    """Ask people to approve a wording; from here on a change is a new wording, to be asked about anew.

    Whatever was asked about this document before is taken back, with every answer given. Raises
    NobodyIsAsked, ThereIsANewerWording, ApprovedNeverChanges, and SealIsMissing when the document is to be
    sealed and there is no key, so that nobody learns that at the last step.
    """
    if not question.steps:
        raise NobodyIsAsked
    _check_wording(version)
    if question.strength == Strength.SEALED:
        seal_key(at=at)
    for earlier in Approval.objects.open().filter(version__document_id=version.document_id):
        withdraw(earlier, actor=actor, at=at)
    approval = Approval.objects.create(
        version=version, digest=version.digest, matter=question.matter, thing=question.thing,
        bodies=sorted(set(question.bodies)), due=question.due, strength=question.strength,
        asked_at=at, asked_by=actor,
    )  # fmt: skip
    Step.objects.bulk_create(_step(approval, each) for each in question.steps)
    _name_readers(version.document, question, actor=actor, at=at)
    record("minutes.put_forward", actor=actor, at=at, what=about(approval))
    return approval


def _check_wording(version: Version) -> None:
    document = version.document
    if document.approved_at is not None:
        raise ApprovedNeverChanges(document)
    last = latest(document)
    if last is None or last.pk != version.pk:
        raise ThereIsANewerWording(document)


def _name_readers(document: Document, question: Question, *, actor: str, at: datetime) -> None:
    """Let those who are asked about something secret read it."""
    for asked in question.steps if document.is_secret else ():
        if asked.user:
            name_reader(document, str(asked.user.journal_id), actor=actor, at=at)


def _step(approval: Approval, asked: Asked) -> Step:
    return Step(
        approval=approval, digest=approval.digest, role=asked.role, title=asked.title, who=asked.who,
        name=asked.name, organisation=asked.organisation, address=asked.address.strip().lower(),
        user=asked.user,
    )  # fmt: skip


@transaction.atomic
def withdraw(approval: Approval, *, actor: str, at: datetime) -> None:
    """Take the question back; answers given stay on record and count for nothing. Raises MoveNotAllowed."""
    wanted = ApprovalState.WITHDRAWN
    APPROVAL.check(ApprovalState(approval.state), wanted)
    still = Approval.objects.open().filter(pk=approval.pk)
    if not still.update(state=wanted, settled_at=at):
        raise MoveNotAllowed(ApprovalState(approval.state), wanted)
    approval.state, approval.settled_at = wanted, at
    record("approval.withdrawn", actor=actor, at=at, what=about(approval))


def about(approval: Approval) -> Act:
    """Return what the journal says of an approval as a whole; no act of the core's."""
    return Act(
        row=f"approval:{approval.pk}",
        ref=approval.matter,
        bodies=approval.bodies,
        payload={"digest": approval.digest},
    )
