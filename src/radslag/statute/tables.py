"""Files of entries: one line each, CSV with the fields as header, or TOML."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, Final

from radslag.statute.facts import ACTS, Fact
from radslag.statute.lines import parse_line, read_date
from radslag.statute.mending import Unreadable, did_you_mean, shown
from radslag.statute.parsing import Reading
from radslag.statute.places import Place
from radslag.statute.selectors import split_ids
from radslag.statute.source import Problem, Source, StatuteErrors

COLUMNS: Final = tuple(field.name for field in fields(Fact) if field.init)
LARGEST_JOURNAL: Final = 100_000_000
_EACH: Final = "Each entry has id, act, thing and on; a plan has recorded too."
_REQUIRED: Final = ("id", "act", "thing", "on")
_DATES: Final = ("on", "recorded", "through")
_SETS: Final = ("bodies", "by", "to", "items", "who")
_BOM: Final = b"\xef\xbb\xbf"


def read_facts(where: Path) -> tuple[Fact, ...]:
    """Read a file of entries: `.csv`, `.toml`, or else one line each with `#` before remarks.

    Raises StatuteErrors with everything that is wrong in it.
    """
    if where.suffix == ".csv":
        return parse_csv(Source.read(_without_bom(where), where.as_posix(), largest=LARGEST_JOURNAL))
    source = Source.read(where, largest=LARGEST_JOURNAL)
    return parse_toml(source) if where.suffix == ".toml" else parse_text(source)


def parse_text(source: Source) -> tuple[Fact, ...]:
    """Read one entry from each line that is neither blank nor a remark."""
    lines = [
        (number, line.strip())
        for number, line in enumerate(source.text.split("\n"), start=1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    return _read_all(
        source,
        ((number, _line_reader(line, count)) for count, (number, line) in enumerate(lines, start=1)),
    )


def parse_toml(source: Source) -> tuple[Fact, ...]:
    """Read `facts`, a list of lines as an example has it, and `[[fact]]`, a table of fields each."""
    reading = Reading(source)
    data = reading.tables() or {}
    for key in data.keys() - {"facts", "fact"}:
        reading.note(Place(), f"{key!r} is not a field of a file of entries. Fields: facts, fact.", key)
    lines, tables = data.get("facts", []), data.get("fact", [])
    if not (isinstance(lines, list) and all(isinstance(line, str) for line in lines)):
        reading.note(Place(), 'facts is no list of lines. Write facts = ["2025-02-12 held mote"].', "facts")
    elif not (isinstance(tables, list) and all(isinstance(table, dict) for table in tables)):
        reading.note(Place(), "fact is no list of tables. Begin each entry with [[fact]].", "fact")
    if reading.problems:
        raise StatuteErrors(reading.problems)
    line = source.places.line_of(Place("facts"))
    entries = [(line, _line_reader(text, count)) for count, text in enumerate(lines, start=1)]
    entries += [(1, _row_reader({key: _as_text(value) for key, value in table.items()})) for table in tables]
    return _read_all(source, entries)


def parse_csv(source: Source) -> tuple[Fact, ...]:
    """Read rows under a header with the names of the fields; sets have `|` between their elements.

    Comma or semicolon separates the columns. A row without `recorded` was
    entered on its own day, and one without `ref` is a matter of its own.
    """
    header = source.text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    rows = csv.reader(io.StringIO(source.text), delimiter=delimiter, strict=True)
    try:
        numbered = [(rows.line_num, row) for row in rows if any(cell.strip() for cell in row)]
    except csv.Error as error:
        message = f"the row cannot be read ({error}). Check its quotation marks."
        raise StatuteErrors([Problem(source.name, rows.line_num, "", message)]) from error
    names = [name.strip() for name in numbered[0][1]] if numbered else []
    _check_header(source, names)
    return _read_all(source, ((line, _cells_reader(names, row)) for line, row in numbered[1:]))


def format_csv(facts: Iterable[Fact]) -> str:
    """Write facts as `parse_csv` reads them, one row each, sets in alphabetical order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(getattr(fact, name)) for name in COLUMNS] for fact in facts)
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, frozenset):
        return "|".join(sorted(value))
    if isinstance(value, tuple):
        return "|".join(value)
    return "" if value is None else str(value)


def _check_header(source: Source, names: list[str]) -> None:
    problems = [
        f"{name!r} is no column.{did_you_mean(name, COLUMNS)} Columns: {', '.join(COLUMNS)}."
        for name in names
        if name not in COLUMNS
    ]
    problems += [f"the column {name!r} is missing. Add it." for name in _REQUIRED if name not in names]
    twice = sorted({name for name in names if names.count(name) > 1})
    problems += [f"the column {name!r} stands twice. Keep one of them." for name in twice]
    if problems:
        raise StatuteErrors(Problem(source.name, 1, "", message) for message in problems)


def _read_all(source: Source, entries: Iterable[tuple[int, Callable[[], Fact]]]) -> tuple[Fact, ...]:
    """Read every entry, noting each that cannot be read and each id that another entry has."""
    found: dict[str, tuple[int, Fact]] = {}
    problems = []
    for line, read in entries:
        try:
            fact = read()
        except ValueError as error:
            problems.append(Problem(source.name, line, "", str(error)))
            continue
        first, earlier = found.setdefault(fact.id, (line, fact))
        if earlier != fact:
            message = f"the id '{fact.id}' is already used on line {first}. Choose another id."
            problems.append(Problem(source.name, line, "", message))
    if problems:
        raise StatuteErrors(problems)
    return tuple(fact for _, fact in found.values())


def _line_reader(line: str, count: int) -> Callable[[], Fact]:
    return lambda: parse_line(line, count)


def _row_reader(row: Mapping[str, str]) -> Callable[[], Fact]:
    return lambda: _fact(row)


def _cells_reader(names: list[str], row: list[str]) -> Callable[[], Fact]:
    def read() -> Fact:
        if len(row) > len(names):
            counts = f"the row has {len(row)} cells and the header {len(names)}"
            raise Unreadable(f"{counts}. Write quotation marks round a cell that holds a comma.")
        return _fact(dict(zip(names, row, strict=False)))

    return read


def _fact(row: Mapping[str, str]) -> Fact:
    """Return the fact that a row states. Raises ValueError that says which field cannot be read."""
    cells = {name: text.strip() for name, text in row.items() if text.strip()}
    unknown = [name for name in cells if name not in COLUMNS]
    if unknown:
        raise Unreadable(f"{unknown[0]!r} is no field of an entry.{did_you_mean(unknown[0], COLUMNS)}")
    missing = [name for name in _needed(cells) if name not in cells]
    if missing:
        raise Unreadable(f"{missing[0]!r} is missing. {_EACH}")
    if cells.get("act", ACTS[0]) not in ACTS:
        act = cells["act"]
        raise Unreadable(f"{act!r} is no act. The acts are: {', '.join(ACTS)}.{did_you_mean(act, ACTS)}")
    values: dict[str, Any] = dict(_values(cells))
    return Fact(**{"act": "", "thing": "", "recorded": values["on"]} | values)


def _needed(cells: Mapping[str, str]) -> tuple[str, ...]:
    """Name the fields an entry must have; one that only takes another back needs no act."""
    if cells.get("act") == "planned":
        return (*_REQUIRED, "recorded")
    return ("id", "on") if "retracts" in cells and "act" not in cells else _REQUIRED


def _values(cells: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    for name, text in cells.items():
        try:
            yield name, _value(name, text)
        except Unreadable as error:
            raise Unreadable(f"{name}: {error}") from error


def _value(name: str, text: str) -> object:
    if name in _DATES:
        return read_date(text)
    if name in _SETS:
        return frozenset(split_ids(text))
    if name == "about":
        return frozenset(text.split("|"))
    if name == "documents":
        return tuple(text.split("|"))
    if name == "thing":
        return _one_thing(text)
    return _number(text) if name == "number" else text


def _one_thing(text: str) -> str:
    ids = split_ids(text)
    if len(ids) > 1:
        raise Unreadable(f"{text!r} names several things. Write one entry for each.")
    return ids[0]


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise Unreadable(f"{text!r} is no whole number. Write it with digits: 3.")
    return int(text)


def _as_text(value: object) -> str:
    """Return a TOML value as its cell would be: lists with `|`, dates and numbers as written."""
    if isinstance(value, list):
        return "|".join(map(_as_text, value))
    return value if isinstance(value, str) else value.isoformat() if isinstance(value, date) else shown(value)


def _without_bom(where: Path) -> Path | bytes:
    """Return the bytes of a CSV file without the byte order mark that a spreadsheet may put there."""
    try:
        data = where.read_bytes()
    except OSError:
        return where
    return data.removeprefix(_BOM)
