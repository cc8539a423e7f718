"""What would change if something happened, or if another day came; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from radslag.obligations.queries.changes import Change
from radslag.obligations.queries.reckoning import Reckoning
from radslag.statute.whatif import Hypothetical, Supposed, what_if
from radslag.statutebook.queries.binding import Book


@dataclass(frozen=True, slots=True)
class Imagined:
    """An act that might happen: what, about what, when, and by which body's key ("" for none)."""

    act: str
    thing: str
    on: date
    body: str = ""


def supposed_changes(reckoning: Reckoning, acts: Sequence[Imagined], *, on: date) -> list[Change]:
    """Return how every duty would differ, in every statute here.

    With acts: on that day, if they had happened too. Without: on that day instead of the reckoning's.
    """
    changes = (change for book in reckoning.books for change in _in_book(reckoning, book, acts, on))
    return [change for change in changes if change.shows]


def _in_book(reckoning: Reckoning, book: Book, acts: Sequence[Imagined], on: date) -> list[Change]:
    supposed = Supposed(acts=tuple(_hypothetical(reckoning, book, each) for each in acts), on=on)
    asked = on if acts else reckoning.on
    facts = reckoning.facts(book)
    found = what_if(book.rulebook, facts, supposed, on=asked, register=reckoning.register).difference
    return [
        *(Change(book, None, verdict) for verdict in found.added),
        *(Change(book, verdict, None) for verdict in found.removed),
        *(Change(book, change.before, change.after) for change in found.changed),
    ]


def _hypothetical(reckoning: Reckoning, book: Book, act: Imagined) -> Hypothetical:
    """Return the act in the statute's vocabulary; at a planned meeting's day and body it concerns that."""
    bodies = frozenset({book.ids.get(act.body, act.body)} if act.body else ())
    planned = (
        fact.ref
        for fact in reckoning.facts(book)
        if fact.act == "planned" and fact.on == act.on and fact.bodies & bodies
    )
    return Hypothetical(act=act.act, thing=act.thing, on=act.on, bodies=bodies, ref=next(planned, ""))
