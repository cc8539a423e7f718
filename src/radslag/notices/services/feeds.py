"""Keys to personal calendar feeds: 128 bits, kept only as a digest, closed when the person wants."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from radslag.journal.services import Act, record
from radslag.notices.models import FeedKey


@transaction.atomic
def open_feed(person: str, *, actor: str, at: datetime) -> str:
    """Return a new secret word for this person's feed, shown once; an earlier one opens nothing from now.

    `person` is an id such as person:12.
    """
    FeedKey.objects.open().filter(person=person).update(closed_at=at)
    token = secrets.token_urlsafe(16)
    FeedKey.objects.create(person=person, digest=_digest(token), opened_at=at)
    record("feed.opened", actor=actor, at=at, what=Act(row=person))
    return token


@transaction.atomic
def close_feed(person: str, *, actor: str, at: datetime) -> bool:
    """Let the person's feed open nothing from now; tell whether there was one."""
    closed = FeedKey.objects.open().filter(person=person).update(closed_at=at)
    if closed:
        record("feed.closed", actor=actor, at=at, what=Act(row=person))
    return bool(closed)


def feed_of(token: str) -> FeedKey | None:
    """Return the open feed that a word in an address belongs to, if there is one here."""
    return FeedKey.objects.open().filter(digest=_digest(token)).first()


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
