"""Heads of the chain leave the installation signed, and tell afterwards whether the chain is the same."""

import json
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from radslag.journal.chain import is_genuine
from radslag.journal.models import Checkpoint, Entry
from radslag.journal.queries.checkpoints import NotACheckpoint, kept, published
from radslag.journal.queries.verification import verify
from radslag.journal.services import NothingToSign, make_checkpoint, record, signing_key
from radslag.journal.tasks import keep_outside, tick
from radslag.municipalities.tenancy import within
from tests.integration.journal.conftest import NOON, make_place


@pytest.fixture(autouse=True)
def outside(settings, tmp_path):
    settings.SIGNING_KEY = ""
    settings.SIGNING_KEY_PATH = tmp_path / "secrets" / "signing.key"
    settings.CHECKPOINT_FOLDER = tmp_path / "outside"
    return settings.CHECKPOINT_FOLDER


def files(outside: Path) -> list[Path]:
    return sorted(outside.rglob("*.json"))


def test_the_key_is_made_once_in_a_file_that_only_the_installation_reads(settings):
    first, second = signing_key(), signing_key()

    assert first.private_bytes_raw() == second.private_bytes_raw()
    assert stat.S_IMODE(settings.SIGNING_KEY_PATH.stat().st_mode) == 0o600
    assert [file.name for file in settings.SIGNING_KEY_PATH.parent.iterdir()] == ["signing.key"]


def test_a_key_from_the_settings_is_used_and_none_is_made(settings):
    settings.SIGNING_KEY = "07" * 32

    assert signing_key().private_bytes_raw() == b"\x07" * 32
    assert not settings.SIGNING_KEY_PATH.exists()


def test_an_empty_journal_has_nothing_to_sign(norrby):
    with pytest.raises(NothingToSign):
        make_checkpoint(at=NOON)

    tick(at=NOON)
    assert Checkpoint.objects.count() == 0


def test_a_checkpoint_a_day_is_made_and_put_outside(norrby, outside):
    entry = record("settings.changed", actor="", at=NOON)
    for minutes in range(3):
        tick(at=NOON + timedelta(minutes=minutes))
    tick(at=NOON + timedelta(days=1))

    points = [json.loads(file.read_text()) for file in files(outside)]
    assert [(p["municipality"], p["seq"], p["head"], p["at"]) for p in points] == [
        ("norrby", 1, entry.hash, "2026-03-02T11:00:00.000000+00:00"),
        ("norrby", 1, entry.hash, "2026-03-03T11:00:00.000000+00:00"),
    ]
    assert all(is_genuine(point) for point in points)
    assert [file.parent.name for file in files(outside)] == ["norrby", "norrby"]


def test_a_file_lost_outside_is_written_again_and_none_is_changed(norrby, outside):
    record("settings.changed", actor="", at=NOON)
    tick(at=NOON)
    tick(at=NOON + timedelta(days=1))
    first, second = files(outside)
    first.write_text("kept by somebody")
    second.unlink()

    assert keep_outside(outside) == [second]
    assert first.read_text() == "kept by somebody"


def test_the_command_ticks_in_every_municipality(db, outside, capsys):
    for slug in ("norrby", "soderby"):
        with within(make_place(slug)):
            record("settings.changed", actor="", at=NOON)

    call_command("tick")

    assert sorted(file.parent.name for file in files(outside)) == ["norrby", "soderby"]


def test_what_one_municipality_cannot_do_does_not_stop_the_others(db, outside, settings, caplog):
    outside.mkdir()
    (outside / "norrby").write_text("a file where the folder should be")
    for slug in ("norrby", "soderby"):
        with within(make_place(slug)):
            record("settings.changed", actor="", at=NOON)

    with pytest.raises(CommandError, match=r"Not done: radslag.journal.tasks in norrby\."):
        call_command("tick")

    assert [file.parent.name for file in files(outside)] == ["soderby"]
    assert "NotADirectoryError" in caplog.text or "FileExistsError" in caplog.text


def test_anybody_can_fetch_the_checkpoints(client, db, outside):
    with within(make_place("norrby")):
        record("settings.changed", actor="", at=NOON)
        tick(at=NOON)
        tick(at=NOON + timedelta(days=1))

    answer = client.get("/.well-known/radslag-journal/norrby.json")

    document = answer.json()
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert (document["municipality"], document["name"]) == ("norrby", "Norrby")
    assert [point["at"][:10] for point in document["checkpoints"]] == ["2026-03-03", "2026-03-02"]
    assert all(is_genuine(point) for point in document["checkpoints"])
    assert "sessionid" not in answer.cookies


def test_a_place_that_is_not_here_has_no_journal(client, db):
    assert client.get(reverse("journal:checkpoints", args=["nowhere"])).status_code == 404
    assert published("nowhere") is None


FORMS = {
    "one": lambda points: json.dumps(points[0]),
    "list": json.dumps,
    "lines": lambda points: "\n".join(json.dumps(point) for point in points) + "\n\n",
    "published": lambda points: json.dumps({"municipality": "norrby", "checkpoints": points}),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_checkpoints_are_read_in_the_forms_people_keep_them(norrby, outside, tmp_path, form):
    record("settings.changed", actor="", at=NOON)
    tick(at=NOON)
    point = json.loads(files(outside)[0].read_text())
    (tmp_path / "kept").write_text(form([point]))

    assert list(kept([tmp_path / "kept"])) == [point]


@pytest.mark.parametrize("text", ["", "{}", "7", "[7]", "not json", '[{"seq": 1}]'])
def test_a_file_that_holds_something_else_is_named(tmp_path, text):
    (tmp_path / "kept.json").write_text(text)

    with pytest.raises(NotACheckpoint, match=r"kept\.json"):
        list(kept([tmp_path / "kept.json"]))


@pytest.fixture
def guarded(norrby, outside):
    """A journal of three entries with a checkpoint made an hour ago."""
    for _ in range(3):
        record("settings.changed", actor="", at=NOON)
    tick(at=datetime.now(UTC) - timedelta(hours=1))
    return norrby


def exit_code(*args: object) -> int:
    try:
        call_command("verify_journal", "--municipality", "norrby", *args)
    except CommandError as error:
        return error.returncode
    return 0


def test_a_whole_journal_is_said_to_be_whole(guarded, outside, capsys):
    assert exit_code("--checkpoints", *files(outside)) == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "Norrby: 3 entries follow from each other and agree with the checkpoints outside: 1,"
    )
    assert signing_key().public_key().public_bytes_raw().hex() in said


def test_without_files_those_in_the_folder_are_used(guarded):
    assert exit_code() == 0


def test_a_checkpoint_of_another_head_is_a_fault(guarded, outside, settings):
    from radslag.journal.chain import sign

    point = json.loads(files(outside)[0].read_text())
    files(outside)[0].write_text(json.dumps(sign({**point, "head": "0" * 64}, signing_key())))

    assert exit_code() == 1


def test_a_checkpoint_that_was_edited_or_is_of_another_place_is_a_fault(guarded, outside):
    point = json.loads(files(outside)[0].read_text())

    assert verify([{**point, "seq": 2}]).faults == [
        f"checkpoint 2 of {point['at']} is not ours, or its signature is wrong"
    ]
    assert len(verify([{**point, "municipality": "soderby"}]).faults) == 1


def test_without_a_fresh_checkpoint_nobody_knows_what_was_cut_off(norrby, outside):
    record("settings.changed", actor="", at=NOON)
    assert exit_code() == 2

    tick(at=datetime.now(UTC) - timedelta(hours=27))
    assert exit_code() == 2

    tick(at=datetime.now(UTC))
    assert exit_code() == 0


def test_a_checkpoint_from_the_future_is_not_fresh(norrby):
    record("settings.changed", actor="", at=NOON)
    tick(at=datetime.now(UTC) + timedelta(hours=3))

    assert exit_code() == 2


def test_a_place_or_a_file_that_is_not_there_is_said(norrby, tmp_path):
    with pytest.raises(CommandError, match="There is no municipality 'nowhere' here"):
        call_command("verify_journal", "--municipality", "nowhere")
    with pytest.raises(CommandError, match=r"missing\.json"):
        call_command("verify_journal", "--municipality", "norrby", "--checkpoints", tmp_path / "missing.json")


def test_other_municipalities_are_not_read(guarded, outside):
    other = make_place("soderby")
    assert Entry.objects.count() == 3
    report = verify([])

    assert (report.entries, report.faults, report.latest) == (3, [], None)
    assert other.slug not in str(report)
