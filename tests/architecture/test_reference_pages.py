"""The reference pages that are made from code say what the code says."""

from scripts.write_commands import commands
from scripts.write_reference import REFERENCE, table_in
from scripts.write_statute_format import tables


def test_the_page_of_the_statute_format_is_up_to_date():
    page = (REFERENCE / "statute-format.md").read_text()

    assert table_in(page) == tables(), "run python -m scripts.write_statute_format"


def test_the_page_of_commands_is_up_to_date():
    page = (REFERENCE / "commands.md").read_text()

    assert table_in(page) == commands(), "run python -m scripts.write_commands"
