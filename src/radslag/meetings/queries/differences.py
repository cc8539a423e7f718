"""What differs between two texts, word by word, so that nobody has to compare them by eye."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "same", "added", "removed"
_WORDS = re.compile(r"\s+|[^\s]+")
# Beyond this many words a word-by-word comparison takes too long to wait for; lines are compared instead.
MANY = 4_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: `kind` is same, added or removed."""

    kind: str
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """Return the pieces that lead from one text to another; added and same ones together are `after`."""
    old, new = _parts(before), _parts(after)
    if len(old) + len(new) > MANY:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return list(_pieces(old, new))


def _parts(text: str) -> list[str]:
    return _WORDS.findall(text)


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for step, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            yield Piece(SAME, "".join(old[first:last]))
            continue
        if last > first:
            yield Piece(REMOVED, "".join(old[first:last]))
        if end > begin:
            yield Piece(ADDED, "".join(new[begin:end]))
