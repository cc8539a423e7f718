"""A command used in a wrong way says so in Swedish, with how to write and where to read."""

import re

import pytest

from radslag.terminal.mistakes import in_swedish

ENGLISH = re.compile(
    r"\b(missing|invalid|value|for|no such|did|got|requires|does|is|not|try|usage|error)\b", re.IGNORECASE
)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show",), "REGLEMENTE saknas."),
        (("evaluat", "ange"), "Det finns inget kommando evaluat. Menade du 'evaluate'?"),
        (
            ("evaluate", "ange", "--onn", "2025-01-01"),
            "Det finns ingen flagga --onn. Menade du '--json', '--known', '--on'?",
        ),
        (("evaluate", "ange", "--on"), "Flaggan --on ska följas av ett värde."),
        (("evaluate", "ange", "--json=1"), "Flaggan --json tar inget värde."),
        (("evaluate", "ange", "a", "b"), "Det står mer än kommandot tar emot: a b."),
        (
            ("evaluate", "ange", "--language", "fi"),
            "--language: 'fi' kan inte väljas. Välj bland: 'sv', 'en'.",
        ),
        (("wheel", "ange", "--year", "år"), "--year: 'år' är inget heltal."),
        (("wheel", "ange", "--year", "1800"), "--year: 1800 ligger inte mellan 1900 och 2200."),
        (
            ("show", "ange", "--library", "/finns/inte"),
            "--library: '/finns/inte' finns inte. Se efter att sökvägen",
        ),
        (
            ("show", "ange", "--library", __file__),
            f"--library: '{__file__}' är en fil, och här behövs en mapp.",
        ),
        (("completion",), "{bash|zsh|fish} saknas. Välj bland: bash,"),
        (("--bort",), "Det finns ingen flagga --bort."),
    ],
)
def test_a_mistake_is_told_in_swedish(run, arguments, said):
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert ENGLISH.findall(result.stderr) == []


def test_a_mistake_is_followed_by_how_to_write_and_where_to_read(run):
    assert run("show").stderr == (
        "REGLEMENTE saknas.\nSkriv: radslag show [FLAGGOR] REGLEMENTE\nHjälp: radslag show --help\n"
    )
    assert "\nSkriv: radslag [FLAGGOR] KOMMANDO …\nHjälp: radslag --help\n" in run("visa").stderr


def test_the_command_alone_shows_its_help(run):
    assert run().output == run("--help").output


def test_what_is_not_on_the_list_stands_as_it_is():
    assert in_swedish("Something new.") == "Something new."
