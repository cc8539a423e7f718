"""Where the journal, which stands above this package, hears what happens here.

The journal's tables belong to a municipality, so this package cannot import it; instead the journal
names itself as the witness when Django starts. Without a witness nothing can be changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol


class Witness(Protocol):
    """Writes one entry in the journal of the municipality we are in."""

    def __call__(
        self, verb: str, *, actor: str, at: datetime, row: str, who: str, payload: Mapping[str, object]
    ) -> object:
        """Append the entry; the last thing in the caller's transaction."""


class NoWitness(RuntimeError):
    """Something was changed before anybody was there to write it down."""


_witness: list[Witness] = []


def call_witness(witness: Witness) -> None:
    """Name who writes down what happens; the last one named is asked."""
    _witness[:] = [witness]


def tell(verb: str, *, actor: str, at: datetime, row: str = "", who: str = "", **payload: Any) -> None:
    """Have one entry written, inside the caller's transaction; raise NoWitness when nobody can."""
    if not _witness:
        raise NoWitness(verb)
    _witness[0](verb, actor=actor, at=at, row=row, who=who, payload=payload)
