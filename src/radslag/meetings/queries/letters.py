"""What became of the letters by which a record went out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from radslag.meetings.models import Record
from radslag.meetings.queries.receivers import Receiver
from radslag.notices.models import Message
from radslag.notices.queries import with_evidence


@dataclass(frozen=True, slots=True)
class Line:
    """A receiver with the letters that have gone to it."""

    receiver: Receiver
    messages: Sequence[Message]


def lines_of(receivers: Sequence[Receiver]) -> list[Line]:
    """Return the receivers with what became of each of their letters; three queries."""
    letters = {one.sent.letter for one in receivers if one.sent and one.sent.letter}
    found = list(with_evidence(Message.objects.filter(letter__in=letters)).order_by("name", "pk"))
    return [Line(one, _of(one, found)) for one in receivers]


def _of(receiver: Receiver, found: Sequence[Message]) -> list[Message]:
    if receiver.sent is None or receiver.sent.letter is None:
        return []
    keys = {one.key for one in receiver.recipients}
    addresses = {one.address.lower() for one in receiver.recipients if one.address}
    mine = [one for one in found if one.recipient in keys or one.address.lower() in addresses]
    return [one for one in mine if one.letter_id == receiver.sent.letter]


def letters_sent(record: Record) -> int:
    """Return how many letters a record went out in."""
    letters = [sent.letter for sent in record.dispatches.all() if sent.letter]
    return Message.objects.filter(letter__in=letters).count()
