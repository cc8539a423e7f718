"""What the schema finds wrong, said so that a person can mend it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from radslag.statute.mending import Unreadable, did_you_mean, either, nearest, shown, written
from radslag.statute.schema.fields import Model

_EXPECTED: Final = {
    "bool_type": "true or false",
    "string_type": "text within quotation marks",
    "string_too_short": "some text",
    "int_type": "a whole number",
    "date_type": "a date",
    "dict_type": "a table",
    "greater_than_equal": "a larger number",
}


def field_names(model: type[Model]) -> list[str]:
    """Return the keys that a table may have, as a file writes them, its own before the common ones."""
    names = [
        field.alias or name
        for name, field in model.model_fields.items()
        if name not in model.given and not is_house_only(field)
    ]
    own = model.__annotations__
    return sorted(names, key=lambda name: name not in own and f"{name}_" not in own)


def is_house_only(field: FieldInfo) -> bool:
    """Tell whether a field may stand only in a house file."""
    return isinstance(field.json_schema_extra, dict) and bool(field.json_schema_extra.get("x-house-only"))


def explained(error: ValidationError, model: type[Model], name: str) -> Iterator[tuple[str, str]]:
    """Yield the key at fault and a message for each error, `name` being what the table is called."""
    for details in error.errors():
        key = str(details["loc"][0]) if details["loc"] else ""
        yield key, _message(details, key, model, name)


def _message(details: ErrorDetails, key: str, model: type[Model], name: str) -> str:
    cause = details.get("ctx", {}).get("error")
    if isinstance(cause, Unreadable):
        return str(cause)
    if details["type"] == "extra_forbidden":
        return unknown_key(key, field_names(model), name)
    field = _field(model, key)
    if details["type"] == "missing":
        return f"'{key}' is missing. Write {_meaning(field)}: {_sample(field, key)}."
    return _mismatch(details, key, field)


def unknown_key(key: str, known: list[str], name: str) -> str:
    """Say that a table has no such key."""
    return f"{key!r} is not a field of {name}.{did_you_mean(key, known)} Fields: {', '.join(known)}."


def _field(model: type[Model], key: str) -> FieldInfo:
    return next(field for name, field in model.model_fields.items() if (field.alias or name) == key)


def _meaning(field: FieldInfo) -> str:
    text = field.description or ""
    return (text[:1].lower() + text[1:]).rstrip(".")


def _sample(field: FieldInfo, key: str, value: object = None) -> str:
    sample = value if value is not None else (field.examples or [""])[0]
    if date in (field.annotation, *get_args(field.annotation)):
        return f"{key} = {sample}"
    return f"{key} = {written(sample)}"


def _mismatch(details: ErrorDetails, key: str, field: FieldInfo) -> str:
    """Say which values a key may have."""
    at = ".".join(str(part) for part in details["loc"] if not isinstance(part, int))
    given = details["input"]
    if details["type"] == "literal_error":
        choices = list(_choices(field.annotation))
        expected = either(map(str, choices))
        meant = nearest(str(given), map(str, choices)) or choices[0]
        return f"{at} = {shown(given)}: expected {expected}. Write {_sample(field, key, meant)}."
    expected = _EXPECTED.get(details["type"], "something else")
    return f"{at} = {shown(given)}: expected {expected}. Write {_sample(field, key)}."


def _choices(annotation: Any) -> Iterator[object]:
    for part in get_args(annotation):
        if isinstance(part, str | int):
            yield part
        else:
            yield from _choices(part)
