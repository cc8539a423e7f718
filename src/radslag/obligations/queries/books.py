"""The statutes that bind here, as the core reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from radslag.bodies.models import Body
from radslag.bodies.queries import vocabulary
from radslag.statute.schema import StatuteFile
from radslag.statutebook.queries import Edition, corpus_acts, editions, library_of, lineages, rulebook


@dataclass(frozen=True, slots=True)
class Book:
    """One statute of the municipality through time, with the acts it inherits.

    `ids` gives the id in its vocabulary of each body's key; `editions` are the hashes of every text that
    counts here, so that equal editions and an equal journal give equal verdicts.
    """

    lineage: str
    title: str
    editions: tuple[Edition, ...]
    ids: Mapping[str, str] = field(default_factory=dict)
    governs: tuple[str, ...] = ()

    @property
    def rulebook(self) -> Any:
        """The rules, compiled; the same object as long as the texts are the same."""
        return rulebook(self.lineage)

    def files(self, on: date) -> list[StatuteFile]:
        """Return the wording in force on a day, the last one begun if none is, and what it inherits."""
        held = library_of(self.editions)
        begun = [each for each in held.lineages.get(self.lineage, ()) if each.valid_from <= on]
        own = begun[-1:] or list(held.lineages.get(self.lineage, ())[:1])
        inherited = [name for each in own for name in each.statute.statute.inherits]
        acts = [held.in_force(name, on) for name in inherited]
        return [each.statute for each in (*own, *acts) if each]

    @property
    def common(self) -> Mapping[str, str]:
        """The words that every statute may use."""
        return library_of(self.editions).names

    def key_of(self, one: str) -> str:
        """Return the key of the body that the statute calls so, or the id itself."""
        return next((key for key, own in self.ids.items() if own == one), one)


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that binds here: the statutes, and the municipality's names of its bodies by key."""

    books: tuple[Book, ...]
    bodies: Mapping[str, str]


def read_shelf() -> Shelf:
    """Return the statutes and bodies of this municipality; four queries, and one more for each statute."""
    held = editions()
    books = tuple(
        Book(statute.lineage, statute.title, held, vocabulary(statute.lineage), tuple(statute.bodies))
        for statute in lineages()
    )
    return Shelf(books, dict(Body.objects.values_list("key", "name")))


def is_act(lineage: str) -> bool:
    """Tell whether a lineage is an act, which no council can set aside."""
    return any(version.lineage == lineage for version in corpus_acts())
