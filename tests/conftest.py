"""What every test may use: a way to be signed in, a way to fetch a page, a municipality of specimens."""

import time
from collections.abc import Callable

import pytest
from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from django.test import Client

from radslag.municipalities.models import User
from radslag.municipalities.states import Assurance
from tests.house import chromium as chromium
from tests.house import django_db_setup as django_db_setup
from tests.house import pytest_collection_modifyitems as pytest_collection_modifyitems
from tests.house import pytest_configure as pytest_configure
from tests.house import tab as tab
from tests.pages import page as page
from tests.specimen.fixtures import specimen as specimen

SignIn = Callable[..., Client]


def proofs(assurance: Assurance, at: float) -> list[dict[str, object]]:
    """Return what a session remembers after a sign-in that gives this assurance."""
    if assurance == Assurance.ONE_FACTOR:
        return [{"method": "code", "at": at}]
    return [{"method": "mfa", "type": "webauthn", "passwordless": True, "at": at}]


@pytest.fixture
def sign_in() -> SignIn:
    """Sign a person in: `sign_in(client, user)`, by passkey this minute unless less is asked for."""

    def signed_in(client: Client, user: User, assurance: Assurance = Assurance.RECENT) -> Client:
        client.force_login(user)
        session = client.session
        hours_ago = 0 if assurance == Assurance.RECENT else 3600
        session[AUTHENTICATION_METHODS_SESSION_KEY] = proofs(assurance, time.time() - hours_ago)
        session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
        session.save()
        return client

    return signed_in
