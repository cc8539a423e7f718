"""The head of the chain, and which entries still count."""

from __future__ import annotations

from collections.abc import Iterator

from radslag.journal.models import Entry


def head() -> tuple[int, str]:
    """Return number and hash of the last entry here; (0, "") when nothing has been written."""
    return Entry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, "")


def evidence() -> Iterator[Entry]:
    """Yield the entries that the core may see, in order of number: those with an act, and takings back."""
    yield from Entry.objects.evidence().order_by("seq")


def taken_back(since: int = 0) -> dict[int, int]:
    """Return, for each entry from number `since` on that no longer counts, the entry that took it back.

    A taking back that is itself taken back takes nothing back. As an entry can only take back an earlier
    one, the last word is the last entry's.
    """
    gone: dict[int, int] = {}
    retractions = Entry.objects.filter(retracts__gte=since).order_by("-seq").values_list("seq", "retracts")
    for seq, target in retractions:
        if seq not in gone and target is not None:
            gone.setdefault(target, seq)
    return gone


def is_live(seq: int) -> bool:
    """Tell whether there is an entry of that number that counts: as evidence, or as a taking back."""
    counts = Entry.objects.evidence().filter(seq=seq).exists()
    return counts and seq not in taken_back(since=seq)
