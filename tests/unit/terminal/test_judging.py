"""evaluate, explain and wheel: a statute held against entries."""

import json
from datetime import date

import pytest

from radslag.terminal import options

ON = ("--on", "2025-12-01")


def test_duties_are_told_with_status_day_and_key(run, journal):
    result = run("evaluate", "ange", "--facts", journal, *ON, "--status", "due", "--status", "met")

    assert result.exit_code == 0
    assert result.stdout == (
        "Läge                     Senast      Skyldighet\n"
        "snart dags, i riskzonen  2025-12-31  Rådets fyra möten\n"
        "                                     ange#moten|2025\n"
        "uppfylld                 2025-02-12  Kallelse före mötet\n"
        "                                     ange#kallelse_fore|m1\n"
        "uppfylld                 2025-01-30  Kallelsens innehåll\n"
        "                                     ange#kallelse_innehall|m1\n"
        "snart dags               2025-12-31  Verksamhetsplan för Klara-gruppen\n"
        "                                     ange#verksamhetsplan_beslutas|2025\n"
        "snart dags, i riskzonen  2025-12-31  Klara-gruppens fyra möten\n"
        "                                     ange#klara_moten|2025\n"
        "snart dags               2025-12-31  Ungdomsrådets två lägesrapporter\n"
        "                                     ange#ungdomsrapporter|2025\n"
        "snart dags               2025-12-31  Ungdomsrådet deltar hos Klara-gruppen\n"
        "                                     ange#ungdomar_deltar|2025\n"
        "snart dags               2025-12-31  Årshjulet upprättas\n"
        "                                     ange#arshjul_upprattas|2025\n"
    )


def test_duties_are_told_in_english(run, journal):
    result = run("evaluate", "ange", "--facts", journal, *ON, "--status", "breached", "--language", "en")

    assert result.stdout.startswith("Status")
    assert "ange#kallelse_fore|m2" in result.stdout


def test_duties_are_told_as_json(run, journal):
    result = run("evaluate", "ange", "--facts", journal, *ON, "--status", "breached", "--json")

    assert json.loads(result.stdout) == [
        {
            "key": "ange#kallelse_fore|m2",
            "label": "Kallelse före mötet",
            "clause": "3.2 st 1",
            "status": "breached",
            "at_risk": False,
            "opens": "2025-05-07",
            "due": "2025-05-07",
            "hard": "2025-05-07",
            "advice": "2025-04-27",
            "need": 1,
            "have": 0,
            "evidence": [],
            "bearer": ["ordforande"],
        }
    ]


def test_duties_are_told_in_markdown(run, journal):
    result = run("evaluate", "ange", "--facts", journal, *ON, "--status", "breached", "--markdown")

    assert result.stdout == (
        "| Läge | Senast | Skyldighet |\n|---|---|---|\n"
        "| inget underlag visar | 2025-05-07 | Kallelse före mötet<br>ange#kallelse_fore\\|m2 |\n"
    )


def test_a_strict_evaluation_ends_with_1_when_something_is_amiss(run, journal):
    arguments = ("evaluate", "ange", "--facts", journal, *ON, "--strict")

    assert run(*arguments).exit_code == 1
    assert run(*arguments, "--status", "met").exit_code == 0


def test_nothing_to_show_is_said(run):
    assert run("evaluate", "ange", *ON, "--status", "waived").stdout == "Inget att visa.\n"
    assert run("wheel", "ange", *ON, "--year", "1999").stdout == "Inget att visa.\n"


def test_the_past_is_asked_as_it_was_known(run, journal):
    arguments = ("evaluate", "ange", "--facts", journal, *ON, "--register", "2025-01-01", "--status", "met")

    assert "moten" not in run(*arguments, "--known", "2025-01-31").stdout
    assert "kallelse_fore|m1" in run(*arguments).stdout


def test_entries_come_from_standard_input(run):
    result = run(
        "evaluate",
        "ange",
        "--facts",
        "-",
        *ON,
        "--status",
        "breached",
        given="2025-05-07 held mote @radet =m2\n",
    )

    assert "ange#kallelse_fore|m2" in result.stdout


def test_the_day_asked_about_is_today_unless_told(run, monkeypatch):
    monkeypatch.setattr(options, "today", lambda: date(2024, 12, 10))

    assert "moten|2024" in run("evaluate", "ange", "--status", "due").stdout


def test_a_duty_is_explained_as_a_tree(run, journal):
    result = run("explain", "ange", "moten|2025", "--facts", journal, *ON)

    assert result.exit_code == 0
    lines = result.stdout.replace("\u00a0", " ").split("\n")
    assert lines[:4] == [
        "snart dags, i riskzonen",
        "Rådets fyra möten: ska vara klart senast 31 december 2025, 2 av 4 hittills.",
        "  Källa: 3.2 st 1, Rådets fyra möten (ange#moten).",
        "  Ansvarar: ordföranden.",
    ]
    assert "    12 februari 2025: möte i Trygghetsrådet har hållits" in lines


def test_a_duty_is_explained_as_json(run, journal):
    result = run("explain", "ange", "ange#moten|2025", "--facts", journal, *ON, "--json")

    explanation = json.loads(result.stdout)
    assert (explanation["key"], explanation["need"], explanation["have"]) == ("ange#moten|2025", 4, 2)
    assert explanation["evidence"] == ["e03", "e04"]


def test_an_unknown_duty_is_wrong_use(run):
    result = run("explain", "ange", "motten|2025", *ON)

    assert result.exit_code == 2
    assert "'ange#motten|2025' är ingen skyldighet den dagen. Menade du 'ange#moten|2025'?" in result.stderr


def test_the_wheel_shows_the_year_day_by_day(run, journal):
    result = run("wheel", "ange", "--facts", journal, "--on", "2025-02-01", "--markdown")

    assert result.stdout.startswith(
        "| Dag | Slag | Vad | Läge |\n|---|---|---|---|\n"
        "| 2025-01-30 | senaste dag | Kallelsens innehåll | uppfylld |\n"
        "| 2025-02-12 | senaste dag | Kallelse före mötet | uppfylld |\n"
        "| 2025-02-12 | planerat möte | möte, Trygghetsrådet |  |\n"
    )


def test_the_wheel_is_told_as_json(run, journal):
    spokes = json.loads(run("wheel", "ange", "--facts", journal, "--on", "2025-02-01", "--json").stdout)

    assert spokes[2] == {
        "day": "2025-02-12",
        "label": "möte, Trygghetsrådet",
        "key": "m1",
        "what": "meeting",
        "status": None,
        "bodies": ["radet"],
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("evaluate", "onge"),
            "'onge' är varken en fil eller ett reglemente som finns här. Menade du 'ange'?",
        ),
        (("evaluate", "ange", "--on", "igår"), "'igår' är inget datum. Skriv år, månad och dag: 2025-02-12."),
        (("evaluate", "ange", "--status", "late"), "'late' kan inte väljas. Välj bland: 'upcoming'"),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_was_expected(run, arguments, said):
    result = run(*arguments)

    assert result.exit_code == 2
    assert said in result.stderr


def test_faulty_entries_end_with_1_and_every_fault_is_told(run, tmp_path):
    path = tmp_path / "f.txt"
    path.write_text("2025-02-12 hold mote\nx\n")

    result = run("evaluate", "ange", "--facts", path)

    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == [f"{path}:1", f"{path}:2"]
