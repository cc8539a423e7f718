"""The journal as the core sees it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from radslag.journal.models import Entry
from radslag.statute.facts import Fact

SWEDEN: Final = ZoneInfo("Europe/Stockholm")
_COLUMNS: Final = (
    "seq", "act", "thing", "happened_on", "recorded_at", "through", "bodies", "by", "to", "items", "who",
    "number", "period", "ref", "about", "documents", "retracts",
)  # fmt: skip


def fact_id(seq: int) -> str:
    """Return the id that entry number `seq` has as a fact; ids sort as their numbers do."""
    return f"{seq:07d}"


def entry_number(fact: Fact | str) -> int:
    """Return the number in the journal of a fact, or of a fact's id."""
    return int(fact if isinstance(fact, str) else fact.id)


def recorded_day(entry: Entry) -> date:
    """Return the civil day in Sweden on which an entry was written."""
    return entry.recorded_at.astimezone(SWEDEN).date()


def facts(known_by: date | None = None) -> list[Fact]:
    """Return this municipality's evidence as it was known by the end of a day, in the order of writing.

    All of it when no day is given. Takings back are among the facts: which facts they leave is the core's
    question. Bodies stand by their keys. One query.
    """
    rows = Entry.objects.evidence()
    if known_by is not None:
        midnight = datetime.combine(known_by + timedelta(days=1), time(), tzinfo=SWEDEN)
        rows = rows.filter(recorded_at__lt=midnight)
    return _facts(rows.order_by("seq").values_list(*_COLUMNS))


def facts_since(seq: int) -> list[Fact]:
    """Return the evidence written after entry number `seq`, in the order of writing; one query."""
    return _facts(Entry.objects.evidence().filter(seq__gt=seq).order_by("seq").values_list(*_COLUMNS))


def _facts(rows: Iterable[tuple[Any, ...]]) -> list[Fact]:
    return [_fact(row) for row in rows]


def _fact(row: tuple[Any, ...]) -> Fact:
    seq, act, thing, on, at, through, bodies, by, to, items, who, number, period, ref, about, papers, back = (
        row
    )
    return Fact(
        id=fact_id(seq), act=act, thing=thing, on=on, recorded=at.astimezone(SWEDEN).date(), through=through,
        bodies=_ids(*bodies), by=_ids(*by), to=_ids(*to), items=_ids(*items), who=_ids(*who),
        number=number, period=period or None, ref=ref, about=_ids(*about), documents=tuple(papers),
        retracts=None if back is None else fact_id(back),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _ids(*ids: str) -> frozenset[str]:
    # The same few sets return in thousands of facts; one object for each saves both time and memory.
    return frozenset(ids)
