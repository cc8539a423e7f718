"""The command that lets a shell complete the others: completion."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from radslag.terminal.help import Command


@click.command(cls=Command)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that lets a shell complete commands and options."""
    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover - the choices are those that click has
        raise click.UsageError(f"'{shell}' cannot be completed for.")
    root = ctx.find_root()
    click.echo(kind(root.command, {}, "radslag", "_RADSLAG_COMPLETE").source())
