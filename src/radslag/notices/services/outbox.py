"""Sending what waits: claimed in small groups, so that a crash leaves at most five in doubt and loses none.

The outcome of one group is committed together with the claim of the next. Between them no transaction is
open, so nobody waits for a slow mail server. A message whose worker vanished becomes unknown, never waiting:
only a person sends again what may have arrived.
"""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.errors import MessageError
from email.utils import parseaddr
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import F

from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.notices.models import Attempt, Message
from radslag.notices.services.calendar import Invitation, invitation
from radslag.notices.services.handover import Answer, Line, line
from radslag.notices.services.message import Enclosed, Mail, build, personal
from radslag.notices.states import DUE, MessageState

log = logging.getLogger(__name__)

GROUP = 5
LEASE = timedelta(minutes=5)
# What must be left of the lease to begin with one more message; above what one message can take.
ONE_MESSAGE = timedelta(minutes=2)
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
THEN = timedelta(hours=4)
LONGEST = timedelta(hours=48)


@dataclass
class Sent:
    """How many messages were tried, by what became of them; `reached` is false when there was no server."""

    counts: dict[MessageState, int] = field(default_factory=dict)
    reached: bool = True

    def note(self, answer: Answer) -> None:
        """Count one."""
        self.counts[answer.outcome] = self.counts.get(answer.outcome, 0) + 1
        self.reached = answer.reached


@dataclass(frozen=True, slots=True)
class Tried:
    """One message with what came of it, at that moment, as those exact bytes."""

    message: Message
    answer: Answer
    at: datetime
    digest: str = ""


class Watch:
    """Tells the time from a given moment on, so that evidence has the moment of the answer."""

    def __init__(self, at: datetime) -> None:
        self._at, self._began = at, time.monotonic()

    def now(self) -> datetime:
        """Return the given moment and the time that has passed since."""
        return self._at + timedelta(seconds=time.monotonic() - self._began)


def send_waiting(place: Municipality, *, at: datetime, limit: int = 500) -> Sent:
    """Hand over what is due in a municipality, at most `limit` messages, and tell what came of it.

    Call it outside `within` and outside transactions: it commits as it goes. Several may run at once. When no
    server answers, the rest is left to wait.
    """
    watch, sent, done, left = Watch(at), Sent(), list[Tried](), limit
    with line() as way:
        while True:
            with transaction.atomic(durable=True), within(place):
                _keep(done)
                group = _claim(min(GROUP, left), at=watch.now()) if sent.reached and left else []
            if not group:
                return sent
            left -= len(group)
            done = _hand_over(group, way, place, watch, sent)


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many temporary refusals."""
    return WAITS[attempts - 1] if attempts <= len(WAITS) else THEN


def settled(message: Message, answer: Answer, at: datetime) -> tuple[MessageState, datetime]:
    """Return what a message becomes by an answer, and when it is tried next; given up after 48 hours."""
    if answer.outcome == MessageState.WAITING:
        return MessageState.WAITING, message.next_attempt_at
    following = at + wait_after(message.attempts + 1)
    if answer.outcome == MessageState.DEFERRED and following > message.queued_at + LONGEST:
        return MessageState.REFUSED, following
    return answer.outcome, following


def _claim(count: int, *, at: datetime) -> list[Message]:
    """Take messages that are due for this worker alone, by the one update that can succeed."""
    _give_up_leases(at)
    due = list(Message.objects.due(at).values_list("pk", flat=True)[:count])
    if not due:
        return []
    claim = uuid.uuid4().hex
    Message.objects.filter(pk__in=due, state__in=DUE).update(
        state=MessageState.SENDING, claim=claim, claimed_until=at + LEASE, moved_at=at
    )
    mine = Message.objects.filter(claim=claim).order_by("next_attempt_at", "pk")
    return list(mine.select_related("letter").prefetch_related("letter__enclosures"))


def _give_up_leases(at: datetime) -> None:
    """Say of messages whose worker has vanished that nobody knows."""
    for lost in Message.objects.filter(state=MessageState.SENDING, claimed_until__lt=at):
        held = Message.objects.filter(pk=lost.pk, state=MessageState.SENDING, claim=lost.claim)
        if held.update(state=MessageState.UNKNOWN, claimed_until=None, moved_at=at):
            _note_attempt(Tried(lost, Answer(MessageState.UNKNOWN), at))


def _hand_over(
    group: Iterable[Message], way: Line, place: Municipality, watch: Watch, sent: Sent
) -> list[Tried]:
    """Try each message of a group; those that there is no time or no server for go back untouched."""
    done = []
    for message in group:
        if not sent.reached or _little_time(message, watch.now()):
            done.append(Tried(message, Answer(MessageState.WAITING), watch.now()))
            continue
        tried = _try(message, way, place, watch)
        sent.note(tried.answer)
        done.append(tried)
    return done


def _little_time(message: Message, at: datetime) -> bool:
    return message.claimed_until is None or message.claimed_until - at < ONE_MESSAGE


def _try(message: Message, way: Line, place: Municipality, watch: Watch) -> Tried:
    sender = parseaddr(settings.LETTERS_FROM)[1]
    try:
        raw = build(compose(message, place, at=watch.now()))
    except (ValueError, MessageError) as error:
        log.exception("message %s cannot be written", message.pk)
        return Tried(message, Answer(MessageState.REFUSED, words=str(error)), watch.now())
    mark = message.message_id.strip("<>").rpartition("@")[0]
    answer = way.hand_over(raw, sender=sender, to=message.address, mark=mark)
    return Tried(message, answer, watch.now(), sha256(raw).hexdigest())


def compose(message: Message, place: Municipality, *, at: datetime) -> Mail:
    """Return the mail that a message is, to be sent at this moment; asks nothing of the database.

    The letter and its enclosures must have been read with the message.
    """
    letter = message.letter
    sender = parseaddr(settings.LETTERS_FROM)[1]
    what = Invitation.from_json(letter.calendar) if letter.calendar else None
    link = settings.SITE_URL + message.link if message.link else ""
    return Mail(
        sender=sender,
        sender_name=what.organiser if what and what.organiser else place.name,
        to=message.address,
        to_name=message.name,
        subject=letter.subject,
        message_id=message.message_id,
        at=at,
        text=personal(letter.text, link),
        calendar=invitation(what, sender=sender, to=message.address, at=letter.posted_at) if what else b"",
        method=what.method if what else "",
        files=[Enclosed(one.name, one.media_type, bytes(one.content)) for one in letter.enclosures.all()],
    )


def _keep(done: Iterable[Tried]) -> None:
    """Write down what came of a group."""
    for tried in done:
        state, following = settled(tried.message, tried.answer, tried.at)
        untouched = tried.answer.outcome == MessageState.WAITING
        if not untouched:
            _note_attempt(tried)
        # A late answer settles one that was given up meanwhile; one that a person has moved is left alone.
        held = (MessageState.SENDING, MessageState.UNKNOWN)
        Message.objects.filter(pk=tried.message.pk, claim=tried.message.claim, state__in=held).update(
            state=state,
            claimed_until=None,
            moved_at=tried.at,
            next_attempt_at=following,
            attempts=F("attempts") + (0 if untouched else 1),
        )


def _note_attempt(tried: Tried) -> None:
    answer = tried.answer
    Attempt.objects.create(
        message=tried.message,
        at=tried.at,
        address=tried.message.address,
        outcome=answer.outcome,
        sha256=tried.digest,
        host=answer.host,
        tls=answer.tls,
        code=answer.code,
        words=answer.words,
    )
