"""Entries as one line each: `2025-02-12 held mote @radet ~m1|m7 =m1`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from radslag.statute.facts import ACTS, Fact
from radslag.statute.mending import Unreadable, did_you_mean
from radslag.statute.selectors import split_ids

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BACK: Final = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_SETS: Final = {"@": "bodies", "<": "by", ">": "to", "+": "items", "~": "who", "^": "about"}
_ONES: Final = {"=": "ref", "..": "through", "#": "number", "*": "period", "!": "recorded", "-": "retracts"}
_ENTRY_ID: Final = re.compile(r"e(\d{2}|[1-9]\d{2,5})", re.ASCII)


def entry_id(number: int) -> str:
    """Return the id of the n-th line: e01, e02, … e100."""
    return f"e{number:02}"


def parse_lines(lines: Iterable[str]) -> tuple[Fact, ...]:
    """Read lines into facts with the ids e01, e02, …; a blank line is no entry.

    Raises Unreadable that names the first line that cannot be read.
    """
    facts: list[Fact] = []
    for line in lines:
        number = len(facts) + 1
        try:
            facts.append(parse_line(line, number))
        except Unreadable as error:
            raise Unreadable(f"line {number} of the entries: {error}") from error
    return tuple(facts)


def parse_line(line: str, number: int) -> Fact:
    """Read the n-th line. It is recorded on its own day and has its id as ref, unless it says otherwise.

    Raises Unreadable that says what was expected and how to mend it.
    """
    words = line.split(" ")
    on = read_date(words[0])
    if len(words) < 3 or words[1] not in ACTS:
        raise Unreadable(_no_act(line, words))
    thing = split_ids(words[2])
    if len(thing) > 1:
        raise Unreadable(f"{words[2]!r} names several things. Write one line for each.")
    parts = _parts(words[3:])
    if words[1] == "planned" and "recorded" not in parts:
        raise Unreadable(f"{line!r} does not say when the plan was entered. Add that day: !{on}.")
    entry: dict[str, Any] = {"recorded": on} | parts
    return Fact(id=entry_id(number), act=words[1], thing=thing[0], on=on, **entry)


def format_line(fact: Fact, number: int) -> str:
    """Write the n-th fact as `parse_line` reads it, sets in alphabetical order.

    Raises ValueError for a fact that a line cannot hold: one with another id,
    with documents, without an act, or that takes back what is no line.
    """
    if fact.id != entry_id(number) or fact.documents or not fact.act:
        raise ValueError(f"the entry {fact.id!r} cannot be written as line {number}")
    words = [fact.on.isoformat(), fact.act, fact.thing]
    words += [
        f"{mark}{'|'.join(sorted(ids))}" for mark, name in _SETS.items() if (ids := getattr(fact, name))
    ]
    return " ".join(words + _single_parts(fact))


def format_lines(facts: Sequence[Fact]) -> list[str]:
    """Write facts as lines. Raises ValueError as `format_line` does."""
    return [format_line(fact, number) for number, fact in enumerate(facts, start=1)]


def read_date(text: str) -> date:
    """Read `2025-02-12`. Raises Unreadable otherwise."""
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise Unreadable(f"{text!r} is no date. Write year, month and day: 2025-02-12.")


def _no_act(line: str, words: list[str]) -> str:
    if len(words) > 1 and words[1] not in ACTS:
        return f"{words[1]!r} is no act. The acts are: {', '.join(ACTS)}.{did_you_mean(words[1], ACTS)}"
    return f"{line!r} is too short. Write the day, the act and the thing: 2025-02-12 held mote."


def _parts(words: list[str]) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for word in words:
        name, value = _part(word)
        if name in parts:
            raise Unreadable(f"{word!r} says again what the line says. Write it once, with | between.")
        parts[name] = value
    return parts


def _part(word: str) -> tuple[str, object]:
    """Read one marked part into the name of its field and its value."""
    mark = ".." if word.startswith("..") else word[:1]
    rest = word[len(mark) :]
    if mark in _SETS:
        ids = tuple(rest.split("|")) if mark == "^" else split_ids(rest)
        return _SETS[mark], frozenset(_filled(item, word) for item in ids)
    if mark not in _ONES:
        raise Unreadable(
            f"{word!r} begins with no mark. The marks are: @body <by >to +item ~who =ref ^about ..date "
            "#number *period !date -line, with one space between."
        )
    return _ONES[mark], _single(mark, _filled(rest, word))


def _single(mark: str, rest: str) -> object:
    if mark in ("..", "!"):
        return read_date(rest)
    if mark in ("=", "*"):
        return rest
    if not _BACK.fullmatch(rest) and not (mark == "#" and rest == "0"):
        raise Unreadable(f"{mark + rest!r} is no number. Write {mark}1.")
    return int(rest) if mark == "#" else entry_id(int(rest))


def _filled(rest: str, word: str) -> str:
    if not rest:
        raise Unreadable(f"{word!r} has nothing after its mark. Write what it stands for, or take it away.")
    return rest


def _single_parts(fact: Fact) -> list[str]:
    """Write the parts that hold one value, leaving out what a line says by itself."""
    parts = []
    if fact.ref != fact.id:
        parts.append(f"={fact.ref}")
    if fact.through:
        parts.append(f"..{fact.through}")
    if fact.number is not None:
        parts.append(f"#{fact.number}")
    if fact.period is not None:
        parts.append(f"*{fact.period}")
    if fact.recorded != fact.on or fact.act == "planned":
        parts.append(f"!{fact.recorded}")
    if fact.retracts is not None:
        parts.append(f"-{_line_of(fact.retracts)}")
    return parts


def _line_of(entry: str) -> int:
    found = _ENTRY_ID.fullmatch(entry)
    if not found:
        raise ValueError(f"the entry {entry!r} is no line that can be taken back")
    return int(found[1])
