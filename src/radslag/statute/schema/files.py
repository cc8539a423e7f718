"""The tables of a statute file and of a house file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Any, ClassVar, Final, Literal, Self, get_args

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema, model_validator

from radslag.statute.durations import Duration
from radslag.statute.facts import Fact
from radslag.statute.lines import format_lines, parse_lines
from radslag.statute.mending import Unreadable, did_you_mean, either, shown
from radslag.statute.schema.fields import (
    Alternatives,
    DurationField,
    IdField,
    Ids,
    Lineage,
    Lineages,
    Model,
    Months,
    Page,
    SeasonField,
    Selectors,
    Texts,
    flag,
    may,
    need,
)
from radslag.statute.schema.kinds import AnyRule
from radslag.statute.schema.rules import HOUSE_KEYS, Rule
from radslag.statute.status import Status

Category = Literal["purpose", "principle", "definition", "organisation", "task", "economy", "secrecy", "note"]
CATEGORIES: Final = get_args(Category)

STATUSES: Final = tuple(map(str, Status))


@dataclass(frozen=True, slots=True)
class Expected:
    """What an example says of one duty: its status, or that it is absent; and whether it is at risk."""

    status: str
    at_risk: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `met`, `absent` or `open+at_risk`. Raises Unreadable otherwise."""
        status, plus, flag = text.partition("+")
        if status not in (*STATUSES, "absent"):
            raise Unreadable(
                f"{text!r} is no status. The statuses are: {', '.join(STATUSES)}, absent."
                f"{did_you_mean(status, STATUSES)}"
            )
        if plus and flag != "at_risk":
            raise Unreadable(f"{text!r}: only at_risk may follow the plus. Write {status}+at_risk.")
        return cls(status, bool(plus))

    def __str__(self) -> str:
        """Write it as `parse` reads it."""
        return f"{self.status}+at_risk" if self.at_risk else self.status


def _read_facts(value: object) -> tuple[Fact, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(line, str | Fact) for line in value):
        raise Unreadable(f'{shown(value)} is no list of entry lines. Write ["2025-02-12 held mote @radet"].')
    if all(isinstance(line, Fact) for line in value):
        return tuple(value)
    return parse_lines([str(line) for line in value])


def _read_expected(value: object) -> dict[str, Expected]:
    if not isinstance(value, dict) or not value:
        raise Unreadable(f'{shown(value)} is no table of duties. Write {{ "moten|2025" = "met" }}.')
    return {_duty_key(key): _one_expected(text) for key, text in value.items()}


def _one_expected(text: object) -> Expected:
    if isinstance(text, Expected):
        return text
    if not isinstance(text, str):
        raise Unreadable(f"{shown(text)} is no status, which is text within quotation marks.")
    return Expected.parse(text)


def _duty_key(key: str) -> str:
    rule, bar, suffix = key.partition("|")
    if not (rule and bar and suffix):
        raise Unreadable(f"{key!r} is no key of a duty. Write the rule and the suffix: moten|2025.")
    return key


Facts = Annotated[
    tuple[Fact, ...],
    BeforeValidator(_read_facts),
    PlainSerializer(format_lines),
    WithJsonSchema({"x-name": "list of entry lines", "type": "array", "items": {"type": "string"}}),
]
Expectations = Annotated[
    dict[str, Expected],
    BeforeValidator(_read_expected),
    PlainSerializer(lambda value: {key: str(expected) for key, expected in value.items()}),
    WithJsonSchema(
        {"x-name": "table of duty = status", "type": "object", "additionalProperties": {"type": "string"}}
    ),
]


class Header(Model):
    """Who adopted what, when, for whom, and from which day through which it is in force."""

    format: Literal[1] = need("The version of this language.", 1)
    lineage: Lineage = need("The statute through time; the name of its folder.", "ange")
    title: str = need("The title.", "Reglemente för Trygghetsrådet")
    valid_from: date = need("The first day in force; the name of the file.", "2023-01-01")
    valid_through: date | None = may(
        "The last day in force, inclusive; until further notice when absent.", "2026-12-31", None
    )
    valid_from_known: bool = flag(
        "Whether the first day is known; if not, the first frame, gap or anchor is never worse than unknown.",
        default=True,
    )
    level: Literal["statute", "act"] = may(
        "Whether it is a council's own statute or an act.", "act", "statute"
    )
    kind: str = may("The kind of document, in its own word.", "reglemente", "")
    municipality: str = may("The municipality.", "Ånge", "")
    municipality_reading: str = may(
        "How the municipality was found out, when the text does not name it.", "slutsats av partnern", ""
    )
    case_number: str = may("The number in the registry.", "KS 16/185", "")
    adopted: date | None = may("The day it was adopted.", "2022-05-31", None)
    adopted_by: str = may("Who adopted it.", "kommunstyrelsen", "")
    adopted_ref: str = may("The decision.", "§ 81", "")
    owner: str = may("The role or unit that owns the document.", "kanslichef", "")
    applies_to: Texts = may("Whom it says it applies to.", ["kommunstyrelsen"], ())
    version: str = may("The version, in the document's own numbering.", "1.0", "")
    revised: date | None = may("The day of the last revision.", "2023-09-25", None)
    replaces: str = may("The statute it replaces.", "Reglementet från 2016", "")
    inherits: Lineages = may("Lineages whose rules and names are added to it.", ["sfs-2023-196"], ())
    binds: dict[str, dict[str, IdField]] = may(
        "For each inherited lineage, its abstract ids and the local ids they stand for.",
        {"sfs-2023-196": {"rad": "radet"}},
        {},
    )
    reading: str = may("The meaning chosen where the header is open.", "'till' läses som utan slutdagen", "")
    note: str = may("A remark for those who edit the file.", "utdrag", "")
    unknown: Texts = may("Metadata that the copy does not show.", ["paragraf"], ())
    gaps: Texts = may("What the text is silent on.", ["frist för kallelse"], ())
    covers: Texts = may("Rows of the clause list that the header answers.", ["ANGE-META-1"], ())
    verified_by: str = may("The person who compared the file with the adopted text.", "namn och roll", "")
    verified_on: date | None = may("The day of that comparison.", "2026-01-15", None)

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.valid_through and self.valid_through < self.valid_from:
            raise Unreadable(
                f"valid_through = {self.valid_through} lies before valid_from = {self.valid_from}. "
                "Both days are in force: write a later valid_through."
            )
        if bool(self.verified_by) != bool(self.verified_on):
            raise Unreadable("'verified_by' and 'verified_on' belong together. Write both or neither.")
        return self


class Example(Model):
    """A small journal, a day, and what is then said of some duties."""

    given: ClassVar = frozenset({"id"})
    id: str
    facts: Facts = need("Entries, one line each.", ["2025-02-12 held mote @radet"])
    on: date = need("The day asked about.", "2026-01-01")
    expect: Expectations = need("Each duty, by rule and suffix, and its status.", {"moten|2025": "breached"})
    known: date | None = may("What was known by; the day asked about when absent.", "2026-01-10", None)
    register_start: date | None = may(
        "The day the journal began; the version's first day when absent.",
        "2025-01-01",
        None,
        alias="register",
    )


class Clause(Model):
    """The smallest part of the text that is cited, with its rules and examples."""

    given: ClassVar = frozenset({"ref", "rules", "examples"})
    ref: str
    label: str = need("A paraphrase of the clause.", "Rådet möts fyra gånger om året")
    text: Category | None = may(
        "What the clause is when no rule expresses it, or beside its rules.", "purpose", None
    )
    note: str = may("A remark for those who edit the file.", "se även 4 st 2", "")
    page: Page = may("The page in the source.", "3", "")
    covers: Texts = may("Rows of the clause list that the clause answers.", ["ANGE-3.2-1"], ())
    rules: tuple[AnyRule, ...] = ()
    examples: tuple[Example, ...] = ()


class StatuteFile(Model):
    """One adopted wording of a statute or an act."""

    statute: Header
    names: dict[str, str] = may(
        "Ids of roles, outside bodies, things and items that no rule declares, with their words.",
        {"arshjul": "årshjul"},
        {},
    )
    clauses: tuple[Clause, ...] = ()

    @cached_property
    def rules(self) -> dict[str, Rule]:
        """Every rule by its id, in the order of the text."""
        return {rule.id: rule for clause in self.clauses for rule in clause.rules}

    @cached_property
    def clause_of(self) -> dict[str, Clause]:
        """The clause of each rule, by the rule's id."""
        return {rule.id: clause for clause in self.clauses for rule in clause.rules}

    def label_of(self, rule: Rule) -> str:
        """Return the name of a rule: its own label, else its clause's."""
        return rule.label or self.clause_of[rule.id].label


class Planner(Model):
    """How meeting days are proposed."""

    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday"] | None = may(
        "The day of the week for meetings.", "thursday", None
    )
    avoid_months: Months = may("Months without meetings.", [1, 7, 8, 12], (1, 7, 8, 12))
    together: Ids = may("Bodies that meet on one day, in that order.", ["klara", "radet"], ())

    @model_validator(mode="after")
    def _avoids_months(self) -> Self:
        if any(not 1 <= month <= 12 for month in self.avoid_months):
            raise Unreadable("avoid_months holds what is no month. Write numbers from 1 to 12.")
        return self


class House(Model):
    """Who answers when the text names nobody, and when people are warned."""

    lineage: Lineage = need("The statute the numbers belong to.", "ange")
    valid_from: date = need("The version they belong to.", "2023-01-01")
    bearer: Alternatives = need("Who answers when the text names nobody.", "kommunen")
    warn: int = may("Days before a due day at which a duty is shown as due.", 30, 30, ge=0)
    settle: DurationField = may(
        "How long what should be standing may be unknown after the journal began.", "90d", Duration(90, "d")
    )
    renew_warn: DurationField = may(
        "How long before its last day a statute or a seat is shown as at risk.", "6m", Duration(6, "m")
    )
    planner: Planner = may("How meeting days are proposed.", {"weekday": "thursday"}, Planner())
    decided_by: str = may("Who decided the house rules.", "kanslichefen", "")
    decided_on: date | None = may("The day they were decided.", "2026-01-15", None)


class HouseRule(Model):
    """The office's own numbers for one rule, with the reason for them."""

    given: ClassVar = frozenset({"id", "kind"})
    id: str
    kind: str
    why: str = need("The reason.", "två veckor", min_length=1)
    advice: DurationField | None = may(
        "A day for what has no day; passing it gives advised, never worse.", "14d", None
    )
    grace: DurationField | None = may("How long a gap may last before it is late.", "60d", None)
    window: DurationField | None = may("The time within which requests are counted together.", "60d", None)
    measure: Literal["calendar", "rolling"] | None = may(
        "Whether years run to their last day or from act to act.", "calendar", None
    )
    partial: Literal["prorate", "full", "skip"] | None = may(
        "What a frame partly in force needs.", "full", None
    )
    across: Literal["any", "each", "self"] | None = may("How a body with parts is counted.", "each", None)
    also: Selectors | None = may("Entries that count as the rule's own act.", ["decided lagesbild"], None)
    roll: Literal["none", "next", "previous"] | None = may(
        "Whether a due day that is no working day moves.", "next", None
    )
    bearer: Alternatives | None = may("Who answers for the duty.", "ordforande", None)
    season: SeasonField | None = may(
        "The part of the frame in which the act counts, when the text only names a season.",
        "01-01..05-31",
        None,
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.stated():
            raise Unreadable(f"only 'why' is written. Write what it is the reason for: {either(HOUSE_KEYS)}.")
        return self

    def stated(self) -> dict[str, Any]:
        """The house keys that the line states, with their values."""
        return {key: getattr(self, key) for key in HOUSE_KEYS if key in self.model_fields_set}


class HouseFile(Model):
    """House rules beside one version of a statute."""

    house: House
    rules: tuple[HouseRule, ...] = ()

    @cached_property
    def by_rule(self) -> dict[str, HouseRule]:
        """The house rule of each rule that has one, by the rule's id."""
        return {rule.id: rule for rule in self.rules}
