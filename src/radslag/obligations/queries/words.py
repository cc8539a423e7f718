"""The words of a municipality's statutes: what may be chosen in a form, and what a cell may say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from radslag.statute.schema import (
    Approve,
    Assess,
    Body,
    Contain,
    Deliver,
    Rule,
    Seat,
    StatuteFile,
    Thing,
)
from radslag.statute.selectors import Selector

# Things that meetings and seats need whether or not a rule names them.
ALWAYS = ("mote", "kallelse", "extra_mote", "plats", "ersattare", "justerare", "forhinder", "uppdrag")
# Who acts and who receives in any municipality, from the common vocabulary.
ANYWHERE = (
    "kommunen", "kommunstyrelsen", "kommunfullmaktige", "allmanheten", "ledamoter", "berorda_namnder",
    "ordforande", "vice_ordforande", "sekreterare", "justerare", "samordnare", "sammankallande", "polisen",
    "raddningstjansten",
)  # fmt: skip

_NOTHING: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Words:
    """Ids with the words people use for them, by the field of an act that they may stand in.

    `used` holds, for an act and a field, the ids that some rule asks for: what a form offers first,
    `aliases` the key of each registered body by its id in a statute, `names` the word of any id.
    """

    things: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[str, str] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    used: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> Mapping[str, str]:
        """Return the ids that may stand in a field, with their words."""
        return {
            "thing": self.things, "bodies": self.bodies, "by": self.parties, "to": self.parties,
            "items": self.items,
        }[name]  # fmt: skip

    def word(self, one: str) -> str:
        """Return the word for an id, or the id when nobody has named it."""
        return self.bodies.get(one) or self.names.get(one, one)

    def used_by(self, act: str, name: str) -> dict[str, str]:
        """Return the ids that some rule connects with an act in a field, with their words."""
        wanted = {self.aliases.get(one, one) for one in self.used.get((act, name), frozenset())}
        return {one: word for one, word in self.of(name).items() if one in wanted}

    def find(self, name: str, text: str) -> str | None:
        """Return the id that somebody means by an id or a word, or None."""
        known = self.of(name)
        text = self.aliases.get(text, text)
        if text in known:
            return text
        wanted = text.casefold()
        return next((one for one, word in known.items() if word.casefold() == wanted), None)

    def nearest(self, name: str, text: str) -> str:
        """Return the known word most like the text; empty when none is like it."""
        known = {word.casefold(): word for word in self.of(name).values()}
        found = get_close_matches(text.casefold(), known, n=1)
        return known[found[0]] if found else ""


def selectors_of(rule: Rule) -> Iterator[Selector]:
    """Yield every selector that a rule holds, in the order of its fields."""
    for name in type(rule).model_fields:
        value = getattr(rule, name)
        if isinstance(value, Selector):
            yield value
        elif isinstance(value, tuple):
            yield from (one for one in value if isinstance(one, Selector))


@dataclass(slots=True)
class _Gathering:
    """Ids gathered from rules, by where they may stand."""

    names: dict[str, str]
    things: set[str] = field(default_factory=lambda: set(ALWAYS))
    parties: set[str] = field(default_factory=lambda: set(ANYWHERE))
    items: set[str] = field(default_factory=set)
    used: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def use(self, act: str, name: str, ids: Iterable[str]) -> None:
        self.used.setdefault((act, name), set()).update(ids)

    def take_file(self, file: StatuteFile) -> None:
        self.names.update(file.names)
        for rule in file.rules.values():
            self.take(rule, file.label_of(rule))
        if file.statute.level == "statute":
            self.parties.update(file.names.keys() - self.things - self.items)

    def take(self, rule: Rule, label: str) -> None:
        if isinstance(rule, Body | Seat | Thing | Assess):
            self.names.setdefault(rule.id, label)
        for selector in selectors_of(rule):
            self.things.update(selector.things)
            self.parties.update(selector.by, selector.to)
            self.items.update(selector.items)
            self.use(selector.act, "thing", selector.things)
            for name in ("bodies", "by", "to", "items"):
                self.use(selector.act, name, getattr(selector, name))
        self.take_fields(rule)

    def take_fields(self, rule: Rule) -> None:
        self.items.update(getattr(rule, "contents", ()), _ids(rule, "shall"), _ids(rule, "should"))
        if isinstance(rule, Contain):
            self.use(rule.in_.act, "items", (*rule.shall, *rule.should))
        if isinstance(rule, Approve):
            self.things.add(rule.of)
            self.parties.update(rule.by)
            self.use("approved", "thing", [rule.of])
            self.use("approved", "by", rule.by)
        if isinstance(rule, Deliver):
            self.things.add(rule.what)
            self.parties.update(rule.to)
            self.use("sent", "thing", [rule.what])
            self.use("sent", "to", rule.to)
        if isinstance(rule, Seat):
            self.take_seat(rule)

    def take_seat(self, rule: Seat) -> None:
        self.parties.update((rule.id, *rule.ex_officio, *rule.appointed_by))
        self.things.update(rule.ex_officio)
        self.use("appointed", "thing", ("plats", "ersattare", "justerare", *rule.ex_officio))
        for act in ("appointed", "offered"):
            self.use(act, "to", [rule.id])


def _ids(rule: Rule, name: str) -> tuple[str, ...]:
    value = getattr(rule, name, ())
    return value if isinstance(value, tuple) else ()


def words_of(
    files: Iterable[StatuteFile],
    names: Mapping[str, str],
    bodies: Mapping[str, str],
    aliases: Mapping[str, str] = _NOTHING,
) -> Words:
    """Gather the words of several statutes; `bodies` are the municipality's own, by key.

    `aliases` gives the key of a registered body by its id in a statute: only the key is offered. A body
    that is not registered keeps its id and the label of its statute. The abstract ids of an act, which a
    statute binds to its own, are left out.
    """
    files = list(files)
    found = _Gathering(dict(names))
    for file in files:
        found.take_file(file)
    bound = {one for file in files for binds in file.statute.binds.values() for one in binds}
    declared = {
        rule.id: rule.label for file in files for rule in file.rules.values() if isinstance(rule, Body)
    }
    unregistered = {one: word for one, word in declared.items() if one not in bound | aliases.keys()}
    all_bodies = unregistered | dict(bodies)
    hidden = bound | aliases.keys() - bodies.keys()

    def named(ids: set[str]) -> dict[str, str]:
        return _sorted({one: found.names.get(one, one) for one in ids - hidden})

    return Words(
        things=named(found.things),
        bodies=_sorted(all_bodies),
        parties=_sorted(named(found.parties) | all_bodies),
        items=named(found.items),
        used={key: frozenset(ids) for key, ids in found.used.items()},
        aliases=dict(aliases),
        names=declared | found.names,
    )


def _sorted(words: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(words.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
