"""Small councils for tests: a statute of a few rules, and what is said of a few entries."""

from collections.abc import Iterable
from datetime import date

from radslag.statute.evaluation import evaluate
from radslag.statute.explanation import Explanation, Verdicts
from radslag.statute.library import Library, Version, corpus, make_version
from radslag.statute.lines import parse_lines
from radslag.statute.rulebook import Rulebook
from radslag.statute.source import Problem, Source

BODIES = ('body.radet = { label = "Rådet" }',)


def text(
    rules: Iterable[str], valid_from: str = "2024-01-01", header: str = "", lineage: str = "berga"
) -> str:
    """Write a statute, its rules in one clause."""
    return (
        f'[statute]\nformat = 1\nlineage = "{lineage}"\ntitle = "Bergas stadga"\nvalid_from = {valid_from}\n'
        f'{header}\n[clause."1"]\nlabel = "En punkt"\n' + "\n".join(rules) + "\n"
    )


def version(statute: str, house: str | None = None) -> Version:
    """Read a statute and its house file from text."""
    problems: list[Problem] = []
    beside = Source.read(house, "house.toml") if house else None
    made = make_version(Source.read(statute, "berga.toml"), beside, problems)
    assert made
    assert not problems
    return made


def house(*rules: str, valid_from: str = "2024-01-01", lineage: str = "berga", more: str = "") -> str:
    """Write a house file."""
    lines = "\n".join(rule.replace(" }", ', why = "så" }') for rule in rules)
    return f'[house]\nlineage = "{lineage}"\nvalid_from = {valid_from}\nbearer = "kommunen"\n{more}\n[rule]\n{lines}\n'


def library(*versions: Version) -> Library:
    """Return the corpus with these versions."""
    return corpus().with_versions(versions)


def council(
    *rules: str, routine: tuple[str, ...] = (), bodies: Iterable[str] = BODIES, header: str = ""
) -> Rulebook:
    """Compile a council with these rules, `routine` being its house rules."""
    made = version(text((*bodies, *rules), header=header), house(*routine))
    return Rulebook.of(library(made), "berga")


def judged(
    book: Rulebook, lines: Iterable[str], on: str, register: str = "2024-01-01", known: str = ""
) -> Verdicts:
    """Judge entries written as lines."""
    by = date.fromisoformat(known) if known else None
    day, began = date.fromisoformat(on), date.fromisoformat(register)
    return evaluate(book, parse_lines(lines), on=day, register=began, known=by)


def said(book: Rulebook, lines: Iterable[str], on: str, register: str = "2024-01-01") -> dict[str, str]:
    """Return the status of every duty by its key within the statute, with `+at_risk` where it is."""
    verdicts = judged(book, lines, on, register)
    return {
        key.removeprefix("berga#"): f"{verdict.status}+at_risk" if verdict.at_risk else str(verdict.status)
        for key, verdict in verdicts.items()
    }


def reasons(
    book: Rulebook, lines: Iterable[str], on: str, key: str, register: str = "2024-01-01"
) -> Explanation:
    """Return the explanation of one duty."""
    return judged(book, lines, on, register)[f"berga#{key}"].explanation


def codes(explanation: Explanation) -> list[str]:
    """Return the codes of the near misses."""
    return [miss.code for miss in explanation.near_misses]


def steps(explanation: Explanation) -> list[tuple[object, ...]]:
    """Return the steps as plain tuples."""
    return [(step.code, *step.values) for step in explanation.steps]
