"""How a council keeps its statute, year by year: required, done, late, missing, unknown, rule by rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from radslag.obligations.queries.reckoning import Duty, Reckoning
from radslag.statute.explanation import Verdict
from radslag.statute.schema import Cadence, Recur
from radslag.statute.status import Status
from radslag.statutebook.queries.binding import Book

# Kinds that are asked of every day: their verdict now says nothing about last year.
STANDING = frozenset({"maintain", "seat", "body"})


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of what a rule required in a year; `required` is always the sum of the rest.

    `pending` is what there was still time for on the day asked about, `advised` what no binding time is
    set for and nothing shows, `waived` what was excepted by decision, `judged` what waits for a person.
    """

    done: int = 0
    late: int = 0
    missing: int = 0
    unknown: int = 0
    pending: int = 0
    advised: int = 0
    waived: int = 0
    judged: int = 0

    @property
    def required(self) -> int:
        """Everything that was asked for."""
        return sum(getattr(self, name) for name in COUNTS)

    def __add__(self, other: Tally) -> Tally:
        """Add two tallies count by count."""
        return Tally(*(getattr(self, name) + getattr(other, name) for name in COUNTS))


COUNTS = ("done", "late", "missing", "unknown", "pending", "advised", "waived", "judged")


@dataclass(frozen=True, slots=True)
class RuleYear:
    """One rule in one year: its counts and the duties behind them."""

    address: str
    label: str
    clause: str
    kind: str
    tally: Tally
    duties: tuple[Duty, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Compliance:
    """A council's year against one source: its own statute, or an act that it inherits."""

    lineage: str
    year: int
    rules: tuple[RuleYear, ...]

    @property
    def total(self) -> Tally:
        """The sum over all rules."""
        return sum((rule.tally for rule in self.rules), Tally())


def year_of(verdict: Verdict) -> int | None:
    """Return the year a duty belongs to: that of its last day, else of the day advised, else of its start.

    A counted duty belongs to the frame it is named after.
    """
    if isinstance(verdict.version.rule, Recur):
        name = verdict.key.partition("|")[2]
        return int(name[-4:]) if name[:4].isdigit() and name[4:5] == "-" and len(name) == 9 else int(name[:4])
    if isinstance(verdict.version.rule, Cadence) and verdict.have and verdict.cited:
        return verdict.cited[0].on.year
    day = verdict.due or verdict.hard or verdict.advice or verdict.opens
    return day.year if day else None


def _shortfall(verdict: Verdict) -> int:
    return max(verdict.need - verdict.have, 0)


def _counted(verdict: Verdict) -> Tally:
    """Count a duty that asks for several acts: those there are, and those that are not."""
    done = min(verdict.have, verdict.need)
    short = _shortfall(verdict)
    match verdict.status:
        case Status.MET:
            return Tally(done=verdict.need)
        case Status.MET_LATE:
            late = sum(1 for fact in verdict.cited if verdict.due and fact.on > verdict.due)
            return Tally(done=max(verdict.need - late, 0), late=min(late, verdict.need))
        case Status.BREACHED | Status.OVERDUE | Status.LAPSED:
            return Tally(done=done, missing=short)
        case Status.ADVISED:
            return Tally(done=done, advised=short)
        case Status.UNKNOWN:
            return Tally(done=done, unknown=short)
        case Status.WAIVED:
            return Tally(done=done, waived=short)
        case _:
            return Tally(done=done, pending=short)


_ONE = {
    Status.MET: Tally(done=1),
    Status.MET_LATE: Tally(late=1),
    Status.BREACHED: Tally(missing=1),
    Status.OVERDUE: Tally(missing=1),
    Status.ADVISED: Tally(advised=1),
    Status.LAPSED: Tally(missing=1),
    Status.UNKNOWN: Tally(unknown=1),
    Status.WAIVED: Tally(waived=1),
    Status.NEEDS_JUDGEMENT: Tally(judged=1),
    Status.ENDED: Tally(),
}


def tally(verdict: Verdict) -> Tally:
    """Return what one duty adds to the counts of its rule."""
    if isinstance(verdict.version.rule, Recur) and verdict.need > 1:
        return _counted(verdict)
    return _ONE.get(verdict.status, Tally(pending=1))


def _in_year(reckoning: Reckoning, book: Book, year: int) -> Iterable[Verdict]:
    """Yield the duties of a year; what is asked of every day is asked about on the year's last day."""
    for verdict in reckoning.verdicts(book).values():
        if verdict.kind not in STANDING and year_of(verdict) == year:
            yield verdict
    end = min(date(year, 12, 31), reckoning.on)
    for verdict in reckoning.verdicts(book, on=end).values():
        if verdict.kind in STANDING and (verdict.opens is None or _held_in(verdict, year)):
            yield verdict


def _held_in(verdict: Verdict, year: int) -> bool:
    """Tell whether a standing duty concerns a year: how it stood at the end, or a gap that began in it."""
    suffix = verdict.key.partition("|")[2]
    return not suffix.startswith("gap@") or suffix.removeprefix("gap@")[:4] == str(year)


def compliance(reckoning: Reckoning, book: Book, year: int) -> list[Compliance]:
    """Return a council's year: first by its own statute, then by each act that it inherits."""
    if date(year, 1, 1) > reckoning.on:
        return []
    found: dict[str, dict[str, list[Verdict]]] = {book.lineage: {}}
    for verdict in _in_year(reckoning, book, year):
        found.setdefault(verdict.lineage, {}).setdefault(verdict.address, []).append(verdict)
    order = {address: at for at, address in enumerate(book.rulebook.by_address)}
    return [
        Compliance(lineage, year, tuple(_rule(book, *rule) for rule in _in_order(rules, order)))
        for lineage, rules in found.items()
    ]


def _in_order(rules: dict[str, list[Verdict]], order: dict[str, int]) -> list[tuple[str, list[Verdict]]]:
    """Return the rules as they stand in the text."""
    return sorted(rules.items(), key=lambda pair: order.get(pair[0], len(order)))


def _rule(book: Book, address: str, verdicts: list[Verdict]) -> RuleYear:
    first = verdicts[0]
    return RuleYear(
        address=address,
        label=first.label,
        clause=first.clause,
        kind=first.kind,
        tally=sum((tally(verdict) for verdict in verdicts), Tally()),
        duties=tuple(Duty(book, verdict) for verdict in verdicts),
    )


def years(reckoning: Reckoning, books: Iterable[Book] | None = None) -> list[int]:
    """Return the years that something can be said of, this year first: those that a duty belongs to.

    Duties that are asked of every day belong to each year since the statute's first wording.
    """
    this = reckoning.on.year
    found = {this}
    for book in reckoning.books if books is None else books:
        first = min(text.valid_from.year for text in book.library.lineages[book.lineage])
        found.update(range(first, this + 1))
        duties = (verdict for verdict in reckoning.verdicts(book).values() if verdict.kind not in STANDING)
        found.update(year for verdict in duties if (year := year_of(verdict)) and year <= this)
    return sorted(found, reverse=True)
