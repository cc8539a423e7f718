"""Ids, addresses and bindings: everything that is named exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from radslag.statute.addresses import Address
from radslag.statute.lint.subject import Finding, Subject, with_house
from radslag.statute.mending import did_you_mean
from radslag.statute.places import Place
from radslag.statute.schema import Body, Exempt, Judged, Rule
from radslag.statute.selectors import ID
from radslag.statute.strictness import shortfalls
from radslag.statute.vocabulary import ANSWERS, declared, ids_of, ids_of_fact

_DATED: Final = re.compile(r"(\d{4}-\d{2}-\d{2})\.toml")


def references(subject: Subject) -> Iterator[Finding]:
    """Yield what is named and does not exist, and what is named and may not be."""
    yield from _path(subject)
    yield from _header(subject)
    yield from _bindings(subject)
    for place, _, rule in subject.placed:
        yield from _ids(subject, place, rule)
        if isinstance(rule, Judged):
            yield from _addresses(subject, place, rule)
        if isinstance(rule, Exempt):
            yield from _exemption(subject, place, rule)
    yield from _facts(subject)
    yield from _house(subject)


def _path(subject: Subject) -> Iterator[Finding]:
    """Compare the name of a dated file and of its folder with the header."""
    path = PurePosixPath(subject.version.source.name)
    dated = _DATED.fullmatch(path.name)
    if not dated:
        return
    first = subject.version.valid_from
    if dated[1] != first.isoformat():
        message = (
            f"valid_from = {first}, but the file is named {dated[1]}. Rename the file, or write its date."
        )
        yield subject.error(Place("statute"), message, "valid_from")
    lineage = subject.version.lineage
    if path.parent.name not in ("", lineage):
        message = f"lineage = \"{lineage}\", but the folder is '{path.parent.name}'. Make them the same."
        yield subject.error(Place("statute"), message, "lineage")


def _header(subject: Subject) -> Iterator[Finding]:
    """Look up whom the statute applies to, where that is said with ids and not in words."""
    for name in subject.version.statute.statute.applies_to:
        if ID.fullmatch(name) and name not in subject.vocabulary:
            yield subject.error(Place("statute"), _unknown(subject, name), "applies_to")


def _bindings(subject: Subject) -> Iterator[Finding]:
    header = subject.version.statute.statute
    for lineage in header.inherits:
        if lineage not in subject.library.lineages:
            known = [each for each in subject.library.lineages if each != header.lineage]
            message = f"'{lineage}' is no lineage at hand.{did_you_mean(lineage, known)}"
            yield subject.error(Place("statute"), message, "inherits")
    for lineage, ids in header.binds.items():
        key = f"binds.{lineage}"
        abstract = _declared_by(subject, lineage)
        for theirs, ours in ids.items():
            if theirs not in abstract:
                message = f"'{theirs}' is no id of {lineage}.{did_you_mean(theirs, abstract)}"
                yield subject.error(Place("statute"), message, key)
            if ours not in subject.vocabulary:
                yield subject.error(Place("statute"), _unknown(subject, ours), key)


def _declared_by(subject: Subject, lineage: str) -> set[str]:
    return {
        each
        for version in subject.inherited
        if version.lineage == lineage
        for each in declared(version.statute)
    }


def _unknown(subject: Subject, name: str) -> str:
    meant = did_you_mean(name, subject.vocabulary)
    return f"'{name}' is neither a body, seat, thing nor name.{meant} Otherwise declare it in [names]."


def _ids(subject: Subject, place: Place, rule: Rule) -> Iterator[Finding]:
    for name in dict.fromkeys(name for _, name in ids_of(rule)):
        if name not in subject.vocabulary:
            yield subject.error(place, _unknown(subject, name))


def _facts(subject: Subject) -> Iterator[Finding]:
    known = subject.vocabulary | subject.judgements | ANSWERS
    for clause in subject.version.statute.clauses:
        for example in clause.examples:
            place = Place("clause", clause.ref, example=example.id)
            for name in dict.fromkeys(name for fact in example.facts for name in ids_of_fact(fact)):
                if name not in known:
                    yield subject.error(place, _unknown(subject, name), "facts")


def _house(subject: Subject) -> Iterator[Finding]:
    house = subject.version.house
    if house is None:
        return
    for name in (*house.house.bearer, *house.house.planner.together):
        if name not in subject.vocabulary:
            yield subject.house_error(Place("house"), _unknown(subject, name))
    for line in house.rules:
        place = Place("rule", rule=f"{line.kind}.{line.id}")
        named = [*(line.bearer or ()), *(name for selector in line.also or () for name in selector.ids)]
        for name in named:
            if name not in subject.vocabulary:
                yield subject.house_error(place, _unknown(subject, name))


def _addresses(subject: Subject, place: Place, rule: Judged) -> Iterator[Finding]:
    for key in ("fills", "tightens"):
        for address in getattr(rule, key):
            found = _targets(subject, address)
            if not found:
                yield subject.error(place, _no_target(subject, key, address))
            if key == "tightens":
                yield from _tightened(subject, place, rule, address, found)


def _targets(subject: Subject, address: Address) -> list[Rule]:
    """Return the rule at an address, in each version of its lineage that lives with this one."""
    return [
        with_house(version, version.statute.rules[address.rule])
        for version in subject.inherited
        if version.lineage == address.lineage and address.rule in version.statute.rules
    ]


def _no_target(subject: Subject, key: str, address: Address) -> str:
    rules = [
        str(Address(version.lineage, each.id))
        for version in subject.inherited
        for each in version.statute.rules.values()
        if isinstance(each, Judged)
    ]
    return f'{key} = "{address}" is no inherited rule.{did_you_mean(str(address), rules)}'


def _tightened(
    subject: Subject, place: Place, rule: Judged, address: Address, targets: list[Rule]
) -> Iterator[Finding]:
    local = with_house(subject.version, rule)
    binds = subject.binds(address.lineage)
    for said in dict.fromkeys(said for target in targets for said in shortfalls(local, target, binds)):
        yield subject.error(place, f"tightens {address}: {said}", "tightens")


def _exemption(subject: Subject, place: Place, rule: Exempt) -> Iterator[Finding]:
    versions = subject.library.lineages.get(rule.source, ())
    act = any(version.statute.statute.level == "act" for version in versions)
    if act or rule.source in subject.version.statute.statute.inherits:
        message = f'source = "{rule.source}" binds whatever a statute says. Take the rule away.'
        yield subject.error(place, message)


def unbound(subject: Subject) -> Iterator[tuple[str, list[str]]]:
    """Yield each inherited lineage with the bodies of it that nothing is bound to."""
    for version in subject.inherited:
        bodies = [rule.id for rule in version.statute.rules.values() if isinstance(rule, Body)]
        loose = [body for body in bodies if body not in subject.binds(version.lineage)]
        if loose:
            yield version.lineage, loose
