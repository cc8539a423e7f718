"""Sessions of a person: kept few, noted, ended."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from importlib import import_module
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings

from radslag.municipalities.models import Belonging, User
from radslag.municipalities.tenancy import within
from radslag.municipalities.witness import tell

MOST = 10
log = logging.getLogger("radslag.access")


def _drop(sessions: Iterable[UserSession]) -> int:
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore()
    dropped = list(sessions)
    for session in dropped:
        store.delete(session.session_key)
        session.delete()
    return len(dropped)


def end_sessions(user: User) -> int:
    """End every session of a person, also those on no list; return how many of the list ended.

    Sessions carry a mark made from the stored password, which is random and opens nothing; a new one voids
    them all.
    """
    user.set_unusable_password()
    user.save(update_fields=["password"])
    return _drop(UserSession.objects.filter(user=user))


def end_session(user: User, *, number: int) -> int:
    """End one session of a person, by its number in their list; 0 when it is not theirs or has ended."""
    return _drop(UserSession.objects.filter(user=user, pk=number))


def forget_session(key: str) -> None:
    """Take a session that its own person closed off the list."""
    UserSession.objects.filter(session_key=key).delete()


def rename_session(old: str, new: str) -> None:
    """Let the list follow a session that was given a new key."""
    UserSession.objects.filter(session_key=old).update(session_key=new)


def keep_newest_sessions(user: User) -> int:
    """End the oldest sessions of a person, so that at most ten are left."""
    return _drop(UserSession.objects.filter(user=user).order_by("-created_at", "-pk")[MOST:])


def note_session(user: User, verb: str, *, at: datetime) -> None:
    """Write that a person came or left: in the log, and in the journal of each municipality of theirs."""
    log.info(verb, extra={"actor": str(user.journal_id)})
    for belonging in Belonging.objects.filter(user=user).select_related("municipality"):
        with within(belonging.municipality):
            tell(verb, actor=str(user.journal_id), at=at)
