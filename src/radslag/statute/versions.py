"""Two versions of a statute compared by what they demand, not by their lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from radslag.statute.schema import Rule, StatuteFile

_HEADER: Final = (
    "title", "valid_from", "valid_through", "adopted", "adopted_by", "adopted_ref", "owner", "applies_to",
    "inherits", "binds", "gaps",
)  # fmt: skip
_WORDS: Final = frozenset(("label", "note", "reading"))


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its old and new value as a file writes them; None where it is not stated."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that both versions have, and what differs.

    `demand` are the fields that change what is asked; `words` only how it is
    told. A rule that moved stands under another clause.
    """

    kind: str
    rule: str
    label: str
    clauses: tuple[str, str]
    demand: tuple[FieldChange, ...]
    words: tuple[FieldChange, ...]

    @property
    def moved(self) -> bool:
        """Whether the rule stands under another clause than before."""
        return self.clauses[0] != self.clauses[1]


@dataclass(frozen=True, slots=True)
class RuleNamed:
    """A rule that only one of the versions has, with all that it states."""

    kind: str
    rule: str
    label: str
    clause: str
    states: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a later version adds, drops, changes, rewords and moves, each in the order of its text."""

    header: tuple[FieldChange, ...]
    added: tuple[RuleNamed, ...]
    removed: tuple[RuleNamed, ...]
    changed: tuple[RuleChange, ...]
    reworded: tuple[RuleChange, ...]
    unchanged: int


def compare(before: StatuteFile, after: StatuteFile) -> Comparison:
    """Compare two versions of one lineage. A rule is the same when kind and id are."""
    old = {(rule.kind, rule.id): rule for rule in before.rules.values()}
    new = {(rule.kind, rule.id): rule for rule in after.rules.values()}
    both = [_change(before, after, old[key], new[key]) for key in new if key in old]
    return Comparison(
        header=_differing(_header(before), _header(after)),
        added=tuple(_named(after, rule) for key, rule in new.items() if key not in old),
        removed=tuple(_named(before, rule) for key, rule in old.items() if key not in new),
        changed=tuple(change for change in both if change.demand),
        reworded=tuple(change for change in both if not change.demand and (change.words or change.moved)),
        unchanged=sum(1 for change in both if not (change.demand or change.words or change.moved)),
    )


def _header(file: StatuteFile) -> dict[str, Any]:
    return file.statute.model_dump(mode="json", include=set(_HEADER), exclude_defaults=True)


def _states(rule: Rule) -> dict[str, Any]:
    """Return what a rule states, as a file writes it, without what it is called by."""
    return rule.model_dump(mode="json", by_alias=True, exclude={"id", "kind"}, exclude_defaults=True)


def _named(file: StatuteFile, rule: Rule) -> RuleNamed:
    clause = file.clause_of[rule.id].ref
    return RuleNamed(rule.kind, rule.id, file.label_of(rule), clause, _states(rule))


def _change(before: StatuteFile, after: StatuteFile, old: Rule, new: Rule) -> RuleChange:
    fields = _differing(_states(old), _states(new))
    return RuleChange(
        kind=new.kind,
        rule=new.id,
        label=after.label_of(new),
        clauses=(before.clause_of[old.id].ref, after.clause_of[new.id].ref),
        demand=tuple(change for change in fields if change.field not in _WORDS),
        words=tuple(change for change in fields if change.field in _WORDS),
    )


def _differing(before: dict[str, Any], after: dict[str, Any]) -> tuple[FieldChange, ...]:
    names = dict.fromkeys((*before, *after))
    return tuple(
        FieldChange(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    )
