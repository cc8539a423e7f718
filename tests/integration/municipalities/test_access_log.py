"""Sign-ins, refusals and exports reach the municipality's log system as JSON lines, without names."""

import json
import logging
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from radslag.config.logs import JsonLines
from radslag.municipalities import services
from radslag.municipalities.models import Municipality, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TEMPLATE = "/norrby/arbete/import/mall.csv"
Lines = list[dict[str, Any]]


@pytest.fixture
def places(db: None) -> list[Municipality]:
    return [
        services.open_municipality(name=slug.title(), slug=slug, register_start=date(2024, 1, 1), at=NOON)
        for slug in ("norrby", "soderby")
    ]


@pytest.fixture
def member(places) -> User:
    user = services.register_person(email="kim@norrby.example", name="Kim Exempel")
    with within(places[0]):
        services.give_role(user, RoleKind.COORDINATOR, actor="", at=NOON, since=date(2024, 1, 1))
    return user


@pytest.fixture
def reader(places) -> User:
    user = services.register_person(email="robin@norrby.example", name="Robin Exempel")
    with within(places[0]):
        services.give_role(user, RoleKind.READER, actor="", at=NOON, since=date(2024, 1, 1))
    return user


def lines(caplog: pytest.LogCaptureFixture) -> Lines:
    """Return what the log system would read, without the moment."""
    found = [json.loads(JsonLines().format(one)) for one in caplog.records if one.name == "radslag.access"]
    return [{name: value for name, value in one.items() if name != "at"} for one in found]


@pytest.fixture
def listening(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="radslag.access")
    return caplog


def access(level: str, message: str, user: User, **more: str) -> dict[str, Any]:
    return {
        "level": level, "logger": "radslag.access", "message": message, "actor": str(user.journal_id), **more,
    }  # fmt: skip


def test_a_file_taken_out_is_noted_and_a_page_is_not(client, sign_in, member, listening):
    sign_in(client, member)
    listening.clear()

    client.get("/norrby/arbete/idag/")
    client.get(TEMPLATE)

    page = "radslag.obligations.views.imports.import_template"
    assert lines(listening) == [access("INFO", "exported", member, municipality="norrby", page=page)]


@pytest.mark.parametrize("where", ["norrby", "soderby"])
def test_who_is_refused_is_noted(client, sign_in, reader, listening, where):
    sign_in(client, reader)
    listening.clear()

    answer = client.get(f"/{where}/arbete/registrera/")

    assert answer.status_code == (403 if where == "norrby" else 404)
    assert lines(listening) == [
        access("WARNING", "refused", reader, municipality=where, permission="obligations.record")
    ]


def test_coming_and_going_are_noted(member, listening):
    services.note_session(member, "session.opened", at=NOON)
    services.note_session(member, "session.closed", at=NOON)

    assert lines(listening) == [
        access("INFO", "session.opened", member), access("INFO", "session.closed", member),
    ]  # fmt: skip


def test_in_production_each_line_stands_alone_on_standard_output(tmp_path: Path):
    code = (
        "import django, logging; django.setup(); "
        "logging.getLogger('radslag.access').info('exported', extra={'actor': '7f', 'page': 'a.b'}); "
        "logging.getLogger('django.request').warning('Not Found')"
    )
    env = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "radslag.config.settings", "RADSLAG_DEMO": "0",
        "SECRET_KEY": "x" * 50, "RADSLAG_VAR": str(tmp_path),
    }  # fmt: skip
    ran = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)

    said = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [(one["logger"], one["message"]) for one in said] == [
        ("radslag.access", "exported"), ("django.request", "Not Found"),
    ]  # fmt: skip
    assert said[0]["actor"] == "7f"
