"""Writing in the journal: the last thing every service does, inside its own transaction."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from radslag.journal.chain import FORM, digest_of, seal
from radslag.journal.models import Entry, Payload
from radslag.journal.queries import head, is_live
from radslag.journal.states import VERBS
from radslag.municipalities.tenancy import here

SETS = ("bodies", "by", "to", "items", "who", "about", "documents")
# Any number that no other use of PostgreSQL's advisory locks has.
LOCK = 7301


class UnknownVerb(ValueError):
    """The journal's list of verbs is closed; this one, or this act with it, is not on it."""


class NotAnId(ValueError):
    """The journal holds ids and roles; what has a space in it, or is too long, is something else."""


class CannotBeRetracted(Exception):
    """There is no such evidence to take back: it is unknown, taken back already, or was never evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What happened, in the core's vocabulary; ids and roles only, never names or free text.

    `row` is the row that the entry is about, as "kind:id". `payload` holds what may be disposed of later;
    only its salted digest stands in the chain.
    """

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


def _check(verb: str, what: Act) -> None:
    act, things = VERBS.get(verb, ("?", ()))
    if act == "?" or (what.act and what.act != act) or (what.act and things and what.thing not in things):
        raise UnknownVerb(f"{verb}: {what.act} {what.thing}")
    if what.retracts is not None and not is_live(what.retracts):
        raise CannotBeRetracted(what.retracts)


_LONGEST = {one.name: one.max_length or 0 for one in Entry._meta.fields if isinstance(one, models.CharField)}
_LONGEST_IN_A_SET = 120


def _check_ids(values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        texts = value if name in SETS else [value] if isinstance(value, str) else []
        for text in texts:
            if not text.isprintable() or " " in text or len(text) > _LONGEST.get(name, _LONGEST_IN_A_SET):
                raise NotAnId(f"{name}: {text!r}")


def _next_in_line() -> tuple[int, str]:
    """Wait for our turn to write, then return the next number and the hash it must follow."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, here().pk])
    seq, last = head()
    return seq + 1, last


@transaction.atomic
def record(verb: str, *, actor: str, at: datetime, on: date | None = None, what: Act | None = None) -> Entry:
    """Append one entry to this municipality's journal and return it.

    `actor` is a journal id, "" for the installation itself; `at` is now; `on` is the civil day of the act,
    by default the day of `at`. Writers of one municipality take turns until they commit, so call this last.
    Raises UnknownVerb for a verb, or an act under a verb, that the closed list does not hold, NotAnId for
    names and free text, and CannotBeRetracted for a `retracts` that names no live entry.
    """
    what = what or Act()
    seq, prev = _next_in_line()
    _check(verb, what)
    salt, content = secrets.token_hex(16), dict(what.payload)
    values: dict[str, Any] = {
        "form": FORM, "seq": seq, "recorded_at": at, "happened_on": on or timezone.localdate(at),
        "verb": verb, "object": what.row, "act": what.act, "thing": what.thing, "ref": what.ref,
        "through": what.through, "number": what.number, "period": what.period,
        "retracts": what.retracts, "actor": actor, "digest": digest_of(salt, content), "prev": prev,
        **{name: sorted(set(getattr(what, name))) for name in SETS},
    }  # fmt: skip
    _check_ids(values)
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
