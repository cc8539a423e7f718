"""Matters and people to choose among in a form."""

from __future__ import annotations

from typing import Final

from django.utils.formats import date_format

from radslag.bodies.models import Person
from radslag.obligations.queries.acts import HandAct
from radslag.obligations.queries.reckoning import Reckoning
from radslag.statute.facts import Fact, known

MOST: Final = 60
MEETING_ACTS: Final = frozenset(("planned", "held", "cancelled"))


def _name(facts: list[Fact], reckoning: Reckoning) -> str:
    """Name a matter by what it began with: the meeting, or the first thing that was recorded of it."""
    meetings = [fact for fact in facts if fact.act in MEETING_ACTS]
    decisive = (
        max(meetings, key=lambda fact: (fact.act == "held", fact.recorded, fact.id)) if meetings else facts[0]
    )
    words = reckoning.words
    bodies = ", ".join(sorted(words.word(one) for one in decisive.bodies))
    what = bodies if meetings and bodies else words.word(decisive.thing)
    return f"{what} {date_format(decisive.on, 'j F Y')}"


def matters(reckoning: Reckoning, hand: HandAct) -> list[tuple[str, str]]:
    """Return the matters that a form can be about, the latest first: for meetings only meetings.

    Of meetings that are to be recorded as held or cancelled only those that nobody has settled.
    """
    found: dict[str, list[Fact]] = {}
    for fact in known(reckoning.raw_facts, reckoning.known):
        found.setdefault(fact.ref, []).append(fact)
    if hand.only == "mote":
        found = {ref: facts for ref, facts in found.items() if any(f.act in MEETING_ACTS for f in facts)}
    if hand.act in ("held", "cancelled"):
        found = {ref: facts for ref, facts in found.items() if not any(f.act == "held" for f in facts)}
    latest = sorted(found.items(), key=lambda pair: (max(f.on for f in pair[1]), pair[0]), reverse=True)
    return [(ref, _name(facts, reckoning)) for ref, facts in latest[:MOST]]


def people() -> list[tuple[str, str]]:
    """Return the people of this municipality by their ids in the journal; one query."""
    rows = Person.objects.filter(forgotten_on=None).order_by("name").values_list("journal_id", "name")
    return [(str(one), name) for one, name in rows]
