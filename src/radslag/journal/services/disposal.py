"""Disposing of what entries were about in detail; the chain holds without it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from radslag.journal.models import Payload
from radslag.journal.services.recording import Act, record


@transaction.atomic
def dispose_of_payloads(seqs: Iterable[int], *, decision: str, actor: str, at: datetime) -> int:
    """Empty the payloads of these entries, with their salts, and return how many there were.

    `decision` is the id of the decision to dispose. What was in them cannot be recovered or guessed from
    what remains: their digests were salted and the salts are gone. Nothing is written when all are empty.
    """
    full = Payload.objects.filter(entry__seq__in=set(seqs)).exclude(salt="")
    emptied = full.update(salt="", content={})
    if emptied:
        what = Act(number=emptied, documents=[decision] if decision else [])
        record("payloads.disposed", actor=actor, at=at, what=what)
    return emptied
