"""The journal held against the statutes on a day: verdicts, remembered until something new is known.

Nothing is stored: a verdict is worked out from the statutes, the journal and the days asked about. A
statute, a house rule or a body cannot change without an entry in the journal, so the head of the journal
and the hashes of the texts tell whether what a process remembers still holds.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Self, TypeVar, cast

from radslag.journal.queries import entry_number, facts, head
from radslag.municipalities.tenancy import here
from radslag.obligations.queries.pages import meeting_pages
from radslag.obligations.queries.words import Words, words_of
from radslag.statute.evaluation import evaluate
from radslag.statute.explanation import Verdict, Verdicts
from radslag.statute.facts import Fact, known
from radslag.statutebook.queries.binding import Book, Shelf, read_shelf

T = TypeVar("T")
# A council takes some hundred kilobytes for each day asked about.
REMEMBERED: Final = 256
# The kind of document as its header names it, and as a sentence begins with it.
SHORT: Final = {
    "lag": "Lagen",
    "reglemente": "Reglementet",
    "bestämmelser": "Bestämmelserna",
    "stadgar": "Stadgarna",
}


class Memory:
    """What this process has worked out; what has not been asked for longest is thrown away first."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._found: OrderedDict[object, Any] = OrderedDict()

    def get(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made for the key, making it now if it has not been."""
        if key in self._found:
            self._found.move_to_end(key)
            return cast(T, self._found[key])
        found = self._found[key] = make()
        if len(self._found) > self.size:
            self._found.popitem(last=False)
        return found

    def forget(self) -> None:
        """Throw everything away."""
        self._found.clear()


MEMORY: Final = Memory(REMEMBERED)


@dataclass(frozen=True, slots=True)
class Duty:
    """A verdict and the statute by which it was reached; `pages` are the meetings that have one."""

    book: Book
    verdict: Verdict
    pages: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def key(self) -> str:
        """The key of the duty, the same for life."""
        return self.verdict.key


@dataclass(frozen=True)
class Reckoning:
    """Everything that can be said here on a day: `on` is the day asked about, `known` what was known by.

    `register` is the day the journal began, `head` the number and hash of its last entry.
    """

    on: date
    known: date
    register: date
    head: tuple[int, str]
    place: int
    shelf: Shelf

    @classmethod
    def of(cls, on: date, *, known: date | None = None) -> Self:
        """Return what can be said here on a day, as it was known by `known` (by default the same day)."""
        place, last = here(), head()
        shelf = MEMORY.get(("shelf", place.pk, last), read_shelf) if last[0] else read_shelf()
        return cls(
            on=on, known=known or on, register=place.register_start, head=last, place=place.pk, shelf=shelf
        )

    @property
    def books(self) -> tuple[Book, ...]:
        """The statutes that bind here."""
        return self.shelf.books

    def book(self, lineage: str) -> Book | None:
        """Return the statute with that address word, if it binds here."""
        return next((book for book in self.books if book.lineage == lineage), None)

    def remember(self, what: str, make: Callable[[], T], *more: object) -> T:
        """Return what was made here of this journal; `more` is all else it rests on, the journal apart."""
        return MEMORY.get((what, self.place, self.head, *more), make)

    @property
    def basis(self) -> tuple[Hashable, ...]:
        """All that an answer rests on: journal, texts and days. Equal bases give equal answers.

        This holds in one release of the program, and for rows that change with an entry in the journal only.
        """
        texts = tuple((book.lineage, book.title, book.hashes) for book in self.books)
        return self.place, self.head, self.on, self.known, self.register, texts

    @property
    def raw_facts(self) -> tuple[Fact, ...]:
        """The journal's facts as they were recorded, with bodies by their keys."""
        return self.remember("raw", lambda: tuple(facts()))

    def facts(self, book: Book) -> tuple[Fact, ...]:
        """Return the journal's facts in the vocabulary of a statute."""
        return self.remember("facts", lambda: tuple(book.translated(self.raw_facts)), book.lineage)

    def facts_by_id(self, book: Book) -> dict[str, Fact]:
        """Return the same facts by their ids."""
        return self.remember("by id", lambda: {fact.id: fact for fact in self.facts(book)}, book.lineage)

    def entry(self, seq: int) -> Fact | None:
        """Return the fact that an entry of the journal is, or None when it is no evidence."""
        return next((fact for fact in self.raw_facts if entry_number(fact) == seq), None)

    def counts(self, seq: int) -> bool:
        """Tell whether an entry is evidence that nobody has taken back or corrected."""
        return any(entry_number(fact) == seq for fact in known(self.raw_facts, self.known))

    def short_title(self, lineage: str) -> str:
        """Return a few words for a statute or an act, as people say in passing: reglementet, lagen."""
        texts = [text for book in self.books for text in book.library.lineages.get(lineage, ())]
        kind = texts[-1].statute.statute.kind if texts else ""
        return SHORT.get(kind, kind or lineage)

    def title(self, lineage: str) -> str:
        """Return the name of a statute or an act."""
        texts = [text for book in self.books for text in book.library.lineages.get(lineage, ())]
        return texts[-1].statute.statute.title if texts else lineage

    def verdicts(self, book: Book, *, on: date | None = None) -> Verdicts:
        """Return the verdicts by one statute and what it inherits, on our day or on another.

        What is known is the same whichever day is asked about.
        """
        day = on or self.on
        return self.remember(
            "verdicts",
            lambda: evaluate(
                book.rulebook, self.facts(book), on=day, known=self.known, register=self.register
            ),
            book.lineage,
            book.hashes,
            day,
            self.known,
            self.register,
        )

    def duties(self, *, on: date | None = None) -> Iterator[Duty]:
        """Yield every duty of every statute, each key once."""
        seen: set[str] = set()
        for book in self.books:
            for key, verdict in self.verdicts(book, on=on).items():
                if key not in seen:
                    seen.add(key)
                    yield Duty(book, verdict, self.pages)

    def duty(self, key: str) -> Duty | None:
        """Return the duty with that key, or None when there is none on this day."""
        for book in self.books:
            verdict = self.verdicts(book).get(key)
            if verdict:
                return Duty(book, verdict, self.pages)
        return None

    @property
    def pages(self) -> dict[str, int]:
        """The number of each meeting's row by its matter."""
        return self.remember("pages", lambda: meeting_pages(self.raw_facts))

    @property
    def words(self) -> Words:
        """The words of all the statutes here, with the municipality's own names of its bodies."""
        return self.remember("words", self._words, self.on)

    def _words(self) -> Words:
        files = [file for book in self.books for file in book.files(self.on)]
        common = self.books[0].library.names if self.books else {}
        return words_of(files, common, self.shelf.bodies, self._aliases())

    def _aliases(self) -> dict[str, str]:
        """Return the keys of bodies by their ids, where an id means one body only."""
        keys: dict[str, set[str]] = {}
        for book in self.books:
            for key, own in book.ids.items():
                keys.setdefault(own, set()).add(key)
        return {own: next(iter(found)) for own, found in keys.items() if len(found) == 1}
