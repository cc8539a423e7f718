"""A statute as people read it: every clause in order with its badge, its rules in words and its readings.

Pure, and the one source of the page, the PDF and the JSON of a statute.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from radslag.statute.addresses import Address
from radslag.statute.library import Library, Version
from radslag.statute.phrases import NBSP, capital
from radslag.statute.rule_wording import source_name, word_rule
from radslag.statute.schema import Assess, Body, Clause, HouseRule, Judged, Rule, StatuteFile, overlay

Badge = Literal["counted", "judged", "declares", "background"]
BADGES: Final[tuple[Badge, ...]] = ("counted", "judged", "declares", "background")
CATEGORIES: Final = {
    "purpose": "syfte", "principle": "princip", "definition": "definition", "organisation": "organisation",
    "task": "uppgift", "economy": "ekonomi", "secrecy": "sekretess", "note": "anmärkning",
}  # fmt: skip
# What a house rule says when it chooses what would hold anyway.
_CHOSEN: Final = {
    ("measure", "calendar"): "Tiden räknas till och med årets sista dag.",
    ("across", "any"): "Det som görs i någon av grupperna räknas för hela organet.",
    ("partial", "prorate"): "En period som bara delvis omfattas räknas i proportion till sin längd.",
    ("roll", "next"): "En dag som inte är arbetsdag flyttas till nästa arbetsdag.",
    ("roll", "none"): "En dag som inte är arbetsdag flyttas inte.",
}
_PREFIX: Final = "Lokal rutin: "


@dataclass(frozen=True, slots=True)
class FloorMark:
    """A demand of an act that a rule takes care of; `tightens` says that the rule is at least as strict."""

    address: Address
    provision: str
    label: str
    tightens: bool


@dataclass(frozen=True, slots=True)
class HouseLine:
    """The office's own number or way of counting beside a rule, and why."""

    words: str
    why: str


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One rule in words. `sentence` is the demand and `details` what qualifies it."""

    id: str
    kind: str
    label: str
    badge: Badge
    modality: str
    sentence: str
    details: tuple[str, ...]
    reading: str
    floor: tuple[FloorMark, ...]
    house: HouseLine | None


@dataclass(frozen=True, slots=True)
class ClauseEntry:
    """One clause: where it stands, a paraphrase of it, how it is kept, and its rules."""

    ref: str
    label: str
    badge: Badge
    category: str
    note: str
    page: str
    rules: tuple[RuleEntry, ...]
    number: int

    @property
    def anchor(self) -> str:
        """The id of the clause on a page; the same as long as the order of clauses is."""
        return f"p{self.number}"


@dataclass(frozen=True)
class Outline:
    """A whole wording, clause by clause."""

    version: Version
    clauses: tuple[ClauseEntry, ...]
    words: Mapping[str, str]

    @cached_property
    def coverage(self) -> dict[Badge, int]:
        """How many clauses have each badge; the sum is the number of clauses."""
        counted = Counter(clause.badge for clause in self.clauses)
        return {badge: counted[badge] for badge in BADGES}


def outline(library: Library, version: Version) -> Outline:
    """Return the wording as people read it, with what it inherits looked up in the library."""
    words = words_of(library, version)
    clauses = (
        _clause(number, clause, version, library, words)
        for number, clause in enumerate(version.statute.clauses, start=1)
    )
    return Outline(version, tuple(clauses), words)


def words_of(library: Library, version: Version) -> dict[str, str]:
    """Return the Swedish word of each id that a wording may use: its own, inherited and common ones.

    An act that takes effect later than the wording gives its words all the same. The word of an office is
    preferred to the name of the seat with the same id.
    """
    inherits = version.statute.statute.inherits
    inherited = [each for name in inherits for each in library.lineages.get(name, ())]
    files = [*(each.statute for each in inherited), version.statute]
    found: dict[str, str] = {}
    for file in files:
        found |= _declared(file)
    for file in files:
        found |= file.names
    return found | dict(library.names)


def _declared(file: StatuteFile) -> dict[str, str]:
    declared = [rule for rule in file.rules.values() if rule.kind in ("body", "thing", "seat")]
    return {rule.id: file.label_of(rule) for rule in declared}


def badge_of(rule: Rule) -> Badge:
    """Return how a rule is kept; a body is counted when its text says how many sit in it."""
    if isinstance(rule, Assess):
        return "judged"
    if isinstance(rule, Judged):
        return "counted"
    if isinstance(rule, Body) and {rule.min, rule.size, rule.max} != {None}:
        return "counted"
    return "declares"


def badge_of_clause(rules: Iterable[Rule]) -> Badge:
    """Return the first badge that one of the rules has: counted, judged, declares; else background."""
    found = {badge_of(rule) for rule in rules}
    return next((badge for badge in BADGES if badge in found), "background")


def _clause(
    number: int, clause: Clause, version: Version, library: Library, words: Mapping[str, str]
) -> ClauseEntry:
    return ClauseEntry(
        ref=clause.ref,
        label=clause.label,
        badge=badge_of_clause(clause.rules),
        category=CATEGORIES.get(clause.text or "", ""),
        note=clause.note,
        page=clause.page,
        rules=tuple(_rule(rule, version, library, words) for rule in clause.rules),
        number=number,
    )


def _rule(rule: Rule, version: Version, library: Library, words: Mapping[str, str]) -> RuleEntry:
    label = version.statute.label_of(rule)
    said = word_rule(rule, words, label=label)
    house = version.house.by_rule.get(rule.id) if version.house else None
    return RuleEntry(
        id=rule.id,
        kind=rule.kind,
        label=label,
        badge=badge_of(rule),
        modality=getattr(rule, "modality", ""),
        sentence=said.sentence,
        details=said.details,
        reading=rule.reading,
        floor=_floor(rule, version, library),
        house=_house_line(rule, house, words, label) if house else None,
    )


def _house_line(rule: Rule, house: HouseRule, words: Mapping[str, str], label: str) -> HouseLine:
    """Word a house rule as what it adds to the rule."""
    plain, ours = (word_rule(each, words, label=label) for each in (rule, overlay(rule, house)))
    before = {plain.sentence, *plain.details}
    added = [said for said in (ours.sentence, *ours.details) if said not in before]
    same = [item for item in house.stated().items() if getattr(rule, item[0]) == item[1]]
    chosen = [_CHOSEN[item] for item in same if _is_choice(item)]
    return HouseLine(" ".join(capital(said.removeprefix(_PREFIX)) for said in added + chosen), house.why)


def _is_choice(item: tuple[str, object]) -> bool:
    return isinstance(item[1], str) and item in _CHOSEN


def _floor(rule: Rule, version: Version, library: Library) -> tuple[FloorMark, ...]:
    if not isinstance(rule, Judged):
        return ()
    marks = [(address, True) for address in rule.tightens] + [(address, False) for address in rule.fills]
    return tuple(_mark(address, version, library, tightens=tightens) for address, tightens in marks)


def _mark(address: Address, version: Version, library: Library, *, tightens: bool) -> FloorMark:
    act = library.in_force(address.lineage, version.valid_from) or _first(library, address.lineage)
    rule = act.statute.rules.get(address.rule) if act else None
    if act is None or rule is None:
        return FloorMark(address, str(address), "", tightens)
    clause = act.statute.clause_of[rule.id]
    provision = f"{cited(act)} {clause.ref}".replace(" §", f"{NBSP}§")
    return FloorMark(address, provision, act.statute.label_of(rule), tightens)


def _first(library: Library, lineage: str) -> Version | None:
    return next(iter(library.lineages.get(lineage, ())), None)


def cited(version: Version) -> str:
    """Return how a statute is cited in running text: "lag (2023:196)" for an act, else its title."""
    if version.statute.statute.level != "act":
        return version.statute.statute.title
    return f"lag ({source_name(version.lineage).removeprefix(f'SFS{NBSP}')})"
