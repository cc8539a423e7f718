"""Accounts and roles: given, ended, closed."""

from __future__ import annotations

from datetime import date, datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from radslag.municipalities.models import Belonging, Role, User
from radslag.municipalities.services.sessions import end_sessions
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import here
from radslag.municipalities.witness import tell

MANAGERS = (RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR)


class RoleHeldAlready(Exception):
    """The person is already that, there, in the same time."""


class SomebodyMustStay(Exception):
    """The last person who can invite others cannot leave before another one is here."""


def register_person(*, email: str, name: str) -> User:
    """Return the account of a person who can sign in by code to that address; made if there is none."""
    user = User.objects.register(email=email, name=name)
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    return user


@transaction.atomic
def give_role(
    user: User,
    kind: RoleKind,
    *,
    actor: str,
    at: datetime,
    body: str = "",
    since: date | None = None,
) -> Role:
    """Make somebody something here, in one body or everywhere (body empty), from a day, or from today.

    Raises RoleHeldAlready when an equal role is held on that day or later.
    """
    since = since or timezone.localdate(at)
    equal = Role.objects.filter(user=user, kind=kind, body=body)
    if equal.exclude(held_through__lt=since).exclude(ended_at__lte=at).exists():
        raise RoleHeldAlready(kind)
    role = Role.objects.create(user=user, kind=kind, body=body, held_from=since)
    Belonging.objects.get_or_create(user=user, municipality=here())
    _tell_of(role, "role.given", actor=actor, at=at)
    return role


def _tell_of(role: Role, verb: str, *, actor: str, at: datetime) -> None:
    tell(
        verb, actor=actor, at=at, row=f"role:{role.pk}", who=str(role.user.journal_id),
        kind=str(role.kind), body=role.body, held_from=role.held_from.isoformat(),
        held_through=role.held_through.isoformat() if role.held_through else "",
    )  # fmt: skip


@transaction.atomic
def end_role(role: Role, *, actor: str, at: datetime, through: date | None = None) -> None:
    """End a role this moment, or after a last day to come.

    With the last role here, every session of the person ends. A role that has ended is left as it is.
    Raises SomebodyMustStay for the last person who can invite others.
    """
    if role.has_ended(at):
        return
    if role.kind in MANAGERS and not role.body and not _other_managers(role, at=at):
        raise SomebodyMustStay(role)
    last = max(timezone.localdate(at), role.held_from)
    role.held_through, role.ended_at = (through, None) if through and through > last else (last, at)
    role.save(update_fields=["held_through", "ended_at"])
    forget_if_gone(role.user, at=at)
    _tell_of(role, "role.ended", actor=actor, at=at)


def _other_managers(role: Role, *, at: datetime) -> bool:
    others = Role.objects.in_force(at).filter(kind__in=MANAGERS, body="", held_through=None)
    return others.filter(user__is_active=True).exclude(pk=role.pk).exists()


def forget_if_gone(user: User, *, at: datetime) -> None:
    """Take a person without a present or coming role off the list of who belongs here; end their sessions."""
    today = timezone.localdate(at)
    coming = Role.objects.filter(user=user, held_from__gt=today, ended_at=None)
    if Role.objects.in_force(at).filter(user=user).exists() or coming.exists():
        return
    Belonging.objects.filter(user=user, municipality=here()).delete()
    if not Belonging.objects.filter(user=user).exists():
        end_sessions(user)


class BelongsElsewhere(Exception):
    """The person has roles in other municipalities too, so that no one of them decides about the account."""


@transaction.atomic
def forget_factors(user: User, *, actor: str, at: datetime) -> None:
    """Take away the passkeys and the app of a person who has lost them; all their sessions end.

    Do this only after having met or called the person, never because of a mail. They then sign in by code and
    make a new passkey. Raises BelongsElsewhere.
    """
    if Belonging.objects.filter(user=user).exclude(municipality=here()).exists():
        raise BelongsElsewhere(user)
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    tell("account.restored", actor=actor, at=at, who=str(user.journal_id))


@transaction.atomic
def close_account(user: User, *, actor: str, at: datetime) -> None:
    """Shut an account: nobody signs in with it and all its sessions end. Its roles stay as history."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    tell("account.closed", actor=actor, at=at, who=str(user.journal_id))
