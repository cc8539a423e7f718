"""Several processes and threads write at once, some are killed, and the chain holds; on real databases."""

import re
import subprocess
import sys

import pytest

from tests.processes import ROOT, manage, own_database

WRITER = [sys.executable, "-m", "tests.integration.journal.writer"]


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory, worker_id):
    """A database of its own with three municipalities."""
    folder = tmp_path_factory.mktemp("writers")
    with own_database(folder, f"writers_{worker_id}") as env:
        said(writer(env, "open", "norrby", "soderby", "vasterby"))
        yield env


def writer(env: dict[str, str], *args: str) -> subprocess.Popen:
    return subprocess.Popen([*WRITER, *args], env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen) -> list[int]:
    out, _ = process.communicate(timeout=180)
    assert process.returncode == 0
    return [int(line) for line in out.split()]


def whole(env: dict[str, str], slug: str) -> int:
    """Verify the journal and return its length. Without checkpoints, exit code 2 is the best there is."""
    answer = manage(env, "verify_journal", "--municipality", slug)
    assert answer.returncode == 2, answer.stdout + answer.stderr
    return int(re.findall(rf"{slug}: (\d+) entries follow from each other", answer.stderr)[0])


def test_processes_and_threads_at_once_make_one_chain(surroundings):
    writers = [writer(surroundings, "write", "norrby", "12") for _ in range(3)]
    numbers = [number for process in writers for number in said(process)]

    assert sorted(numbers) == list(range(1, 73))
    assert whole(surroundings, "norrby") == 72


def test_a_process_killed_in_the_middle_of_writing_leaves_no_trace(surroundings):
    assert said(writer(surroundings, "write", "soderby", "1")) == [1, 2]

    with writer(surroundings, "linger", "soderby") as lingering:
        assert lingering.stdout is not None
        assert lingering.stdout.readline() == "written\n"
        lingering.kill()

    assert said(writer(surroundings, "write", "soderby", "1")) == [3, 4]
    assert whole(surroundings, "soderby") == 4


def test_what_a_killed_process_had_said_was_written_is_there(surroundings):
    with writer(surroundings, "write", "vasterby", "500") as process:
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _ in range(25)]
        process.kill()
        acknowledged += [int(line) for line in process.stdout.read().split("\n")[:-1]]

    # Numbers have no gaps in a whole journal, so the highest one said vouches for the others.
    assert len(set(acknowledged)) == len(acknowledged) >= 25
    assert whole(surroundings, "vasterby") >= max(acknowledged)
