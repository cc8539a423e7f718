"""Verdicts on duties, and the tree of reasons behind each: codes and values, never text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from radslag.statute.facts import FOREVER, Fact
from radslag.statute.kernels import Window
from radslag.statute.status import DONE, PENDING, Status

if TYPE_CHECKING:
    from radslag.statute.judges import Judge, Version
    from radslag.statute.view import View

StepCode = Literal[
    "counted_from", "minus", "plus", "rolled", "prorated", "replaced_by", "moved", "cancelled", "version",
    "other_reading",
]  # fmt: skip
MissCode = Literal[
    "other_body", "other_sender", "other_recipient", "lacks_item", "late", "after_until", "came_after",
    "not_elected", "not_present", "same_holder", "other_holder", "not_member", "unrecorded_plan",
    "other_term",
]  # fmt: skip
Value = str | int | date
MOST_NEAR_MISSES: Final = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the arithmetic: a code and its values."""

    code: StepCode
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """An entry that almost counted, why it did not, and the values that tell."""

    code: MissCode
    entry: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something worth saying that changes no verdict: a code and its values."""

    code: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of one verdict, as values that can be compared and stored.

    Entries are named by id. `opens` is None for a window open since ever.
    `missing` are selectors for what would be needed and no entry shows, each
    naming one act, recipient, item or role. `status_before` is the status that a waiver stands in for.
    """

    key: str
    address: str
    lineage: str
    rule: str
    kind: str
    clause: str
    label: str
    bearer: tuple[str, ...]
    modality: str
    status: Status
    at_risk: bool
    trigger: str | None
    opens: date | None
    due: date | None
    hard: date | None
    advice: date | None
    steps: tuple[Step, ...]
    need: int
    have: int
    evidence: tuple[str, ...]
    near_misses: tuple[NearMiss, ...]
    missing: tuple[str, ...]
    remarks: tuple[Remark, ...]
    reading: str
    house: tuple[str, ...]
    waiver: str | None
    status_before: Status | None
    next_change: date | None


class Verdict:
    """What is said of one duty on one day.

    Light: it keeps codes and days, and works out its explanation when asked.
    Two verdicts are equal when their explanations are.
    """

    __slots__ = (
        "at_risk", "before", "cited", "extra", "have", "judge", "key", "marks", "need", "status", "trigger",
        "version", "view", "waiver", "window",
    )  # fmt: skip

    def __init__(
        self, judge: Judge[Any], version: Version[Any], view: View, key: str, window: Window, status: Status
    ) -> None:
        """Make a verdict; the rest is filled in by the judge that makes it."""
        self.judge = judge
        self.version = version
        self.view = view
        self.key = key
        self.window = window
        self.status = status
        self.at_risk = False
        self.before: Status | None = None
        self.waiver: Fact | None = None
        self.need = 1
        self.have = 0
        self.trigger: Fact | None = None
        self.cited: tuple[Fact, ...] = ()
        self.marks: tuple[int, ...] = ()
        self.extra: Any = None

    @property
    def address(self) -> str:
        """The address of the rule: `lineage#rule`."""
        return self.judge.address

    @property
    def lineage(self) -> str:
        """The statute or act that the rule stands in."""
        return self.judge.lineage

    @property
    def kind(self) -> str:
        """The kind of the rule."""
        return self.judge.kind

    @property
    def label(self) -> str:
        """The name of the duty in Swedish."""
        return self.version.label

    @property
    def clause(self) -> str:
        """The clause that is cited."""
        return self.version.clause

    @property
    def bearer(self) -> tuple[str, ...]:
        """The ids of those who answer; several share the duty."""
        return self.version.bearer

    @property
    def opens(self) -> date | None:
        """The first day of the window, or None when it has been open since ever."""
        return as_date(self.window.opens)

    @property
    def due(self) -> date | None:
        """The last day in time."""
        return as_date(self.window.due)

    @property
    def hard(self) -> date | None:
        """The last day on which anything counts."""
        return as_date(self.window.hard)

    @property
    def advice(self) -> date | None:
        """The day a house rule suggests."""
        return as_date(self.window.advice)

    @property
    def evidence(self) -> tuple[str, ...]:
        """The ids of the entries that count."""
        return tuple(fact.id for fact in self.cited)

    @property
    def change_day(self) -> int | None:
        """The next day, as an ordinal, on which time alone can change the verdict, or None."""
        t = self.view.t
        opens, due, hard, advice = self.window
        days = [day for day in self.marks if day > t]
        if self.status not in DONE or not self.need:
            near = self.window.near(self.judge.warn)
            after = [day + 1 for day in (due, hard, advice) if day is not None]
            days += [day for day in (opens, near, *after) if day is not None and day > t]
        return min(days, default=None)

    @property
    def next_change(self) -> date | None:
        """The next day on which time alone can change the verdict, or None."""
        return as_date(self.change_day)

    @property
    def explanation(self) -> Explanation:
        """The reasons, worked out from the entries known when the verdict was made."""
        return self.judge.explain(self)

    def __eq__(self, other: object) -> bool:
        """Compare what the two say and why."""
        if not isinstance(other, Verdict):
            return NotImplemented
        return self.explanation == other.explanation

    def __hash__(self) -> int:
        """Hash by key."""
        return hash(self.key)

    def __repr__(self) -> str:
        """Name the duty and its status."""
        return f"<Verdict {self.key} {self.status}{'+at_risk' if self.at_risk else ''}>"


class Verdicts(Mapping[str, Verdict]):
    """Verdicts by key, in the order of the rules and then of their duties, with the view they rest on."""

    __slots__ = ("_by_key", "view")

    def __init__(self, by_key: dict[str, Verdict], view: View | None = None) -> None:
        """Take over a dictionary that is already in order."""
        self._by_key = by_key
        self.view = view

    def __getitem__(self, key: str) -> Verdict:
        """Return the verdict on a duty. Raises KeyError when there is no such duty."""
        return self._by_key[key]

    def __iter__(self) -> Iterator[str]:
        """Give the keys in order."""
        return iter(self._by_key)

    def __len__(self) -> int:
        """Return the number of duties."""
        return len(self._by_key)

    def with_status(self, *statuses: Status) -> list[Verdict]:
        """Return the verdicts that have one of the statuses, in order."""
        return [verdict for verdict in self._by_key.values() if verdict.status in statuses]

    def pending(self) -> list[Verdict]:
        """Return the verdicts on what is still to come or to be done in time."""
        return [verdict for verdict in self._by_key.values() if verdict.status in PENDING]


def as_date(day: int | None) -> date | None:
    """Return the date of an ordinal; None for no day, since ever and for ever."""
    return None if day is None or not 0 < day < FOREVER else date.fromordinal(day)
