"""Invitations: sent, opened by their code, accepted, taken back."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from radslag.municipalities.models import Invitation, Role, User
from radslag.municipalities.services.codes import digest_of_code, new_code
from radslag.municipalities.services.people import RoleHeldAlready, give_role, register_person
from radslag.municipalities.states import RoleKind
from radslag.municipalities.witness import tell


class InvitedAlready(Exception):
    """The same person has an open invitation to the same role."""


class CodeDoesNotOpen(Exception):
    """No open invitation here answers to that address and code."""


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation and the code that opens it; the code is kept nowhere else."""

    invitation: Invitation
    code: str


@transaction.atomic
def invite(*, name: str, email: str, kind: RoleKind, actor: str, at: datetime, body: str = "") -> Invited:
    """Ask somebody to come here as something; the code is to be sent to the address, and to nowhere else.

    Raises InvitedAlready or RoleHeldAlready.
    """
    address = email.strip().lower()
    if Invitation.objects.pending().filter(email=address, kind=kind, body=body).exists():
        raise InvitedAlready(kind)
    held = Role.objects.in_force(at).filter(user__email=address, kind=kind, body=body)
    if held.exists():
        raise RoleHeldAlready(kind)
    code = new_code()
    invitation = Invitation.objects.create(
        name=name, email=address, kind=kind, body=body, invited_at=at, code_digest=digest_of_code(code),
        invited_by=User.objects.filter(journal_id=actor).first() if actor else None,
    )  # fmt: skip
    tell("person.invited", actor=actor, at=at, row=f"invitation:{invitation.pk}", kind=str(kind), body=body)
    return Invited(invitation, code)


@transaction.atomic
def renew_invitation(invitation: Invitation, *, actor: str, at: datetime) -> Invited:
    """Give an open invitation a new code and fourteen new days; the old code opens nothing.

    Raises CodeDoesNotOpen when the invitation has been accepted or withdrawn meanwhile.
    """
    code = new_code()
    fresh = {"code_digest": digest_of_code(code), "invited_at": at, "failed_tries": 0}
    if not Invitation.objects.pending().filter(pk=invitation.pk).update(**fresh):
        raise CodeDoesNotOpen
    invitation.refresh_from_db()
    tell(
        "person.invited", actor=actor, at=at, row=f"invitation:{invitation.pk}",
        kind=invitation.kind, body=invitation.body,
    )  # fmt: skip
    return Invited(invitation, code)


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, actor: str, at: datetime) -> None:
    """Take an open invitation back; its code opens nothing from now on."""
    if Invitation.objects.pending().filter(pk=invitation.pk).update(withdrawn_at=at):
        tell("invitation.withdrawn", actor=actor, at=at, row=f"invitation:{invitation.pk}")


def open_invitation(*, email: str, code: str, at: datetime) -> Invitation:
    """Return the invitation that a code opens. Five wrong codes close those of an address.

    Raises CodeDoesNotOpen, and tells no more than that.
    """
    candidates = Invitation.objects.pending().filter(
        email=email.strip().lower(), invited_at__gt=at - Invitation.LIFE, failed_tries__lt=Invitation.TRIES
    )
    given = digest_of_code(code)
    for invitation in candidates:
        if hmac.compare_digest(invitation.code_digest, given):
            return invitation
    for invitation in candidates:
        Invitation.objects.filter(pk=invitation.pk).update(failed_tries=invitation.failed_tries + 1)
    raise CodeDoesNotOpen


@transaction.atomic
def accept_invitation(invitation: Invitation, *, at: datetime) -> Role:
    """Make the invited person what they were invited as, from today.

    Call this only for somebody who has proved that the address is theirs. Raises CodeDoesNotOpen when the
    invitation has been accepted or withdrawn meanwhile.
    """
    if not Invitation.objects.pending().filter(pk=invitation.pk).update(accepted_at=at):
        raise CodeDoesNotOpen
    user = register_person(email=invitation.email, name=invitation.name)
    inviter = str(invitation.invited_by.journal_id) if invitation.invited_by else ""
    return give_role(user, RoleKind(invitation.kind), actor=inviter, at=at, body=invitation.body)
