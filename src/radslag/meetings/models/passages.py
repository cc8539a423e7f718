"""The texts that people write at a meeting: one field of one item at a time, with what it was before."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models import Body
from radslag.meetings.models.agenda import AgendaItem
from radslag.meetings.states import PassageField
from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


class Passage(TenantModel):
    """One text of one item. Whoever saves names the version they saw, so that two people lose nothing."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="passages")
    field = models.CharField(max_length=10, choices=PassageField.choices)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=36)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "item", "field", name="one_text_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.field}"


class Revision(TenantModel):
    """What a text was: kept when another person took over, or when the same one came back later."""

    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=36)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "passage", "version", name="revision_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.passage_id} {self.version}"


class Phrase(TenantModel):
    """A wording kept for reuse, of one body or (body empty) of them all."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.CharField(_("wording"), max_length=500)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "body", "text", name="phrase_kept_once")]

    def __str__(self) -> str:
        return self.text
