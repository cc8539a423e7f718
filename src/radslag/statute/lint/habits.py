"""What is allowed and yet seldom meant: a person should look again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from radslag.statute.lint.references import unbound
from radslag.statute.lint.subject import Finding, Subject
from radslag.statute.places import Place
from radslag.statute.schema import Clause, Judged
from radslag.statute.strictness import local_modality
from radslag.statute.vocabulary import used

NOT_VERIFIED: Final = "not verified by anyone yet. Compare with the adopted text, then write who and when."
_SHOULD: Final = re.compile(r"\bbör\b", re.IGNORECASE)
_SHALL: Final = re.compile(r"\b(?:ska|skall|måste)\b", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"\blag(?:en)? \((?P<number>\d{4}:\d+)\) (?P<title>om [^;:.,()\"]+)", re.IGNORECASE
)
_MET: Final = frozenset({"met", "met_late"})
_MISSED: Final = frozenset({"met_late", "overdue", "breached", "advised", "needs_judgement"})
_DAYS: Final = {
    "lead": ("ahead",),
    "follow": ("within", "until"),
    "approve": ("within", "until"),
    "deliver": ("within", "until"),
    "petition": ("within",),
    "cadence": ("every", "rhythm"),
}


def habits(subject: Subject) -> Iterator[Finding]:
    """Yield what a person should look at again; nothing of it blocks adoption but an empty clause."""
    yield from _header(subject)
    yield from _names(subject)
    for clause in subject.version.statute.clauses:
        yield from _clause(subject, clause)
    for place, clause, rule in subject.judged:
        yield from _modality(subject, place, clause, rule)
    yield from _shown(subject)


def dayless(subject: Subject) -> Iterator[Finding]:
    """Yield the rules for which neither the text nor the house file gives a day."""
    for place, _, rule in subject.judged:
        if rule.kind in _DAYS and not any(getattr(rule, key) for key in (*_DAYS[rule.kind], "advice")):
            yield subject.warning(
                place, f"the rule has no day. Write {_DAYS[rule.kind][0]}, or advice as a house rule."
            )


def _header(subject: Subject) -> Iterator[Finding]:
    header, place = subject.version.statute.statute, Place("statute")
    for lineage, bodies in unbound(subject):
        key = f"binds.{lineage}"
        for body in bodies:
            said = f"'{body}' of {lineage} is bound to nothing here, so its rules are not judged"
            message = f"{said}. Add it to {key}."
            yield subject.warning(place, message, key)
    if not header.verified_by:
        yield subject.warning(place, NOT_VERIFIED)
    yield from _titles(subject)


def _titles(subject: Subject) -> Iterator[Finding]:
    """Compare the titles of acts that the file names with those at hand."""
    titles = {
        version.lineage.removeprefix("sfs-").replace("-", ":"): version.statute.statute.title
        for version in subject.library.versions
        if version.statute.statute.level == "act"
    }
    for number, line in enumerate(subject.version.source.text.split("\n"), start=1):
        for found in _TITLE.finditer(line):
            title = titles.get(found["number"])
            if title and f"Lag {found['title'].strip()}".casefold() != title.casefold():
                said = f"Lag {found['title'].strip()}"
                message = f"({found['number']}) is '{title}', not '{said}'. Write its number and title."
                place = subject.version.source.places.at(number)
                problem = subject.warning(place, message).problem
                yield Finding(type(problem)(problem.path, number, problem.place, message), "warning")


def _names(subject: Subject) -> Iterator[Finding]:
    found = used(subject.version)
    for name in subject.version.statute.names:
        if name not in found:
            yield subject.warning(Place("names"), f"'{name}' is not used. Take it away, or use it.", name)


def _clause(subject: Subject, clause: Clause) -> Iterator[Finding]:
    place = Place("clause", clause.ref)
    judged = [rule for rule in clause.rules if isinstance(rule, Judged)]
    written = any(each.clause == clause.ref and each.rule for each, _ in subject.version.source.places.lines)
    if not written and not clause.text:
        message = 'the clause has neither rule nor text. Write a rule, or say what it is: text = "note".'
        yield subject.error(place, message)
    if judged and not clause.examples:
        yield subject.warning(
            place, "no example shows what the rules mean. Add one with facts, on and expect."
        )
    labels = Counter(rule.label for rule in judged)
    for rule in judged:
        if len(judged) > 1 and (not rule.label or labels[rule.label] > 1):
            message = "several rules of the clause have one label. Give the rule a label of its own."
            yield subject.warning(Place("clause", clause.ref, f"{rule.kind}.{rule.id}"), message, "label")


def _modality(subject: Subject, place: Place, clause: Clause, rule: Judged) -> Iterator[Finding]:
    """Compare the word of the label with the modality, and the modality with the act's."""
    alone = sum(isinstance(each, Judged) for each in clause.rules) == 1
    label = rule.label or (clause.label if alone else "")
    should, shall = bool(_SHOULD.search(label)), bool(_SHALL.search(label))
    if should and not shall and rule.modality == "shall":
        yield subject.warning(
            place, 'the label says bör, the rule shall. Write modality = "should", or mend the label.'
        )
    if shall and not should and rule.modality == "should":
        yield subject.warning(
            place, "the label says ska, the rule should. Take modality away, or mend the label."
        )
    for address in dict.fromkeys((*rule.fills, *rule.tightens)):
        for version in subject.inherited:
            act = version.statute.rules.get(address.rule) if version.lineage == address.lineage else None
            if act and (local_modality(rule), local_modality(act)) == ("should", "shall"):
                yield subject.warning(
                    place, f"the rule says should where {address} says shall. Read the text again."
                )


def _shown(subject: Subject) -> Iterator[Finding]:
    """Say which rules no example shows met, or shows missed."""
    shown: dict[str, set[str]] = {}
    for clause in subject.version.statute.clauses:
        for example in clause.examples:
            for key, expected in example.expect.items():
                name = key.partition("|")[0].partition("@")[0]
                shown.setdefault(name, set()).add(expected.status)
    for place, clause, rule in subject.judged:
        statuses = shown.get(rule.id, set())
        if not clause.examples or _never_judged(rule):
            continue
        for wanted, word in ((_MET, "met"), (_MISSED, "missed")):
            if not statuses & wanted:
                yield subject.warning(
                    place, f"the rule is never {word} in the examples. Add one where it is."
                )


def _never_judged(rule: Judged) -> bool:
    """Tell whether a rule makes no duty that could be met or missed."""
    empty = getattr(rule, "min", 1) in (0, "unregulated") and getattr(rule, "max", None) is None
    return rule.kind == "seat" and (empty or bool(getattr(rule, "on_demand", False)))
