"""The append-only register of what happened, its disposable payload and its checkpoints."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from django.db import models

from radslag.journal.locks import IN_ORDER, ONLY_EMPTIED
from radslag.municipalities.locks import APPEND_ONLY
from radslag.municipalities.models import TenantModel
from radslag.municipalities.tenancy import TenantManager, TenantQuerySet


@lru_cache(maxsize=16_384)
def _read(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


class IdsField(models.JSONField):
    """A sorted list of ids. The same few lists stand in thousands of rows, so each is read once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["default"] = list
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, expression: object, connection: object) -> list[str] | None:
        """Return a list of one's own."""
        return None if value is None else list(_read(value))


class EntryQuerySet(TenantQuerySet["Entry"]):
    """Questions about entries."""

    def evidence(self) -> EntryQuerySet:
        """Keep what the core may see: entries with an act, and takings back."""
        return self.exclude(act="", retracts=None)


class Entry(TenantModel):
    """One act that happened. Never changed, never deleted; corrected only by an entry that retracts it."""

    locks = (*TenantModel.locks, APPEND_ONLY, IN_ORDER)

    form = models.PositiveSmallIntegerField(default=1)
    seq = models.PositiveIntegerField()
    recorded_at = models.DateTimeField()
    happened_on = models.DateField()
    verb = models.CharField(max_length=40)
    object = models.CharField(max_length=80, blank=True)
    act = models.CharField(max_length=20, blank=True)
    thing = models.CharField(max_length=60, blank=True)
    ref = models.CharField(max_length=120, blank=True)
    bodies = IdsField()
    by = IdsField()
    to = IdsField()
    items = IdsField()
    who = IdsField()
    through = models.DateField(null=True)
    number = models.IntegerField(null=True)
    period = models.CharField(max_length=20, blank=True)
    about = IdsField()
    documents = IdsField()
    retracts = models.PositiveIntegerField(null=True)
    actor = models.CharField(max_length=36, blank=True)
    digest = models.CharField(max_length=64)
    prev = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = TenantManager.from_queryset(EntryQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint("municipality", "seq", name="entry_numbered_once"),
        ]
        indexes = [
            models.Index(fields=["municipality", "ref", "seq"], name="entry_by_matter"),
            models.Index(fields=["municipality", "actor", "seq"], name="entry_by_actor"),
            models.Index(fields=["municipality", "verb", "seq"], name="entry_by_verb"),
            models.Index(
                fields=["municipality", "retracts"],
                condition=~models.Q(retracts=None),
                name="entry_by_retracted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb}"


class Payload(TenantModel):
    """What an entry was about in detail, with the salt of its digest; may be disposed of."""

    locks = (*TenantModel.locks, ONLY_EMPTIED)

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="payload")
    salt = models.CharField(max_length=32)
    content = models.JSONField(default=dict)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    def __str__(self) -> str:
        return str(self.entry_id)


class Checkpoint(TenantModel):
    """A head of the chain, also kept outside the database, so that tampering shows."""

    locks = (*TenantModel.locks, APPEND_ONLY)

    seq = models.PositiveIntegerField()
    head = models.CharField(max_length=64)
    at = models.DateTimeField()
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)

    objects = TenantManager.from_queryset(TenantQuerySet)()

    def __str__(self) -> str:
        return f"{self.seq} {self.head[:8]}"
