"""What `--help` says, in Swedish, and the command that says it so."""

from __future__ import annotations

from typing import Any, Final

import click

_REGLEMENTE: Final = "REGLEMENTE är ett adressord som finns här eller en reglementsfil."

HELP: Final[dict[str, str]] = {
    "radslag": """\
        Läs, kontrollera och följ reglementet för ett brottsförebyggande råd.

        Ett reglemente anges med sitt adressord (ange, harnosand, lerum,
        sfs-2023-196) eller med sökvägen till en reglementsfil.""",
    "check": """\
        Visa vad som behöver rättas eller ses över i reglementsfiler.

        Varje FIL är en reglementsfil. Den läses tillsammans med filen med lokala
        rutiner som ligger bredvid; det går lika bra att ange den filen. Allt visas
        med sin rad, vad som väntades där och hur det rättas.""",
    "show": f"""\
        Visa ett reglemente punkt för punkt, i ord.

        {_REGLEMENTE} Reglernas tolkningar och lokala rutiner visas med dem.""",
    "evaluate": f"""\
        Visa hur det står till med varje skyldighet en viss dag.

        {_REGLEMENTE} Skyldigheterna står i textens ordning, de som följer av
        lag sist.""",
    "explain": f"""\
        Förklara hur det står till med en skyldighet, och varför.

        {_REGLEMENTE} NYCKEL är skyldighetens nyckel så som evaluate visar den;
        adressordet i början kan utelämnas. Det framgår vad som räknas, vad som
        saknas och hur dagarna är räknade.""",
    "wheel": f"""\
        Visa allt som ska göras eller är planerat under ett år.

        {_REGLEMENTE}""",
    "compare": """\
        Visa vad en ny lydelse ändrar i skyldigheterna.

        FÖRE och EFTER är reglementsfiler eller adressord som finns här.""",
    "gaps": f"""\
        Visa vad lagen kräver men ingen lokal regel tar hand om.

        {_REGLEMENTE} Även det som texten tiger om visas.""",
    "simulate": f"""\
        Visa vad som skulle bli annorlunda om något annat gällde.

        {_REGLEMENTE} Det går att anta andra poster, lokala rutiner, en annan
        lydelse och en annan dag. Inget sparas.""",
    "schema": """\
        Skriv ut JSON Schema för reglementsfiler.

        Med det kan en textredigerare fylla i och kontrollera medan man skriver.""",
    "completion": """\
        Skriv ut det skript som låter skalet fylla i kommandon.

        För bash:

        \b
        radslag completion bash > ~/.local/share/bash-completion/completions/radslag""",
}
"""What each command is for; the first sentence stands in the list of commands."""

EPILOG: Final = """\
\b
Slutkoder: 0 allt är i sin ordning; 1 något behöver rättas, eller med --strict
något är försenat eller saknar underlag; 2 kommandot behöver skrivas om.

Färger visas inte när utskriften går till något annat än en terminal, eller
när NO_COLOR är satt.
"""

_HEADINGS: Final = {"Options": "Flaggor", "Commands": "Kommandon"}


class _Formatter(click.HelpFormatter):
    """Writes the library's own headings in Swedish."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is written."""
        super().write_usage(prog, args, prefix or "Skriv: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        super().write_heading(_HEADINGS[heading])


class _Context(click.Context):
    """A run whose help is in Swedish."""

    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help, made by the library or by us, is all in Swedish."""

    context_class = _Context

    def __init__(self, name: str, **more: Any) -> None:
        """Take the help from HELP; the docstring of the function is for those who read the code."""
        more["help"] = HELP[name]
        super().__init__(name, **{"options_metavar": "[FLAGGOR]", **more})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help, told in Swedish."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Visa den här hjälpen."
        return option
