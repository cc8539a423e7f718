"""The journal as the core sees it: facts, in the vocabulary of one statute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from radslag.journal.queries import facts
from radslag.statute.facts import Fact

TRANSLATED = ("bodies", "by", "to")


def translated(fact: Fact, ids: Mapping[str, str]) -> Fact:
    """Return a fact in which bodies have the ids of a statute instead of their keys."""
    changes = {}
    for name in TRANSLATED:
        old: frozenset[str] = getattr(fact, name)
        new = frozenset(ids.get(one, one) for one in old)
        if new != old:
            changes[name] = new
    return replace(fact, **changes) if changes else fact


def facts_for(ids: Mapping[str, str]) -> tuple[Fact, ...]:
    """Return every fact of this municipality's journal, with its bodies named as in a statute."""
    return tuple(translated(fact, ids) for fact in facts())
