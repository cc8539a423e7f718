"""Writing in the journal: the last thing every service does, inside its own transaction."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from radslag.journal.models import Entry, Payload
from radslag.journal.states import VERBS
from radslag.municipalities.tenancy import here

FIELDS = (
    "form", "municipality", "seq", "recorded_at", "happened_on", "verb", "object", "act", "thing", "ref",
    "bodies", "by", "to", "items", "who", "through", "number", "period", "about", "documents", "retracts",
    "actor", "digest", "prev",
)  # fmt: skip


class UnknownVerb(ValueError):
    """The journal's list of verbs is closed; this one, or this act with it, is not on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What happened, in the core's vocabulary; ids and roles only, never names or free text."""

    act: str = ""
    thing: str = ""
    ref: str = ""
    bodies: Iterable[str] = ()
    by: Iterable[str] = ()
    to: Iterable[str] = ()
    items: Iterable[str] = ()
    who: Iterable[str] = ()
    through: date | None = None
    number: int | None = None
    period: str = ""
    about: Iterable[str] = ()
    documents: Iterable[str] = ()
    retracts: int | None = None
    row: str = ""
    payload: Mapping[str, object] = field(default_factory=dict)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def seal(entry: Mapping[str, object]) -> str:
    """Return the hash that binds an entry to the one before it."""
    values = [_plain(entry[name]) for name in FIELDS]
    return sha256(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def digest_of(salt: str, content: Mapping[str, object]) -> str:
    """Return what stands in the chain for a payload that may be disposed of."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256((salt + plain).encode()).hexdigest()


def _next_in_line() -> tuple[int, str]:
    """Wait for our turn to write, then return the next number and the hash it must follow."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(7301, %s)", [here().pk])
    last = Entry.objects.order_by("-seq").values_list("seq", "hash").first()
    return (last[0] + 1, last[1]) if last else (1, "")


@transaction.atomic
def record(verb: str, *, actor: str, at: datetime, on: date | None = None, what: Act | None = None) -> Entry:
    """Append one entry to this municipality's journal and return it.

    `actor` is a journal id or ""; `at` is now; `on` is the civil day of the act, by default the day of
    `at`. Raises UnknownVerb for a verb, or an act under a verb, that the closed list does not hold.
    """
    what = what or Act()
    act, things = VERBS.get(verb, ("?", ()))
    if act == "?" or (what.act and what.act != act) or (what.act and things and what.thing not in things):
        raise UnknownVerb(f"{verb}: {what.act} {what.thing}")
    seq, prev = _next_in_line()
    salt = secrets.token_hex(16)
    content = dict(what.payload)
    values: dict[str, Any] = {
        "form": 1, "seq": seq, "recorded_at": at, "happened_on": on or timezone.localdate(at), "verb": verb,
        "object": what.row, "act": what.act, "thing": what.thing, "ref": what.ref,
        "through": what.through, "number": what.number, "period": what.period,
        "retracts": what.retracts, "actor": actor, "digest": digest_of(salt, content), "prev": prev,
    }  # fmt: skip
    for name in ("bodies", "by", "to", "items", "who", "about", "documents"):
        values[name] = sorted(set(getattr(what, name)))
    values["hash"] = seal({**values, "municipality": here().pk})
    entry = Entry.objects.create(**values)
    Payload.objects.create(entry=entry, salt=salt, content=content)
    return entry


def witness(
    verb: str, *, actor: str, at: datetime, row: str, who: str, payload: Mapping[str, object]
) -> None:
    """Write down what the package below did; people stand in the entry by their opaque ids."""
    what = Act(row=row, who=[who] if who else [], payload=payload)
    record(verb, actor=actor, at=at, what=what)
