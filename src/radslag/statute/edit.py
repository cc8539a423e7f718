"""Changes to a statute file or a house file that leave every comment and every other line as it was."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.items import InlineTable

from radslag.statute.mending import written
from radslag.statute.places import Place, Places, is_header, split_lines
from radslag.statute.writer import rule_line


class NotFound(LookupError):
    """The file has no such clause, rule or table, or does not have it as one `kind.id = { … }`."""


def set_rule(text: str, clause: str, address: str, values: Mapping[str, object]) -> str:
    """Return the file with a rule of a clause changed, or added when it is new.

    `address` is `kind.id`; in `values` None takes a key away. Raises NotFound
    when there is no such clause. The result is not checked: read it.
    """
    return _set(text, Place("clause", clause), Place("clause", clause, address), values)


def remove_rule(text: str, clause: str, address: str) -> str:
    """Return the file without a rule. Raises NotFound when it is not there."""
    return _remove(text, Place("clause", clause, address))


def set_house_rule(text: str, address: str, values: Mapping[str, object]) -> str:
    """Return the house file with a house rule changed, or added; as `set_rule`."""
    return _set(text, Place("rule"), Place("rule", rule=address), values)


def remove_house_rule(text: str, address: str) -> str:
    """Return the house file without a house rule. Raises NotFound when it is not there."""
    return _remove(text, Place("rule", rule=address))


def set_key(text: str, table: str, key: str, value: object) -> str:
    """Return the file with a key of `[statute]` or `[house]` changed, or added.

    Raises NotFound when there is no such table.
    """
    lines = split_lines(text)
    places = Places.scan(text)
    header = _line(places, Place(table))
    found = places.lines.get((Place(table), key))
    if found is None:
        return _inserted(lines, header, f"{key} = {written(value)}")
    start, end = found - 1, _end(lines, found - 1)
    document = tomlkit.parse("".join(lines[start:end]))
    document[key] = value
    return "".join([*lines[:start], tomlkit.dumps(document), *lines[end:]])


def remove_key(text: str, table: str, key: str) -> str:
    """Return the file without a key of `[statute]` or `[house]`; unchanged when the key is not there."""
    lines = split_lines(text)
    found = Places.scan(text).lines.get((Place(table), key))
    if found is None:
        return text
    return "".join([*lines[: found - 1], *lines[_end(lines, found - 1) :]])


def without_examples(text: str) -> str:
    """Return the file without its examples, for a wording in force on other days than they tell of."""
    kept, inside = [], False
    places = Places.scan(text)
    for number, line in enumerate(split_lines(text), start=1):
        if is_header(line.strip()):
            inside = bool(places.at(number).example)
        if not inside:
            kept.append(line)
    return "".join(kept).rstrip("\n") + "\n"


def _set(text: str, home: Place, place: Place, values: Mapping[str, object]) -> str:
    lines = split_lines(text)
    places = Places.scan(text)
    found = places.lines.get((place, ""))
    kind, rule_id = place.rule.split(".")
    if found is None:
        stated = {key: value for key, value in values.items() if value is not None}
        return _inserted(lines, _line(places, home), rule_line(kind, rule_id, stated))
    start, end = found - 1, _end(lines, found - 1)
    changed = _changed("".join(lines[start:end]), kind, rule_id, values)
    return "".join([*lines[:start], changed, *lines[end:]])


def _remove(text: str, place: Place) -> str:
    lines = split_lines(text)
    start = _line(Places.scan(text), place) - 1
    return "".join([*lines[:start], *lines[_end(lines, start) :]])


def _changed(written_rule: str, kind: str, rule_id: str, values: Mapping[str, object]) -> str:
    """Return the lines of a rule with values changed and its comments kept."""
    document = tomlkit.parse(written_rule)
    group: Any = document.get(kind, {})
    table = group.get(rule_id)
    if not isinstance(table, InlineTable):
        raise NotFound(f"{kind}.{rule_id} is not written as {kind}.{rule_id} = {{ … }}")
    for key, value in sorted(values.items(), key=lambda item: item[1] is None):
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value
    inner = table.as_string()
    body = f"{{ {inner[1:-1].strip()} }}" if "\n" in inner else written(table.unwrap())
    trivia = table.trivia
    return f"{written_rule[: written_rule.index('{')]}{body}{trivia.comment_ws}{trivia.comment}{trivia.trail}"


def _line(places: Places, place: Place) -> int:
    found = places.lines.get((place, ""))
    if found is None:
        raise NotFound(f"the file has no {place}")
    return found


def _end(lines: list[str], start: int) -> int:
    """Return where what begins on a line ends: the first point at which it can be read by itself."""
    for end in range(start + 1, len(lines) + 1):
        try:
            tomllib.loads("".join(lines[start:end]))
        except ValueError:
            continue
        return end
    raise NotFound(f"what begins on line {start + 1} has no end")


def _inserted(lines: list[str], header: int, line: str) -> str:
    """Return the lines with one more after the last key under a header."""
    end = header
    for number in range(header, len(lines)):
        text = lines[number].strip()
        if is_header(text):
            break
        if text and not text.startswith("#"):
            end = number + 1
    before = "".join(lines[:end])
    gap = "" if before.endswith("\n") else "\n"
    return f"{before}{gap}{line}\n{''.join(lines[end:])}"
