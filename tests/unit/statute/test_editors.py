"""The JSON Schema that editors use says what the reader says."""

import json
import tomllib
from typing import Any

import pytest

from radslag.statute.library import corpus
from radslag.statute.schema import KINDS, house_schema, json_schema, table_schema
from radslag.statute.schema.files import House

TEXTS = [
    (schema, source)
    for version in corpus().versions
    for schema, source in ((json_schema(), version.source), (house_schema(), version.house_source))
    if source
]


def faults(schema: dict[str, Any], value: Any, at: str = "") -> list[str]:
    """Return where a table states what the schema does not know, or lacks what it requires."""
    if schema.get("type") != "object" or (
        "properties" not in schema and "additionalProperties" not in schema
    ):
        return []
    known, other = schema.get("properties", {}), schema.get("additionalProperties", True)
    missing = [f"{at}.{name} is missing" for name in schema.get("required", []) if name not in value]
    found = [f"{at}.{name} is unknown" for name in value if name not in known and other is False]
    inner = [
        fault
        for name, each in value.items()
        for fault in faults(known.get(name, other if isinstance(other, dict) else {}), each, f"{at}.{name}")
    ]
    return [*missing, *found, *inner]


@pytest.mark.parametrize(("schema", "source"), TEXTS, ids=[source.name for _, source in TEXTS])
def test_every_file_of_the_corpus_follows_the_schema(schema, source):
    assert faults(schema, tomllib.loads(source.text)) == []


def test_a_wrong_file_does_not_follow_the_schema():
    table = {"statute": {"format": 1}, "clause": {"1": {"label": "L", "recur": {"a": {"atleast": 1}}}}}

    assert faults(json_schema(), table) == [
        ".statute.lineage is missing",
        ".statute.title is missing",
        ".statute.valid_from is missing",
        ".clause.1.recur.a.of is missing",
        ".clause.1.recur.a.atleast is unknown",
    ]


def test_the_schema_is_json_and_has_every_kind_with_its_meaning():
    clause = json.loads(json.dumps(json_schema()))["properties"]["clause"]["additionalProperties"]

    assert {kind: clause["properties"][kind]["description"] for kind in KINDS} == {
        kind: model.__doc__ for kind, model in KINDS.items()
    }


def test_what_only_a_house_file_may_state_is_not_in_the_schema_of_a_rule():
    assert "advice" not in table_schema(KINDS["follow"])["properties"]


def test_every_key_has_a_meaning_an_example_and_no_null():
    tables = [table_schema(House), *(table_schema(model) for model in KINDS.values())]
    keys = [(name, key) for table in tables for name, key in table["properties"].items()]

    assert [name for name, key in keys if not key.get("description") or not key.get("examples")] == []
    assert "null" not in json.dumps(tables)


def test_the_planner_is_written_out_in_the_schema_of_a_house_file():
    planner = table_schema(House)["properties"]["planner"]

    assert planner["type"] == "object"
    assert list(planner["properties"]) == ["weekday", "avoid_months", "together"]
