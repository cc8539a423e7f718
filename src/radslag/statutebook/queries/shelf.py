"""The statutes of a municipality side by side, the register, and what is about to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from radslag.statute.library import Version
from radslag.statute.outline import cited
from radslag.statute.phrases import capital
from radslag.statutebook.models import ControlDocument
from radslag.statutebook.queries.books import library
from radslag.statutebook.queries.endings import Ending, ending_of, noticed
from radslag.statutebook.queries.pages import last_day, state_of


@dataclass(frozen=True)
class Wording:
    """One wording on the shelf, with its state on the day."""

    version: Version
    state: str
    until: date | None


@dataclass(frozen=True)
class Book:
    """A statute, or an act, through time."""

    lineage: str
    title: str
    is_act: bool
    wordings: tuple[Wording, ...]

    @property
    def now(self) -> Wording:
        """The wording in force, else the next to come, else the last."""
        states = {wording.state: wording for wording in reversed(self.wordings)}
        return states.get("in_force") or states.get("coming") or self.wordings[-1]


@dataclass(frozen=True)
class Shelf:
    """Everything on it: the statutes, the acts, the register, and what is about to end."""

    statutes: tuple[Book, ...]
    acts: tuple[Book, ...]
    documents: Sequence[ControlDocument]
    endings: tuple[Ending, ...]


def shelf(today: date) -> Shelf:
    """Return the statutes, the acts and the register as they stand on a day; three queries."""
    books = [_book(lineage, versions, today) for lineage, versions in library().lineages.items()]
    documents = list(ControlDocument.objects.order_by("title", "valid_from", "pk"))
    statutes = tuple(sorted((book for book in books if not book.is_act), key=lambda book: book.title))
    endings = _ending_documents(documents, today)
    for book in statutes:
        endings += ending_of(book.wordings[-1].version, book.wordings[-1].until, today)
    return Shelf(
        statutes=statutes,
        acts=tuple(book for book in books if book.is_act),
        documents=documents,
        endings=tuple(sorted(endings, key=lambda ending: (ending.last_day, ending.title))),
    )


def _book(lineage: str, versions: tuple[Version, ...], today: date) -> Book:
    wordings = tuple(
        Wording(version, state_of(version, versions, today), last_day(version, versions))
        for version in versions
    )
    header = versions[-1].statute.statute
    is_act = header.level == "act"
    title = f"{capital(cited(versions[-1]))} {header.title.removeprefix('Lag ')}" if is_act else header.title
    return Book(lineage, title, is_act, wordings)


def _ending_documents(documents: Sequence[ControlDocument], today: date) -> list[Ending]:
    """Return documents in force that end within half a year; statutes speak for themselves."""
    return [
        Ending(row.title, row.valid_through, ended=False, document=row)
        for row in documents
        if not row.statute_version_id and row.valid_through and today <= row.valid_through <= noticed(today)
    ]
