"""What the test house decides: which database, which browser, how long Hypothesis may think."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connection

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
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Drive the distribution's Chromium; nothing is downloaded."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    # Chromium refuses its own sandbox to the administrator's account, as in a container.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium, "args": [*sandbox, "--disable-gpu"]}
