"""Duties and entries in Swedish, as trees that pages can show."""

from __future__ import annotations

from dataclasses import dataclass, field

from radslag.obligations.queries.reckoning import Duty, Reckoning
from radslag.statute.wording import Teller, Told


@dataclass(frozen=True, slots=True)
class Node:
    """A sentence in a tree of reasons, with the sentences that explain it."""

    words: str
    parts: list[Node] = field(default_factory=list)


def _node(told: Told) -> Node:
    return Node(told.text, [_node(part) for part in told.because])


def teller(reckoning: Reckoning, duty: Duty) -> Teller:
    """Return who tells of the duties of one statute here, with its entries by id."""
    facts = reckoning.facts_by_id(duty.book)
    return Teller({**duty.book.rulebook.names, **duty.book.own_names(reckoning.shelf)}, "sv", facts)


def sentence(reckoning: Reckoning, duty: Duty) -> str:
    """Return the one sentence that says where a duty stands."""
    return teller(reckoning, duty).summary(duty.verdict.explanation)


def tree(reckoning: Reckoning, duty: Duty) -> list[Node]:
    """Return the reasons of a verdict: one sentence, and below it all that it rests on."""
    return [_node(teller(reckoning, duty).tree(duty.verdict.explanation))]


def reasons(reckoning: Reckoning, duty: Duty) -> list[Node]:
    """Return what a verdict rests on, without the sentence that sums it up."""
    return tree(reckoning, duty)[0].parts
