"""Options that several commands share, each worded once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from radslag.statute.lines import read_date
from radslag.statute.mending import Unreadable
from radslag.statute.swedish_problems import in_swedish
from radslag.terminal.sources import Asked, choose, entries, register_of, today

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A civil date, written year, month and day."""

    name = "dag"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or say how one is written."""
        try:
            return read_date(str(value))
        except Unreadable as error:
            self.fail(in_swedish(str(error)), param, ctx)


_FACTS: Final = "Poster: .csv, .toml eller en per rad; - läser det som matas in."
DAY: Final = Day()
as_json = click.option("--json", "as_json", is_flag=True, help="Skriv ut JSON.")
as_markdown = click.option("--markdown", "as_markdown", is_flag=True, help="Skriv ut en tabell i Markdown.")


language = click.option(
    "--language",
    type=click.Choice(["sv", "en"]),
    default="sv",
    help="Svarets språk.  [annars: sv]",
)
library = click.option(
    "--library",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="MAPP",
    help="Mapp med names.toml och <adressord>/<första dag>.toml, utöver de reglementen som följer med.",
)
statute = click.argument("statute", metavar="REGLEMENTE")


def asked(command: Command) -> Command:
    """Give a command a statute, entries and the days asked with, as its first argument `asked`."""

    @wraps(command)
    def ask(
        statute: str,
        facts: str | None,
        on: date | None,
        known: date | None,
        register: date | None,
        folder: Path | None,
        **more: Any,
    ) -> Any:
        day = on or today()
        chosen = choose(statute, folder, day)
        read = entries(facts)
        return command(Asked(chosen, read, day, known, register_of(read, chosen, register)), **more)

    decorators = (
        click.argument("statute", metavar="REGLEMENTE"),
        click.option("--facts", metavar="FIL", help=_FACTS),
        click.option("--on", type=DAY, help="Dagen som frågan gäller.  [annars: i dag]"),
        click.option(
            "--known",
            type=DAY,
            help="Räkna med det som var känt den dagen.  [annars: dagen som frågan gäller]",
        ),
        click.option("--register", type=DAY, help="Dagen då journalen börjar.  [annars: dess första post]"),
        library,
        language,
        as_json,
    )
    decorated: Any = ask
    for decorate in reversed(decorators):
        decorated = decorate(decorated)
    result: Command = decorated
    return result
