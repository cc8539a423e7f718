"""Approving without an account: where the body has decided so, with a fresh code to the address on record."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from radslag.approvals.models import Approval, ApprovalByMail, MailCode, Step
from radslag.approvals.services.deciding import AlreadyDecided, approve
from radslag.journal.services import Act, record
from radslag.municipalities.services.codes import digest_of_code
from radslag.municipalities.services.codes import new_code as fresh_code
from radslag.notices.services.tokens import NotOurs, read, sign

SALT = "approvals.step"


class NotByMail(Exception):
    """The body has not decided that its documents may be approved this way, or there is no address."""


class TooSoon(Exception):
    """A code was sent less than a minute ago."""


class CodeDoesNotOpen(Exception):
    """That is not the code, or it is older than ten minutes, used, or tried five times."""


@transaction.atomic
def allow_by_mail(body: str, reason: str, *, actor: str, at: datetime) -> ApprovalByMail:
    """Write down that a body has decided so; a decision that holds already is replaced by this one."""
    ApprovalByMail.objects.in_force().filter(body=body).update(withdrawn_at=at)
    decided = ApprovalByMail.objects.create(body=body, reason=reason, decided_by=actor, decided_at=at)
    _note(decided, "allowed", actor=actor, at=at)
    return decided


@transaction.atomic
def stop_by_mail(decided: ApprovalByMail, *, actor: str, at: datetime) -> None:
    """Take the decision back; links that were sent open nothing from now on."""
    if ApprovalByMail.objects.in_force().filter(pk=decided.pk).update(withdrawn_at=at):
        _note(decided, "stopped", actor=actor, at=at)


def _note(decided: ApprovalByMail, what: str, *, actor: str, at: datetime) -> None:
    payload = {"setting": "approval_by_mail", "what": what}
    act = Act(row=f"approval_by_mail:{decided.pk}", bodies=[decided.body], payload=payload)
    record("settings.changed", actor=actor, at=at, what=act)


def is_allowed_by_mail(bodies: Iterable[str]) -> bool:
    """Tell whether each of these bodies, and there is one, has decided that a code by e-mail is enough."""
    asked = set(bodies)
    found = ApprovalByMail.objects.in_force().filter(body__in=asked).values_list("body", flat=True)
    return bool(asked) and set(found) == asked


def token_of(step: Step) -> str:
    """Return the word that opens the page of one step and no other; it is to be sent to its address only."""
    return sign(SALT, {"s": step.pk, "d": step.digest[:16]})


def step_of(token: str) -> Step:
    """Return the step that a token was made for. Raises NotByMail for every token that opens nothing."""
    try:
        said = read(SALT, token)
    except NotOurs as refusal:
        raise NotByMail from refusal
    step = Step.objects.select_related("approval__version__document").filter(pk=said.get("s", 0)).first()
    if step is None or not step.digest.startswith(said.get("d", "")) or not may_answer_by_mail(step):
        raise NotByMail
    return step


def may_answer_by_mail(step: Step) -> bool:
    """Tell whether this step can be taken without an account: never for what is secret."""
    secret = step.approval.version.document.is_secret
    return bool(step.address) and not secret and is_allowed_by_mail(step.approval.bodies)


@transaction.atomic
def new_code(step: Step, *, at: datetime) -> str:
    """Return a new code, to be sent to the address of the step and to nowhere else; an earlier one is dead.

    Raises TooSoon, NotByMail and AlreadyDecided.
    """
    if not may_answer_by_mail(step):
        raise NotByMail
    if step.has_approved or not step.approval.is_open:
        raise AlreadyDecided(step.pk)
    last = MailCode.objects.select_for_update().filter(step=step).first()
    if last and at - last.sent_at < MailCode.BETWEEN:
        raise TooSoon
    code = fresh_code()
    fresh = {"code_digest": digest_of_code(code, step.pk), "sent_at": at, "failed_tries": 0}
    MailCode.objects.update_or_create(step=step, defaults=fresh)
    return code


def approve_by_code(step: Step, *, digest: str, code: str, at: datetime) -> Approval:
    """Let the person approve with the code that came to their address; it opens once.

    Raises CodeDoesNotOpen, NotByMail, ContentChanged and AlreadyDecided. A wrong try is counted even so.
    """
    if not may_answer_by_mail(step):
        raise NotByMail
    sent = MailCode.objects.filter(step=step).exclude(code_digest="").first()
    if sent is None or at - sent.sent_at > MailCode.LIFE or sent.failed_tries >= MailCode.TRIES:
        raise CodeDoesNotOpen
    if not hmac.compare_digest(sent.code_digest, digest_of_code(code, step.pk)):
        MailCode.objects.filter(pk=sent.pk).update(failed_tries=sent.failed_tries + 1)
        raise CodeDoesNotOpen
    return _use(sent, step, digest=digest, at=at)


@transaction.atomic
def _use(sent: MailCode, step: Step, *, digest: str, at: datetime) -> Approval:
    if not MailCode.objects.filter(pk=sent.pk, code_digest=sent.code_digest).update(code_digest=""):
        raise CodeDoesNotOpen
    actor = str(step.user.journal_id) if step.user else step.who
    return approve(
        step, digest=digest, how=_("approved with a code to the e-mail address"), actor=actor, at=at
    )
