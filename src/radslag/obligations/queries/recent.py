"""What was just done, as the journal tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from radslag.journal.queries import entry_number
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.words import Words
from radslag.statute.facts import Fact, known
from radslag.statute.wording import Teller

AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Done:
    """An entry in words: what happened, in which bodies, the day it did and the day it was entered."""

    entry: str
    words: str
    on: date
    recorded: date
    bodies: frozenset[str] = frozenset()

    @property
    def number(self) -> int:
        """The entry's number in the journal."""
        return entry_number(self.entry)


def told(fact: Fact, words: Words) -> Done:
    """Return a fact in words, without its day; bodies may stand by their keys or by their ids."""
    names = {one: words.word(one) for one in (fact.thing, *fact.bodies, *fact.by, *fact.to, *fact.items)}
    sentence = Teller(names, "sv", {fact.id: fact}).entry(fact.id)
    what = sentence.partition(": ")[2]
    bodies = frozenset(words.aliases.get(one, one) for one in fact.bodies)
    return Done(fact.id, f"{what[:1].upper()}{what[1:]}", fact.on, fact.recorded, bodies)


def recent_acts(reckoning: Reckoning, most: int = AT_MOST) -> list[Done]:
    """Return what happened and was entered last, the latest first; a plan has not happened yet."""
    if not reckoning.books:
        return []
    facts = [
        fact
        for fact in known(reckoning.raw_facts, reckoning.known)
        if fact.act != "planned" and fact.on <= reckoning.on
    ]
    last = sorted(facts, key=lambda fact: (fact.recorded, fact.id), reverse=True)[:most]
    return [told(fact, reckoning.words) for fact in last]
