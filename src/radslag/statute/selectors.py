"""Selectors: which entries a rule counts, written `held mote @radet <ordforande >klara +tid`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self

from radslag.statute.facts import ACTS, Fact
from radslag.statute.mending import Unreadable, did_you_mean

ID: Final = re.compile(r"[a-z0-9_]+", re.ASCII)
_MARKS: Final = {"@": "bodies", "<": "by", ">": "to", "+": "items"}


@dataclass(frozen=True, slots=True)
class Selector:
    """An act, the things it may be about, and the sets an entry must share an element with.

    An empty set asks for nothing. The order of the ids is kept, so that what
    is read is written back the same.
    """

    act: str
    things: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    items: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a selector. Raises Unreadable that says what was expected and how to mend it."""
        words = text.split(" ")
        if words[0] not in ACTS:
            raise Unreadable(
                f"{text!r} does not begin with an act. The acts are: {', '.join(ACTS)}."
                f"{did_you_mean(words[0], ACTS)}"
            )
        if len(words) < 2 or words[1][:1] in _MARKS:
            raise Unreadable(f"{text!r} does not say what the act is about. Write: {words[0]} mote.")
        sets = _sets(words[2:], text)
        return cls(words[0], split_ids(words[1]), **sets)

    def __str__(self) -> str:
        """Write it as `parse` reads it."""
        parts = [self.act, "|".join(self.things)]
        parts += [f"{mark}{'|'.join(ids)}" for mark, name in _MARKS.items() if (ids := getattr(self, name))]
        return " ".join(parts)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id the selector names, in the order written."""
        return (*self.things, *self.bodies, *self.by, *self.to, *self.items)

    def matches(self, fact: Fact) -> bool:
        """Tell whether `fact` is such an act: equality of act, membership of the rest."""
        return (
            fact.act == self.act
            and fact.thing in self.things
            and _shares(self.bodies, fact.bodies)
            and _shares(self.by, fact.by)
            and _shares(self.to, fact.to)
            and _shares(self.items, fact.items)
        )


@lru_cache(maxsize=4096)
def split_ids(text: str) -> tuple[str, ...]:
    """Read `a|b`. Raises Unreadable for what is no id, or an id given twice."""
    ids = tuple(text.split("|"))
    for name in ids:
        if not ID.fullmatch(name):
            raise Unreadable(f"{name!r} is no id. An id is made of a-z, 0-9 and _: {_as_id(name)}.")
    if len(set(ids)) < len(ids):
        raise Unreadable(f"{text!r} names the same id twice. Write each id once.")
    return ids


def _sets(words: list[str], text: str) -> dict[str, tuple[str, ...]]:
    """Read the marked sets, which stand in the order @ < > + and each at most once."""
    sets: dict[str, tuple[str, ...]] = {}
    expected = list(_MARKS)
    for word in words:
        mark = word[:1]
        if mark not in _MARKS:
            raise Unreadable(
                f"{text!r}: {word!r} begins with no mark. Write one of @body, <by, >to and +item, "
                "with one space before it."
            )
        if mark not in expected:
            raise Unreadable(f"{text!r}: {word!r} stands too late. The order is @ < > +, each once.")
        sets[_MARKS[mark]] = split_ids(word[1:])
        expected = expected[expected.index(mark) + 1 :]
    return sets


def _as_id(name: str) -> str:
    """Return `name` as it could be written, as an example of an id."""
    plain = name.lower().translate(str.maketrans("åäö", "aao"))
    return "_".join(re.findall(r"[a-z0-9]+", plain)) or "radet"


def _shares(asked: tuple[str, ...], found: frozenset[str]) -> bool:
    return not asked or not found.isdisjoint(asked)
