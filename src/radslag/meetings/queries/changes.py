"""What differs between two wordings of a record, line by line, at the level that the reader may read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import ndiff
from typing import Any

from radslag.documents.services import content_for

KINDS = {"+ ": "added", "- ": "removed"}


def changes(before: bytes, after: bytes, level: str) -> list[tuple[str, str]]:
    """Return the lines that were added and taken away, in order, as (kind, words)."""
    old, new = _lines(content_for(before, level)), _lines(content_for(after, level))
    return [(KINDS[line[:2]], line[2:]) for line in ndiff(old, new) if line[:2] in KINDS]


def _lines(content: bytes) -> list[str]:
    said = json.loads(content)
    facts = [f"{name}: {value}" for name, value in said["facts"]]
    return [*facts, *(line for block in said["blocks"] for line in block_lines(block))]


def block_lines(block: Mapping[str, Any]) -> Iterator[str]:
    """Yield the words of a block: a paragraph or a heading as one line, a table row by row."""
    heading = " ".join(str(block[name]) for name in ("no", "by", "who", "s", "due") if block.get(name))
    words = "".join(run["s"] for run in block.get("r", ()))
    if heading or words:
        yield f"{heading}: {words}" if heading and words else heading or words
    for line in block.get("i", ()):
        yield "".join(part["s"] if isinstance(part, dict) else f"{part} " for part in line).strip()
    for row in block.get("rows", ()):
        yield ", ".join(cell for cell in row if cell)
    for inner in block.get("blocks", ()):
        yield from block_lines(inner)
