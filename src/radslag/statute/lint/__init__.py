"""What keeps a statute from being adopted, and what a person should look at again."""

from __future__ import annotations

from typing import Final

from radslag.statute.library import Library, Version
from radslag.statute.lint.examples import failing_examples
from radslag.statute.lint.habits import habits
from radslag.statute.lint.numbers import numbers
from radslag.statute.lint.references import references
from radslag.statute.lint.subject import Finding, Severity, Subject

__all__ = ["Finding", "Severity", "failing_examples", "lint"]

_CHECKS: Final = (references, numbers, habits, failing_examples)


def lint(version: Version, library: Library) -> list[Finding]:
    """Return everything found in one version, in line order, its examples evaluated.

    `library` holds what the version inherits; the version itself need not be
    in it. An error blocks adoption, a warning asks a person to look again.
    """
    subject = Subject(version, library.with_versions([version]))
    found = [finding for check in _CHECKS for finding in check(subject)]
    return sorted(found, key=lambda finding: (finding.problem.path, finding.problem.line))
