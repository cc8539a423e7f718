"""House rules as a page shows them, and as a form changes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from radslag.statute.durations import Duration
from radslag.statute.edit import remove_house_rule, set_house_rule, set_key
from radslag.statute.library import Version
from radslag.statute.outline import Outline, RuleEntry
from radslag.statute.schema import HOUSE_KEYS, Body, HouseRule, Judged, Rule
from radslag.statute.vocabulary import ids_of
from radslag.statutebook.models import HouseRules
from radslag.statutebook.queries.books import house_head


@dataclass(frozen=True, slots=True)
class HousePart:
    """A rule beside which the office may set numbers: what the text says, and what is set."""

    address: str
    clause: str
    rule: RuleEntry
    keys: tuple[str, ...]
    missing_day: bool


@dataclass(frozen=True)
class Houses:
    """All that the office has set, or may set, beside one wording."""

    version: Version
    parts: tuple[HousePart, ...]
    adopted: HouseRules | None
    head: int

    @property
    def set(self) -> tuple[HousePart, ...]:
        """The rules that have a number of the office's own."""
        return tuple(part for part in self.parts if part.rule.house)

    @property
    def waiting(self) -> tuple[HousePart, ...]:
        """The rules without a day in the text and without one of the office's own."""
        return tuple(part for part in self.parts if part.missing_day and not part.rule.house)


def houses(outline: Outline) -> Houses:
    """Return the house rules of a wording, rule by rule in the order of the text."""
    version = outline.version
    adopted = HouseRules.objects.filter(lineage=version.lineage, valid_from=version.valid_from)
    return Houses(
        version=version,
        parts=tuple(
            _part(clause.ref, entry, version)
            for clause in outline.clauses
            for entry in clause.rules
            if isinstance(version.statute.rules[entry.id], Judged)
        ),
        adopted=adopted.order_by("-number").first(),
        head=house_head(version.lineage),
    )


def _part(clause: str, entry: RuleEntry, version: Version) -> HousePart:
    rule = version.statute.rules[entry.id]
    keys = open_keys(rule, version)
    return HousePart(f"{entry.kind}.{entry.id}", clause, entry, keys, missing_day="advice" in keys)


def open_keys(rule: Rule, version: Version) -> tuple[str, ...]:
    """Return the house keys that say something of a rule, and that its text does not state."""
    fields = type(rule).model_fields
    return tuple(
        key
        for key in HOUSE_KEYS
        if key in fields and key not in rule.model_fields_set and _says_something(key, rule, version)
    )


def _says_something(key: str, rule: Rule, version: Version) -> bool:
    match key:
        case "advice":
            return not _has_a_day(rule)
        case "grace":
            return not getattr(rule, "offered", False)
        case "measure":
            every = getattr(rule, "every", None)
            return isinstance(every, Duration) and every.unit == "y"
        case "roll":
            return isinstance(getattr(rule, "within", None) or getattr(rule, "ahead", None), Duration)
        case "across":
            return _names_a_body_with_parts(rule, version)
        case _:
            return True


def _has_a_day(rule: Rule) -> bool:
    """Tell whether the text itself gives the day, so that no advice is needed."""
    if rule.kind == "seat":
        return not getattr(rule, "offered", False)
    if rule.kind in ("recur", "contain", "maintain", "precede", "quorum"):
        return True
    return any(getattr(rule, name, None) is not None for name in ("every", "ahead", "within", "until"))


def _names_a_body_with_parts(rule: Rule, version: Version) -> bool:
    rules = version.statute.rules.values()
    whole = {each.id for each in rules if isinstance(each, Body) and each.parts}
    return any(name in whole for _, name in ids_of(rule))


def changed_house_text(
    version: Version, address: str, values: dict[str, object] | None, decided: tuple[str, date | None]
) -> str:
    """Return the house rules with one of them changed, or taken away when `values` is None."""
    text = version.house_source.text if version.house_source else ""
    text = remove_house_rule(text, address) if values is None else set_house_rule(text, address, values)
    by, on = decided
    for key, value in (("decided_by", by), ("decided_on", on)):
        text = set_key(text, "house", key, value) if value else text
    return text


def house_rule_of(version: Version, rule_id: str) -> HouseRule | None:
    """Return the office's own numbers for a rule, if there are any."""
    return version.house.by_rule.get(rule_id) if version.house else None
