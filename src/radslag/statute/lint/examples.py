"""Examples, evaluated: each says what the engine says."""

from __future__ import annotations

from collections.abc import Iterator

from radslag.statute.addresses import whole_key
from radslag.statute.evaluation import evaluate
from radslag.statute.explanation import Verdict
from radslag.statute.lint.subject import Finding, Subject
from radslag.statute.places import Place
from radslag.statute.rulebook import Rulebook
from radslag.statute.schema import Clause, Example, Expected
from radslag.statute.source import Problem


def failing_examples(subject: Subject) -> Iterator[Finding]:
    """Yield each duty of an example whose status is another than expected."""
    clauses = [clause for clause in subject.version.statute.clauses if clause.examples]
    if not clauses:
        return
    book = Rulebook.of(subject.library, subject.version.lineage)
    for clause in clauses:
        for example in clause.examples:
            yield from _failures(subject, book, clause, example)


def _failures(subject: Subject, book: Rulebook, clause: Clause, example: Example) -> Iterator[Finding]:
    verdicts = evaluate(
        book,
        example.facts,
        on=example.on,
        known=example.known,
        register=example.register_start or subject.version.valid_from,
    )
    for key, expected in example.expect.items():
        verdict = verdicts.get(whole_key(key, subject.version.lineage))
        said = _said(verdict)
        if said != expected:
            message = (
                f"example '{example.id}': {key} expected {expected}, is {said}{_why(verdict)}. "
                "Check the facts or the rule."
            )
            yield Finding(_problem(subject, clause, example, key, message), "error")


def _said(verdict: Verdict | None) -> Expected:
    return Expected(str(verdict.status), verdict.at_risk) if verdict else Expected("absent")


def _why(verdict: Verdict | None) -> str:
    """Return what is known of a duty in brief: how much of what is needed, and by when."""
    if verdict is None:
        return ""
    parts = [f"{verdict.have} of {verdict.need}", *([f"due {verdict.due}"] if verdict.due else [])]
    return f" ({', '.join(parts)})"


def _problem(subject: Subject, clause: Clause, example: Example, key: str, message: str) -> Problem:
    """Return a problem on the line of the example, at the rule that it is about."""
    source = subject.version.source
    line = source.places.line_of(Place("clause", clause.ref, example=example.id))
    rule = subject.version.statute.rules.get(key.partition("|")[0].partition("@")[0])
    named = f"{rule.kind}.{rule.id}" if rule else ""
    return Problem(source.name, line, str(Place("clause", clause.ref, named)), message)
