"""House files: read, and held against the statute whose numbers they fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from radslag.statute.mending import did_you_mean, shown
from radslag.statute.parsing import Reading
from radslag.statute.places import Place
from radslag.statute.schema import HOUSE_KEYS, KINDS, House, HouseFile, HouseRule, Rule, StatuteFile
from radslag.statute.schema.messages import unknown_key
from radslag.statute.source import Problem, Source, StatuteErrors

_TABLES: Final = ("house", "rule")


def read_house(where: Path | str | bytes, name: str = "") -> HouseFile:
    """Read a house file, or its text. Raises StatuteErrors with everything that is wrong in it."""
    house, problems = draft_house(Source.read(where, name))
    if problems or house is None:
        raise StatuteErrors(problems)
    return house


def draft_house(source: Source) -> tuple[HouseFile | None, list[Problem]]:
    """Read as much of a house file as can be read, with what is wrong; never raises."""
    reader = _HouseReader(source)
    data = reader.tables()
    house = None if data is None else reader.file(data)
    return house, sorted(reader.problems, key=lambda problem: problem.line)


class _HouseReader(Reading):
    """The reading of one house file."""

    def file(self, data: dict[str, Any]) -> HouseFile | None:
        for name in data.keys() - set(_TABLES):
            self.note(Place(name), unknown_key(name, list(_TABLES), "a house file"))
        rules = tuple(self._rules(data.get("rule", {})))
        if "house" not in data:
            self.note(
                Place(), "the table [house] is missing. Begin the file with it: lineage, valid_from, bearer."
            )
            return None
        house = self.table(House, data["house"], Place("house"), "[house]")
        return HouseFile(house=house, rules=rules) if house else None

    def _rules(self, table: object) -> Iterator[HouseRule]:
        for kind, group in _pairs(table):
            if kind not in KINDS or not isinstance(group, Mapping):
                first = f"{kind}.{next(iter(group), '')}" if isinstance(group, Mapping) else ""
                message = f"{kind!r} is no kind of rule.{did_you_mean(kind, KINDS)} Write kind.id = {{ … }}."
                self.note(Place("rule", rule=first), message, kind)
                continue
            for name, line in group.items():
                rule = self._rule(kind, name, line)
                if rule:
                    yield rule

    def _rule(self, kind: str, name: str, line: object) -> HouseRule | None:
        place = Place("rule", rule=f"{kind}.{name}")
        return self.table(HouseRule, line, place, "a house rule", id=name, kind=kind)


def _pairs(table: object) -> list[tuple[str, Any]]:
    return list(table.items()) if isinstance(table, Mapping) else [(shown(table), None)]


def check_house(source: Source, house: HouseFile, statute: StatuteFile) -> list[Problem]:
    """Return what keeps house rules from being laid over a statute, in line order."""
    problems = [source.problem(Place("house"), message, key) for key, message in _strangers(house, statute)]
    for line in house.rules:
        place = Place("rule", rule=f"{line.kind}.{line.id}")
        problems += [source.problem(place, message, key) for key, message in _misfits(line, statute)]
    return sorted(problems, key=lambda problem: problem.line)


def _strangers(house: HouseFile, statute: StatuteFile) -> Iterator[tuple[str, str]]:
    for key in ("lineage", "valid_from"):
        ours, theirs = getattr(house.house, key), getattr(statute.statute, key)
        if ours != theirs:
            yield key, f"{key} = {shown(ours)}, but the statute has {shown(theirs)}. Write the statute's."


def _misfits(line: HouseRule, statute: StatuteFile) -> Iterator[tuple[str, str]]:
    rule = statute.rules.get(line.id)
    if rule is None:
        yield "", f"'{line.id}' is no rule of the statute.{did_you_mean(line.id, statute.rules)}"
    elif rule.kind != line.kind:
        yield "", f"'{line.id}' is a {rule.kind}, not a {line.kind}. Write {rule.kind}.{line.id}."
    else:
        yield from _misplaced(line, rule)


def _misplaced(line: HouseRule, rule: Rule) -> Iterator[tuple[str, str]]:
    for key in line.stated():
        if key not in type(rule).model_fields:
            open_keys = [each for each in HOUSE_KEYS if each in type(rule).model_fields]
            can = f"It can have: {', '.join(open_keys)}." if open_keys else "No house key does."
            yield key, f"'{key}' does not belong to {rule.kind}. {can}"
        elif key in rule.model_fields_set:
            yield key, f"house: '{key}' is stated in the statute and cannot be changed here."
