"""Commands that hold a statute against entries: evaluate, explain, wheel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import click
from rich.text import Text

from radslag.statute.addresses import whole_key
from radslag.statute.explanation import Verdict, Verdicts
from radslag.statute.mending import did_you_mean
from radslag.statute.status import AMISS, Status
from radslag.statute.swedish_problems import in_swedish
from radslag.statute.wheel import Spoke
from radslag.statute.wheel import wheel as turned
from radslag.statute.wording import Language, Teller, status_word
from radslag.terminal import options
from radslag.terminal.help import Command
from radslag.terminal.printing import Row, print_json, print_rows, print_text, style_of
from radslag.terminal.sources import Asked
from radslag.terminal.words import word

_STATUS: Final = click.Choice([str(each) for each in Status])
_ONLY: Final = "Bara skyldigheter med detta läge; kan anges flera gånger."


@click.command(cls=Command)
@options.asked
@options.as_markdown
@click.option("--status", "wanted", multiple=True, type=_STATUS, metavar="LÄGE", help=_ONLY)
@click.option(
    "--strict", is_flag=True, help="Sluta med 1 när en skyldighet är försenad eller saknar underlag."
)
def evaluate(
    asked: Asked,
    *,
    language: Language,
    as_json: bool,
    as_markdown: bool,
    wanted: tuple[str, ...],
    strict: bool,
) -> None:
    """Say where every duty stands on a day, in the order of the text, those of inherited acts last."""
    verdicts = [each for each in asked.verdicts().values() if not wanted or each.status in wanted]
    if as_json:
        print_json([_as_row(each) for each in verdicts])
    else:
        print_verdicts(verdicts, language, markdown=as_markdown)
    raise SystemExit(1 if strict and any(each.status in AMISS for each in verdicts) else 0)


def print_verdicts(verdicts: Sequence[Verdict], language: Language, *, markdown: bool = False) -> None:
    """Print verdicts as a table."""
    if not verdicts:
        click.echo(word("nothing", language))
        return
    headings = [word(name, language) for name in ("status", "due", "duty")]
    rows: list[Row] = [[said(each, language), _day(each, language), named(each)] for each in verdicts]
    print_rows(headings, rows, markdown=markdown)


def said(verdict: Verdict, language: Language) -> Text:
    """Return the word for where a duty stands, coloured."""
    risk = f", {word('at_risk', language)}" if verdict.at_risk else ""
    return Text(status_word(verdict.status, language) + risk, style=style_of(verdict.status))


def named(verdict: Verdict) -> str:
    """Return a duty by its label, and on the next line its key, which no column may break."""
    return f"{verdict.label}\n{verdict.key}"


def _day(verdict: Verdict, language: Language) -> str:
    if verdict.due:
        return verdict.due.isoformat()
    return f"{word('advice', language)} {verdict.advice}" if verdict.advice else "–"


def _as_row(verdict: Verdict) -> dict[str, object]:
    return {
        "key": verdict.key,
        "label": verdict.label,
        "clause": verdict.clause,
        "status": verdict.status,
        "at_risk": verdict.at_risk,
        "opens": verdict.opens,
        "due": verdict.due,
        "hard": verdict.hard,
        "advice": verdict.advice,
        "need": verdict.need,
        "have": verdict.have,
        "evidence": verdict.evidence,
        "bearer": verdict.bearer,
    }


@click.command(cls=Command)
@options.asked
@click.argument("key", metavar="NYCKEL")
def explain(asked: Asked, *, key: str, language: Language, as_json: bool) -> None:
    """Explain where one duty stands: what counts, what is missing, and how the days were counted."""
    verdict = _found(asked.verdicts(), whole_key(key, asked.chosen.lineage))
    explanation = verdict.explanation
    if as_json:
        print_json(explanation)
        return
    teller = Teller(asked.chosen.book.names, language, {fact.id: fact for fact in asked.facts})
    click.echo(said(verdict, language).plain)
    for depth, sentence in teller.tree(explanation).lines():
        print_text(sentence, indent=2 * depth)


def _found(verdicts: Verdicts, key: str) -> Verdict:
    if key in verdicts:
        return verdicts[key]
    raise click.UsageError(
        f"'{key}' är ingen skyldighet den dagen.{in_swedish(did_you_mean(key, verdicts))} "
        "Alla visas av: radslag evaluate."
    )


@click.command(cls=Command)
@options.asked
@options.as_markdown
@click.option(
    "--year", type=click.IntRange(1900, 2200), metavar="ÅR", help="Året.  [annars: det år som dagen hör till]"
)
def wheel(asked: Asked, *, year: int | None, language: Language, as_json: bool, as_markdown: bool) -> None:
    """Show everything due or planned in a year, by day."""
    spokes = turned(asked.verdicts(), year or asked.on.year, asked.chosen.book.names)
    if as_json:
        print_json(spokes)
        return
    if not spokes:
        click.echo(word("nothing", language))
        return
    headings = [word(name, language) for name in ("day", "kind", "what", "status")]
    print_rows(headings, [_spoke_row(each, language) for each in spokes], markdown=as_markdown)


def _spoke_row(spoke: Spoke, language: Language) -> list[str]:
    status = status_word(spoke.status, language) if spoke.status else ""
    return [spoke.day.isoformat(), word(f"turn_{spoke.what}", language), spoke.label, status]
