"""Municipalities, people, what they are there, and how they were invited."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from radslag.municipalities.locks import OWN_MUNICIPALITY, Lock
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet, here_id


class Municipality(models.Model):
    """The tenant: one municipality with its bodies, people and records."""

    slug = models.SlugField(_("address word"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    register_start = models.DateField(
        _("register start"), help_text=_("Silence before this day is unknown, never a fault.")
    )
    demonstration = models.BooleanField(_("demonstration"), default=False)

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Makes accounts without passwords."""

    def register(self, *, email: str, name: str) -> User:
        """Return the account of an address, made now if there is none; an address is one person."""
        address = self.normalize_email(email).lower()
        user, made = self.get_or_create(email=address, defaults={"name": name})
        if made:
            user.set_unusable_password()
            user.save(update_fields=["password"])
        return user


class User(AbstractBaseUser):
    """Whoever signs in. Rights come from roles, never from the account."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    journal_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name as people read it."""
        return self.name


class Belonging(models.Model):
    """That a person has some role in a municipality: the one list that crosses municipalities."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="belongings")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("user", "municipality", name="belongs_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.municipality_id}"


class TenantModel(models.Model):
    """A row that belongs to one municipality; made inside it, read inside it.

    `locks` is what the database refuses besides: a register that only grows adds APPEND_ONLY.
    """

    locks: ClassVar[tuple[Lock, ...]] = (OWN_MUNICIPALITY,)

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, default=here_id, editable=False, related_name="+"
    )

    class Meta:
        abstract = True


class RoleQuerySet(TenantQuerySet["Role"]):
    """Questions about roles."""

    def on(self, day: date) -> RoleQuerySet:
        """Keep roles that are held on a day, also for part of it."""
        return self.filter(Q(held_from__lte=day) & (Q(held_through=None) | Q(held_through__gte=day)))

    def in_force(self, at: datetime) -> RoleQuerySet:
        """Keep roles that give rights at this moment; one that was ended gives none from that moment."""
        return self.on(timezone.localdate(at)).filter(Q(ended_at=None) | Q(ended_at__gt=at))


class Role(TenantModel):
    """What a person is here, from a day through a day; in one body, or everywhere when body is empty."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("role"), max_length=20, choices=RoleKind.choices)
    body = models.CharField(_("body"), max_length=60, blank=True)
    held_from = models.DateField(_("from"))
    held_through = models.DateField(_("through"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = TenantManager.from_queryset(RoleQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_through=None) | Q(held_through__gte=F("held_from")),
                name="role_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(held_through__isnull=False), name="ended_role_has_a_last_day"
            ),
            models.UniqueConstraint(
                "municipality", "user", "kind", "body",
                condition=Q(held_through=None), name="one_open_role_of_a_kind",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["municipality", "user"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.body}".strip()

    def has_ended(self, at: datetime) -> bool:
        """Tell whether the role belongs to the past at this moment."""
        if self.ended_at is not None and self.ended_at <= at:
            return True
        return self.held_through is not None and self.held_through < timezone.localdate(at)


class InvitationQuerySet(TenantQuerySet["Invitation"]):
    """Questions about invitations."""

    def pending(self) -> InvitationQuerySet:
        """Keep those neither accepted nor withdrawn, newest first."""
        return self.filter(accepted_at=None, withdrawn_at=None).order_by("-invited_at", "-pk")


class Invitation(TenantModel):
    """How a person got here: who asked them, as what, and whether they have come."""

    LIFE = timedelta(days=14)
    TRIES = 5

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("role"), max_length=20, choices=RoleKind.choices)
    body = models.CharField(_("body"), max_length=60, blank=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    invited_at = models.DateTimeField()
    code_digest = models.CharField(max_length=64, blank=True)
    failed_tries = models.PositiveSmallIntegerField(default=0)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(InvitationQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality", "email", "kind", "body",
                condition=Q(accepted_at=None, withdrawn_at=None), name="one_open_invitation_for_a_role",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.body}".strip()

    @property
    def good_until(self) -> datetime:
        """The moment after which its code opens nothing."""
        return self.invited_at + self.LIFE


class AllowanceQuerySet(TenantQuerySet["Allowance"]):
    """Questions about allowances."""

    def on(self, day: date) -> AllowanceQuerySet:
        """Keep those in force on a day."""
        return self.filter(held_from__lte=day, held_through__gte=day, withdrawn_at=None)


class Allowance(TenantModel):
    """A decision: those signed in by e-mail code alone may read what is internal in one body, for a time."""

    LONGEST = timedelta(days=90)

    body = models.CharField(_("body"), max_length=60)
    held_from = models.DateField(_("from"))
    held_through = models.DateField(_("through"))
    reason = models.CharField(_("reason"), max_length=300)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(AllowanceQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_through__gte=F("held_from")), name="allowance_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=~Q(body="") & ~Q(reason=""), name="allowance_names_body_and_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.body


class SentForm(TenantModel):
    """A form that has been sent, and the address it led to, so that sending it again does nothing new."""

    token = models.CharField(max_length=64)
    address = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField(db_index=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "token", name="form_sent_only_once")]

    def __str__(self) -> str:
        return self.token
