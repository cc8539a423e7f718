"""What every test may use: a way to be signed in, a way to fetch a page, a municipality of specimens."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.doors import enter
from tests.house import chromium as chromium
from tests.house import django_db_setup as django_db_setup
from tests.house import pytest_collection_modifyitems as pytest_collection_modifyitems
from tests.house import pytest_configure as pytest_configure
from tests.house import tab as tab
from tests.pages import page as page
from tests.specimen.fixtures import specimen as specimen
from tests.tabs import open_tab as open_tab

SignIn = Callable[..., Client]


@pytest.fixture
def sign_in() -> SignIn:
    """Sign a person in: `sign_in(client, user)`, by passkey this minute unless less is asked for."""
    return enter
