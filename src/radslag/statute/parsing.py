"""From the text of a file to its tables, and from a table to a model, noting everything that is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from radslag.statute.mending import shown
from radslag.statute.places import Place
from radslag.statute.schema.fields import Model
from radslag.statute.schema.messages import explained, field_names, unknown_key
from radslag.statute.source import Problem, Source

_POSITION: Final = re.compile(
    r"(?P<what>.*?)(?: \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\))?", re.DOTALL
)
_ONE_LINE: Final = "One rule stands on one line: kind.id = { … }."
_NOT_CLOSED: Final = (
    'a quotation mark is missing. Text stands between two of them, on one line: title = "Reglemente".'
)
_QUOTES: Final = re.compile(r"""\\.|\"{3}|'[^']*'|#.*""")
"""What quotation marks are not counted in: escapes, texts over several lines, other texts, comments."""
_TWICE: Final = re.compile(r"overwrite|twice|more than once|Duplicate", re.IGNORECASE)
Table = TypeVar("Table", bound=Model)


@dataclass
class Reading:
    """One reading of a file: its source, and the problems found so far."""

    source: Source
    problems: list[Problem] = field(default_factory=list)

    def note(self, place: Place, message: str, key: str = "") -> None:
        """Note what is wrong at a place, on the line of `key` if it has one."""
        self.problems.append(self.source.problem(place, message, key))

    def tables(self) -> dict[str, Any] | None:
        """Return the tables of the file, or None, with the problem noted, when it is not TOML."""
        try:
            return tomllib.loads(self.source.text)
        except RecursionError:
            self.note(Place(), "the file is nested too deeply. A rule needs two levels at most.")
        except ValueError as error:
            self.problems.append(self._not_toml(str(error)))
        return None

    def table(self, model: type[Table], table: object, place: Place, name: str, **given: Any) -> Table | None:
        """Return a table as a model, or None with each problem noted; `given` is what no table may state."""
        if not isinstance(table, Mapping):
            self.note(place, f"{shown(table)} is no table of {name}. Write {{ key = value, … }}.")
            return None
        stray = [key for key in table if key in model.given]
        for key in stray:
            self.note(place, unknown_key(key, field_names(model), name), key)
        data = {key: value for key, value in table.items() if key not in stray}
        try:
            return model.model_validate(data | given)
        except ValidationError as error:
            for key, message in explained(error, model, name):
                self.note(place, message, key)
        return None

    def _not_toml(self, error: str) -> Problem:
        found = _POSITION.fullmatch(error)
        what, line, column = found.group("what", "line", "column") if found else (error, None, None)
        number = int(line) if line else self.source.text.rstrip("\n").count("\n") + 1
        place = self.source.places.at(number)
        where = f"column {column}: " if column else ""
        unreadable = f"the line cannot be read ({where}{_expected(what)}). {_ONE_LINE}"
        message = self._already_used(place, number) if _TWICE.search(what) else ""
        if not message and self._left_open(number):
            message = _NOT_CLOSED
        return Problem(self.source.name, number, str(place), message or unreadable)

    def _left_open(self, line: int) -> bool:
        """Tell whether a line begins a text in quotation marks that does not end there."""
        lines = self.source.text.split("\n")
        return _QUOTES.sub("", lines[line - 1]).count('"') % 2 == 1 if line <= len(lines) else False

    def _already_used(self, place: Place, line: int) -> str:
        first = self.source.places.line_of(place)
        name = place.rule.rpartition(".")[2] or place.example or place.clause or place.table
        clause = f' (clause "{place.clause}")' if place.rule else ""
        return (
            f"'{name}' is already used on line {first}{clause}. Ids are unique in a file."
            if first < line
            else ""
        )


def _expected(what: str) -> str:
    """Return the parser's words in lower case, without what follows an expected sign."""
    text = re.sub(r"^Expected '(.)' after .*", r"expected '\1'", what)
    return text[:1].lower() + text[1:]
