"""JSON Schema of statute files and house files, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any, Final

from radslag.statute.schema.fields import Model
from radslag.statute.schema.files import Clause, Example, Header, House, HouseRule
from radslag.statute.schema.kinds import KINDS
from radslag.statute.schema.messages import field_names

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_ID: Final = "^[a-z0-9_]+$"
Schema = dict[str, Any]


def json_schema() -> Schema:
    """Return the JSON Schema of a statute file."""
    names = {"type": "object", "propertyNames": {"pattern": _ID}, "additionalProperties": {"type": "string"}}
    tables = {"statute": table_schema(Header), "names": names, "clause": _each(_clause())}
    return _file("Statute file", tables, ["statute"])


def house_schema() -> Schema:
    """Return the JSON Schema of a house file."""
    rules = {kind: _each(table_schema(HouseRule), pattern=_ID) for kind in KINDS}
    tables = {"house": table_schema(House), "rule": _closed(rules)}
    return _file("House file", tables, ["house"])


def table_schema(model: type[Model]) -> Schema:
    """Return the schema of one table: the keys that a file may state, and what each means."""
    whole = model.model_json_schema(by_alias=True)
    names = set(field_names(model))
    properties = {name: _property(each, whole) for name, each in whole["properties"].items() if name in names}
    schema = _closed(properties)
    schema["description"] = whole.get("description", "")
    schema["required"] = [name for name in whole.get("required", []) if name in names]
    return schema


def _property(schema: Schema, whole: Schema) -> Schema:
    """Return the schema of a key without what only a program needs: null, titles, references."""
    options = [each for each in schema.get("anyOf", []) if each.get("type") != "null"]
    if "anyOf" in schema and len(options) == 1:
        schema = {key: value for key, value in schema.items() if key != "anyOf"} | options[0]
    if "$ref" in schema:
        target = whole["$defs"][schema["$ref"].rpartition("/")[2]]
        inner = {name: _property(each, whole) for name, each in target["properties"].items()}
        said = {key: value for key, value in schema.items() if key not in ("$ref", "default")}
        schema = _closed(inner) | {"description": target["description"]} | said
    if schema.get("default", "") is None:
        schema = {key: value for key, value in schema.items() if key != "default"}
    return {key: value for key, value in schema.items() if key != "title"}


def _clause() -> Schema:
    schema = table_schema(Clause)
    for kind, model in KINDS.items():
        rules = _each(table_schema(model), pattern=_ID)
        schema["properties"][kind] = rules | {"description": model.__doc__}
    schema["properties"]["example"] = _each(table_schema(Example))
    return schema


def _each(schema: Schema, pattern: str | None = None) -> Schema:
    """Return the schema of a table of such tables, by id."""
    found: Schema = {"type": "object", "additionalProperties": schema}
    return found | {"propertyNames": {"pattern": pattern}} if pattern else found


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _file(title: str, tables: Schema, required: list[str]) -> Schema:
    return {"$schema": _DIALECT, "title": title} | _closed(tables) | {"required": required}
