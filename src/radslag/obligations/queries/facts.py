"""The journal as the core sees it: its evidence as facts, bodies still by their keys."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from radslag.journal.models import Entry
from radslag.statute.facts import Fact

SWEDEN = ZoneInfo("Europe/Stockholm")
FIELDS = (
    "seq", "act", "thing", "happened_on", "recorded_at", "through", "bodies", "by", "to", "items", "who",
    "number", "period", "ref", "about", "documents", "retracts",
)  # fmt: skip


def fact_id(seq: int) -> str:
    """Return the id that entry number `seq` has as a fact; ids sort as their numbers do."""
    return f"e{seq:06}"


def entry_number(fact_or_id: Fact | str) -> int:
    """Return the number in the journal of a fact, or of a fact's id."""
    name = fact_or_id if isinstance(fact_or_id, str) else fact_or_id.id
    return int(name.removeprefix("e"))


def _day(moment: datetime) -> date:
    return moment.astimezone(SWEDEN).date() if moment.tzinfo else moment.replace(tzinfo=UTC).date()


def _fact(row: tuple[Any, ...]) -> Fact:
    seq, act, thing, on, at, through, bodies, by, to, items, who, number, period, ref, about, docs, back = row
    return Fact(
        id=fact_id(seq), act=act, thing=thing, on=on, recorded=_day(at), through=through,
        bodies=frozenset(bodies), by=frozenset(by), to=frozenset(to), items=frozenset(items),
        who=frozenset(who), number=number, period=period or None, ref=ref, about=frozenset(about),
        documents=tuple(docs), retracts=fact_id(back) if back else None,
    )  # fmt: skip


def facts() -> tuple[Fact, ...]:
    """Return every fact of this municipality's journal, in the order of writing; one query."""
    rows = Entry.objects.exclude(act="", retracts=None).order_by("seq").values_list(*FIELDS)
    return tuple(_fact(row) for row in rows)
