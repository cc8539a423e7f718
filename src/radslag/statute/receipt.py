"""Receipts: what an answer was computed from, so that anyone can compute it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from radslag.statute.rulebook import Rulebook

FORMAT: Final = 1
"""The version of the statute language."""
ENGINE: Final = "1.0"
"""The version of the engine: raised whenever the same input could give another verdict."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The format and engine, every file by its SHA-256, the head of the journal, and the days asked with.

    `sources` are in order of name. No timings: the same input gives the same
    receipt, byte for byte.
    """

    lineage: str
    sources: tuple[tuple[str, str], ...]
    head: str
    on: date
    known: date
    register: date
    format: int = FORMAT
    engine: str = ENGINE

    def lines(self) -> Iterator[str]:
        """Give the receipt as lines of `name: value`."""
        yield f"format: {self.format}"
        yield f"engine: {self.engine}"
        yield f"lineage: {self.lineage}"
        for name, digest in self.sources:
            yield f"{name}: sha256 {digest}"
        yield f"journal: {self.head}"
        yield f"on: {self.on}"
        yield f"known: {self.known}"
        yield f"register: {self.register}"

    def __str__(self) -> str:
        """Return all lines as text."""
        return "\n".join(self.lines()) + "\n"


def receipt(book: Rulebook, *, head: str, on: date, register: date, known: date | None = None) -> Receipt:
    """Return the receipt of an evaluation; `head` is the head of the journal's chain."""
    sources = tuple(sorted(book.sources.items()))
    return Receipt(book.lineage, sources, head, on, on if known is None else known, register)
