"""What the pages of one statute show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from radslag.statute.library import Library, Version
from radslag.statute.outline import Badge, ClauseEntry, Outline, outline
from radslag.statutebook.models import ControlDocument
from radslag.statutebook.queries.books import CACHED, Edition, editions, library_of
from radslag.statutebook.queries.endings import Ending, ending_of
from radslag.statutebook.states import BINDING_WORDS, DocumentKind

# The words of an address for each badge.
SHOWN: Final[dict[str, Badge]] = {
    "raknas": "counted", "bedoms": "judged", "anger": "declares", "bakgrund": "background",
}  # fmt: skip


class NoSuchWording(LookupError):
    """No wording with that lineage, or that first day, holds here."""


@dataclass(frozen=True)
class StatutePage:
    """One wording as a page shows it on a day.

    `state` is in_force, coming, replaced or ended. `until` is the last day it is in force: its own, or the
    day before the next wording begins.
    """

    outline: Outline
    versions: tuple[Version, ...]
    state: str
    until: date | None
    document: ControlDocument | None
    shown: str
    today: date
    asked: date | None = None

    @property
    def version(self) -> Version:
        """The wording that is shown."""
        return self.outline.version

    @property
    def is_act(self) -> bool:
        """Whether it is an act and not a council's own statute."""
        return self.version.statute.statute.level == "act"

    @property
    def query(self) -> str:
        """What follows an address to stay with the wording that was asked for."""
        return f"?lydelse={self.asked}" if self.asked else ""

    @property
    def address(self) -> str:
        """The page itself with all clauses."""
        return self.query or "?"

    @property
    def binding_words(self) -> str:
        """The words that bind in a document of the kind Rule; nothing for another kind or an unknown one."""
        is_rule = self.document is not None and self.document.kind == DocumentKind.RULE
        return ", ".join(BINDING_WORDS) if is_rule else ""

    @property
    def endings(self) -> list[Ending]:
        """A warning when this is the last wording and it ends soon, or has ended."""
        if self.is_act or self.version is not self.versions[-1]:
            return []
        return ending_of(self.version, self.until, self.today)

    @property
    def clauses(self) -> tuple[ClauseEntry, ...]:
        """The clauses that the chosen filter keeps."""
        wanted = SHOWN.get(self.shown)
        return tuple(clause for clause in self.outline.clauses if wanted in (None, clause.badge))

    @property
    def filters(self) -> list[tuple[str, Badge, int]]:
        """For each badge that some clause has: the word of the address, the badge, the number of clauses."""
        coverage = self.outline.coverage
        return [(word, badge, coverage[badge]) for word, badge in SHOWN.items() if coverage[badge]]


def statute_page(
    lineage: str, *, today: date, valid_from: date | None = None, shown: str = ""
) -> StatutePage:
    """Return the wording in force today, else the next to come, else the last; or the one asked for.

    Raises NoSuchWording when there is none.
    """
    held = editions()
    books = library_of(held)
    versions = books.lineages.get(lineage, ())
    version = _chosen(books, versions, today, valid_from)
    edition = next(each for each in held if (each.lineage, each.valid_from) == (lineage, version.valid_from))
    until = last_day(version, versions)
    return StatutePage(
        outline=_outline(held, edition),
        versions=versions,
        state=state_of(version, versions, today),
        until=until,
        document=_document(version),
        shown=shown if shown in SHOWN else "",
        today=today,
        asked=valid_from,
    )


@lru_cache(maxsize=CACHED)
def _outline(held: tuple[Edition, ...], edition: Edition) -> Outline:
    books = library_of(held)
    versions = {each.valid_from: each for each in books.lineages[edition.lineage]}
    return outline(books, versions[edition.valid_from])


def _chosen(books: Library, versions: tuple[Version, ...], today: date, valid_from: date | None) -> Version:
    if valid_from is not None:
        versions = tuple(each for each in versions if each.valid_from == valid_from)
    if not versions:
        raise NoSuchWording(valid_from)
    in_force = books.in_force(versions[0].lineage, today)
    coming = [each for each in versions if each.valid_from > today]
    return in_force if in_force in versions and in_force else coming[0] if coming else versions[-1]


def last_day(version: Version, versions: tuple[Version, ...]) -> date | None:
    """Return the last day a wording is in force: its own, or the day before the next one begins."""
    own = version.statute.statute.valid_through
    later = [each.valid_from for each in versions if each.valid_from > version.valid_from]
    ends = [own] if own else []
    if later:
        ends.append(date.fromordinal(min(later).toordinal() - 1))
    return min(ends, default=None)


def state_of(version: Version, versions: tuple[Version, ...], today: date) -> str:
    """Return whether a wording is in_force, coming, replaced by a later one, or ended without one."""
    if version.valid_from > today:
        return "coming"
    until = last_day(version, versions)
    if until is None or today <= until:
        return "in_force"
    return "ended" if version is versions[-1] else "replaced"


def _document(version: Version) -> ControlDocument | None:
    rows = ControlDocument.objects.filter(statute_version__sha256=version.source.sha256)
    return rows.select_related("statute_version").order_by("-pk").first()
