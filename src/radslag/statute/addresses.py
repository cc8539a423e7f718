"""Addresses of rules across files, `lineage#rule`, and keys of duties, `lineage#rule@part|suffix`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Self

from radslag.statute.mending import Unreadable

LINEAGE: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_ADDRESS: Final = re.compile(rf"({LINEAGE.pattern})#([a-z0-9_]+)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a rule lives: a statute through time, and the id of the rule in it."""

    lineage: str
    rule: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `sfs-2023-196#folj_upp_plan`. Raises Unreadable otherwise."""
        found = _ADDRESS.fullmatch(text)
        if not found:
            raise Unreadable(f"{text!r} is no address. Write lineage and rule: sfs-2023-196#folj_upp_plan.")
        return cls(found[1], found[2])

    def __str__(self) -> str:
        """Write it as `parse` reads it."""
        return f"{self.lineage}#{self.rule}"


def whole_key(key: str, lineage: str) -> str:
    """Return the whole key of a duty that an example names within its own file or in full."""
    return key if "#" in key.partition("|")[0] else f"{lineage}#{key}"
