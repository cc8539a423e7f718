"""What-if: the same council with something added, or another rulebook, and what that changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from radslag.statute.evaluation import evaluate
from radslag.statute.explanation import Verdict, Verdicts
from radslag.statute.facts import Fact
from radslag.statute.rulebook import Rulebook

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hypothetical:
    """Something that might happen. It is no `Fact`, and nothing that saves facts takes it.

    `takes_back` is the id of an entry that is imagined away. `act` may be
    empty only together with it.
    """

    act: str
    thing: str
    on: date
    through: date | None = None
    bodies: frozenset[str] = _NONE
    by: frozenset[str] = _NONE
    to: frozenset[str] = _NONE
    items: frozenset[str] = _NONE
    who: frozenset[str] = _NONE
    number: int | None = None
    period: str | None = None
    ref: str = ""
    about: frozenset[str] = _NONE
    takes_back: str | None = None


def _imagined(hypothetical: Hypothetical, number: int, recorded: date) -> Fact:
    """Make a fact of it for one evaluation; its id sorts and reads as imagined."""
    said = {field.name: getattr(hypothetical, field.name) for field in fields(hypothetical)}
    retracts = said.pop("takes_back")
    return Fact(id=f"hypothetical-{number:04}", recorded=recorded, retracts=retracts, **said)


@dataclass(frozen=True, slots=True)
class Change:
    """A duty that both evaluations have, and of which they say different things."""

    key: str
    before: Verdict
    after: Verdict


@dataclass(frozen=True, slots=True)
class Difference:
    """How one evaluation differs from another, by key, each part in the order of its rules."""

    added: tuple[Verdict, ...]
    removed: tuple[Verdict, ...]
    changed: tuple[Change, ...]

    @property
    def empty(self) -> bool:
        """Whether the two say the same."""
        return not (self.added or self.removed or self.changed)


def difference(before: Verdicts, after: Verdicts) -> Difference:
    """Compare two evaluations by key: status, risk, days, numbers."""
    return Difference(
        added=tuple(verdict for key, verdict in after.items() if key not in before),
        removed=tuple(verdict for key, verdict in before.items() if key not in after),
        changed=tuple(
            Change(key, before[key], verdict)
            for key, verdict in after.items()
            if key in before and _said(before[key]) != _said(verdict)
        ),
    )


def _said(verdict: Verdict) -> tuple[object, ...]:
    window = verdict.window
    return verdict.status, verdict.at_risk, window.due, window.hard, window.advice, verdict.need, verdict.have


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Two evaluations and their difference."""

    before: Verdicts
    after: Verdicts
    difference: Difference


@dataclass(frozen=True, slots=True)
class Supposed:
    """What is imagined: acts, another day to ask on, and another rulebook to judge by.

    The rulebook may hold a coming version or other house rules.
    """

    acts: tuple[Hypothetical, ...] = ()
    on: date | None = None
    book: Rulebook | None = None


def what_if(book: Rulebook, facts: Iterable[Fact], supposed: Supposed, *, on: date, register: date) -> WhatIf:
    """Evaluate as things are on a day, and as they would be with what is supposed. Nothing is stored."""
    real = list(facts)
    later = supposed.on or on
    added = [_imagined(each, number, later) for number, each in enumerate(supposed.acts, 1)]
    before = evaluate(book, real, on=on, register=register)
    after = evaluate(supposed.book or book, [*real, *added], on=later, register=register)
    return WhatIf(before, after, difference(before, after))
