"""simulate: what would happen if."""

import json

import pytest

from tests.unit.terminal.conftest import ANGE

ON = ("--on", "2025-12-20", "--register", "2025-01-01")


def test_entries_are_added_and_taken_away_in_the_mind(run, journal):
    result = run(
        "simulate", "ange", "--facts", journal, *ON, "--add", "2025-12-19 held mote @radet =m3", "--remove", "e02", "--markdown"
    )  # fmt: skip

    assert result.stdout.splitlines() == [
        "| Ändring | Skyldighet | Före | Efter |",
        "|---|---|---|---|",
        "| ändrad | Rådets fyra möten<br>ange#moten\\|2025 | snart dags, i riskzonen, 2025-12-31 | snart dags, i riskzonen, 2025-12-31 |",
        "| ändrad | Kallelse före mötet<br>ange#kallelse_fore\\|m1 | uppfylld, 2025-02-12 | inget underlag visar, 2025-02-12 |",
        "| ny | Kallelse före mötet<br>ange#kallelse_fore\\|m3 | – | inget underlag visar, 2025-12-19 |",
        "| ny | Protokoll förs<br>ange#protokoll_fors\\|m3 | – | öppen, 2026-01-02 |",
        "| ny | Protokollet justeras<br>ange#justering\\|m3 | – | öppen, 2026-01-02 |",
        "| borttagen | Kallelsens innehåll<br>ange#kallelse_innehall\\|m1 | uppfylld, 2025-01-30 | – |",
    ]


def test_a_plan_needs_no_day_of_entry_when_it_is_only_imagined(run, journal):
    told = run(
        "simulate", "ange", "--facts", journal, *ON, "--add", "2025-12-29 planned mote @radet =m3", "--json"
    )

    tree = json.loads(told.stdout)
    assert [each["key"] for each in tree["added"]] == ["ange#kallelse_fore|m3"]
    assert tree["removed"] == []


def test_a_plan_may_tell_its_day_of_entry(run):
    line = "2025-12-29 planned mote @radet =m3 !2025-12-01"

    assert "kallelse_fore|m3" in run("simulate", "ange", *ON, "--add", line).stdout


def test_another_house_rule_is_tried(run):
    told = run("simulate", "harnosand", *ON, "--house", 'recur.moten = { across = "each" }', "--json")

    keys = [each["key"] for each in json.loads(told.stdout)["added"]]
    assert "harnosand#moten@styrgrupp|2025" in keys
    assert "harnosand#moten@operativ|2025" in keys


def test_a_house_rule_is_tried_on_a_statute_without_house_file(run, tmp_path):
    path = tmp_path / "x.toml"
    path.write_text(ANGE.read_text())

    told = run("simulate", path, *ON, "--house", 'maintain.avtal = { grace = "9y" }', "--json")

    changed = {each["key"]: each["after"]["status"] for each in json.loads(told.stdout)["changed"]}
    assert changed["ange#avtal|now"] == "due"


def test_another_version_is_tried(run, tmp_path):
    path = tmp_path / "x.toml"
    path.write_text(ANGE.read_text().replace("at_least = 4, per", "at_least = 6, per", 1))

    told = run("simulate", "ange", *ON, "--instead", path, "--json")

    assert "ange#moten|2025" in [each["key"] for each in json.loads(told.stdout)["changed"]]


def test_another_day_is_tried(run, journal):
    told = run("simulate", "ange", "--facts", journal, *ON, "--then", "2026-01-01").stdout

    assert "ange#moten|2025" in told


def test_what_changes_nothing_is_said_to(run, journal):
    assert (
        run("simulate", "ange", "--facts", journal, *ON, "--add", "2025-12-19 held mote @annat").stdout
        == "Inget ändras.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Inget antas. Skriv --add, --remove, --house, --instead eller --then."),
        (("--add", "2025-12-19 hold mote"), "Menade du 'held'?"),
        (("--remove", "e99"), "ingen post har id 'e99'."),
        (("--house", "recur"), "'recur' är ingen lokal rutin. Skriv slag.id = { nyckel = värde }."),
        (("--house", "recur.moten = 4"), "'recur.moten = 4' är ingen lokal rutin."),
    ],
)
def test_wrong_suppositions_are_wrong_use(run, journal, arguments, said):
    result = run("simulate", "ange", "--facts", journal, *ON, *arguments)

    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('recur.moten = { per = "month" }', "'per' är inget fält i en lokal rutin."),
        ('recur.motena = { partial = "full" }', "'motena' är ingen regel i reglementet. Menade du 'moten'?"),
    ],
)
def test_a_house_rule_that_does_not_fit_is_told_of(run, line, said):
    result = run("simulate", "ange", *ON, "--house", line)

    assert result.exit_code == 1
    assert said in result.stderr
