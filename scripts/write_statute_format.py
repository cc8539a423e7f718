"""Write the tables of docs/reference/statute-format.md from the schema.

Run as `python -m scripts.write_statute_format`. What stands outside the marks is written by people.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from radslag.statute.facts import ACTS
from radslag.statute.mending import written
from radslag.statute.schema import (
    CATEGORIES,
    HOUSE_KEYS,
    KINDS,
    STATUSES,
    StatuteFile,
    house_schema,
    json_schema,
)
from radslag.statute.schema.rules import Judged, Rule
from scripts.write_reference import REFERENCE, with_table

PAGE = REFERENCE / "statute-format.md"


def tables() -> str:
    """Return everything that follows from the schema."""
    statute, house = json_schema()["properties"], house_schema()["properties"]
    clause = statute["clause"]["additionalProperties"]
    own = {key: value for key, value in clause["properties"].items() if key not in (*KINDS, "example")}
    parts = [
        f"The acts: {_codes(ACTS)}.\n",
        "## `[statute]`\n",
        _table(statute["statute"]),
        f"## `[names]`\n\n{StatuteFile.model_fields['names'].description}\n",
        '## `[clause."<ref>"]`\n',
        _table(clause | {"properties": own}),
        f"The categories of `text`: {_codes(CATEGORIES)}.\n",
        '## `[clause."<ref>".example.<id>]`\n',
        _table(clause["properties"]["example"]["additionalProperties"]),
        f"The statuses: {_codes(STATUSES)}; besides `absent`, and `+at_risk` after any of them.\n",
        *_rules(clause["properties"]),
        "## House file\n\n### `[house]`\n",
        _table(house["house"]),
        f"### `[rule]`\n\n`<kind>.<rule> = {{ … }}` with `why` and at least one of {_codes(HOUSE_KEYS)}.\n",
        _table(house["rule"]["properties"]["recur"]["additionalProperties"]),
    ]
    return "\n".join(parts)


def _rules(clause: dict[str, Any]) -> Iterator[str]:
    """Write the common keys once, then each kind with its own keys."""
    schemas = {kind: clause[kind]["additionalProperties"] for kind in KINDS}
    common = set(Rule.model_fields) | {"from"}
    judged = common | set(Judged.model_fields)
    yield "## Keys of every rule\n"
    yield _table(_only(schemas["power"], common))
    yield "## Keys of every judged rule\n"
    yield _table(_only(schemas["approve"], judged - common))
    yield "## The 17 kinds\n"
    for kind, model in KINDS.items():
        inherited = judged if issubclass(model, Judged) else common
        required = set(schemas[kind]["required"])
        keys = {key for key in schemas[kind]["properties"] if key not in inherited or key in required}
        judging = "Judged" if issubclass(model, Judged) else "Declares"
        yield f"### `{kind}`\n\n{model.__doc__} {judging}.\n"
        yield _table(_only(schemas[kind], keys))


def _only(schema: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    kept = {key: value for key, value in schema["properties"].items() if key in keys}
    return schema | {"properties": kept}


def _table(schema: dict[str, Any]) -> str:
    rows = ["| Key | Type | Default | Meaning | Example |", "|---|---|---|---|---|"]
    properties = sorted(schema["properties"].items(), key=lambda item: item[0] not in schema["required"])
    rows += [_row(key, value, required=key in schema["required"]) for key, value in properties]
    return "\n".join(rows) + "\n"


def _row(key: str, schema: dict[str, Any], *, required: bool) -> str:
    name = f"**`{key}`**" if required else f"`{key}`"
    default = (
        "" if required or schema.get("default") in (None, "", [], {}) else f"`{_value(schema['default'])}`"
    )
    example = f"`{_example(schema)}`" if schema.get("examples") else ""
    cells = (name, _type(schema), default, schema.get("description", ""), example)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _example(schema: dict[str, Any]) -> str:
    value = schema["examples"][0]
    return str(value) if schema.get("format") == "date" else written(value)


def _value(value: object) -> str:
    return written(value) if isinstance(value, str | list | dict) else json.dumps(value)


def _type(schema: dict[str, Any]) -> str:
    if "x-name" in schema:
        return str(schema["x-name"])
    if "enum" in schema or "const" in schema:
        return _codes(schema.get("enum") or [schema["const"]])
    if schema.get("format") == "date":
        return "date"
    kind = str(schema["type"])
    return {"boolean": "true or false", "string": "text", "object": "table"}.get(kind, kind)


def _codes(words: Any) -> str:
    return ", ".join(f"`{word}`" for word in words)


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(), tables()))
