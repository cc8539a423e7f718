"""What of a content may be shown at a level: the only way from a text with secrets to a public form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from radslag.documents.services.content import Block, Run, canonical, run
from radslag.documents.states import Level, higher_of, is_above

SECRET_ITEM = "Ärende med sekretess"  # noqa: S105 – a heading
CLOSED_ITEM = "Ärende som inte är offentligt"


def instead_of(level: str, ground: str) -> str:
    """Return what stands in the place of words that are not shown."""
    if level == Level.SECRET:
        return f"[Uppgift med sekretess, {ground}]" if ground else "[Uppgift med sekretess]"
    return "[Uppgift som inte är offentlig]"


def _parts(block: Mapping[str, Any]) -> Iterator[Any]:
    """Yield the runs and blocks that a block is made of."""
    yield from block.get("r", ())
    for line in block.get("i", ()):
        if isinstance(line, list):
            yield from (part for part in line if isinstance(part, dict))
    yield from block.get("blocks", ())


def _levels(part: Mapping[str, Any]) -> Iterator[str]:
    if "level" in part:
        yield part["level"]
    for inner in _parts(part):
        yield from _levels(inner)


def level_of(content: bytes) -> Level:
    """Return the level of the most closed thing that a content says; public when nothing in it is marked."""
    level = Level.PUBLIC
    for block in json.loads(content)["blocks"]:
        for found in _levels(block):
            level = higher_of(level, found)
    return level


def content_for(content: bytes, level: str) -> bytes:
    """Return the content as it may be shown at a level: canonical bytes with a digest of their own.

    Words above the level become "[Uppgift med sekretess, OSL 18 kap. 1 §]"; an item keeps its number, unless
    its very existence is secret (`hidden`): then it is left out. The same content and level always give
    the same bytes, and the content itself when nothing in it is above the level.
    """
    said = json.loads(content)
    said["blocks"] = list(_shown(said["blocks"], level))
    return canonical(said)


def _is_closed(part: Mapping[str, Any], level: str) -> bool:
    return "level" in part and is_above(part["level"], level)


def _shown(blocks: list[Block], level: str) -> Iterator[Block]:
    for block in blocks:
        if not _is_closed(block, level):
            yield _opened(block, level)
        elif not block.get("hidden"):
            yield _closed(block)


def _closed(block: Block) -> Block:
    words = {"t": "p", "r": [run(instead_of(block["level"], block.get("ground", "")))]}
    if block["t"] != "item":
        return words
    heading = SECRET_ITEM if block["level"] == Level.SECRET else CLOSED_ITEM
    return {"t": "item", "no": block["no"], "s": heading, "l": block["l"], "blocks": [words]}


def _opened(block: Block, level: str) -> Block:
    made = dict(block)
    if "r" in made:
        made["r"] = _runs(made["r"], level)
    if block["t"] in ("ul", "ol"):
        made["i"] = [_runs(line, level) for line in made["i"]]
    if "blocks" in made:
        made["blocks"] = list(_shown(made["blocks"], level))
    return made


def _runs(runs: list[Run], level: str) -> list[Run]:
    return [
        run(instead_of(part["level"], part.get("ground", ""))) if _is_closed(part, level) else part
        for part in runs
    ]
