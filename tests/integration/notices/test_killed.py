"""A process that sends letters is killed at five points: no letter goes twice unseen, none is lost unseen."""

import subprocess
import sys
from collections import Counter

import pytest

from tests.integration.notices.servers import PostOffice, served
from tests.processes import ROOT, own_database

SENDER = [sys.executable, "-m", "tests.integration.notices.sender"]


def sender(env, *args):
    return subprocess.Popen([*SENDER, *args], env=env, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def said(env, *args):
    process = sender(env, *args)
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return out


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory, worker_id):
    folder = tmp_path_factory.mktemp("killed")
    settings = {"DJANGO_SETTINGS_MODULE": "radslag.config.settings", "RADSLAG_DEMO": "1"}
    with own_database(folder, f"killed_{worker_id}", **settings) as env:
        yield env


@pytest.mark.parametrize(
    ("point", "taken", "unknown"),
    [
        ("before_claiming", 5, 5),
        ("claimed", 7, 5),
        ("before_data", 7, 5),
        ("answered", 8, 5),
        ("before_commit", 10, 5),
    ],
)
def test_every_letter_is_sent_once_or_said_to_be_unknown(point, taken, unknown, surroundings):
    office, place = PostOffice(), point.replace("_", "-")
    with served(office) as port:
        env = {**surroundings, "EMAIL_URL": f"smtp://127.0.0.1:{port}"}
        with sender(env, "stop", place, point) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "here\n"
            process.kill()
        assert len(office.taken) == taken
        states = dict(line.split() for line in said(env, "go_on", place).splitlines())

    received = Counter(office.addressed)
    assert max(received.values()) == 1
    assert Counter(states.values()) == {"handed_over": 12 - unknown, "unknown": unknown}
    assert {to for to, state in states.items() if state == "handed_over"} <= set(received)
