"""The command as a whole: help, completion, colours, and one real process."""

import io
import os
import re
import subprocess
import sys

import pytest

from radslag.terminal.cli import main
from radslag.terminal.printing import plain, print_table, print_text, style_of
from radslag.terminal.sources import today
from radslag.terminal.words import WORDS


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch):
    """Let standard output be a terminal 60 columns wide, and return it."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return screen


def test_every_command_has_help_that_fits_80_columns(run):
    for name in main.commands:
        shown = run(name, "--help")
        assert shown.exit_code == 0
        assert max(map(len, shown.stdout.splitlines())) <= 80


ENGLISH = re.compile(
    r"\b(the|of|and|this|show|usage|options?|commands?|default|exit|print|date|file|directory|statute|key)\b",
    re.IGNORECASE,
)
TYPED = re.compile(r"--?[\w-]+|radslag \w+|^  \w+ ", re.MULTILINE)


@pytest.mark.parametrize("name", ["", *main.commands])
def test_all_help_is_in_swedish(run, name):
    shown = run(*filter(None, [name]), "--help").stdout

    assert "Visa den här hjälpen." in shown
    assert ENGLISH.findall(TYPED.sub("", shown)) == []


def test_what_a_command_is_for_fits_the_list_of_commands(run):
    assert "..." not in run("--help").stdout


def test_the_version_tells_the_format_and_the_engine(run):
    assert "(format 1, engine 1.0)" in run("--version").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_that_completes(run, shell):
    assert "_RADSLAG_COMPLETE" in run("completion", shell).stdout


def test_every_word_is_in_both_languages():
    assert {
        name for name, words in WORDS.items() if set(words) != {"sv", "en"} or not all(words.values())
    } == set()


def test_a_terminal_gets_colours_and_its_own_width(monkeypatch):
    screen = terminal(monkeypatch)

    print_text("försenad", style=style_of("overdue"))
    print_table(["Läge"], [["ord " * 20]])

    shown = screen.getvalue()
    assert "\x1b[1;31mförsenad" in shown
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in shown.splitlines()) <= 60


def test_no_colour_is_shown_when_none_is_wanted(monkeypatch):
    screen = terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")

    print_text("försenad", style=style_of("overdue"))

    assert "31m" not in screen.getvalue()


def test_values_become_what_json_has():
    assert plain({"a": {"z", "b"}, 1: (None, True, 1.5)}) == {"a": ["b", "z"], "1": [None, True, "1.5"]}


def test_today_is_a_day_in_sweden():
    assert today().year >= 2024


def test_the_command_runs_without_a_database():
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("DJANGO", "DATABASE"))
    }
    program = [sys.executable, "-W", "error", "-c", "from radslag.terminal.cli import main; main()"]
    line = "2025-02-12 held mote @radet\n"
    arguments = ["evaluate", "ange", "--facts", "-", "--on", "2025-12-31", "--status", "overdue", "--strict"]

    ended = subprocess.run(
        [*program, *arguments], input=line, capture_output=True, text=True, env=environment, check=False
    )

    assert ended.returncode == 1
    assert ended.stderr == ""
    assert "försenad" in ended.stdout
    assert "\x1b" not in ended.stdout
