"""The command `radslag`: the statute engine in a terminal, without a database."""

from __future__ import annotations

from typing import Final

import click

from radslag.statute.receipt import ENGINE, FORMAT
from radslag.terminal.commands.checking import check, schema
from radslag.terminal.commands.completion import completion
from radslag.terminal.commands.judging import evaluate, explain, wheel
from radslag.terminal.commands.showing import compare, gaps, show
from radslag.terminal.commands.supposing import simulate
from radslag.terminal.help import EPILOG
from radslag.terminal.mistakes import Commands

_SETTINGS: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 80}
_VERSION: Final = f"%(prog)s %(version)s (format {FORMAT}, engine {ENGINE})"


@click.group("radslag", cls=Commands, epilog=EPILOG, context_settings=_SETTINGS)
@click.version_option(package_name="radslag", message=_VERSION, help="Visa versionen.")
def main() -> None:
    """Read, check and follow the statute of a crime-prevention council."""


for command in (check, show, evaluate, explain, wheel, compare, gaps, simulate, schema, completion):
    main.add_command(command)
