"""What the test house decides: which database, which browser, how long Hypothesis may think."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connection
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer
from scripts.compile_messages import compile_all

from radslag.municipalities.locks import APP_ROLE

# Two cores are shared by workers, so a slow example is not a fault.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

# Playwright's synchronous interface keeps a loop running in the thread where tests use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the Swedish once, before any worker reads it."""
    if not hasattr(config, "workerinput"):
        compile_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in the browser's folders, and pass over what needs the other database."""
    other, why = {
        "postgresql": ("sqlite", "SQLite's own"),
        "sqlite": ("postgres", "needs PostgreSQL: scripts/with_postgres.sh"),
    }[connection.vendor]
    for item in items:
        if {"browser", "accessibility"} & set(Path(item.path).parts):
            item.add_marker(pytest.mark.browser)
        if item.get_closest_marker(other):
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Make every test the application: on PostgreSQL its own role, which neither owns nor bypasses.

    Between tests that commit, the tables are emptied by the owner with the locks lifted.
    """
    flush = type(connection.ops).sql_flush

    def sql_flush(*args: Any, **kwargs: Any) -> list[str]:
        statements = flush(*args, **kwargs)
        return [*_lift_locks(), *statements, *_set_locks()] if statements else []

    role = connection.settings_dict.setdefault("OPTIONS", {})
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(connection.ops), "sql_flush", sql_flush)
        if connection.vendor == "postgresql":
            role["assume_role"] = APP_ROLE
            connection.close()
        yield
        role.pop("assume_role", None)
        connection.close()


def _lift_locks() -> list[str]:
    if connection.vendor == "postgresql":
        return ["RESET ROLE", *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in _locked_tables())]
    return [f'DROP TRIGGER "{name}"' for name, _ in _sqlite_triggers()]


def _set_locks() -> list[str]:
    if connection.vendor == "postgresql":
        back = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in _locked_tables()]
        return [*back, f"SET ROLE {APP_ROLE}"]
    return [sql for _, sql in _sqlite_triggers()]


def _locked_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        return [table for (table,) in cursor.fetchall()]


def _sqlite_triggers() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        return list(cursor.fetchall())


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
