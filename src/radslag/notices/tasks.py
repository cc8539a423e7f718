"""What leaves the house and comes back without anybody asking: letters that wait, answers, reports."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import Protocol

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.notices.services.mailbox import Found, read_mailbox
from radslag.notices.services.outbox import Sent, send_waiting
from radslag.notices.services.replies import Reply, Report, read_reply
from radslag.notices.services.reports import take_report

log = logging.getLogger(__name__)
EVERY = 60


class Receiver(Protocol):
    """`receive_reply` in the `tasks` of an app: takes an answer to an invitation, inside a municipality."""

    def __call__(self, reply: Reply, *, at: datetime) -> bool:
        """Take the answer if its uid is known here, and tell whether it was; it may come twice."""


def errand(*, at: datetime) -> None:
    """Send what waits, in one municipality after another, then read what has come back."""
    send_everywhere(at=at)
    if settings.REPLY_MAILBOX:
        read_replies(settings.REPLY_MAILBOX, at=at)


def read_replies(where: str, *, at: datetime) -> Found:
    """Read the new mails of a mailbox, and give each to the municipality that it concerns."""
    return read_mailbox(where, partial(take, at=at))


def take(raw: bytes, *, at: datetime) -> bool:
    """Let what a mail says be known; tell whether it was an answer or a report that somebody here awaits."""
    said = read_reply(raw)
    if isinstance(said, Report):
        here = Municipality.objects.filter(slug=said.mark.partition(".")[0])
        return any(_taken(place, take_report, said, at) for place in here)
    if isinstance(said, Reply):
        places = Municipality.objects.order_by("pk")
        return any(_taken(place, each, said, at) for place in places for each in receivers())
    return False


def receivers() -> Iterator[Receiver]:
    """Yield the function `receive_reply` of each app that has one in its `tasks`."""
    for app in apps.get_app_configs():
        if app.name.startswith("radslag.") and app.module and module_has_submodule(app.module, "tasks"):
            found = getattr(import_module(f"{app.name}.tasks"), "receive_reply", None)
            if found is not None:
                yield found


def _taken(place: Municipality, receive: Callable[..., bool], said: Reply | Report, at: datetime) -> bool:
    with within(place), transaction.atomic():
        return receive(said, at=at)


def send_everywhere(*, at: datetime, limit: int = 500) -> dict[str, Sent]:
    """Send what is due in each municipality; when no mail server answers, the others wait as well."""
    sent: dict[str, Sent] = {}
    for place in Municipality.objects.order_by("pk"):
        sent[place.slug] = send_waiting(place, at=at, limit=limit)
        if not sent[place.slug].reached:
            break
    return sent


def wake() -> None:
    """Let letters that were just posted leave as soon as the transaction has been committed.

    Views call it after the service. Without SEND_LETTERS_AT_ONCE it does nothing: `tick` sends within a
    minute.
    """
    if settings.SEND_LETTERS_AT_ONCE:
        transaction.on_commit(_WORKER.wake)


class Worker:
    """A thread of this process that sends when it is woken, and looks once a minute from then on.

    It ends with the process; what it had in hand then is unknown, and shown as such.
    """

    def __init__(self) -> None:
        self._work = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Ask for a look at the outbox, now."""
        self._work.set()
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="letters", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while True:
            self._work.wait(timeout=EVERY)
            self._work.clear()
            look()


def look() -> None:
    """Send what is due now; what goes wrong is logged, and tried again at the next look."""
    try:
        send_everywhere(at=timezone.now())
    except Exception:
        log.exception("letters")
    finally:
        connections.close_all()


_WORKER = Worker()
