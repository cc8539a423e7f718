"""The statutes that bind here, as the core reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from radslag.bodies.models import Body
from radslag.statute.facts import Fact
from radslag.statute.library import Library
from radslag.statute.rulebook import Rulebook
from radslag.statute.schema import StatuteFile
from radslag.statutebook.queries.books import corpus_acts, library
from radslag.statutebook.queries.evidence import translated


@dataclass(frozen=True, slots=True)
class Book:
    """One statute of the municipality through time, with the acts it inherits.

    `ids` gives the id in its vocabulary of each body's key; keys of other councils' bodies are not in it.
    """

    lineage: str
    title: str
    library: Library
    rulebook: Rulebook
    ids: Mapping[str, str] = field(default_factory=dict)

    @property
    def hashes(self) -> tuple[tuple[str, str], ...]:
        """The SHA-256 of each text that counts here: equal hashes and equal facts give equal verdicts."""
        return tuple(sorted(self.rulebook.sources.items()))

    @property
    def last_day(self) -> date | None:
        """The last day of the last wording, or None while it holds until further notice."""
        texts = self.library.lineages.get(self.lineage, ())
        return texts[-1].statute.statute.valid_through if texts else None

    def ends_before(self, day: date) -> bool:
        """Tell whether no wording is in force any more on a day."""
        return self.last_day is not None and self.last_day < day

    def files(self, on: date) -> list[StatuteFile]:
        """Return the wording in force on a day, the last one begun if none is, and what it inherits."""
        held = self.library
        begun = [each for each in held.lineages.get(self.lineage, ()) if each.valid_from <= on]
        own = begun[-1:] or list(held.lineages.get(self.lineage, ())[:1])
        inherited = [name for each in own for name in each.statute.statute.inherits]
        acts = [held.in_force(name, on) for name in inherited]
        return [each.statute for each in (*own, *acts) if each]

    def translated(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return facts in which bodies have the ids of this statute instead of their keys."""
        return [translated(fact, self.ids) for fact in facts]

    def own_names(self, shelf: Shelf) -> dict[str, str]:
        """Return the municipality's names of its bodies, by their ids in this statute."""
        return {own: shelf.bodies[key] for key, own in self.ids.items() if key in shelf.bodies}

    def key_of(self, one: str) -> str:
        """Return the key of the body that the statute calls so, or the id itself."""
        return next((key for key, own in self.ids.items() if own == one), one)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that binds here: the statutes, and the municipality's names of its bodies by key."""

    books: tuple[Book, ...]
    bodies: Mapping[str, str]


def read_shelf() -> Shelf:
    """Return the statutes and bodies of this municipality, in three queries."""
    texts = library()
    rows = list(Body.objects.values_list("key", "name", "lineage", "statute_id"))
    own = {
        lineage: versions[-1].statute.statute
        for lineage, versions in texts.lineages.items()
        if versions[-1].statute.statute.level == "statute"
    }
    books = [
        Book(
            lineage=lineage,
            title=header.title,
            library=texts,
            rulebook=Rulebook.of(texts, lineage),
            ids={key: name for key, _, line, name in rows if name and line in ("", lineage)},
        )
        for lineage, header in own.items()
    ]
    return Shelf(tuple(sorted(books, key=lambda book: book.title)), {key: name for key, name, _, _ in rows})


def is_act(lineage: str) -> bool:
    """Tell whether a lineage is an act, which no council can set aside."""
    return any(version.lineage == lineage for version in corpus_acts())
