"""Municipalities, people, what they are there, and how they were invited."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

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

    def invite(self, email: str, name: str) -> User:
        """Return a new account that can sign in by e-mail code."""
        user = self.model(email=self.normalize_email(email).lower(), name=name)
        user.set_unusable_password()
        user.save()
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


class TenantModel(models.Model):
    """A row that belongs to one municipality; made inside it, read inside it."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, default=here_id, editable=False, related_name="+"
    )

    class Meta:
        abstract = True


class RoleQuerySet(TenantQuerySet["Role"]):
    """Questions about roles."""

    def on(self, day: date) -> RoleQuerySet:
        """Keep roles that are held on a day."""
        return self.filter(Q(held_from__lte=day) & (Q(held_through=None) | Q(held_through__gte=day)))


class Role(TenantModel):
    """What a person is here, from a day through a day; in one body, or everywhere when body is empty."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("role"), max_length=20, choices=RoleKind.choices)
    body = models.CharField(_("body"), max_length=60, blank=True)
    held_from = models.DateField(_("from"))
    held_through = models.DateField(_("through"), null=True, blank=True)

    objects = TenantManager.from_queryset(RoleQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_through=None) | Q(held_through__gte=F("held_from")),
                name="role_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "user"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.body}".strip()


class Invitation(TenantModel):
    """How a person got here: who asked them, as what, and whether they have come."""

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("role"), max_length=20, choices=RoleKind.choices)
    body = models.CharField(_("body"), max_length=60, blank=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "municipality",
                "email",
                "kind",
                "body",
                condition=Q(accepted_at=None),
                name="one_open_invitation_for_a_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.body}".strip()
