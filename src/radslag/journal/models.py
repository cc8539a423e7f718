"""The append-only register of what happened, its disposable payload and its checkpoints."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import models

from radslag.journal.locks import IN_ORDER, ONLY_EMPTIED
from radslag.journal.permissions import READS_ALL, READS_BODY
from radslag.journal.states import verb_words
from radslag.municipalities.locks import APPEND_ONLY
from radslag.municipalities.models import TenantModel
from radslag.municipalities.permissions import Actor
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


@IdsField.register_lookup
class Holds(models.Lookup):  # type: ignore[type-arg]
    """`bodies__holds="radet"`: the list has that id in it; on both databases."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """Ask PostgreSQL for the element, SQLite for a row among the elements."""
        column, names = self.process_lhs(compiler, connection)
        mark, values = self.process_rhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column} ? {mark}", [*names, *values]
        found = f"SELECT 1 FROM json_each({column}) WHERE value = {mark}"  # noqa: S608 – both by Django
        return f"EXISTS ({found})", [*names, *values]


class EntryQuerySet(TenantQuerySet["Entry"]):
    """Questions about entries."""

    def visible_to(self, actor: object) -> EntryQuerySet:
        """Keep one's own acts; for chairs and coordinators those of their bodies, for registrars all."""
        if not isinstance(actor, Actor):
            return self.none()
        if actor.is_a(*READS_ALL):
            return self
        seen = models.Q(actor=actor.journal_id)
        for kind, body in actor.roles:
            if kind in READS_BODY:
                seen |= models.Q(bodies__holds=body) if body else ~models.Q(bodies=[])
        return self.filter(seen)

    def of_matter(self, ref: str) -> EntryQuerySet:
        """Keep what concerns a matter: its own entries, and those that rest on it."""
        return self.filter(models.Q(ref=ref) | models.Q(about__holds=ref))

    def happened(self, since: date | None, until: date | None) -> EntryQuerySet:
        """Keep what happened from a day through a day; either may be left open."""
        found = self.filter(happened_on__gte=since) if since else self
        return found.filter(happened_on__lte=until) if until else found

    def latest_first(self, count: int, *, before: int | None) -> list[Entry]:
        """Return the last entries, the latest first; before entry number `before` if one is given."""
        found = self.filter(seq__lt=before) if before else self
        return list(found.order_by("-seq")[:count])

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

    @property
    def words(self) -> str:
        """What the pages call the act."""
        return verb_words(self.verb)

    @property
    def by_hand(self) -> bool:
        """Whether no row stands behind it, so that it is taken back in the journal and nowhere else."""
        return bool(self.act or self.retracts) and not self.object


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
