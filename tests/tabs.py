"""Browser tabs that keep an eye on the content security policy while a test does something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage
from playwright.sync_api import Page as Tab
from pytest_django.live_server_helper import LiveServer

from radslag.municipalities.models import User

OpenTab = Callable[..., Tab]
# Nothing moves by itself, so that a ring is where it is looked for.
STILL: dict[str, Any] = {
    "locale": "sv-SE",
    "timezone_id": "Europe/Stockholm",
    "reduced_motion": "reduce",
}


def sign_in_browser(context: BrowserContext, client: Client, server: str) -> None:
    """Give a browser the session of a test client that is signed in."""
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, "url": server}])


@pytest.fixture
def open_tab(chromium: Browser, live_server: LiveServer, sign_in: Callable[..., Client]) -> Iterator[OpenTab]:
    """Open tabs: `open_tab()`, `open_tab(by=user)`, `open_tab(viewport={...}, java_script_enabled=False)`.

    Addresses begin at the test's own server. After the test every line that the browser wrote about the
    content security policy, and every script that failed, is an error.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def listen(line: ConsoleMessage) -> None:
        if "Content Security Policy" in line.text:
            complaints.append(line.text)

    def opened(by: User | None = None, **options: object) -> Tab:
        context = chromium.new_context(**cast(Any, STILL | {"base_url": live_server.url} | options))
        contexts.append(context)
        context.set_default_timeout(10_000)
        if by is not None:
            sign_in_browser(context, sign_in(Client(), by), live_server.url)
        tab = context.new_page()
        tab.on("console", listen)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, complaints
