"""The head of the chain, and which entries still count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from radslag.journal.models import Entry


def head() -> tuple[int, str]:
    """Return number and hash of the last entry here; (0, "") when nothing has been written."""
    return Entry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, "")


def evidence() -> Iterator[Entry]:
    """Yield the entries that the core may see, in order of number: those with an act, and takings back."""
    yield from Entry.objects.evidence().order_by("seq")


def taken_back(among: Iterable[int] | None = None) -> dict[int, int]:
    """Return, for each of these entries (or of all) that no longer counts, the entry that took it back.

    A taking back that is itself taken back takes nothing back. As an entry can only take back an earlier
    one, the last word is the last entry's. One query more than there are takings back of takings back.
    """
    gone: dict[int, int] = {}
    for seq, target in sorted(_takings_back(among), reverse=True):
        if seq not in gone:
            gone.setdefault(target, seq)
    return gone


def _takings_back(among: Iterable[int] | None) -> Iterator[tuple[int, int]]:
    found = Entry.objects.exclude(retracts=None).values_list("seq", "retracts")
    asked = None if among is None else set(among)
    while asked is None or asked:
        pairs = list(found if asked is None else found.filter(retracts__in=asked))
        yield from ((seq, target) for seq, target in pairs if target is not None)
        asked = set() if asked is None else {seq for seq, _ in pairs}


def is_live(seq: int) -> bool:
    """Tell whether there is an entry of that number that counts: as evidence, or as a taking back."""
    counts = Entry.objects.evidence().filter(seq=seq).exists()
    return counts and seq not in taken_back([seq])
