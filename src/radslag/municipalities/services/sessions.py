"""Sessions of a person, ended."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings

from radslag.municipalities.models import User


def _store() -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore()


def end_sessions(user: User, *, but: str | None = None) -> int:
    """End every session of a person, except the one with the key named; return how many ended."""
    store, ended = _store(), 0
    for key in (
        UserSession.objects.filter(user=user)
        .exclude(session_key=but or "")
        .values_list("session_key", flat=True)
    ):
        store.delete(key)
        ended += 1
    UserSession.objects.filter(user=user).exclude(session_key=but or "").delete()
    return ended
