"""What pages ask about letters: which need somebody, what became of each message, what a letter says."""

from __future__ import annotations

from django.db.models import Case, QuerySet, Value, When

from radslag.notices.models import Attempt, Enclosure, Letter, Message
from radslag.notices.states import MESSAGE, NEEDS_A_PERSON, MessageState


def letters(seen: QuerySet[Letter]) -> QuerySet[Letter]:
    """Return letters with their counts, the latest first."""
    return seen.with_counts().order_by("-posted_at", "-pk")  # type: ignore[attr-defined, no-any-return]


def needing(seen: QuerySet[Message], count: int) -> list[Message]:
    """Return the latest messages that somebody has to see to."""
    found = seen.filter(state__in=NEEDS_A_PERSON).order_by("-moved_at", "-pk")
    return list(with_evidence(found)[:count])


def recipients(seen: QuerySet[Message], letter: Letter) -> QuerySet[Message]:
    """Return the messages of a letter, those that somebody has to see to first, then by name."""
    turn = Case(When(state__in=NEEDS_A_PERSON, then=Value(0)), default=Value(1))
    return with_evidence(seen.filter(letter=letter)).order_by(turn, "name", "pk")


def with_evidence(messages: QuerySet[Message]) -> QuerySet[Message]:
    """Read messages with their letter, and with what stands behind their state."""
    return messages.select_related("letter").prefetch_related("evidence", "reports")


def last_attempt(message: Message) -> Attempt | None:
    """Return the latest attempt of a message that was read with its evidence."""
    return max(message.evidence.all(), key=lambda one: (one.at, one.pk), default=None)


def servers_words(message: Message) -> str:
    """Return what a server said last of a message: a later report before the answer to an attempt."""
    told = [str(one) for one in sorted(message.reports.all(), key=lambda one: (one.at, one.pk))]
    attempt = last_attempt(message)
    return told[-1] if told else str(attempt) if attempt and attempt.code else ""


def enclosed_names(letter: Letter) -> list[str]:
    """Return what goes with a letter, by name, without reading the files."""
    return list(Enclosure.objects.filter(letter=letter).order_by("pk").values_list("name", flat=True))


def waiting_count(letter: Letter) -> int:
    """Return how many messages of a letter can still be withdrawn."""
    return Message.objects.filter(letter=letter, state__in=MESSAGE.before(MessageState.CANCELLED)).count()
