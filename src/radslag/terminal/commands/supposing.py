"""The command that asks what would happen: simulate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Final

import click
from rich.text import Text

from radslag.statute.edit import set_house_rule
from radslag.statute.explanation import Verdict
from radslag.statute.facts import Fact
from radslag.statute.house import check_house, read_house
from radslag.statute.lines import parse_line
from radslag.statute.mending import Unreadable
from radslag.statute.parsing import Reading
from radslag.statute.rulebook import Rulebook
from radslag.statute.schema import HouseFile
from radslag.statute.source import Source, StatuteErrors
from radslag.statute.swedish_problems import in_swedish
from radslag.statute.whatif import Difference, Hypothetical, Supposed, what_if
from radslag.statute.wording import Language
from radslag.terminal import options
from radslag.terminal.commands.judging import named, said
from radslag.terminal.help import Command
from radslag.terminal.printing import Row, print_json, print_rows
from radslag.terminal.sources import Asked, Chosen, ToMend, choose
from radslag.terminal.words import word

_WHY: Final = "prövas"
_ENTRY: Final = 'En post: "2026-03-05 held mote @radet".'
_LINE: Final = "En lokal rutin: 'recur.moten = { partial = \"full\" }'."


@click.command(cls=Command)
@options.asked
@options.as_markdown
@click.option("--add", "added", multiple=True, metavar="RAD", help=_ENTRY)
@click.option("--remove", "removed", multiple=True, metavar="ID", help="Id för en post att tänka bort.")
@click.option(
    "--house",
    "lines",
    multiple=True,
    metavar="REGEL",
    help=_LINE,
)
@click.option("--instead", metavar="FIL", help="En annan lydelse att pröva mot.")
@click.option("--then", type=options.DAY, help="En annan dag att fråga om.")
def simulate(  # noqa: PLR0913
    asked: Asked,
    *,
    language: Language,
    as_json: bool,
    as_markdown: bool,
    added: tuple[str, ...],
    removed: tuple[str, ...],
    lines: tuple[str, ...],
    instead: str | None,
    then: date | None,
) -> None:
    """Show what would change if entries, house rules, version or day were others. Nothing is stored."""
    acts = (*_additions(added, asked.on), *_removals(removed, asked))
    book = _other_book(asked.chosen, instead, lines)
    if not (acts or book or then):
        raise click.UsageError("Inget antas. Skriv --add, --remove, --house, --instead eller --then.")
    supposed = Supposed(tuple(acts), then, book)
    found = what_if(asked.chosen.book, asked.facts, supposed, on=asked.on, register=asked.register).difference
    if as_json:
        print_json(_as_tree(found))
    elif found.empty:
        click.echo(word("same", language))
    else:
        headings = [word(name, language) for name in ("change", "duty", "before", "after")]
        print_rows(headings, _rows(found, language), markdown=as_markdown)


def _additions(lines: tuple[str, ...], on: date) -> Iterator[Hypothetical]:
    for number, line in enumerate(lines, start=1):
        entered = f"{line} !{on}" if " planned " in line and " !" not in line else line
        try:
            yield _supposed(parse_line(entered, number))
        except Unreadable as error:
            raise click.BadParameter(in_swedish(str(error)), param_hint="--add") from error


def _supposed(fact: Fact) -> Hypothetical:
    shared = {field.name for field in fields(Hypothetical)} & {field.name for field in fields(Fact)}
    ref = "" if fact.ref == fact.id else fact.ref
    values = {name: getattr(fact, name) for name in shared}
    return Hypothetical(**{**values, "ref": ref, "takes_back": fact.retracts})


def _removals(ids: tuple[str, ...], asked: Asked) -> Iterator[Hypothetical]:
    known = {fact.id for fact in asked.facts}
    for name in ids:
        if name not in known:
            raise click.BadParameter(f"ingen post har id '{name}'.", param_hint="--remove")
        yield Hypothetical("", "", asked.on, takes_back=name)


def _other_book(chosen: Chosen, instead: str | None, lines: tuple[str, ...]) -> Rulebook | None:
    """Return the rulebook of another version, or with other house rules, or None for neither."""
    if not instead and not lines:
        return None
    other = choose(instead, None) if instead else chosen
    version = other.version
    if lines:
        version = replace(version, house=_house(other, _house_with(other, lines)))
    return Rulebook.of(chosen.library.with_versions([version]), version.lineage)


def _house(chosen: Chosen, source: Source) -> HouseFile:
    """Return the house rules of a text. Raises ToMend when they do not fit the statute."""
    try:
        house = read_house(source.text, source.name)
    except StatuteErrors as error:
        raise ToMend(error) from error
    problems = check_house(source, house, chosen.version.statute)
    if problems:
        raise ToMend(StatuteErrors(problems))
    return house


def _house_with(chosen: Chosen, lines: tuple[str, ...]) -> Source:
    """Return the house file of a version with house rules changed or added."""
    header = chosen.version.statute.statute
    head = f'[house]\nlineage = "{header.lineage}"\nvalid_from = {header.valid_from}\n'
    before = chosen.version.house_source
    text = before.text if before else f'{head}bearer = "kommunen"\n\n[rule]\n'
    for line in lines:
        text = _with_house_rule(text, line)
    return Source("--house", text)


def _with_house_rule(text: str, line: str) -> str:
    """Return a house file with one more rule, written `kind.id = { … }`."""
    data = Reading(Source("--house", line)).tables() or {}
    rules = [
        (f"{kind}.{name}", values)
        for kind, group in data.items()
        if isinstance(group, dict)
        for name, values in group.items()
        if isinstance(values, dict)
    ]
    if len(rules) != 1:
        message = f"{line!r} är ingen lokal rutin. Skriv slag.id = {{ nyckel = värde }}."
        raise click.BadParameter(message, param_hint="--house")
    address, values = rules[0]
    return set_house_rule(text, address, {"why": _WHY, **values})


def _as_tree(found: Difference) -> dict[str, object]:
    return {
        "added": [_state(each) for each in found.added],
        "removed": [_state(each) for each in found.removed],
        "changed": [
            {"key": each.key, "before": _state(each.before), "after": _state(each.after)}
            for each in found.changed
        ],
    }


def _state(verdict: Verdict) -> dict[str, object]:
    return {
        "key": verdict.key,
        "label": verdict.label,
        "status": verdict.status,
        "at_risk": verdict.at_risk,
        "due": verdict.due,
        "advice": verdict.advice,
    }


def _rows(found: Difference, language: Language) -> list[Row]:
    changed, added, removed = (word(name, language) for name in ("changed", "added", "removed"))
    rows: list[Row] = [
        [changed, named(each.after), _stand(each.before, language), _stand(each.after, language)]
        for each in found.changed
    ]
    rows += [[added, named(each), "–", _stand(each, language)] for each in found.added]
    rows += [[removed, named(each), _stand(each, language), "–"] for each in found.removed]
    return rows


def _stand(verdict: Verdict, language: Language) -> Text:
    day = verdict.due or verdict.advice
    return said(verdict, language) + (Text(f", {day}") if day else Text(""))
