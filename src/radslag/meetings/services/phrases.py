"""Wordings kept for reuse, so that the same thing is said in the same way."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from radslag.bodies.models import Body
from radslag.journal.services import Act, record
from radslag.meetings.models import AgendaItem, Passage, Phrase
from radslag.meetings.services.passages import write_passage


class NoSuchWords(ValueError):
    """A wording has at least one word."""


@transaction.atomic
def keep_phrase(text: str, *, actor: str, at: datetime, body: Body | None = None) -> Phrase:
    """Keep a wording, for one body or for them all; the same words again are the same wording."""
    words = " ".join(text.split())
    if not words:
        raise NoSuchWords
    phrase = Phrase.objects.filter(body=body, text=words).first()
    if phrase is None:
        phrase = Phrase.objects.create(body=body, text=words)
        _note(phrase, actor=actor, at=at)
    return phrase


@transaction.atomic
def drop_phrase(phrase: Phrase, *, actor: str, at: datetime) -> None:
    """Keep a wording no longer; texts where it stands are left as they are."""
    _note(phrase, actor=actor, at=at)
    phrase.delete()


def with_phrase(text: str, phrase: str) -> str:
    """Return a text with a wording after it, on a line of its own."""
    return f"{text.rstrip()}\n{phrase}" if text.strip() else phrase


@transaction.atomic
def insert_phrase(item: AgendaItem, field: str, phrase: str, *, actor: str, at: datetime) -> Passage:
    """Put a wording last in one of an item's texts. Raises RecordIsClosed and TextHasChanged."""
    stands = Passage.objects.filter(item=item, field=field).first()
    before, seen = (stands.text, stands.version) if stands else ("", 0)
    return write_passage(item, field, with_phrase(before, phrase), seen=seen, actor=actor, at=at)


def _note(phrase: Phrase, *, actor: str, at: datetime) -> None:
    record("settings.changed", actor=actor, at=at, what=Act(row=f"phrase:{phrase.pk}"))
