"""Write the list of commands in docs/reference/commands.md; run as `python -m scripts.write_commands`.

What stands outside the marks is written by people.
"""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click

from radslag.terminal.cli import main
from scripts.write_reference import REFERENCE, with_table

PAGE = REFERENCE / "commands.md"


def commands() -> str:
    """Return every command with its arguments and options, in the order of the alphabet."""
    context = click.Context(main, info_name="radslag")
    sections = (_section(main.commands[name], context) for name in sorted(main.commands))
    return "\n".join(line for section in sections for line in section)


def _section(command: click.Command, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, parent, info_name=command.name)
    yield f"## `radslag {command.name}`\n"
    yield f"    {command.get_usage(context).removeprefix('Usage: ')}\n"
    yield cleandoc(command.help or "").replace("\b\n", "") + "\n"
    records = [param.get_help_record(context) for param in command.params]
    rows = [record for record in records if record and record[0].startswith("-")]
    if rows:
        yield "| Option | Meaning |"
        yield "|---|---|"
        yield from (f"| `{_cell(name)}` | {_cell(meaning)} |" for name, meaning in rows)
        yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(), commands()))
