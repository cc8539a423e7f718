"""What the test house decides: which database, which browser, how long Hypothesis may think."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.db import connection
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab
from pytest_django.live_server_helper import LiveServer

# Two cores are shared by workers, so a slow example is not a fault.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

# Playwright's synchronous interface keeps a loop running in the thread where tests use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in the browser's folders, and pass over what needs the other database."""
    skip = pytest.mark.skip(reason="needs PostgreSQL: scripts/with_postgres.sh")
    for item in items:
        if {"browser", "accessibility"} & set(Path(item.path).parts):
            item.add_marker(pytest.mark.browser)
        if connection.vendor != "postgresql" and item.get_closest_marker("postgres"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The distribution's Chromium, one per worker; nothing is downloaded."""
    installed = shutil.which("chromium") or shutil.which("chromium-browser")
    # Chromium refuses its own sandbox to the administrator's account, as in a container.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=[*sandbox, "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium: Browser, live_server: LiveServer) -> Iterator[Tab]:
    """A fresh, empty-handed browser tab; addresses begin at the test's own server: tab.goto("/konto/")."""
    with chromium.new_context(base_url=live_server.url, locale="sv-SE") as context:
        context.set_default_timeout(10_000)
        yield context.new_page()
