"""Whether a journal is whole, by itself and against what was kept outside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from radslag.journal.chain import FIELDS
from radslag.journal.models import Entry


def written() -> Iterator[dict[str, Any]]:
    """Yield this municipality's entries as the chain sees them, in the order in which they were written."""
    names = (*FIELDS, "hash")
    for row in Entry.objects.order_by("pk").values_list(*names).iterator(chunk_size=5000):
        yield dict(zip(names, row, strict=True))
