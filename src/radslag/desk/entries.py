"""Entries of the journal in words: what, in which bodies, by whom; names come from outside the journal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from radslag.bodies.queries import names_by_journal_id as people_by_journal_id
from radslag.journal.models import Entry
from radslag.journal.queries import taken_back
from radslag.municipalities.queries import names_by_journal_id as accounts_by_journal_id
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """An entry in words; `gone` is the number of the entry that took it back.

    `thing` is empty where the words for what was done already begin with it: "Möte planerat".
    """

    entry: Entry
    thing: str
    bodies: str
    actor: str
    gone: int | None


@dataclass(frozen=True, slots=True)
class Names:
    """The words of the statutes and the names of people; ids that nobody knows stand for former members."""

    words: Words
    people: Mapping[str, str]

    def of(self, ids: Iterable[str]) -> str:
        """Return the words for ids of things, bodies, roles and receivers."""
        return ", ".join(self.words.word(one) for one in ids)

    def person(self, one: str) -> str:
        """Return who acted."""
        return self.people.get(one, _("former member")) if one else _("the installation")

    def holders(self, ids: Iterable[str]) -> str:
        """Return the names of those whom an entry concerns."""
        return ", ".join(self.person(one) for one in ids)


def names_for(ids: Collection[str], reckoning: Reckoning) -> Names:
    """Return what is needed to tell of those who act and are concerned; at most two queries."""
    accounts = accounts_by_journal_id(ids)
    others = set(ids) - set(accounts) - {""}
    return Names(reckoning.words, accounts | (people_by_journal_id(others) if others else {}))


def told(entries: list[Entry], reckoning: Reckoning) -> list[Told]:
    """Return entries in words, in the order given; as many queries for many as for few."""
    names = names_for({entry.actor for entry in entries}, reckoning)
    gone = taken_back([entry.seq for entry in entries])
    return [
        Told(
            entry, _thing(entry, names), names.of(entry.bodies),
            names.person(entry.actor), gone.get(entry.seq),
        )
        for entry in entries
    ]  # fmt: skip


def _thing(entry: Entry, names: Names) -> str:
    word = names.of([entry.thing] if entry.thing else [])
    return "" if entry.words.casefold().split()[:1] == [word.casefold()] else word


def particulars(entry: Entry, names: Names) -> list[tuple[str, object]]:
    """Return everything an entry says, by the words of the page; the empty ones are left out by it."""
    return [
        (_("What"), names.of([entry.thing]) if entry.thing else ""),
        (_("Body"), names.of(entry.bodies)),
        (_("By"), names.of(entry.by)),
        (_("To"), names.of(entry.to)),
        (_("Contained"), names.of(entry.items)),
        (_("Concerns"), names.holders(entry.who)),
        (_("Holds through"), entry.through),
        (_("Number"), entry.number),
        (_("Period"), entry.period),
        (_("Documents"), ", ".join(entry.documents)),
        (_("Recorded by"), names.person(entry.actor)),
    ]
