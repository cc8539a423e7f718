"""All statutes at hand: every lineage through time, its house rules, and the common vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from radslag.statute.house import check_house, draft_house
from radslag.statute.parsing import Reading
from radslag.statute.places import Place
from radslag.statute.reader import draft_statute
from radslag.statute.schema import HouseFile, StatuteFile
from radslag.statute.source import Problem, Source, StatuteErrors

CORPUS: Final = Path(__file__).parent / "corpus"
_NAMES: Final = "names.toml"
_HOUSE: Final = ".house.toml"


@dataclass(frozen=True)
class Version:
    """One adopted wording with its suggested house rules, and the texts they were read from."""

    statute: StatuteFile
    source: Source
    house: HouseFile | None = None
    house_source: Source | None = None

    @property
    def lineage(self) -> str:
        """The statute through time that this is a wording of."""
        return self.statute.statute.lineage

    @property
    def valid_from(self) -> date:
        """The first day in force."""
        return self.statute.statute.valid_from

    @property
    def name(self) -> str:
        """The name of its file in the corpus."""
        return f"{self.lineage}/{self.valid_from}.toml"


@dataclass(frozen=True)
class Library:
    """Versions by lineage, oldest first, and the words that any of them may use."""

    names: Mapping[str, str]
    versions: tuple[Version, ...] = ()

    @classmethod
    def read(cls, folder: Path) -> Library:
        """Read `names.toml` and every `<lineage>/<valid-from>.toml` with its house file.

        Raises StatuteErrors with everything that is wrong in any of them.
        """
        problems: list[Problem] = []
        names = read_names(Source.read(folder / _NAMES, _NAMES))
        files = sorted(path for path in folder.glob("*/*.toml") if not path.name.endswith(_HOUSE))
        versions = [read_version(path, f"{path.parent.name}/{path.name}", problems) for path in files]
        if problems:
            raise StatuteErrors(problems)
        return cls(names).with_versions(version for version in versions if version)

    @cached_property
    def lineages(self) -> dict[str, tuple[Version, ...]]:
        """The versions of each lineage, oldest first."""
        found: dict[str, tuple[Version, ...]] = {}
        for version in self.versions:
            found[version.lineage] = (*found.get(version.lineage, ()), version)
        return found

    def with_versions(self, versions: Iterable[Version]) -> Library:
        """Return a library that also has these; one with the same lineage and first day gives way."""
        kept = {(version.lineage, version.valid_from): version for version in (*self.versions, *versions)}
        return replace(self, versions=tuple(kept[key] for key in sorted(kept)))

    def in_force(self, lineage: str, day: date) -> Version | None:
        """Return the version of a lineage in force on a day: a later one ends the one before it."""
        begun = [version for version in self.lineages.get(lineage, ()) if version.valid_from <= day]
        if not begun:
            return None
        last = begun[-1].statute.statute.valid_through
        return begun[-1] if last is None or day <= last else None


def read_version(path: Path, name: str, problems: list[Problem]) -> Version | None:
    """Read a statute file and the house file beside it; note what is wrong in `problems`."""
    try:
        source = Source.read(path, name)
        beside = path.with_suffix(_HOUSE)
        house_source = Source.read(beside, name.removesuffix(".toml") + _HOUSE) if beside.exists() else None
    except StatuteErrors as error:
        problems += error.problems
        return None
    return make_version(source, house_source, problems)


def make_version(source: Source, house_source: Source | None, problems: list[Problem]) -> Version | None:
    """Return the version that the texts hold; note what is wrong in `problems`."""
    draft = draft_statute(source)
    problems += draft.problems
    if draft.statute is None:
        return None
    version = Version(draft.statute, source)
    if house_source is None:
        return version
    house, found = draft_house(house_source)
    if house is not None:
        found += check_house(house_source, house, draft.statute)
    problems += found
    return replace(version, house=house, house_source=house_source)


def read_names(source: Source) -> dict[str, str]:
    """Return the words of `[names]`. Raises StatuteErrors when the file holds anything else."""
    reading = Reading(source)
    data = reading.tables() or {}
    names = data.get("names", {})
    words = names.values() if isinstance(names, dict) else [None]
    if not reading.problems and (len(data) != 1 or not all(isinstance(word, str) for word in words)):
        reading.note(Place(), 'expected one table [names] of id = "word" and nothing else.')
    if reading.problems:
        raise StatuteErrors(reading.problems)
    return dict(names)


@cache
def corpus() -> Library:
    """Return the library that ships with the package."""
    return Library.read(CORPUS)
