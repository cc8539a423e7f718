"""The script that tampers says what happened, and its exit code whether all was met."""

import os
import subprocess
import sys

import pytest
from scripts import tamper

SAID = """\
  edit a row: refused; then: entry 5 does not follow from the one before
  cut the tail: refused; then: checkpoint 10 of
  cut out the middle: refused; then: expected entry 5, found 7
  swap two rows: refused; then: expected entry 4, found 7
  replace the last row: refused; then: checkpoint 10 of
  rewrite history: refused; then: checkpoint 10 of
  6 of 6 refused by the locks, and found when done behind them
  what nobody can find, and the documentation says so:
  cut what no checkpoint has seen: refused; then: cut-what-no-checkpoint-has-seen: 10 entries follow"""


@pytest.mark.sqlite  # the script itself goes on to PostgreSQL
def test_all_six_tamperings_are_refused_and_found_on_both_databases(tmp_path):
    ran = subprocess.run(
        [sys.executable, "scripts/tamper.py"], cwd=tamper.ROOT, env=os.environ, capture_output=True,
        text=True, timeout=120, check=False,
    )  # fmt: skip

    said = ran.stdout.splitlines()
    expected = ["On SQLite:", *SAID.splitlines(), "On PostgreSQL:", *SAID.splitlines()]
    assert [line[: len(start)] for line, start in zip(said, expected, strict=True)] == expected
    assert ran.returncode == 0, ran.stderr
