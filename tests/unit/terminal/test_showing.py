"""show, gaps and compare: what a statute says."""

import json

from tests.unit.terminal.conftest import ANGE

ON = ("--on", "2025-12-01")


def test_a_statute_is_shown_clause_by_clause(run):
    shown = run("show", "ange", *ON).stdout

    assert shown.startswith(
        "Reglemente för Trygghetsrådet\n"
        "Gäller 2023-01-01 till och med 2026-12-31\n"
        "Ingen har ännu jämfört filen med den antagna texten.\n"
        "22 punkter: 16 räknas, 0 bedöms av människa, 3 anger vem eller får, 3 bakgrund\n"
    )
    assert "    Lokal rutin: " in shown
    assert "    Tolkning: texten anger ingen takt\n" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_statute_in_a_file_is_shown_in_english_too(run):
    shown = run("show", ANGE, *ON, "--language", "en").stdout

    assert "Valid 2023-01-01 through 2026-12-31\nNot verified by anyone yet" in shown


def test_a_statute_that_a_person_has_compared_says_who_and_when(run, tmp_path):
    path = tmp_path / "x.toml"
    path.write_text(
        ANGE.read_text().replace(
            "format = 1", 'format = 1\nverified_by = "en provläsare"\nverified_on = 2026-01-15'
        )
    )

    assert "Jämförd med den antagna texten av en provläsare, 2026-01-15.\n" in run("show", path).stdout


def test_a_statute_is_shown_as_json(run):
    shown = json.loads(run("show", "ange", *ON, "--json").stdout)

    assert shown["statute"]["lineage"] == "ange"
    assert shown["clauses"][1]["rules"][0]["sentence"] == "Trygghetsrådet hör till kommunstyrelsen."


def test_the_gaps_tell_what_nobody_takes_care_of_and_what_the_text_is_silent_on(run):
    told = run("gaps", "ange", *ON).stdout

    assert "4 §    Lägesbild finns                                      bild_innehall\n" in told
    assert "11 §   En samordningsfunktion ska finnas                    samordnare\n" in told
    assert "13 §   Rapport till fullmäktige                             ingen lokal regel\n" in told
    assert "Texten tiger om: frist för kallelse; Klara-gruppens medlemmar;" in told
    assert told.endswith("Ingen har ännu jämfört filen med den antagna texten.\n")


def test_a_body_that_nothing_is_bound_to_is_told_among_the_gaps(run, tmp_path):
    path = tmp_path / "x.toml"
    path.write_text(ANGE.read_text().replace('rad = "radet", ', ""))

    assert "ordforande; inget organ är bundet" in run("gaps", path, *ON, "--markdown").stdout


def test_the_gaps_of_an_act_are_none(run):
    told = json.loads(run("gaps", "sfs-2023-196", *ON, "--json").stdout)

    assert (told["demands"], told["verified"], told["lineage"]) == ([], False, "sfs-2023-196")
    assert "tiger" not in run("gaps", "sfs-2023-196", *ON).stdout


def test_the_gaps_are_told_before_and_after_the_statute_is_in_force(run):
    for day in ("2020-01-01", "2030-01-01"):
        assert len(json.loads(run("gaps", "ange", "--on", day, "--json").stdout)["silences"]) == 4


def test_two_versions_are_compared_by_what_they_demand(run, tmp_path):
    later = (
        ANGE.read_text()
        .replace('at_least = 4, per = "year", bearer = "ordforande"', 'at_least = 5, bearer = "ordforande"')
        .replace("power.akut = {", "power.annat = {")
        .replace("valid_through = 2026-12-31", "")
        .replace('reading = "i samband med anger ingen frist"', 'reading = "ingen frist"')
        .replace('[clause."1.2"]', '[clause."1.3"]')
        .replace('applies_to = ["kommunstyrelsen"]', 'applies_to = ["kommunstyrelsen", "radet"]')
    )
    path = tmp_path / "x.toml"
    path.write_text(later)

    compared = run("compare", "ange", path, "--markdown").stdout.splitlines()

    assert compared[2:] == [
        "| ändrad | valid_through | 2026-12-31 | – |",
        "| ändrad | applies_to | kommunstyrelsen | kommunstyrelsen, radet |",
        "| ny | Rådet gör själv sitt årshjul efter behov, till exempel med stöd av medborgarlöftet, och lämnar plats för akuta händelser | – | power.annat, 6 |",
        "| borttagen | Rådet gör själv sitt årshjul efter behov, till exempel med stöd av medborgarlöftet, och lämnar plats för akuta händelser | power.akut, 6 | – |",
        "| ändrad | Rådets fyra möten (recur.moten) | at_least = 4 | at_least = 5 |",
        "| annan lydelse | Klara-gruppen (body.klara) | 1.2 | 1.3 |",
        "| annan lydelse | Reglementet följs upp (follow.reglementet_foljs_upp) | reading = i samband med anger ingen frist | reading = ingen frist |",
    ]
    assert json.loads(run("compare", "ange", path, "--json").stdout)["unchanged"] > 40


def test_a_version_compared_with_itself_changes_nothing(run):
    assert run("compare", "ange", ANGE).stdout.endswith("Inget ändras.\n")


def test_a_faulty_file_is_not_shown_but_told_of(run, tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("x")

    result = run("show", path)

    assert result.exit_code == 1
    assert result.stderr.startswith(f"{path}:1: raden kan inte läsas")
