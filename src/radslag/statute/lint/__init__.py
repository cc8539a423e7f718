"""What keeps a statute from being adopted, and what a person should look at again."""

from __future__ import annotations

from typing import Final

from radslag.statute.library import Library, Version, make_version
from radslag.statute.lint.examples import failing_examples
from radslag.statute.lint.habits import dayless, habits
from radslag.statute.lint.numbers import numbers
from radslag.statute.lint.references import references
from radslag.statute.lint.subject import Finding, Severity, Subject
from radslag.statute.places import Place
from radslag.statute.reader import draft_statute
from radslag.statute.source import Problem, Source

__all__ = ["Finding", "Severity", "examine", "failing_examples", "lint"]

_CHECKS: Final = (references, numbers, habits)


def lint(version: Version, library: Library) -> list[Finding]:
    """Return everything found in one version, in line order, its examples evaluated.

    `library` holds what the version inherits; the version itself need not be
    in it. An error blocks adoption, a warning asks a person to look again.
    """
    subject = Subject(version, library.with_versions([version]))
    return _ordered([*_found(subject), *dayless(subject), *failing_examples(subject)])


def examine(source: Source, house_source: Source | None, library: Library) -> list[Finding]:
    """Return everything that reading and lint find in a statute file and its house file, in line order.

    What could be read of a faulty file is looked at too; only its examples
    wait until it can be read as a whole. Without a house file nobody can tell
    an example at fault from one that rests on a house rule, so both are named
    in one warning.
    """
    problems: list[Problem] = []
    version = make_version(source, house_source, problems)
    found = [Finding(problem, "error") for problem in problems]
    if version is not None:
        declared = frozenset(draft_statute(source).declared)
        subject = Subject(version, library.with_versions([version]), declared)
        found += _found(subject)
        doubtful = [*dayless(subject), *([] if problems else failing_examples(subject))]
        found += doubtful if house_source else _not_checked(subject, doubtful)
    return _ordered(found)


def _found(subject: Subject) -> list[Finding]:
    return [finding for check in _CHECKS for finding in check(subject)]


def _not_checked(subject: Subject, doubtful: list[Finding]) -> list[Finding]:
    """Say in one warning what could not be settled without the house file."""
    if not doubtful:
        return []
    lines = ", ".join(map(str, sorted({finding.problem.line for finding in doubtful})))
    message = (
        f"no house file is beside this one, so what rests on house rules is not checked (lines {lines}). "
        f"Put {subject.house_name} beside it, if there is one."
    )
    return [subject.warning(Place("statute"), message)]


def _ordered(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.problem.path, finding.problem.line))
