"""What commands work on: statutes by name or file, entries from a file, and the days asked with."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import click

from radslag.statute.evaluation import evaluate
from radslag.statute.explanation import Verdicts
from radslag.statute.facts import Fact
from radslag.statute.library import Library, Version, corpus, read_version
from radslag.statute.mending import did_you_mean
from radslag.statute.rulebook import Rulebook
from radslag.statute.source import Problem, Source, StatuteErrors
from radslag.statute.swedish_problems import in_swedish, retold
from radslag.statute.tables import parse_text, read_facts

_ZONE: Final = ZoneInfo("Europe/Stockholm")


class ToMend(click.ClickException):
    """Something that was given has faults; the command ends with 1 after telling all of them in Swedish."""

    exit_code = 1

    def __init__(self, error: StatuteErrors) -> None:
        """Keep the problems to tell."""
        super().__init__("\n".join(str(retold(problem)) for problem in error.problems))

    def show(self, file: object = None) -> None:
        """Tell the problems on standard error, one on each line."""
        click.echo(self.message, err=True)


def today() -> date:
    """Return the civil date in Sweden."""
    return datetime.now(_ZONE).date()


def library_with(folder: Path | None) -> Library:
    """Return the statutes that ship, and those of a folder laid out like them."""
    if folder is None:
        return corpus()
    try:
        own = Library.read(folder)
    except StatuteErrors as error:
        raise ToMend(error) from error
    return Library({**corpus().names, **own.names}, corpus().versions).with_versions(own.versions)


@dataclass(frozen=True)
class Chosen:
    """The statute that was asked for, among all at hand."""

    library: Library
    version: Version

    @property
    def lineage(self) -> str:
        """The lineage asked for."""
        return self.version.lineage

    @property
    def book(self) -> Rulebook:
        """The rulebook of the lineage."""
        return Rulebook.of(self.library, self.lineage)


def choose(name: str, folder: Path | None, on: date | None = None) -> Chosen:
    """Return the statute of a lineage, in force on a day or else the latest, or the one in a file.

    Raises ToMend when the file cannot be read, and a usage error for a name that nothing has.
    """
    library = library_with(folder)
    path = Path(name)
    if path.suffix == ".toml" or path.exists():
        problems: list[Problem] = []
        version = read_version(path, path.as_posix(), problems)
        if version is None or problems:
            raise ToMend(StatuteErrors(problems))
        return Chosen(library.with_versions([version]), version)
    versions = library.lineages.get(name)
    if not versions:
        known = ", ".join(library.lineages)
        meant = in_swedish(did_you_mean(name, library.lineages))
        raise click.UsageError(
            f"'{name}' är varken en fil eller ett reglemente som finns här.{meant} Här finns: {known}."
        )
    return Chosen(library, (library.in_force(name, on) if on else None) or versions[-1])


def entries(where: str | None) -> tuple[Fact, ...]:
    """Return the entries of a file, of standard input for `-`, or none. Raises ToMend for a faulty file."""
    if where is None:
        return ()
    try:
        if where == "-":
            return parse_text(Source.read(sys.stdin.buffer.read(), "-"))
        return read_facts(Path(where))
    except StatuteErrors as error:
        raise ToMend(error) from error


@dataclass(frozen=True)
class Asked:
    """A statute, the entries it is held against, and the days asked with."""

    chosen: Chosen
    facts: tuple[Fact, ...]
    on: date
    known: date | None
    register: date

    def verdicts(self) -> Verdicts:
        """Return what is said of every duty."""
        return evaluate(self.chosen.book, self.facts, on=self.on, known=self.known, register=self.register)


def register_of(facts: tuple[Fact, ...], chosen: Chosen, told: date | None) -> date:
    """Return the day the journal began: as told, else its first entry, else the version's first day."""
    if told:
        return told
    return min((fact.recorded for fact in facts), default=chosen.version.valid_from)
