"""Commands that show what a statute says: show, gaps, compare."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from radslag.statute.gaps import Demand, gap_report
from radslag.statute.outline import BADGES, ClauseEntry, Outline, RuleEntry, outline
from radslag.statute.schema import Header
from radslag.statute.versions import Comparison, RuleChange, RuleNamed
from radslag.statute.versions import compare as compared
from radslag.statute.wording import Language
from radslag.terminal import options
from radslag.terminal.help import Command
from radslag.terminal.printing import print_json, print_rows, print_text
from radslag.terminal.sources import choose, today
from radslag.terminal.words import word


@click.command(cls=Command)
@options.statute
@click.option("--on", type=options.DAY, help="Lydelsen som gäller den dagen.  [annars: i dag]")
@options.library
@options.language
@options.as_json
def show(statute: str, *, on: date | None, folder: Path | None, language: Language, as_json: bool) -> None:
    """Show a statute clause by clause, its rules in words, its readings and house rules."""
    chosen = choose(statute, folder, on or today())
    read = outline(chosen.library, chosen.version)
    header = chosen.version.statute.statute
    if as_json:
        stated = header.model_dump(mode="json", exclude_defaults=True)
        print_json({"statute": stated, "clauses": read.clauses})
        return
    _print_header(header, read, language)
    for clause in read.clauses:
        _print_clause(clause, language)


def _print_header(header: Header, read: Outline, language: Language) -> None:
    last = (
        f"{word('through', language)} {header.valid_through}"
        if header.valid_through
        else word("further", language)
    )
    print_text(header.title, style="bold")
    print_text(f"{word('valid', language)} {header.valid_from} {last}")
    print_text(_verification(header, language))
    counts = ", ".join(f"{read.coverage[badge]} {word(badge, language)}" for badge in BADGES)
    print_text(f"{len(read.clauses)} {word('clauses', language)}: {counts}")


def _verification(header: Header, language: Language) -> str:
    if not header.verified_by:
        return word("unverified", language)
    return word("verified", language).format(by=header.verified_by, on=header.verified_on)


def _print_clause(clause: ClauseEntry, language: Language) -> None:
    click.echo()
    print_text(f"{clause.ref}  {clause.label}", style="bold")
    print_text(f"[{word(clause.badge, language)}]", indent=2)
    for rule in clause.rules:
        _print_rule(rule, language)


def _print_rule(rule: RuleEntry, language: Language) -> None:
    print_text(f"- {rule.sentence}", indent=2)
    for detail in rule.details:
        print_text(detail, indent=4)
    if rule.reading:
        print_text(f"{word('reading', language)}: {rule.reading}", indent=4)
    if rule.house:
        print_text(f"{word('house', language)}: {rule.house.words} ({rule.house.why})", indent=4)


@click.command(cls=Command)
@options.statute
@click.option("--on", type=options.DAY, help="Lydelserna som gäller den dagen.  [annars: i dag]")
@options.library
@options.language
@options.as_markdown
@options.as_json
def gaps(
    statute: str,
    *,
    on: date | None,
    folder: Path | None,
    language: Language,
    as_markdown: bool,
    as_json: bool,
) -> None:
    """Show what an act demands that no local rule takes care of, and what the text is silent on."""
    day = on or today()
    chosen = choose(statute, folder, day)
    header = chosen.version.statute.statute
    inside = max(header.valid_from, min(day, header.valid_through or day))
    report = gap_report(chosen.library, chosen.lineage, inside)
    demands = report.demands if report else ()
    if as_json:
        print_json(
            {
                "lineage": chosen.lineage,
                "valid_from": header.valid_from,
                "demands": demands,
                "silences": header.gaps,
                "unknown": header.unknown,
                "verified": bool(header.verified_by),
            }
        )
        return
    headings = [word(name, language) for name in ("clause", "demand", "claimed")]
    print_rows(headings, [_gap_row(each, language) for each in demands], markdown=as_markdown)
    for name, said in (("silences", header.gaps), ("unknown", header.unknown)):
        if said:
            click.echo()
            print_text(f"{word(name, language)}: {'; '.join(said)}.")
    click.echo()
    print_text(_verification(header, language))


def _gap_row(demand: Demand, language: Language) -> list[str]:
    claimed = ", ".join(demand.claimed_by) or word("nobody", language)
    if demand.unbound:
        claimed = f"{claimed}; {word('unbound', language)}"
    return [demand.clause, demand.label, claimed]


@click.command(cls=Command)
@click.argument("before", metavar="FÖRE")
@click.argument("after", metavar="EFTER")
@options.library
@options.language
@options.as_markdown
@options.as_json
def compare(
    before: str, after: str, *, folder: Path | None, language: Language, as_markdown: bool, as_json: bool
) -> None:
    """Show what a new version changes in the duties, rule by rule."""
    old, new = (choose(name, folder).version.statute for name in (before, after))
    found = compared(old, new)
    if as_json:
        print_json(found)
        return
    headings = [word(name, language) for name in ("change", "duty", "before", "after")]
    rows = _comparison_rows(found, language)
    print_rows(headings, rows, markdown=as_markdown)
    if not rows:
        print_text(word("same", language))


def _comparison_rows(found: Comparison, language: Language) -> list[list[str]]:
    changed = word("changed", language)
    rows = [[changed, each.field, _stated(each.before), _stated(each.after)] for each in found.header]
    rows += [[word("added", language), each.label, "–", _named(each)] for each in found.added]
    rows += [[word("removed", language), each.label, _named(each), "–"] for each in found.removed]
    for change in found.changed:
        rows += _changes(change, changed)
    for change in found.reworded:
        rows += _changes(change, word("reworded", language))
    return rows


def _changes(change: RuleChange, said: str) -> list[list[str]]:
    label = f"{change.label} ({change.kind}.{change.rule})"
    rows = [
        [said, label, f"{each.field} = {_stated(each.before)}", f"{each.field} = {_stated(each.after)}"]
        for each in (*change.demand, *change.words)
    ]
    return [*rows, [said, label, *change.clauses]] if change.moved else rows


def _named(rule: RuleNamed) -> str:
    return f"{rule.kind}.{rule.rule}, {rule.clause}"


def _stated(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "–" if value is None else str(value)
