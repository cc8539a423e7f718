"""What the journal does without being asked, inside one municipality at a time."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from radslag.journal.queries import head
from radslag.journal.queries.checkpoints import as_document, last_day, latest
from radslag.journal.services import make_checkpoint
from radslag.municipalities.tenancy import here


def tick(*, at: datetime) -> None:
    """Make today's checkpoint if there is none, and put those that are missing in the folder outside."""
    if head()[0] and last_day() != timezone.localdate(at):
        make_checkpoint(at=at)
    keep_outside(Path(settings.CHECKPOINT_FOLDER))


def keep_outside(folder: Path) -> list[Path]:
    """Write the latest checkpoints as files of their own, never over another; return those written."""
    place = folder / here().slug
    written = []
    for checkpoint in latest():
        file = place / f"{checkpoint.at:%Y-%m-%dT%H%M%SZ}-{checkpoint.seq:07d}.json"
        if not file.exists():
            place.mkdir(parents=True, exist_ok=True)
            _write_once(file, json.dumps(as_document(checkpoint), ensure_ascii=False, indent=2) + "\n")
            written.append(file)
    return written


def _write_once(file: Path, text: str) -> None:
    with file.open("x", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
