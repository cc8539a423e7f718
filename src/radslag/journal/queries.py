"""Reading the journal: facts for the core, the head of the chain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from radslag.journal.models import Entry


def head() -> tuple[int, str]:
    """Return number and hash of the last entry here; (0, "") when nothing has been written."""
    return Entry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, "")


def recorded_day(entry: Entry) -> date:
    """Return the civil day in Sweden on which an entry was written."""
    return timezone.localdate(entry.recorded_at)


def evidence() -> Iterator[Entry]:
    """Yield the entries that the core may see, in order of number: those with an act, and retractions."""
    yield from Entry.objects.exclude(act="", retracts=None).order_by("seq")
