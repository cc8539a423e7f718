"""What keeps a statute from being adopted, and what a person should look at again."""

from __future__ import annotations

from typing import Final

from radslag.statute.library import Library, Version, make_version
from radslag.statute.lint.examples import failing_examples
from radslag.statute.lint.habits import habits
from radslag.statute.lint.numbers import numbers
from radslag.statute.lint.references import references
from radslag.statute.lint.subject import Finding, Severity, Subject
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
    return _ordered([*_found(subject), *failing_examples(subject)])


def examine(source: Source, house_source: Source | None, library: Library) -> list[Finding]:
    """Return everything that reading and lint find in a statute file and its house file, in line order.

    What could be read of a faulty file is looked at too; only its examples
    wait until it can be read as a whole.
    """
    problems: list[Problem] = []
    version = make_version(source, house_source, problems)
    found = [Finding(problem, "error") for problem in problems]
    if version is not None:
        declared = frozenset(draft_statute(source).declared)
        subject = Subject(version, library.with_versions([version]), declared)
        found += _found(subject)
        found += [] if problems else failing_examples(subject)
    return _ordered(found)


def _found(subject: Subject) -> list[Finding]:
    return [finding for check in _CHECKS for finding in check(subject)]


def _ordered(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.problem.path, finding.problem.line))
