"""Rows that hold from a day through a day, and rows that the journal states."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantQuerySet

M = TypeVar("M", bound=models.Model)


class DatedQuerySet(TenantQuerySet[M]):
    """Questions about rows that hold for a time."""

    def on(self, day: date) -> Self:
        """Keep rows that hold on a day, first and last day included."""
        return self.filter(Q(valid_from__lte=day) & (Q(valid_through=None) | Q(valid_through__gte=day)))


class StatedQuerySet(DatedQuerySet[M]):
    """Questions about rows that the journal states."""

    def live(self) -> Self:
        """Keep rows that have not been taken back as mistakes."""
        return self.filter(withdrawn_at=None)


class Dated(TenantModel):
    """A row that holds from a day through a day, or until further notice."""

    valid_from = models.DateField(_("from"))
    valid_through = models.DateField(_("through"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_through=None) | Q(valid_through__gte=F("valid_from")),
                name="%(class)s_ends_after_it_starts",
            ),
        ]

    def holds_on(self, day: date) -> bool:
        """Tell whether the row holds on a day, first and last day included."""
        return self.valid_from <= day and (self.valid_through is None or day <= self.valid_through)


class Stated(models.Model):
    """A row that the journal states: `entry` is the number of the entry that now does."""

    entry = models.PositiveIntegerField(default=0, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
