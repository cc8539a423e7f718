"""The words of items, decisions and records by their stems, so that one search finds them."""

from __future__ import annotations

from django.db import models

from radslag.documents.states import Level
from radslag.meetings.models.agenda import AgendaItem
from radslag.meetings.models.records import Record
from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


class SearchEntry(TenantModel):
    """One item of a settled record as it can be found; what is secret has none.

    `level` is public while the record is published and the item shown. `decision` holds the words of the
    decision, "" where there is none; `text` everything else that is said in the item.
    """

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="entries")
    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="entries")
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.INTERNAL)
    on = models.DateField()
    title = models.CharField(max_length=200)
    decision = models.TextField(blank=True)
    text = models.TextField(blank=True)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "item", name="item_found_once")]

    def __str__(self) -> str:
        return self.title


class Stem(TenantModel):
    """That a word, by its Swedish stem, stands in an entry; `weight` is higher in titles and decisions."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="stems")
    word = models.CharField(max_length=40)
    weight = models.PositiveSmallIntegerField(default=1)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint("municipality", "entry", "word", name="stem_once_in_entry")]
        indexes = [models.Index(fields=["municipality", "word"], name="stem_by_word")]

    def __str__(self) -> str:
        return self.word
