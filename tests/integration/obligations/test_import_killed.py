"""A process that dies in the middle of an import leaves nothing half done."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

CHILD = """
import sys, time
import django
django.setup()
from datetime import UTC, date, datetime
from django.core.management import call_command
from radslag.journal.models import Entry
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.obligations import services
from radslag.obligations.models import ImportBatch
from radslag.obligations.services import importing
from radslag.statute.library import corpus
from radslag.statutebook.services import adopt_statute

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ROWS = [{"line": n + 2, "cells": {"on": str(date.fromordinal(738_000 + n)), "act": "held", "thing": "mote",
                              "bodies": "radet"}}
        for n in range(100)]

def begin():
    call_command("migrate", verbosity=0)
    place = Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2024, 1, 1))
    with within(place):
        version = corpus().lineages["ange"][0]
        house = version.house_source.text
        adopt_statute(version.source.text, house_text=house, head=0, actor="", at=NOON)
        services.receive_import("blad", "d1", ROWS, actor="", at=NOON)

def die_in_the_middle():
    real, seen = importing.record_act, []
    def slow(*args, **kwargs):
        seen.append(1)
        if len(seen) == 50:
            print("halfway", flush=True)
            time.sleep(60)
        return real(*args, **kwargs)
    importing.record_act = slow
    finish()

def finish():
    with within(Municipality.objects.get()):
        services.import_acts(ImportBatch.objects.get(), actor="", at=NOON)

def count():
    with within(Municipality.objects.get()):
        print(Entry.objects.filter(act="held").count(), ImportBatch.objects.get().state)

globals()[sys.argv[1]]()
"""


@pytest.fixture
def child(tmp_path: Path):
    env = dict(os.environ, DJANGO_SETTINGS_MODULE="tests.settings", RADSLAG_DEMO="1")
    env |= {"DATABASE_URL": f"sqlite:///{tmp_path / 'register.sqlite3'}", "RADSLAG_VAR": str(tmp_path)}

    def start(verb: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", CHILD, verb], env=env, stdout=subprocess.PIPE, text=True
        )

    return start


def said(process: subprocess.Popen[str]) -> str:
    """Wait for a process and return what it said."""
    out, _ = process.communicate()
    assert process.returncode == 0
    return out


def test_a_killed_import_leaves_nothing_half_and_can_be_done_again(child):
    said(child("begin"))
    with child("die_in_the_middle") as dying:
        assert dying.stdout.readline() == "halfway\n"
        dying.send_signal(signal.SIGKILL)

    assert said(child("count")) == "0 waiting\n"
    said(child("finish"))
    assert said(child("count")) == "100 done\n"
