"""What an entry, or many, would change or did change: the verdicts before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from radslag.journal.queries import entry_number
from radslag.obligations.queries.recent import Done, told
from radslag.obligations.queries.reckoning import Duty, Reckoning
from radslag.statute.evaluation import evaluate
from radslag.statute.explanation import Verdict, Verdicts
from radslag.statute.facts import Fact
from radslag.statutebook.queries.binding import Book


@dataclass(frozen=True, slots=True)
class Change:
    """One duty before and after; None where there was or is no such duty."""

    book: Book
    before: Verdict | None
    after: Verdict | None

    @property
    def shows(self) -> bool:
        """Whether status, count or day differ, so that a reader sees a difference."""
        return _seen(self.before) != _seen(self.after)

    @property
    def duty(self) -> Duty:
        """The duty as it is after, or as it was if it is gone."""
        return Duty(self.book, cast(Verdict, self.after or self.before))


def _seen(verdict: Verdict | None) -> object:
    return verdict and (verdict.status, verdict.at_risk, verdict.have, verdict.due)


def differences(book: Book, before: Verdicts, after: Verdicts) -> list[Change]:
    """Return the duties whose status, count or day differ, in the order of the rules."""
    keys = [*before, *(key for key in after if key not in before)]
    changes = [Change(book, before.get(key), after.get(key)) for key in keys]
    return [change for change in changes if change.shows]


def _with_facts(reckoning: Reckoning, book: Book, facts: Iterable[Fact]) -> Verdicts:
    return evaluate(
        book.rulebook, tuple(facts), on=reckoning.on, known=reckoning.known, register=reckoning.register
    )


def changes_with(reckoning: Reckoning, facts: Iterable[Fact]) -> list[Change]:
    """Return what further facts, with bodies by key, would change in every statute here."""
    more = list(facts)
    found = []
    for book in reckoning.books:
        after = _with_facts(reckoning, book, [*reckoning.facts(book), *book.translated(more)])
        found += differences(book, reckoning.verdicts(book), after)
    return found


@dataclass(frozen=True, slots=True)
class Effect:
    """An entry in words, and what it changed."""

    entry: Done | None
    changes: list[Change]
    retracts: int | None


def changes_by(reckoning: Reckoning, seq: int) -> Effect | None:
    """Return what entry number `seq` changed, all else as it is now; None when there is no such evidence."""
    fact = reckoning.entry(seq)
    if fact is None:
        return None
    found = []
    for book in reckoning.books:
        without = [one for one in reckoning.facts(book) if one.id != fact.id]
        found += differences(book, _with_facts(reckoning, book, without), reckoning.verdicts(book))
    done = told(fact, reckoning.words) if fact.act else None
    return Effect(done, found, entry_number(fact.retracts) if fact.retracts else None)
