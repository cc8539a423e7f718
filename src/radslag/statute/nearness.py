"""Near misses: entries that almost counted, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from radslag.statute.explanation import MissCode, NearMiss
from radslag.statute.facts import Fact
from radslag.statute.finder import Finder, Wanted


def differing(finder: Finder, entries: Iterable[Fact]) -> Iterator[NearMiss]:
    """Give the entries with the right act and thing that name another body, sender, recipient or item."""
    for fact in entries:
        if not finder.matches(fact):
            wanted = next(
                each for each in finder.wanted if fact.act == each.act and fact.thing in each.things
            )
            code, found = _difference(wanted, fact)
            yield NearMiss(code, fact.id, tuple(sorted(found)))


def _difference(wanted: Wanted, fact: Fact) -> tuple[MissCode, frozenset[str]]:
    """Name the first thing that an entry lacks, with what it says instead."""
    if wanted.bodies and not wanted.names_body(fact):
        return "other_body", fact.bodies
    if wanted.by and wanted.by.isdisjoint(fact.by):
        return "other_sender", fact.by
    if wanted.to and wanted.to.isdisjoint(fact.to):
        return "other_recipient", fact.to
    return "lacks_item", wanted.items
