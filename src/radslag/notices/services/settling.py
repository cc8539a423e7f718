"""What a person does with a message: sends it again, says that it arrived, corrects its address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from radslag.journal.services import Act, record
from radslag.lifecycle import MoveNotAllowed
from radslag.notices.models import Letter, Message
from radslag.notices.services.posting import is_usable
from radslag.notices.states import DUE, MESSAGE, NEEDS_A_PERSON, RESENDABLE, MessageState


class UnusableAddress(ValueError):
    """Mail cannot be addressed like this."""


@transaction.atomic
def settle_unknown(message: Message, *, arrived: bool, actor: str, at: datetime) -> None:
    """Say of a message that may have arrived that it did; otherwise let it wait to be sent once more.

    Raises MoveNotAllowed for a message that we are not in doubt about.
    """
    if message.state != MessageState.UNKNOWN:
        raise MoveNotAllowed(MessageState(message.state), MessageState.ARRIVED)
    if arrived:
        _move(message, MessageState.ARRIVED, at=at)
    else:
        _wait_again(message, at=at)
    _note("letter.settled", message, actor=actor, at=at, arrived=arrived)


@transaction.atomic
def resend(message: Message, *, actor: str, at: datetime) -> None:
    """Let a message be sent once more; the evidence of earlier attempts stays.

    It keeps its Message-ID, so a mailbox that already has it may show it once. Raises MoveNotAllowed for one
    that waits, is being sent, lacks an address or was withdrawn.
    """
    if message.state not in RESENDABLE:
        raise MoveNotAllowed(MessageState(message.state), MessageState.WAITING)
    _wait_again(message, at=at)
    _note("letter.resent", message, actor=actor, at=at)


@transaction.atomic
def change_address(message: Message, address: str, *, actor: str, at: datetime) -> None:
    """Correct where a message goes; one that did not arrive, or may not have, waits to be sent there.

    Only this message is changed: the person's own address is changed where people are kept. Raises
    UnusableAddress, and MoveNotAllowed for a message that is being sent or was withdrawn.
    """
    to = address.strip()
    if not is_usable(to):
        raise UnusableAddress(address)
    now = MessageState(message.state)
    if now not in (*DUE, *NEEDS_A_PERSON, *RESENDABLE):
        raise MoveNotAllowed(now, MessageState.WAITING)
    if now in DUE:
        _change(message, address=to)
    else:
        _wait_again(message, at=at, address=to)
    _note("letter.readdressed", message, actor=actor, at=at)


@transaction.atomic
def cancel_waiting(letter: Letter, *, actor: str, at: datetime) -> int:
    """Withdraw what has not been sent of a letter; return how many that was."""
    waiting = MESSAGE.before(MessageState.CANCELLED)
    count = Message.objects.filter(letter=letter, state__in=waiting).update(
        state=MessageState.CANCELLED, moved_at=at
    )
    if count:
        bodies = [letter.body] if letter.body else []
        what = Act(ref=letter.matter, row=f"letter:{letter.pk}", bodies=bodies, payload={"recipients": count})
        record("letter.withdrawn", actor=actor, at=at, what=what)
    return count


def _wait_again(message: Message, *, at: datetime, **changed: Any) -> None:
    again = {"attempts": 0, "queued_at": at, "next_attempt_at": at, "claim": "", "claimed_until": None}
    _move(message, MessageState.WAITING, at=at, **again, **changed)


def _move(message: Message, to: MessageState, *, at: datetime, **changed: Any) -> None:
    MESSAGE.check(MessageState(message.state), to)
    _change(message, state=to, moved_at=at, **changed)


def _change(message: Message, **changed: Any) -> None:
    """Change the row unless somebody else has moved it since it was read."""
    now = message.state
    if not Message.objects.filter(pk=message.pk, state=now).update(**changed):
        raise MoveNotAllowed(MessageState(now), MessageState(changed.get("state", now)))
    for name, value in changed.items():
        setattr(message, name, value)


def _note(verb: str, message: Message, *, actor: str, at: datetime, **payload: object) -> None:
    letter = message.letter
    bodies = [letter.body] if letter.body else []
    what = Act(ref=letter.matter, row=f"message:{message.pk}", bodies=bodies, payload=payload)
    record(verb, actor=actor, at=at, what=what)
