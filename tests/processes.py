"""Other processes with a database of their own, which a test may kill."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def own_database(folder: Path, name: str, **settings: str) -> Iterator[dict[str, str]]:
    """Yield the environment of a migrated database: a file, or a base beside the tests' on the server."""
    env = {**os.environ, "RADSLAG_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "tests.settings", **settings}
    if connection.vendor == "sqlite":
        env["DATABASE_URL"] = f"sqlite:///{folder / name}.sqlite3"
        migrate(env)
        yield env
        return
    told = connection.settings_dict
    server = {"host": told["HOST"], "port": told["PORT"] or None, "user": told["USER"]}
    with psycopg.connect(dbname="postgres", password=told["PASSWORD"], autocommit=True, **server) as owner:
        owner.execute(f"CREATE DATABASE {name}")
        env["DATABASE_URL"] = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
        migrate(env)
        env["DATABASE_URL"] += "?options=-c%20role%3Dradslag_app"
        yield env
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)")


def migrate(env: dict[str, str]) -> None:
    """Make the tables and set their locks."""
    done = manage(env, "migrate", "--verbosity", "0")
    assert done.returncode == 0, done.stderr


def manage(env: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    """Run a command of manage.py and return what it said."""
    command = [sys.executable, "manage.py", *args]
    return subprocess.run(
        command, env=env, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False
    )
