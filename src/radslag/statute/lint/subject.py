"""What is looked at: one version among all that it may refer to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Literal

from radslag.statute.library import Library, Version
from radslag.statute.places import Place
from radslag.statute.schema import Clause, Judged, Rule, overlay
from radslag.statute.source import Problem, Source
from radslag.statute.vocabulary import judgements, vocabulary

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem and how grave it is: an error blocks adoption, a warning does not."""

    problem: Problem
    severity: Severity

    def __str__(self) -> str:
        """Write the problem, a warning marked as such."""
        return str(self.problem) if self.severity == "error" else f"{self.problem} (warning)"


@dataclass(frozen=True)
class Subject:
    """One version, and the library that holds it and what it inherits.

    `declared` are ids of rules that the file has but that could not be read.
    """

    version: Version
    library: Library
    declared: frozenset[str] = frozenset()

    def error(self, place: Place, message: str, key: str = "") -> Finding:
        """Return an error in the statute file."""
        return Finding(self.version.source.problem(place, message, key), "error")

    def warning(self, place: Place, message: str, key: str = "") -> Finding:
        """Return a warning in the statute file."""
        return Finding(self.version.source.problem(place, message, key), "warning")

    def house_error(self, place: Place, message: str, key: str = "") -> Finding:
        """Return an error in the house file."""
        source: Source = self.version.house_source or self.version.source
        return Finding(source.problem(place, message, key), "error")

    @property
    def house_name(self) -> str:
        """The name of the file that the house rules would stand in."""
        return f"{PurePosixPath(self.version.source.name).stem}.house.toml"

    @cached_property
    def vocabulary(self) -> set[str]:
        """Every id that the version may use."""
        return vocabulary(self.version, self.library) | self.declared

    @cached_property
    def judgements(self) -> set[str]:
        """The ids of the questions that a person answers."""
        return judgements(self.version, self.library)

    @cached_property
    def placed(self) -> list[tuple[Place, Clause, Rule]]:
        """Every rule with its clause and its place, in the order of the text."""
        return [
            (Place("clause", clause.ref, f"{rule.kind}.{rule.id}"), clause, rule)
            for clause in self.version.statute.clauses
            for rule in clause.rules
        ]

    @cached_property
    def judged(self) -> list[tuple[Place, Clause, Judged]]:
        """The rules that are judged, with house rules laid over them."""
        return [
            (place, clause, rule)
            for place, clause, stated in self.placed
            if isinstance(rule := with_house(self.version, stated), Judged)
        ]

    @cached_property
    def inherited(self) -> list[Version]:
        """The versions of inherited lineages that are in force at some time with this one."""
        last = self.version.statute.statute.valid_through
        return [
            version
            for lineage in self.version.statute.statute.inherits
            for version in self._lives_with(lineage)
            if last is None or version.valid_from <= last
        ]

    def _lives_with(self, lineage: str) -> Iterator[Version]:
        """Give the version in force when this one begins, and every later one."""
        versions = self.library.lineages.get(lineage, ())
        begun = [version for version in versions if version.valid_from <= self.version.valid_from]
        yield from begun[-1:]
        yield from versions[len(begun) :]

    def binds(self, lineage: str) -> dict[str, str]:
        """Return the local id of each abstract id of an inherited lineage."""
        return self.version.statute.statute.binds.get(lineage, {})


def with_house(version: Version, rule: Rule) -> Rule:
    """Return a rule with the suggested house rule laid over it."""
    line = version.house.by_rule.get(rule.id) if version.house else None
    return overlay(rule, line) if line else rule
