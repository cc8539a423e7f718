"""Numbers that cannot all hold: a least above a most, too many seats, a notice that comes too late."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from radslag.statute.binding import bind
from radslag.statute.durations import Duration
from radslag.statute.lint.subject import Finding, Subject
from radslag.statute.places import Place
from radslag.statute.schema import Body, Lead, Petition, Recur, Rule, Seat

_DAYS: Final = {"d": 1, "b": 1, "w": 7, "m": 28, "y": 365}
_LONGEST: Final = {"d": 1, "b": 2, "w": 7, "m": 31, "y": 366}
_SAME_FRAME: Final = ("of", "per", "year_start", "season", "years", "concerns")


def numbers(subject: Subject) -> Iterator[Finding]:
    """Yield the numbers that contradict each other."""
    for place, _clause, rule in subject.placed:
        if isinstance(rule, Recur) and _more(rule.at_least, rule.at_most):
            yield subject.error(place, _crossed("at_least", rule.at_least, "at_most", rule.at_most))
        if isinstance(rule, Seat) and _more(rule.min, rule.max) and not rule.scale:
            yield subject.error(place, _crossed("min", rule.min, "max", rule.max))
        if isinstance(rule, Body):
            yield from _seats(subject, place, rule)
        if isinstance(rule, Petition):
            yield from _notice(subject, place, rule)
    yield from _against_inherited(subject)


def _more(least: object, most: object) -> bool:
    return isinstance(least, int) and isinstance(most, int) and least > most


def _crossed(low: str, least: object, high: str, most: object) -> str:
    return f"{low} = {least} is more than {high} = {most}. Lower it, or raise the other."


def _seats(subject: Subject, place: Place, body: Body) -> Iterator[Finding]:
    """Compare the least number of holders of a body's members' seats with its size."""
    least = sum(
        rule.min
        for _, _, rule in subject.placed
        if isinstance(rule, Seat)
        and rule.body == body.id
        and isinstance(rule.min, int)
        and rule.standing == "member"
        and not (rule.each or rule.offered or rule.on_demand)
    )
    for key in ("size", "max"):
        limit = getattr(body, key)
        if limit is not None and least > limit:
            said = f"{key} = {limit}, but the seats of '{body.id}' have min {least} together"
            yield subject.error(place, f"{said}. Raise it, or lower them.")
    if _more(body.min, body.max):
        yield subject.error(place, _crossed("min", body.min, "max", body.max))


def _notice(subject: Subject, place: Place, rule: Petition) -> Iterator[Finding]:
    """A meeting that is asked for cannot be due before its own notice could have gone out."""
    for _, _, lead in subject.placed:
        if not (isinstance(lead, Lead) and rule.within and lead.ahead):
            continue
        same = rule.then.act == "held" and set(rule.then.things) & set(lead.before.things)
        bodies = (
            not rule.then.bodies or not lead.before.bodies or set(rule.then.bodies) & set(lead.before.bodies)
        )
        if same and bodies and _days(rule.within, _LONGEST) < _days(lead.ahead, _DAYS):
            message = (
                f'within = "{rule.within}" is shorter than the notice of {lead.id}, ahead = "{lead.ahead}". '
                "Lengthen it."
            )
            yield subject.error(place, message)


def _days(duration: Duration, days: dict[str, int]) -> int:
    return duration.count * days[duration.unit]


def _against_inherited(subject: Subject) -> Iterator[Finding]:
    """Compare counts of the same act in the same frame, local and inherited."""
    rules: list[tuple[Place | None, str, Recur]] = [
        (place, rule.id, rule) for place, _, rule in subject.placed if isinstance(rule, Recur)
    ]
    for version in subject.inherited:
        binds = subject.binds(version.lineage)
        for rule in version.statute.rules.values():
            bound: Rule = bind(rule, binds)
            if isinstance(bound, Recur):
                rules.append((None, f"{version.lineage}#{rule.id}", bound))
    for one, other in combinations(rules, 2):
        yield from _contradiction(subject, one, other)
        yield from _contradiction(subject, other, one)


def _contradiction(
    subject: Subject, one: tuple[Place | None, str, Recur], other: tuple[Place | None, str, Recur]
) -> Iterator[Finding]:
    (place, _, least), (other_place, name, most) = one, other
    here = place or other_place
    same = all(getattr(least, key) == getattr(most, key) for key in _SAME_FRAME)
    if here and same and _more(least.at_least, most.at_most):
        said = f"at_least = {least.at_least} is more than at_most = {most.at_most} of {name}"
        message = f"{said}, which counts the same act. Both cannot hold: change one."
        yield subject.error(here, message)
