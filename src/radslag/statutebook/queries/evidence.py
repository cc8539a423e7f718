"""The journal in the words of one statute: bodies by the ids that its text gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from radslag.bodies.models import Body
from radslag.journal import queries as journal
from radslag.statute.facts import Fact

NAMING_BODIES: Final = ("bodies", "by", "to")


def ids_of(lineage: str) -> dict[str, str]:
    """Return the id in a statute's vocabulary of each body's key; other councils' bodies are not in it."""
    rows = Body.objects.values_list("key", "lineage", "statute_id")
    return {key: name for key, line, name in rows if name and line in ("", lineage)}


def translated(fact: Fact, ids: Mapping[str, str]) -> Fact:
    """Return a fact in which bodies have the ids of a statute instead of their keys."""
    changes: dict[str, Any] = {}
    for name in NAMING_BODIES:
        old: frozenset[str] = getattr(fact, name)
        new = frozenset(ids.get(one, one) for one in old)
        if new != old:
            changes[name] = new
    return replace(fact, **changes) if changes else fact


def facts_for(lineage: str, facts: Iterable[Fact] | None = None) -> list[Fact]:
    """Return this municipality's evidence as one statute names it; two queries."""
    ids = ids_of(lineage)
    return [translated(fact, ids) for fact in (journal.facts() if facts is None else facts)]
