"""Whether a journal is whole, by itself and against what was kept outside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from radslag.journal.chain import FIELDS, digest_of, faults, is_genuine
from radslag.journal.models import Entry
from radslag.municipalities.tenancy import here

# A day, and two hours for a timer that was late.
FRESH = timedelta(hours=26)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: faults in words, how much was read, the last checkpoint, and who signed them."""

    faults: list[str]
    entries: int
    checkpoints: int
    latest: datetime | None
    keys: frozenset[str]

    def is_fresh(self, at: datetime) -> bool:
        """Tell whether a checkpoint is so young that little can have been cut off since."""
        return self.latest is not None and timedelta(0) <= at - self.latest <= FRESH


def written() -> Iterator[dict[str, Any]]:
    """Yield this municipality's entries as the chain sees them, in the order in which they were written."""
    names = (*FIELDS, "hash")
    for row in Entry.objects.order_by("pk").values_list(*names).iterator(chunk_size=5000):
        yield dict(zip(names, row, strict=True))


def payload_faults() -> Iterator[str]:
    """Yield which payloads are gone or are not what their digests say; a disposed one is neither."""
    beside = ("seq", "digest", "payload__salt", "payload__content")
    rows = Entry.objects.order_by("pk").values_list(*beside)
    for seq, digest, salt, content in rows.iterator(chunk_size=5000):
        if salt is None:
            yield f"the payload of entry {seq} is gone"
        elif salt and digest_of(salt, content) != digest:
            yield f"the payload of entry {seq} is not what was recorded"


def verify(checkpoints: Iterable[dict[str, Any]]) -> Report:
    """Walk this municipality's journal and hold it against checkpoints that were kept outside it."""
    points = list(checkpoints)
    own = [point for point in points if point["municipality"] == here().slug and is_genuine(point)]
    entries = list(written())
    found = [
        f"checkpoint {p['seq']} of {p['at']} is not ours, or its signature is wrong"
        for p in points
        if p not in own
    ]
    return Report(
        faults=[*found, *faults(entries, own), *payload_faults()],
        entries=len(entries),
        checkpoints=len(own),
        latest=max((datetime.fromisoformat(point["at"]) for point in own), default=None),
        keys=frozenset(point["key"] for point in own),
    )
