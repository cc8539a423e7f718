"""One person's answer, and what follows when it was the last one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from radslag.approvals.models import Approval, Step
from radslag.approvals.services.asking import about
from radslag.approvals.services.keys import note_certificate, seal_key
from radslag.approvals.services.seal import seal
from radslag.approvals.states import STEP, ApprovalState, StepState, Strength
from radslag.documents.queries import latest
from radslag.documents.services import beside_of, keep_final, pdf_of, set_status
from radslag.documents.services.pdf import Approval as Printed
from radslag.documents.states import Status
from radslag.journal.services import Act, make_checkpoint, record

Finisher = Callable[..., object]
_finishers: list[Finisher] = []
_listeners: list[Finisher] = []


class ContentChanged(Exception):
    """What the person read is not what is asked about now; nothing was approved."""


class AlreadyDecided(Exception):
    """The step is taken, or the approval is no longer open."""


class CommentIsEmpty(ValueError):
    """A comment has words."""


def when_approved(finisher: Finisher) -> None:
    """Have `finisher(approval, actor=…, at=…)` called when all have approved, in the same transaction.

    For packages above, named once when Django starts. What it raises takes the last approval back, too.
    """
    if finisher not in _finishers:
        _finishers.append(finisher)


def when_commented(listener: Finisher) -> None:
    """Have `listener(approval, actor=…, at=…)` called after each comment, in the same transaction."""
    if listener not in _listeners:
        _listeners.append(listener)


@transaction.atomic
def approve(step: Step, *, digest: str, how: str, actor: str, at: datetime) -> Approval:
    """Let a person approve the wording of that digest, and finish when nobody is left to answer.

    `how` says in words how the person showed who they were; it is printed. `actor` is the person's journal
    id. Returns the approval as it is afterwards. Raises ContentChanged and AlreadyDecided.
    """
    approval = _still_open(step)
    _check_digest(approval, digest)
    given = {"approved_digest": digest, "decided_at": at, "how": how}
    _move(step, StepState.APPROVED, given)
    act = replace(_about_step(approval, step), act="approved", thing=approval.thing)
    record("minutes.approved", actor=actor, at=at, what=act)
    if not approval.steps.exclude(state=StepState.APPROVED).exists():
        _finish(approval, actor=actor, at=at)
    return approval


@transaction.atomic
def comment(step: Step, words: str, *, actor: str, at: datetime) -> None:
    """Send words back to whoever wrote the document; the person may still approve, of this or a new wording.

    Raises AlreadyDecided and CommentIsEmpty.
    """
    said = words.strip()
    if not said:
        raise CommentIsEmpty
    approval = _still_open(step)
    _move(step, StepState.COMMENTED, {"comment": said, "decided_at": at})
    record("minutes.commented", actor=actor, at=at, what=_about_step(approval, step))
    for listener in _listeners:
        listener(approval, actor=actor, at=at)


def _about_step(approval: Approval, step: Step) -> Act:
    return replace(about(approval), row=f"step:{step.pk}", by=[step.role], who=[step.who])


def _still_open(step: Step) -> Approval:
    """Return the approval, kept still until we are done: two who answer at once take turns."""
    approval = Approval.objects.select_for_update().get(pk=step.approval_id)
    if not approval.is_open:
        raise AlreadyDecided(step.pk)
    return approval


def _check_digest(approval: Approval, digest: str) -> None:
    last = latest(approval.version.document)
    if digest != approval.digest or last is None or last.digest != digest:
        raise ContentChanged(approval.pk)


def _move(step: Step, wanted: StepState, given: dict[str, Any]) -> None:
    here = Step.objects.filter(pk=step.pk, state__in=STEP.before(wanted))
    if not here.update(state=wanted, **given):
        raise AlreadyDecided(step.pk)
    for name, value in {"state": wanted, **given}.items():
        setattr(step, name, value)


def _finish(approval: Approval, *, actor: str, at: datetime) -> None:
    """Settle the approval, keep the finished file, tell the packages above, and sign the journal's head."""
    approval.state, approval.settled_at = ApprovalState.APPROVED, at
    approval.save(update_fields=["state", "settled_at"])
    document = approval.version.document
    set_status(document, Status.APPROVED, actor=actor, at=at)
    keep_final(approval.version, _finished_file(approval, at=at), actor=actor, at=at)
    for finisher in _finishers:
        finisher(approval, actor=actor, at=at)
    # Until there are stamps by an authority, a signed head of the journal tells when this was done.
    make_checkpoint(at=at)


def _finished_file(approval: Approval, *, at: datetime) -> bytes:
    beside = replace(beside_of(approval.version.document), approvals=printed(approval))
    pdf = pdf_of(approval.version, beside)
    if approval.strength != Strength.SEALED:
        return pdf
    signer = seal_key(at=at)
    note_certificate(signer, at=at)
    return seal(pdf, signer, at=at)


def printed(approval: Approval) -> list[Printed]:
    """Return who approved, as the page of approvals has it, in the order in which they did."""
    steps = approval.steps.filter(state=StepState.APPROVED).order_by("decided_at", "pk")
    return [
        Printed(role=step.title, name=_named(step), when=_moment(step.decided_at), how=step.how)
        for step in steps
    ]


def _named(step: Step) -> str:
    return f"{step.name} ({step.organisation})" if step.organisation else step.name


def _moment(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d kl. %H.%M}" if at else ""
