"""What compose runs before the service: roles, database, tables and static files, as often as one likes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

pytestmark = pytest.mark.postgres
ROOT = Path(__file__).resolve().parents[2]
NAME = "radslag_prepared"


@pytest.fixture
def address() -> Iterator[Any]:
    """Return the address of the database to be made, for a role; afterwards it is gone."""
    socket = settings.DATABASES["default"]["HOST"]
    name = f"{NAME}_{os.getpid()}"

    def as_role(role: str, database: str = name) -> str:
        return f"postgres://{role}@/{socket}/{database}"

    yield as_role
    with psycopg.connect(host=socket, user="postgres", dbname="postgres", autocommit=True) as cluster:
        cluster.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def test_a_fresh_cluster_becomes_an_installation_and_stays_one(address, tmp_path):
    own = {
        "RADSLAG_DEMO": "0", "SECRET_KEY": os.urandom(40).hex(), "ALLOWED_HOSTS": "prov.example",
        "RADSLAG_VAR": str(tmp_path), "PYTHON": sys.executable, "DATABASE_URL": address("radslag_app"),
        "ADMIN_DATABASE_URL": address("postgres", "postgres"), "OWNER_DATABASE_URL": address("radslag_owner"),
        "DJANGO_SETTINGS_MODULE": "radslag.config.settings",
    }  # fmt: skip
    # The browser tests' own leave to use the database from where a loop runs; no installation has it.
    env = {**os.environ, **own}
    env.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    for _ in range(2):
        ran = subprocess.run(
            ["deploy/prepare.sh"], cwd=ROOT, env=env, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr

    socket, name = settings.DATABASES["default"]["HOST"], address("").rpartition("/")[2]
    with psycopg.connect(host=socket, user="radslag_app", dbname=name) as service:
        owners = service.execute(
            "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        rows = service.execute("SELECT count(*) FROM journal_entry").fetchone()
    assert (owners, rows) == ([("radslag_owner",)], (0,))
    assert (tmp_path / "static" / "staticfiles.json").exists()
