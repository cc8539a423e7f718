"""The temporary PostgreSQL is there for the command and gone after it, however the command ends."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

SCRIPT = str(Path(__file__).resolve().parents[2] / "scripts" / "with_postgres.sh")


@pytest.fixture
def room(tmp_path):
    # Short and readable by the server's own account: pytest's folders are neither.
    place = Path(f"/tmp/radslag-room-{os.getpid()}")
    place.mkdir(mode=0o755)
    yield place
    place.rmdir()


def surroundings(room: Path) -> dict[str, str]:
    return {**os.environ, "TMPDIR": str(room)}


def test_the_command_finds_its_database_and_its_own_exit_code_is_kept(room):
    ran = subprocess.run(
        [SCRIPT, "sh", "-c", "echo $DATABASE_URL; test -S $PGHOST/.s.PGSQL.5432; exit $((3 + $?))"],
        env=surroundings(room), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip

    assert ran.stdout.startswith(f"postgres://radslag_owner@/{room}/radslag-pg.")
    assert ran.returncode == 3
    assert list(room.iterdir()) == []


def test_a_signal_stops_the_server_and_removes_it(room):
    with subprocess.Popen([SCRIPT, "sleep", "60"], env=surroundings(room)) as running:
        until = time.monotonic() + 30
        while not list(room.glob("*/.s.PGSQL.5432")) and time.monotonic() < until:
            time.sleep(0.05)
        running.send_signal(signal.SIGTERM)
        running.wait(timeout=30)

    assert running.returncode == 143
    assert list(room.iterdir()) == []
