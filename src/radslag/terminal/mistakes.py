"""What is told, in Swedish, when a command is used in another way than it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, Final

import click

from radslag.terminal.help import Command

_PARTS: Final = (
    (r"Missing argument '(\S+?)'\.", r"\1 saknas."),
    (r"Missing option '(\S+?)'\.", r"Flaggan \1 saknas."),
    (r"Missing command\.", "Kommandot saknas."),
    (r"\s*Choose from:\s+", " Välj bland: "),
    (r"Invalid value for '?(.+?)'?: ", r"\1: "),
    (r"No such option '(\S+?)'\.", r"Det finns ingen flagga \1."),
    (r"No such command '(.+?)'\.", r"Det finns inget kommando \1."),
    (r"Option '(\S+?)' requires an argument\.", r"Flaggan \1 ska följas av ett värde."),
    (r"Option '(\S+?)' does not take a value\.", r"Flaggan \1 tar inget värde."),
    (r"Got unexpected extra arguments? \((.+)\)", r"Det står mer än kommandot tar emot: \1."),
    (r"\(?Did you mean (?:one of: )?(.+?)\?\)?$", r"Menade du \1?"),
    (r"is not one of (.+)\.$", r"kan inte väljas. Välj bland: \1."),
    (r"is not a valid integer(?: range)?\.", "är inget heltal."),
    (r"is not in the range (\d+)<=x<=(\d+)\.", r"ligger inte mellan \1 och \2."),
    (r"(?:Directory|File|Path) ('.+?') does not exist\.", r"\1 finns inte. Se efter att sökvägen stämmer."),
    (r"Directory ('.+?') is a file\.", r"\1 är en fil, och här behövs en mapp."),
    (r"(?:Directory|File|Path) ('.+?') is not readable\.", r"du har inte rätt att läsa \1."),
)
_TOLD: Final = tuple((re.compile(pattern), words) for pattern, words in _PARTS)


class Mistake(click.ClickException):
    """A command used in a way that it cannot be: ends with 2, and tells how to write and where to read."""

    exit_code = 2

    def __init__(self, error: click.UsageError) -> None:
        """Turn what the library says."""
        super().__init__(in_swedish(error.format_message()))
        self._how = _how_to_write(error.ctx) if error.ctx else []

    def show(self, file: IO[Any] | None = None) -> None:
        """Tell it on standard error, the mistake first."""
        click.echo("\n".join([self.message, *self._how]), file=file, err=True)


def in_swedish(message: str) -> str:
    """Return the library's message in Swedish; what was typed stays as it is."""
    for pattern, words in _TOLD:
        message = pattern.sub(words, message)
    return message


def _how_to_write(ctx: click.Context) -> list[str]:
    pieces = " ".join(ctx.command.collect_usage_pieces(ctx))
    return [f"Skriv: {ctx.command_path} {pieces}", f"Hjälp: {ctx.command_path} --help"]


class Commands(Command, click.Group):
    """A group of commands whose mistakes are told in Swedish."""

    def __init__(self, name: str, **more: Any) -> None:
        """Take the help as every command does."""
        super().__init__(name, subcommand_metavar="KOMMANDO …", **more)

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Read what stands before the command."""
        with _told():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Read what stands after the command, and run it."""
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    """Tell mistakes in Swedish; a command that is given nothing shows its help, as ever."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise Mistake(error) from error
