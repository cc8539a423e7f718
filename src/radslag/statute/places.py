"""On which line of a file a clause, a rule, an example or a key stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Self

_HEADER: Final = re.compile(r"\s*\[(?!\[)(?P<path>.*)\]\s*(?:#.*)?")
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_PART: Final = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*(?:\.|$|(?==))""")
_KEY: Final = re.compile(r"""\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_.\s-])+?)\s*=""")


@dataclass(frozen=True, slots=True)
class Place:
    """A table, a clause, a rule or an example, as messages name it."""

    table: str = ""
    clause: str = ""
    rule: str = ""
    example: str = ""

    def __str__(self) -> str:
        """Name the place: `[statute]`, `clause "3.2 st 1", recur.moten`, `clause "2", example 'e'`."""
        if not self.clause:
            return self.rule or (f"[{self.table}]" if self.table else "")
        example = f"example '{self.example}'" if self.example else ""
        return ", ".join(part for part in (f'clause "{self.clause}"', self.rule, example) if part)


@dataclass
class Places:
    """The first line of each place and of each key in it."""

    lines: dict[tuple[Place, str], int] = field(default_factory=dict)
    spans: list[tuple[int, Place]] = field(default_factory=list)

    @classmethod
    def scan(cls, text: str) -> Self:
        """Find clause headers and `<kind>.<rule>` keys, line by line."""
        places = cls()
        table: tuple[str, ...] = ()
        for number, line in enumerate(text.split("\n"), start=1):
            header = _HEADER.fullmatch(line.rstrip("\r"))
            if header:
                table = _parts(header["path"])
                places._note(number, table)
                continue
            key = _KEY.match(line)
            if key:
                places._note(number, (*table, *_parts(key[1])))
        return places

    def line_of(self, place: Place, key: str = "") -> int:
        """Return the line of `key` at `place`, else of the place, else of what it lies in, else 1."""
        wider = (place, Place(place.table, place.clause), Place(place.table))
        for found in (self.lines.get((place, key)), *(self.lines.get((each, "")) for each in wider)):
            if found:
                return found
        return 1

    def at(self, line: int) -> Place:
        """Return the place that a line belongs to."""
        found = Place()
        for start, place in self.spans:
            if start > line:
                break
            found = place
        return found

    def _note(self, number: int, path: tuple[str, ...]) -> None:
        place, key = _place(path)
        if not self.spans or self.spans[-1][1] != place:
            self.spans.append((number, place))
        self.lines.setdefault((place, ""), number)
        if key:
            self.lines.setdefault((place, key), number)


def is_header(line: str) -> bool:
    """Tell whether a line begins a table."""
    return _HEADER.fullmatch(line) is not None


def split_lines(text: str) -> list[str]:
    """Return the lines of a text with their ends, divided as TOML divides them."""
    return _LINE.findall(text)


def _parts(dotted: str) -> tuple[str, ...]:
    """Split a dotted key into its parts, quotes taken away."""
    parts: list[str] = []
    position = 0
    while found := _PART.match(dotted, position):
        parts.append(next(part for part in found.groups() if part is not None))
        position = found.end()
    return tuple(parts)


def _place(path: tuple[str, ...]) -> tuple[Place, str]:
    """Return the place of a full dotted path, and the key that is left of it."""
    table, rest = path[0] if path else "", path[1:]
    if table == "clause" and rest:
        return _clause_place(rest[0], rest[1:])
    if table == "rule" and len(rest) > 1:
        return Place(table, rule=".".join(rest[:2])), ".".join(rest[2:])
    return Place(table), ".".join(rest)


def _clause_place(ref: str, rest: tuple[str, ...]) -> tuple[Place, str]:
    if rest[:1] == ("example",) and len(rest) > 1:
        return Place("clause", ref, example=rest[1]), ".".join(rest[2:])
    if len(rest) > 1:
        return Place("clause", ref, rule=".".join(rest[:2])), ".".join(rest[2:])
    return Place("clause", ref), ".".join(rest)
