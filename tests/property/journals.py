"""Journals drawn at random, with the words of the files and days where something can turn.

The vocabulary comes from the files themselves, never from the engine's own
index, so that an entry the engine forgot to look for is drawn all the same.
Days lie at the edges of periods and at lengths that rules count, a day to
either side, since evenly drawn days seldom meet an edge.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from radslag.statute.facts import Fact
from radslag.statute.library import Library, corpus, read_version
from radslag.statute.rulebook import Rulebook
from radslag.statute.schema import Body, Seat
from radslag.statute.selectors import Selector
from radslag.statute.source import Problem

LINEAGES = ("prov", "ange", "harnosand", "lerum")
FIRST, LAST = date(2023, 7, 1), date(2028, 1, 31)
LENGTHS = (0, 0, 1, 3, 5, 7, 9, 10, 11, 13, 14, 15, 21, 30, 31, 60, 89, 90, 91, 180, 365, 366, 730)
REFS = ("m1", "m2", "m3")
PEOPLE = ("p1", "p2", "p3", "p4")


@cache
def library() -> Library:
    """Return the corpus with the invented statute that has every kind."""
    folder = Path(__file__).parent / "everything"
    problems: list[Problem] = []
    versions = [
        read_version(folder / f"{day}.toml", f"prov/{day}.toml", problems)
        for day in ("2024-01-01", "2025-07-01")
    ]
    assert not problems
    return corpus().with_versions(version for version in versions if version)


@cache
def book(lineage: str) -> Rulebook:
    """Return the rulebook of a lineage."""
    return Rulebook.of(library(), lineage)


@dataclass(frozen=True)
class Vocabulary:
    """What the files of a lineage, and of the acts it inherits, speak of."""

    acts: tuple[Selector, ...]
    items: tuple[str, ...]
    bodies: tuple[str, ...]
    keys: tuple[str, ...]


@cache
def vocabulary(lineage: str) -> Vocabulary:
    """Collect the acts of every rule, with those that the kinds imply."""
    acts: dict[Selector, None] = {}
    items: dict[str, None] = {"mandat": None}
    bodies: dict[str, None] = {}
    rules = [(each, rule) for each in texts(lineage) for rule in each.statute.rules.values()]
    for _, rule in rules:
        acts.update(dict.fromkeys(selectors(rule)))
        items.update(dict.fromkeys((*getattr(rule, "shall", ()), *getattr(rule, "should", ()))))
        if isinstance(rule, Body):
            bodies[rule.id] = None
        if isinstance(rule, Seat):
            acts.update(dict.fromkeys(appointments(rule)))
    for selector in list(acts):
        if selector.act == "held":
            acts[replace(selector, act="planned")] = None
            acts[replace(selector, act="cancelled")] = None
            acts[replace(selector, act="attended")] = None
    keys = tuple(f"{each.lineage}#{rule.id}" for each, rule in rules)
    return Vocabulary(tuple(acts), tuple(items), tuple(bodies), keys)


def texts(lineage: str):
    """Return every version of a lineage and of the acts it inherits."""
    own = library().lineages[lineage]
    inherited = {name for each in own for name in each.statute.statute.inherits}
    return [*own, *(each for name in sorted(inherited) for each in library().lineages[name])]


def selectors(rule) -> Iterable[Selector]:
    """Return the selectors that a rule states, and those its kind implies."""
    for name in type(rule).model_fields:
        value = getattr(rule, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Selector):
                yield each
    if rule.kind == "approve":
        yield from (Selector("approved", (rule.of,), by=(role,)) for role in rule.by)
        yield from (Selector("appointed", (role,)) for role in rule.elected)
    if rule.kind == "deliver":
        yield from (Selector("sent", (rule.what,), to=(each,)) for each in rule.to)
    if rule.kind == "quorum":
        yield Selector("attended", ("mote",), bodies=(rule.body,))


def appointments(seat: Seat) -> Iterable[Selector]:
    """Return the entries that fill a seat, offer it, or give its substitutes."""
    for act, thing in (("appointed", "plats"), ("appointed", "ersattare"), ("offered", "plats")):
        yield Selector(act, (thing,), bodies=(seat.body,), to=(seat.id,))
    for office in seat.ex_officio:
        yield Selector("appointed", (office,))


EDGES = sorted(
    {
        date(year, month, 1) + timedelta(days=off)
        for year in range(2023, 2029)
        for month in (1, 4, 7, 10)
        for off in (-1, 0, 1)
    }
    | {date(2027, 5, 31), date(2027, 6, 1), date(2023, 9, 25), date(2023, 11, 15)}
)  # fmt: skip
EDGES = [day for day in EDGES if FIRST <= day <= LAST]


def a_day(chance: Random, others: Sequence[date]) -> date:
    """Choose an edge of a period, or a day a counted length from another."""
    if others and chance.random() < 0.6:
        length = timedelta(days=chance.choice(LENGTHS))
        other = chance.choice(others)
        return other + length if chance.random() < 0.75 else other - length
    return chance.choice(EDGES)


def some(chance: Random, ids: Sequence[str], least: int = 0) -> frozenset[str]:
    """Choose some of the ids."""
    return frozenset(chance.sample(ids, chance.randint(min(least, len(ids)), min(len(ids), 5))))


def an_entry(lineage: str, name: str, earlier: Sequence[Fact], seed: int) -> Fact:
    """Make one entry: an act that some rule speaks of, mostly as it says.

    All of it follows from the seed, so that a failing journal shrinks by
    losing entries.
    """
    chance = Random(seed)
    words = vocabulary(lineage)
    selector = chance.choice(words.acts)
    on = a_day(chance, [fact.on for fact in earlier])
    planned = selector.act == "planned"
    delay = timedelta(days=chance.choice([0, 10, 40] if planned else [0, 0, 0, 0, 5, 100, -30]))
    bodies = some(chance, selector.bodies, 1)
    if words.bodies and chance.random() < 0.15:
        bodies = some(chance, words.bodies)
    return Fact(
        id=name,
        act=selector.act,
        thing=chance.choice(selector.things),
        on=on,
        recorded=on - delay if planned else on + delay,
        through=on + timedelta(days=chance.choice(LENGTHS)) if chance.random() < 0.4 else None,
        bodies=bodies,
        by=some(chance, selector.by, 1),
        to=some(chance, selector.to, 1),
        items=some(chance, (*dict.fromkeys((*selector.items, *words.items)),)),
        who=frozenset(chance.sample(PEOPLE, chance.choice([0, 1, 1, 2]))),
        number=chance.choice([None, None, None, 0, 1, 2, 60]),
        period=chance.choice([None, None, None, "2024", "2025", "2026", "2025-2", "2025-Q3"]),
        ref=chance.choice((*REFS, "")),
        about=frozenset(chance.sample(REFS, chance.choice([0, 1]))),
        retracts=chance.choice(earlier).id if earlier and chance.random() < 0.15 else None,
    )


def a_journal(lineage: str, seeds: Sequence[int]) -> tuple[Fact, ...]:
    """Make a journal with an entry for each seed."""
    facts: list[Fact] = []
    for number, seed in enumerate(seeds):
        facts.append(an_entry(lineage, f"f{number:03}", facts, seed))
    return tuple(facts)


@dataclass(frozen=True)
class Case:
    """A council's journal, the day asked about and the day the journal began."""

    lineage: str
    facts: tuple[Fact, ...]
    on: date
    register: date

    @property
    def book(self) -> Rulebook:
        """The rulebook to judge by."""
        return book(self.lineage)


SEEDS = st.integers(0, 2**24)


@st.composite
def cases(draw: st.DrawFn, most: int = 18) -> Case:
    """Draw a council, its journal and two days."""
    lineage = draw(st.sampled_from(LINEAGES))
    facts = a_journal(lineage, draw(st.lists(SEEDS, max_size=most)))
    on = a_day(Random(draw(SEEDS)), [fact.on for fact in facts])
    register = draw(st.sampled_from([FIRST, date(2024, 1, 1), date(2025, 1, 1), date(2025, 10, 15)]))
    return Case(lineage, facts, max(on, FIRST), register)
