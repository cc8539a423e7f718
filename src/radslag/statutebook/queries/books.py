"""The statutes in force here, as the core reads them, and what stands about them in the register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from radslag.statute.library import Library, Version, corpus, make_version
from radslag.statute.rulebook import Rulebook
from radslag.statute.source import Problem, Source, StatuteErrors
from radslag.statutebook.models import HouseRules, Statute, StatuteVersion

CACHED = 1024


class Edition(NamedTuple):
    """A wording and its house rules by their hashes: the same hashes are the same texts everywhere."""

    lineage: str
    valid_from: date
    statute: str
    house: str


def lineages() -> list[Statute]:
    """Return the municipality's own statutes, by title."""
    return list(Statute.objects.order_by("title", "pk"))


def head(lineage: str) -> int:
    """Return the number of a statute's last adoption here; 0 before the first."""
    numbers = StatuteVersion.objects.filter(statute__lineage=lineage).order_by("-number")
    return numbers.values_list("number", flat=True).first() or 0


def house_head(lineage: str) -> int:
    """Return the number of the last adopted house rules beside a statute or an act here; 0 before any."""
    numbers = HouseRules.objects.filter(lineage=lineage).order_by("-number")
    return numbers.values_list("number", flat=True).first() or 0


def editions() -> tuple[Edition, ...]:
    """Return what holds here now: each wording's latest text with its latest house rules; two queries."""
    rules = HouseRules.objects.order_by("number").values_list("lineage", "valid_from", "sha256")
    house = {(lineage, first): sha for lineage, first, sha in rules}
    versions = StatuteVersion.objects.order_by("number").values_list(
        "statute__lineage", "valid_from", "sha256"
    )
    texts = {(lineage, first): sha for lineage, first, sha in versions}
    acts = {(act.lineage, act.valid_from): act.source.sha256 for act in corpus_acts()}
    held = {**acts, **texts}
    return tuple(Edition(*key, held[key], house.get(key, "")) for key in sorted(held))


def corpus_acts() -> Sequence[Version]:
    """Return the acts that ship with the package; they hold in every municipality."""
    return [version for version in corpus().versions if version.statute.statute.level == "act"]


def templates() -> Sequence[Version]:
    """Return the statutes that ship with the package, to begin one's own from; they hold nowhere."""
    return [version for version in corpus().versions if version.statute.statute.level != "act"]


def library() -> Library:
    """Return the acts and this municipality's own statutes, with its house rules.

    Cached by the hashes of the texts, so asking twice costs two small queries. Raises StatuteErrors if an
    adopted text can no longer be read, which a later release of the language must never cause.
    """
    return library_of(editions())


@lru_cache(maxsize=CACHED)
def library_of(held: tuple[Edition, ...]) -> Library:
    """Return the library that holds these editions."""
    return Library(corpus().names).with_versions(map(_version, held))


def rulebook(lineage: str) -> Rulebook:
    """Return all that binds one council here, ready to be judged; cached as the library is.

    Raises KeyError when no statute of that lineage is adopted here.
    """
    return rulebook_of(editions(), lineage)


@lru_cache(maxsize=CACHED)
def rulebook_of(held: tuple[Edition, ...], lineage: str) -> Rulebook:
    """Return the rulebook of a lineage among these editions."""
    return Rulebook.of(library_of(held), lineage)


@lru_cache(maxsize=CACHED)
def _version(edition: Edition) -> Version:
    """Read one edition; its texts are fetched only when no process memory has them."""
    problems: list[Problem] = []
    name = f"{edition.lineage}/{edition.valid_from}"
    house = _house_source(edition, f"{name}.house.toml")
    version = make_version(_source(edition, f"{name}.toml"), house, problems)
    if version is None or problems:
        raise StatuteErrors(problems)
    return version


def _source(edition: Edition, name: str) -> Source:
    for act in corpus_acts():
        if act.source.sha256 == edition.statute:
            return act.source
    return Source(
        name, StatuteVersion.objects.filter(sha256=edition.statute).values_list("text", flat=True)[0]
    )


def _house_source(edition: Edition, name: str) -> Source | None:
    if edition.house:
        return Source(name, HouseRules.objects.filter(sha256=edition.house).values_list("text", flat=True)[0])
    for act in corpus_acts():
        if act.source.sha256 == edition.statute:
            return act.house_source
    return None
