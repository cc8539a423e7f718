"""A file as it was read: its text, its hash, and what is wrong in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Self

from radslag.statute.places import Place, Places

LARGEST: Final = 1_000_000
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_BOM: Final = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: where it is, what is wrong, what was expected and how to mend it."""

    path: str
    line: int
    place: str
    message: str

    def __str__(self) -> str:
        """Write it as `path:line: place: message`."""
        return ": ".join(part for part in (f"{self.path}:{self.line}", self.place, self.message) if part)


class StatuteErrors(Exception):
    """A file cannot be used; `problems` names everything that is wrong in it, in line order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, in line order."""
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.path, problem.line)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Source:
    """The text of a file, under the name that messages use."""

    name: str
    text: str

    @classmethod
    def read(cls, where: Path | str | bytes, name: str = "", *, largest: int = LARGEST) -> Self:
        """Read a file, or take text or bytes as they are.

        Raises StatuteErrors for a file that is missing, too large, or not UTF-8.
        """
        shown = name or (where.as_posix() if isinstance(where, Path) else "text")
        if isinstance(where, str):
            where = where.encode("utf-8", "surrogatepass")
        return cls(shown, _decoded(_bytes_of(where, shown, largest), shown, largest))

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def places(self) -> Places:
        """Where each clause, rule and key stands."""
        return Places.scan(self.text)

    def problem(self, place: Place, message: str, key: str = "") -> Problem:
        """Return a problem at a place, on the line of `key` there if it has one of its own."""
        return Problem(self.name, self.places.line_of(place, key), str(place), message)


def _bytes_of(where: Path | bytes, name: str, largest: int) -> bytes:
    if isinstance(where, bytes):
        return where
    try:
        with where.open("rb") as file:
            return file.read(largest + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise _refused(name, 1, f"the file cannot be read ({reason}). Check the path.") from error


def _decoded(data: bytes, name: str, largest: int) -> str:
    """Return the text of UTF-8 bytes. Raises StatuteErrors that names the encoding at fault."""
    if len(data) > largest:
        raise _refused(name, 1, f"the file is larger than {largest // 1_000_000} MB. Is it the right file?")
    if data.startswith(_UTF_16):
        raise _refused(name, 1, "the file is UTF-16. Save it as UTF-8 without byte order mark.")
    if data.startswith(_BOM):
        raise _refused(name, 1, "the file begins with a byte order mark. Save it as UTF-8 without one.")
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise _refused(name, line, "the line holds a NUL byte, so this is no text. Save the file as UTF-8.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _refused(
            name, line, "the line is not UTF-8, perhaps Latin-1 or Windows-1252. Save the file as UTF-8."
        ) from error


def _refused(name: str, line: int, message: str) -> StatuteErrors:
    return StatuteErrors([Problem(name, line, "", message)])
