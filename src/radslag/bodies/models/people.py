"""Organisations that send people, the people themselves, and the offices they hold."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models.periods import Dated, Stated, StatedQuerySet
from radslag.bodies.states import OrganisationKind
from radslag.municipalities.models import TenantModel, User
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


class Organisation(TenantModel):
    """Whoever sends people or decides measures. Its key is the word that statutes and the journal use."""

    key = models.CharField(_("id"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "key", name="organisation_key_used_once"),
        ]

    def __str__(self) -> str:
        return self.name


def new_journal_id() -> str:
    """Return an id for a person that says nothing about them; the only trace of them in the journal."""
    return "p" + secrets.token_hex(8)


class Person(TenantModel):
    """Somebody who can hold a seat: name, organisation, title, contact, and nothing more about them.

    A person without name has been forgotten and is written as a former member.
    """

    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="people"
    )
    title = models.CharField(_("title"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    journal_id = models.CharField(max_length=36, default=new_journal_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    forgotten_on = models.DateField(null=True, blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "journal_id", name="person_has_own_journal_id"),
            models.UniqueConstraint(
                "municipality", "user", condition=~models.Q(user=None), name="account_is_one_person"
            ),
        ]

    def __str__(self) -> str:
        return self.name or gettext("Former member")


class Office(TenantModel):
    """An office outside the bodies that a seat may follow: chair of the board, municipal director."""

    key = models.CharField(_("id"), max_length=60)
    name = models.CharField(_("name"), max_length=120)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "key", name="office_key_used_once"),
        ]

    def __str__(self) -> str:
        return self.name


class OfficeHolding(Stated, Dated):
    """One person's time in an office."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    appointed_by = models.CharField(_("appointed by"), max_length=60, blank=True)

    objects = TenantManager.from_queryset(StatedQuerySet)()

    class Meta(Dated.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.office_id} {self.person_id}"
