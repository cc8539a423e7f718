"""Checkpoints as they leave the installation, and as they are read again from where they were kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from radslag.journal.chain import plain
from radslag.journal.models import Checkpoint
from radslag.journal.queries.facts import SWEDEN
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import here, within

# Each checkpoint vouches for everything before it; the older ones are for those who kept one.
PUBLISHED = 60


class NotACheckpoint(ValueError):
    """A file holds something else than checkpoints."""


def as_document(checkpoint: Checkpoint) -> dict[str, Any]:
    """Return a checkpoint of this municipality as what was signed, with key and signature."""
    return {
        "municipality": here().slug, "seq": checkpoint.seq, "head": checkpoint.head,
        "at": plain(checkpoint.at), "key": checkpoint.key, "signature": checkpoint.signature,
    }  # fmt: skip


def latest(count: int = PUBLISHED) -> list[Checkpoint]:
    """Return the last checkpoints of this municipality, the latest first."""
    return list(Checkpoint.objects.order_by("-at", "-pk")[:count])


def last_day() -> date | None:
    """Return the Swedish day of the last checkpoint, or None when there is none."""
    return next((one.at.astimezone(SWEDEN).date() for one in latest(1)), None)


def published(slug: str) -> dict[str, Any] | None:
    """Return what anybody may know of a municipality's journal, or None when there is no such place."""
    place = Municipality.objects.filter(slug=slug).first()
    if place is None:
        return None
    with within(place):
        points = [as_document(one) for one in latest()]
    return {"municipality": place.slug, "name": place.name, "checkpoints": points}


def kept(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield the checkpoints in files: one, a list, one on each line, or the published document.

    Raises NotACheckpoint, naming the file, for one that holds none or something else.
    """
    for file in files:
        try:
            found = list(_points(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise NotACheckpoint(f"{file}: {error}") from error
        if not found:
            raise NotACheckpoint(f"{file} holds no checkpoint")
        yield from found


def _points(text: str) -> Iterator[dict[str, Any]]:
    try:
        found = json.loads(text)
    except ValueError:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    if isinstance(found, dict):
        found = found.get("checkpoints", [found])
    for point in found:
        yield {
            "municipality": str(point["municipality"]), "seq": int(point["seq"]), "head": str(point["head"]),
            "at": plain(datetime.fromisoformat(point["at"])), "key": str(point["key"]),
            "signature": str(point["signature"]),
        }  # fmt: skip
