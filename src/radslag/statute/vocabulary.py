"""The ids that a statute uses, and the ids that it may use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from radslag.statute.facts import Fact
from radslag.statute.library import Library, Version
from radslag.statute.reader import VOCABULARY
from radslag.statute.schema import Clause, Rule, StatuteFile
from radslag.statute.selectors import Selector

ANSWERS: Final = frozenset({"ja", "nej", "delvis"})
_ID_FIELDS: Final = (
    "bearer", "parent", "parts", "excludes", "replaces", "body", "ex_officio", "appointed_by", "nominated_by",
    "substitute", "among", "from_body", "contents", "shall", "should", "of", "what", "by", "elected", "to",
    "roles", "who", "topics",
)  # fmt: skip


def declared(statute: StatuteFile) -> set[str]:
    """Return the ids that a file declares: its names, bodies, things and seats."""
    return {*statute.names, *(rule.id for rule in statute.rules.values() if rule.kind in VOCABULARY)}


def vocabulary(version: Version, library: Library) -> set[str]:
    """Return every id that a version may use: its own, the common ones and the inherited."""
    found = declared(version.statute) | set(library.names)
    for lineage in version.statute.statute.inherits:
        for inherited in library.lineages.get(lineage, ()):
            found |= declared(inherited.statute)
    return found


def judgements(version: Version, library: Library) -> set[str]:
    """Return the ids of rules that a person answers, own and inherited: they stand as things."""
    lineages = (version.lineage, *version.statute.statute.inherits)
    versions = [version, *(each for lineage in lineages for each in library.lineages.get(lineage, ()))]
    return {rule.id for each in versions for rule in each.statute.rules.values() if rule.kind == "assess"}


def ids_of(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield each field of a rule and each id that it holds, in the order of the schema."""
    for name, field in type(rule).model_fields.items():
        value = getattr(rule, name)
        key = field.alias or name
        for selector in _selectors(value):
            if not (rule.kind == "assess" and name == "of"):
                yield from ((key, each) for each in selector.ids)
        if key in _ID_FIELDS:
            yield from ((key, each) for each in _ids(value))


def ids_of_fact(fact: Fact) -> Iterator[str]:
    """Yield the ids of a fact that belong to the vocabulary: all but holders, matters and periods."""
    yield fact.thing
    for group in (fact.bodies, fact.by, fact.to, fact.items):
        yield from sorted(group)


def used(version: Version) -> set[str]:
    """Return every id that a version uses anywhere: in rules, examples, header or house rules."""
    header = version.statute.statute
    found = {header.owner, header.adopted_by, *header.applies_to}
    found |= {each for ids in header.binds.values() for each in ids.values()}
    for clause in version.statute.clauses:
        found |= set(_used_in(clause))
    if version.house:
        found |= {*version.house.house.bearer, *version.house.house.planner.together}
        for line in version.house.rules:
            found |= {each for value in line.stated().values() for each in _house_ids(value)}
    return found


def _used_in(clause: Clause) -> Iterator[str]:
    for rule in clause.rules:
        yield from (each for _, each in ids_of(rule))
    for example in clause.examples:
        for fact in example.facts:
            yield from ids_of_fact(fact)


def _house_ids(value: object) -> Iterable[str]:
    return [*(each for selector in _selectors(value) for each in selector.ids), *_ids(value)]


def _selectors(value: object) -> list[Selector]:
    if isinstance(value, Selector):
        return [value]
    return [each for each in value if isinstance(each, Selector)] if isinstance(value, tuple) else []


def _ids(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if isinstance(value, tuple) else []
