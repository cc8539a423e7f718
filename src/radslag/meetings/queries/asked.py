"""What statutes call the assignments that a body gives, and the decisions that call for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from radslag.journal.models import Entry
from radslag.journal.queries import taken_back
from radslag.statute.schema import Follow
from radslag.statutebook.queries.binding import Book, Shelf, read_shelf


@dataclass(frozen=True, slots=True)
class Called:
    """A statute's word for an assignment, and the matter in which it is asked for ("" for any).

    `to` is the key of the body that it goes to. `after` is the day of the decision that calls for it.
    """

    thing: str
    word: str
    clause: str
    to: str = ""
    matter: str = ""
    after: date | None = None

    @property
    def key(self) -> str:
        """What a form sends."""
        return f"{self.thing} {self.matter}".strip()


def asked_for(bodies: list[str], on: date, shelf: Shelf | None = None) -> list[Called]:
    """Return which assignments the statutes in force name for bodies that give them, each once."""
    found: dict[str, Called] = {}
    for book in (shelf or read_shelf()).books:
        ids = {book.ids[key] for key in bodies if key in book.ids}
        for called in _of(book, ids, on) if ids else ():
            found.setdefault(called.key, called)
    return list(found.values())


def _of(book: Book, ids: set[str], on: date) -> Iterator[Called]:
    for judge in book.rulebook.judges:
        version = judge.version_on(on.toordinal())
        if version is None or not isinstance(version.rule, Follow):
            continue
        rule = version.rule
        for selector in (rule.then, rule.when):
            if selector.act != "assigned" or (selector.bodies and ids.isdisjoint(selector.bodies)):
                continue
            thing = selector.things[0]
            word = book.rulebook.names.get(thing, thing)
            to = book.key_of(selector.to[0]) if selector.to else ""
            if selector is rule.then and rule.link:
                yield from (
                    Called(thing, word, version.clause, to, entry.ref, entry.happened_on)
                    for entry in _decided(rule, on)
                )
            else:
                yield Called(thing, word, version.clause, to)


def _decided(rule: Follow, on: date) -> list[Entry]:
    """Return the latest acts that call for an assignment and have got none."""
    when = rule.when
    entries = Entry.objects.filter(act=when.act, thing__in=when.things, happened_on__lte=on).exclude(ref="")
    given = Entry.objects.filter(act="assigned", thing__in=rule.then.things).values("ref")
    found = list(entries.exclude(ref__in=given).order_by("-happened_on", "-seq")[:3])
    gone = taken_back([entry.seq for entry in found])
    return [entry for entry in found if entry.seq not in gone]
