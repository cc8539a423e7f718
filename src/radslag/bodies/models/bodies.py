"""Councils, groups and boards, and how they stand to each other through time."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models.periods import Dated, DatedQuerySet
from radslag.bodies.states import BodyKind, LinkKind, Membership
from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


class Body(Dated):
    """Anything that meets or reports. Its key stands in addresses and in the journal, and never changes.

    `lineage` and `statute_id` tell which statute's vocabulary the body is in, and under which id; both are
    empty for a body that no statute of ours governs, and the key is then its id everywhere.
    """

    key = models.SlugField(_("address word"), max_length=60)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices, default=BodyKind.OTHER)
    purpose = models.TextField(_("what it is for"), blank=True)
    outside = models.BooleanField(_("ruled by others"), default=False)
    membership = models.CharField(max_length=12, choices=Membership.choices, default=Membership.LISTED)
    lineage = models.CharField(_("statute"), max_length=40, blank=True)
    statute_id = models.CharField(_("id in the statute"), max_length=60, blank=True)

    objects = TenantManager.from_queryset(DatedQuerySet)()

    class Meta(Dated.Meta):
        abstract = False
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint("municipality", "key", name="body_key_used_once"),
            models.UniqueConstraint(
                "municipality",
                "lineage",
                "statute_id",
                condition=~models.Q(statute_id=""),
                name="body_stands_once_in_a_statute",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def body_key(self) -> str:
        """What a role in this body names."""
        return self.key


class FormerName(TenantModel):
    """A name that a body had until a day, so that old pages show it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=120)
    through = models.DateField()

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "body", "through", name="one_name_ends_on_a_day")
        ]

    def __str__(self) -> str:
        return self.name


class BodyLink(Dated):
    """How one body stands to another from a day: below it, a part of it, or reporting to it."""

    lower = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="links_up")
    upper = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="links_down")
    kind = models.CharField(max_length=10, choices=LinkKind.choices)

    objects = TenantManager.from_queryset(DatedQuerySet)()

    class Meta(Dated.Meta):
        abstract = False
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                "municipality", "lower", "upper", "kind", "valid_from", name="body_linked_once_from_a_day"
            ),
            models.CheckConstraint(
                condition=~models.Q(lower=models.F("upper")), name="body_is_not_linked_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lower_id} {self.kind} {self.upper_id}"


def name_on(body: Body, day: date, former: list[FormerName]) -> str:
    """Return what a body was called on a day, given its former names in any order."""
    ended = [name for name in former if name.body_id == body.pk and name.through >= day]
    return min(ended, key=lambda name: name.through).name if ended else body.name
