"""Reads: what an answer rests on, so that a new entry is followed by no more work than it causes.

A read names an act and a thing, and may go on with a mark and an id (`@radet`,
`<polisen`, `>klara`, `+tid`, `=` and the matter) and with a year. An entry
changes every read that it falls under.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from radslag.statute.calendar import NEVER, year_of
from radslag.statute.facts import FOREVER, Fact

Read = tuple[str | int, ...]
ANY: Final = "*"
"""Stands for the thing in a read that means every thing."""
SOME_PERIOD: Final = 0
"""Stands for the year in a read of the entries that name a period."""
_MOST_YEARS: Final = 5
"""More years than this are read as all years."""


def of_matter(act: str, thing: str, ref: str) -> Read:
    """Return the read of one matter's entries with an act and a thing."""
    return act, thing, f"={ref}"


def of_days(reads: Iterable[Read], first: int, last: int) -> Iterator[Read]:
    """Narrow reads to the years that some days lie in."""
    if first <= NEVER or last >= FOREVER or last - first > _MOST_YEARS * 366:
        return iter(reads)
    years = range(year_of(first), year_of(last) + 1)
    return ((*read, year) for read in reads for year in years)


def of_periods(reads: Iterable[Read]) -> Iterator[Read]:
    """Narrow reads to the entries that name a period."""
    return ((*read, SOME_PERIOD) for read in reads)


def changed_by(fact: Fact) -> Iterator[Read]:
    """Give every read that an entry falls under."""
    years = (fact.on.year, SOME_PERIOD) if fact.period else (fact.on.year,)
    marked = {"@": fact.bodies, "<": fact.by, ">": fact.to, "+": fact.items}
    marks = [f"{mark}{each}" for mark, ids in marked.items() for each in ids]
    whole: Read = (fact.act, fact.thing)
    for read in (whole, *((*whole, mark) for mark in marks)):
        yield read
        yield from ((*read, year) for year in years)
    yield of_matter(fact.act, fact.thing, fact.ref)
    yield fact.act, ANY
    yield of_matter(fact.act, ANY, fact.ref)
