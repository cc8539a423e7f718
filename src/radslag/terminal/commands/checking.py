"""Commands for those who write statutes: check, schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from radslag.statute.library import Library, Version, read_version
from radslag.statute.lint import Finding, examine
from radslag.statute.schema import house_schema, json_schema
from radslag.statute.source import Source, StatuteErrors
from radslag.statute.swedish_problems import retold
from radslag.statute.wording import Language
from radslag.terminal import options
from radslag.terminal.help import Command
from radslag.terminal.printing import print_json
from radslag.terminal.sources import library_with
from radslag.terminal.words import word

_HOUSE = ".house.toml"


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FIL...")
@click.option("--strict", is_flag=True, help="Sluta med 1 även när något bör ses över.")
@options.library
@options.language
@options.as_json
def check(
    files: tuple[Path, ...], *, strict: bool, folder: Path | None, language: Language, as_json: bool
) -> None:
    """Say everything that is wrong with statute files, and what to look at again."""
    found = [_in(language, each) for each in _findings(files, library_with(folder))]
    if as_json:
        print_json([_as_row(finding) for finding in found])
    else:
        _tell(found, language)
    grave = [finding for finding in found if strict or finding.severity == "error"]
    raise SystemExit(1 if grave else 0)


def _in(language: Language, finding: Finding) -> Finding:
    """Return a finding with its message in a language; the files themselves are written in English words."""
    if language == "en":
        return finding
    return replace(finding, problem=retold(finding.problem))


def _findings(files: Iterable[Path], library: Library) -> Iterator[Finding]:
    """Look at each statute among all that are named, so that they may inherit from each other."""
    paths = list(dict.fromkeys(_statute_of(path) for path in files))
    together = library.with_versions(version for path in paths if (version := _version(path)))
    for path in paths:
        try:
            source, house = Source.read(path), _house_of(path)
        except StatuteErrors as error:
            yield from (Finding(problem, "error") for problem in error.problems)
            continue
        yield from examine(source, house, together)


def _statute_of(path: Path) -> Path:
    return path.with_name(path.name.removesuffix(_HOUSE) + ".toml") if path.name.endswith(_HOUSE) else path


def _house_of(path: Path) -> Source | None:
    beside = path.with_suffix(_HOUSE)
    return Source.read(beside) if beside.exists() else None


def _version(path: Path) -> Version | None:
    return read_version(path, path.as_posix(), [])


def _tell(found: list[Finding], language: Language) -> None:
    for finding in found:
        grave = finding.severity == "error"
        click.echo(str(finding.problem) if grave else f"{finding.problem} ({word('warning', language)})")
    counts = [
        f"{count} {word(name, language)}"
        for name, severity in (("errors", "error"), ("warnings", "warning"))
        if (count := sum(finding.severity == severity for finding in found))
    ]
    click.echo(f"{', '.join(counts)}." if counts else word("well", language), err=bool(counts))


def _as_row(finding: Finding) -> dict[str, object]:
    problem = finding.problem
    return {
        "path": problem.path,
        "line": problem.line,
        "place": problem.place,
        "message": problem.message,
        "severity": finding.severity,
    }


@click.command(cls=Command)
@click.option("--house", is_flag=True, help="Schemat för filer med lokala rutiner.")
def schema(*, house: bool) -> None:
    """Print the JSON Schema of statute files, for editors that complete and check."""
    print_json(house_schema() if house else json_schema())
