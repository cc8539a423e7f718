"""Statute files and house files from models to TOML, one rule on a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from radslag.statute.mending import written, written_key
from radslag.statute.schema import Clause, Example, HouseFile, StatuteFile
from radslag.statute.schema.fields import Model


def values_of(model: Model) -> dict[str, Any]:
    """Return the keys that a table states, as TOML holds them, in the order of the schema."""
    return model.model_dump(by_alias=True, exclude_unset=True, exclude=set(model.given))


def rule_line(kind: str, rule_id: str, values: Mapping[str, object]) -> str:
    """Return a rule as one line. A date is never its last value, which some editors would run together."""
    ordered = sorted(values.items(), key=lambda item: not isinstance(item[1], date))
    keys = dict(ordered if _ends_in_date(values) else values)
    return f"{kind}.{rule_id} = {written(keys)}"


def format_statute(statute: StatuteFile) -> str:
    """Write a statute file that reads back to an equal model."""
    lines = ["[statute]", *_header(statute)]
    if statute.names:
        lines += ["", "[names]", *(f"{name} = {written(word)}" for name, word in statute.names.items())]
    for clause in statute.clauses:
        lines += ["", *_clause(clause)]
    return "\n".join(lines) + "\n"


def format_house(house: HouseFile) -> str:
    """Write a house file that reads back to an equal model."""
    lines = ["[house]", *_keys(values_of(house.house)), "", "[rule]"]
    lines += [rule_line(rule.kind, rule.id, values_of(rule)) for rule in house.rules]
    return "\n".join(lines) + "\n"


def _keys(values: Mapping[str, object]) -> Iterator[str]:
    return (f"{key} = {written(value)}" for key, value in values.items())


def _header(statute: StatuteFile) -> Iterator[str]:
    values = values_of(statute.statute)
    binds = values.pop("binds", {})
    yield from _keys(values)
    for lineage, ids in binds.items():
        yield f"binds.{lineage} = {written(ids)}"


def _clause(clause: Clause) -> Iterator[str]:
    yield f"[clause.{written(clause.ref)}]"
    yield from _keys(values_of(clause))
    for rule in clause.rules:
        yield rule_line(rule.kind, rule.id, values_of(rule))
    for example in clause.examples:
        yield from _example(clause.ref, example)


def _example(ref: str, example: Example) -> Iterator[str]:
    yield ""
    yield f"[clause.{written(ref)}.example.{written_key(example.id)}]"
    yield from _keys(values_of(example))


def _ends_in_date(values: Mapping[str, object]) -> bool:
    return bool(values) and isinstance(list(values.values())[-1], date)
