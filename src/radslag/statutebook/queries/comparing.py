"""What a new wording, or new house rules, would change: in the text, and in duties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from radslag.municipalities.tenancy import here
from radslag.statute.evaluation import evaluate
from radslag.statute.explanation import Verdict, Verdicts
from radslag.statute.library import Library, Version
from radslag.statute.outline import words_of
from radslag.statute.rule_wording import Wording, word_rule
from radslag.statute.rulebook import Rulebook
from radslag.statute.versions import Comparison, compare
from radslag.statute.whatif import difference
from radslag.statutebook.queries.checking import Checked
from radslag.statutebook.queries.evidence import facts_for

# Endings of the keys of duties that are always there, which say nothing to a reader.
STANDING: Final = frozenset({"now", "offer"})


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """A rule before and after, in words; None where one of the wordings does not have it."""

    rule: str
    label: str
    clause: str
    before: Wording | None
    after: Wording | None


@dataclass(frozen=True, slots=True)
class DutySaid:
    """A duty on a day, as one line: which, for what, until when and how it stands."""

    label: str
    suffix: str
    due: date | None
    status: str
    advice: date | None = None


@dataclass(frozen=True, slots=True)
class DutyChange:
    """A duty that both have, before and after."""

    before: DutySaid
    after: DutySaid


@dataclass(frozen=True)
class Consequence:
    """How duties would differ if the text were in force as it stands."""

    added: tuple[DutySaid, ...]
    removed: tuple[DutySaid, ...]
    changed: tuple[DutyChange, ...]

    @property
    def none(self) -> bool:
        """Whether no duty would differ."""
        return not (self.added or self.removed or self.changed)


@dataclass(frozen=True)
class TextChanges:
    """How the rules of two wordings differ, in words."""

    header: tuple[tuple[str, object, object], ...]
    added: tuple[RuleSaid, ...]
    removed: tuple[RuleSaid, ...]
    changed: tuple[RuleSaid, ...]
    reworded: tuple[RuleSaid, ...]
    unchanged: int


def text_changes(before: Version, after: Version, held: Library) -> TextChanges:
    """Compare two wordings of one statute rule by rule."""
    found = compare(before.statute, after.statute)
    return TextChanges(
        header=tuple((each.field, each.before, each.after) for each in found.header),
        unchanged=found.unchanged,
        **{
            part: _said(part, found, before, after, held)
            for part in ("added", "removed", "changed", "reworded")
        },
    )


def _said(
    part: str, found: Comparison, before: Version, after: Version, held: Library
) -> tuple[RuleSaid, ...]:
    return tuple(
        RuleSaid(
            rule=each.rule,
            label=each.label,
            clause=each.clause if hasattr(each, "clause") else each.clauses[1],
            before=_words(each.rule, before, held),
            after=_words(each.rule, after, held),
        )
        for each in getattr(found, part)
    )


def _words(rule_id: str, version: Version, held: Library) -> Wording | None:
    rule = version.statute.rules.get(rule_id)
    if rule is None:
        return None
    return word_rule(rule, words_of(held, version), label=version.statute.label_of(rule))


def consequence(checked: Checked, *, today: date) -> Consequence:
    """Say which duties today would differ if the checked text were adopted; nothing is stored.

    A new statute has no duties before it, so all of its duties are added.
    """
    council = _council(checked)
    facts, start = facts_for(council), here().register_start
    after = evaluate(Rulebook.of(checked.library, council), facts, on=today, register=start)
    before = Verdicts({})
    if council in checked.held.lineages:
        before = evaluate(Rulebook.of(checked.held, council), facts, on=today, register=start)
    found = difference(before, after)
    return Consequence(
        added=tuple(map(_line, found.added)),
        removed=tuple(map(_line, found.removed)),
        changed=tuple(DutyChange(_line(each.before), _line(each.after)) for each in found.changed),
    )


def _council(checked: Checked) -> str:
    """Return the statute that the text binds: itself, or for an act the first that inherits it."""
    version, held = checked.accepted(), checked.library
    if version.statute.statute.level != "act":
        return version.lineage
    statutes = ((name, versions[-1].statute.statute) for name, versions in held.lineages.items())
    heirs = [name for name, header in statutes if version.lineage in header.inherits]
    return heirs[0] if heirs else version.lineage


def _line(verdict: Verdict) -> DutySaid:
    suffix = verdict.key.partition("|")[2]
    return DutySaid(
        label=verdict.label,
        suffix="" if suffix in STANDING else suffix,
        due=verdict.due,
        status=verdict.status.value,
        advice=verdict.advice,
    )
