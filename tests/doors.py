"""How somebody is signed in without walking through the sign-in pages."""

import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.test import Client

from radslag.municipalities.models import User
from radslag.municipalities.states import Assurance


def proofs(assurance: Assurance, at: float) -> list[dict[str, object]]:
    """Return what a session remembers after a sign-in that gives this assurance."""
    if assurance == Assurance.ONE_FACTOR:
        return [{"method": "code", "at": at}]
    return [{"method": "mfa", "type": "webauthn", "passwordless": True, "at": at}]


def enter(client: Client, user: User, assurance: Assurance = Assurance.RECENT) -> Client:
    """Give the client a session of that person, proved as the assurance says."""
    client.force_login(user)
    session = client.session
    hours_ago = 0 if assurance == Assurance.RECENT else 3600
    session[AUTHENTICATION_METHODS_SESSION_KEY] = proofs(assurance, time.time() - hours_ago)
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
    session.save()
    return client
