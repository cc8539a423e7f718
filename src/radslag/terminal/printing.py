"""Output: tables that fit 80 columns, Markdown, and JSON; plain when it does not go to a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date
from typing import Any, Final

import click
from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from radslag.statute.status import Status

WIDTH: Final = 80
Row = Sequence[str | Text]
_STYLES: Final[dict[str, str]] = {
    Status.MET: "green",
    Status.MET_LATE: "green",
    Status.OVERDUE: "bold red",
    Status.BREACHED: "bold red",
    Status.DUE: "yellow",
    Status.ADVISED: "yellow",
    Status.NEEDS_JUDGEMENT: "yellow",
    Status.LAPSED: "yellow",
}


def style_of(status: str) -> str:
    """Return how a status is coloured; the word always says the same."""
    return _STYLES.get(status, "")


def _console() -> Console:
    """Return a console for the present standard output; rich itself respects NO_COLOR."""
    terminal = sys.stdout.isatty()
    return Console(file=sys.stdout, width=None if terminal else WIDTH, highlight=False)


def _emit(console: Console, renderable: RenderableType) -> None:
    """Print, without blanks at the ends of lines when the output does not go to a terminal."""
    if console.is_terminal:
        console.print(renderable)
        return
    with console.capture() as captured:
        console.print(renderable)
    click.echo("\n".join(line.rstrip() for line in captured.get().rstrip("\n").split("\n")))


def print_table(headings: Sequence[str], rows: Iterable[Row]) -> None:
    """Print a table, wrapped inside its cells."""
    console = _console()
    table = Table(box=box.SIMPLE_HEAD if console.is_terminal else None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold", vertical="top")
    for row in rows:
        table.add_row(*row)
    _emit(console, table)


def print_rows(headings: Sequence[str], rows: Iterable[Row], *, markdown: bool = False) -> None:
    """Print a table for people, or in Markdown."""
    (print_markdown if markdown else print_table)(headings, rows)


def print_text(text: str, *, style: str = "", indent: int = 0) -> None:
    """Print a paragraph, all of its lines indented."""
    _emit(_console(), Padding(Text(text, style=style), (0, 0, 0, indent)))


def print_markdown(headings: Sequence[str], rows: Iterable[Row]) -> None:
    """Print a table in Markdown."""
    click.echo(f"| {' | '.join(headings)} |\n|{'---|' * len(headings)}")
    for row in rows:
        cells = (str(cell).replace("|", "\\|").replace("\n", "<br>") for cell in row)
        click.echo(f"| {' | '.join(cells)} |")


def print_json(value: object) -> None:
    """Print JSON with the words as they are and keys in the order of the code."""
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))


def plain(value: Any) -> Any:
    """Return a value made of what JSON has: dates as text, sets in alphabetical order."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, frozenset | set):
        return sorted(plain(each) for each in value)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, bool | int) else str(value)
