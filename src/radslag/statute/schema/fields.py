"""Types of fields: each reads what TOML holds, and says in its JSON Schema what may be written."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, WithJsonSchema

from radslag.statute.addresses import LINEAGE, Address
from radslag.statute.durations import Duration, MonthDay, Season
from radslag.statute.mending import Unreadable, shown
from radslag.statute.selectors import Selector, split_ids

_FRACTION: Final = re.compile(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})", re.ASCII)
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)


class Model(BaseModel):
    """A frozen table of a file: strict in its types, closed to keys it does not know."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", arbitrary_types_allowed=True)
    given: ClassVar[frozenset[str]] = frozenset()  # fields that come from where the table stands


def need(description: str, example: object, **more: Any) -> Any:
    """Return a required field: what it means, and how it may be written."""
    return Field(description=description, examples=[example], **more)


def may(description: str, example: object, default: Any, **more: Any) -> Any:
    """Return a field that may be left out: what it means, how it may be written, what holds without it."""
    return Field(default, description=description, examples=[example], **more)


def flag(description: str, *, default: bool = False) -> Any:
    """Return a yes-or-no field that may be left out."""
    return may(description, not default, default)


def _text(value: object, wanted: str) -> str:
    if not isinstance(value, str):
        raise Unreadable(f"{shown(value)} is no {wanted}, which is text within quotation marks.")
    return value


def _parsed(parse: Callable[[str], Any], wanted: str) -> BeforeValidator:
    """Read text with `parse`; let what is already read pass."""

    def read(value: object) -> object:
        if isinstance(value, Duration | MonthDay | Season | Selector | Address):
            return value
        return parse(_text(value, wanted))

    return BeforeValidator(read)


def _schema(name: str, pattern: str | None = None, **more: object) -> WithJsonSchema:
    schema: dict[str, object] = {"type": "string", "x-name": name} | more
    if pattern:
        schema["pattern"] = f"^{pattern}$"
    return WithJsonSchema(schema)


def _listed(value: object, wanted: str) -> list[object]:
    """Return a list from one or several values."""
    if isinstance(value, list | tuple):
        return list(value)
    return [_text(value, wanted)]


def read_id(value: object) -> str:
    """Read one id. Raises Unreadable for anything else."""
    text = _text(value, "id")
    ids = split_ids(text)
    if len(ids) > 1:
        raise Unreadable(f"{text!r} names several ids where one is meant. Write one of them: {ids[0]}.")
    return ids[0]


def _read_ids(value: object) -> tuple[str, ...]:
    ids = tuple(read_id(item) for item in _listed(value, "id or list of ids"))
    return split_ids("|".join(ids)) if ids else ()


def _read_alternatives(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return split_ids(_text(value, "id"))


def _read_selectors(value: object) -> tuple[Selector, ...]:
    return tuple(
        item if isinstance(item, Selector) else Selector.parse(_text(item, "selector"))
        for item in _listed(value, "list of selectors")
    )


def _read_addresses(value: object) -> tuple[Address, ...]:
    return tuple(
        item if isinstance(item, Address) else Address.parse(_text(item, "address"))
        for item in _listed(value, "address or list of addresses")
    )


def _read_durations(value: object) -> tuple[Duration, ...]:
    return tuple(
        item if isinstance(item, Duration) else Duration.parse(_text(item, "duration"))
        for item in _listed(value, "list of durations")
    )


def _read_texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise Unreadable(f'{shown(value)} is no list. Write a list of texts: ["…", "…"].')
    return tuple(_text(item, "text") for item in value)


def _read_numbers(value: object) -> tuple[int, ...]:
    """Read a list of whole numbers."""
    if not isinstance(value, list | tuple) or any(type(item) is not int for item in value):
        raise Unreadable(f"{shown(value)} is no list of whole numbers. Write: [1, 7, 8].")
    return tuple(value)


def read_fraction(text: str) -> Fraction:
    """Read `1/2`, at most one whole. Raises Unreadable otherwise."""
    found = _FRACTION.fullmatch(text)
    if not found or int(found[1]) > int(found[2]):
        raise Unreadable(f"{text!r} is no fraction. Write 1/2, 1/3 or 2/3.")
    return Fraction(int(found[1]), int(found[2]))


def _read_share(value: object) -> Fraction | int:
    if isinstance(value, Fraction | int) and not isinstance(value, bool):
        return value
    text = _text(value, "share")
    return int(text) if _NUMBER.fullmatch(text) else read_fraction(text)


def _read_more_than(value: object) -> Fraction:
    return value if isinstance(value, Fraction) else read_fraction(_text(value, "fraction"))


def _number_or(*words: str) -> Callable[[object], object]:
    """Read a whole number from 0 up, or one of the words."""
    choices = " or ".join(f'"{word}"' for word in words)

    def read(value: object) -> object:
        if value in words or (type(value) is int and value >= 0):
            return value
        raise Unreadable(f"{shown(value)} is neither a whole number nor {choices}. Write 1 or {choices}.")

    return read


def _duration_or(word: str) -> Callable[[object], object]:
    def read(value: object) -> object:
        if value == word or isinstance(value, Duration):
            return value
        return Duration.parse(_text(value, f'duration or "{word}"'))

    return read


def _read_scale(value: object) -> object:
    """Read `[[1, 1], [50, 2]]`: from this number up, so many holders."""
    if value == "unregulated":
        return value
    pairs = value if isinstance(value, list | tuple) else ()
    steps = tuple(tuple(step) for step in pairs if isinstance(step, list | tuple))
    if len(steps) < max(len(pairs), 1) or any([type(part) for part in step] != [int, int] for step in steps):
        example = "[[1, 1], [50, 2]]"
        raise Unreadable(f"{shown(value)} is no scale. Write from which number so many hold it: {example}.")
    if list(steps) != sorted(steps) or len({step[0] for step in steps}) < len(steps):
        raise Unreadable(f"{shown(value)} does not rise. Write the steps from the lowest number up.")
    return steps


def _read_years(value: object) -> object:
    if value in ("election", "even", "odd"):
        return value
    if isinstance(value, list | tuple) and value and all(type(item) is int for item in value):
        return tuple(value)
    raise Unreadable(
        f'{shown(value)} names no years. Write "election", "even", "odd" or a list: [2026, 2028].'
    )


def _read_lineage(value: object) -> str:
    text = _text(value, "lineage")
    if not LINEAGE.fullmatch(text):
        raise Unreadable(f"{text!r} is no lineage. A lineage is made of a-z, 0-9 and -: sfs-2023-196.")
    return text


def _read_lineages(value: object) -> tuple[str, ...]:
    return tuple(_read_lineage(item) for item in _listed(value, "list of lineages"))


def _read_page(value: object) -> object:
    return str(value) if type(value) is int else _text(value, "page")


_TEXT: Final = PlainSerializer(str)
_TEXTS: Final = PlainSerializer(lambda values: [str(value) for value in values])
_PIPED: Final = PlainSerializer("|".join)
_ID: Final = "[a-z0-9_]+"
_LIST: Final = {"type": "array", "items": {"type": "string"}}


_INTEGER: Final = {"type": "integer", "minimum": 0}


def _either(name: str, *schemas: dict[str, object]) -> WithJsonSchema:
    return WithJsonSchema({"x-name": name, "anyOf": list(schemas)})


def _one_or_list(name: str, pattern: str | None = None) -> WithJsonSchema:
    item: dict[str, object] = {"type": "string"}
    if pattern:
        item["pattern"] = f"^{pattern}$"
    return _either(name, item, {"type": "array", "items": item})


IdField = Annotated[str, BeforeValidator(read_id), _schema("id", _ID)]
Ids = Annotated[tuple[str, ...], BeforeValidator(_read_ids), _one_or_list("id or list of ids", _ID)]
Alternatives = Annotated[
    tuple[str, ...], BeforeValidator(_read_alternatives), _PIPED,
    _schema("id, or several with |", rf"{_ID}(\|{_ID})*"),
]  # fmt: skip
SelectorField = Annotated[Selector, _parsed(Selector.parse, "selector"), _TEXT, _schema("selector")]
Selectors = Annotated[
    tuple[Selector, ...], BeforeValidator(_read_selectors), _TEXTS, _one_or_list("list of selectors")
]
AddressField = Annotated[Address, _parsed(Address.parse, "address"), _TEXT, _schema("address")]
Addresses = Annotated[
    tuple[Address, ...],
    BeforeValidator(_read_addresses),
    _TEXTS,
    _one_or_list("address or list of addresses"),
]
DurationField = Annotated[
    Duration, _parsed(Duration.parse, "duration"), _TEXT, _schema("duration", "(0d|[1-9][0-9]*[dbwmy])")
]
Durations = Annotated[
    tuple[Duration, ...], BeforeValidator(_read_durations), _TEXTS, _one_or_list("list of durations")
]
DayField = Annotated[
    MonthDay, _parsed(MonthDay.parse, "day"), _TEXT, _schema("day, MM-DD", "[01][0-9]-[0-3][0-9]")
]
SeasonField = Annotated[
    Season, _parsed(Season.parse, "season"), _TEXT,
    _schema("season, MM-DD..MM-DD", r"[01][0-9]-[0-3][0-9]\.\.[01][0-9]-[0-3][0-9]"),
]  # fmt: skip
FractionField = Annotated[
    Fraction, BeforeValidator(_read_more_than), _TEXT, _schema("fraction", "[1-9][0-9]*/[1-9][0-9]*")
]
Share = Annotated[
    Fraction | int, BeforeValidator(_read_share), _TEXT,
    _schema("fraction, or a number as text", "[1-9][0-9]*(/[1-9][0-9]*)?"),
]  # fmt: skip
NumberOrOpen = Annotated[
    int | Literal["unregulated"],
    BeforeValidator(_number_or("unregulated")),
    _either('integer or "unregulated"', _INTEGER, {"const": "unregulated"}),
]
Substitutes = Annotated[
    int | Literal["none", "unregulated"],
    BeforeValidator(_number_or("none", "unregulated")),
    _either('integer, "none" or "unregulated"', _INTEGER, {"enum": ["none", "unregulated"]}),
]
DurationOrOpen = Annotated[
    Duration | Literal["unregulated"], BeforeValidator(_duration_or("unregulated")), _TEXT,
    _schema('duration or "unregulated"'),
]  # fmt: skip
DurationOrTerm = Annotated[
    Duration | Literal["term"], BeforeValidator(_duration_or("term")), _TEXT, _schema('duration or "term"')
]
DurationOrLife = Annotated[
    Duration | Literal["life"], BeforeValidator(_duration_or("life")), _TEXT, _schema('duration or "life"')
]
Scale = Annotated[
    tuple[tuple[int, int], ...] | Literal["unregulated"],
    BeforeValidator(_read_scale),
    _either(
        'list of [number, holders] or "unregulated"',
        {"type": "array", "items": {"type": "array", "items": _INTEGER}},
        {"const": "unregulated"},
    ),
]
Years = Annotated[
    tuple[int, ...] | Literal["election", "even", "odd"],
    BeforeValidator(_read_years),
    _either(
        '"election", "even", "odd" or list of years',
        {"enum": ["election", "even", "odd"]},
        {"type": "array", "items": _INTEGER},
    ),
]
Texts = Annotated[
    tuple[str, ...], BeforeValidator(_read_texts), WithJsonSchema(_LIST | {"x-name": "list of texts"})
]
Months = Annotated[
    tuple[int, ...], BeforeValidator(_read_numbers),
    WithJsonSchema({"x-name": "list of months, 1 to 12", "type": "array", "items": {"type": "integer"}}),
]  # fmt: skip
Lineage = Annotated[str, BeforeValidator(_read_lineage), _schema("lineage", LINEAGE.pattern)]
Lineages = Annotated[tuple[str, ...], BeforeValidator(_read_lineages), _one_or_list("list of lineages")]
Page = Annotated[str, BeforeValidator(_read_page), _schema("text or integer")]
