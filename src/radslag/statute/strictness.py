"""Whether a local rule is provably at least as strict as a rule of an act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any, Final

from radslag.statute.durations import Duration
from radslag.statute.mending import written
from radslag.statute.schema import Rule
from radslag.statute.selectors import Selector

_FREE: Final = frozenset({
    "id", "kind", "label", "note", "reading", "from_", "through", "bearer", "fills", "tightens", "across",
    "advice", "modality", "approx",
})  # fmt: skip
_MONTHS: Final = {"m": 1, "y": 12}
_DAYS: Final = {"d": 1, "w": 7}
_SETS: Final = ("bodies", "by", "to", "items")


def shortfalls(local: Rule, act: Rule, binds: Mapping[str, str]) -> Iterator[str]:
    """Yield what keeps `local` from being provably at least as strict as `act`, nothing if it is.

    `binds` gives the local id for each abstract id of the act.
    """
    if local.kind != act.kind:
        yield f"a {local.kind} cannot tighten a {act.kind}. Use fills with a reading."
        return
    for name, field in type(act).model_fields.items():
        if name in _FREE:
            continue
        compare = _COMPARED.get(f"{act.kind}.{name}") or _COMPARED.get(name, _same)
        ours, theirs = getattr(local, name), _bound(getattr(act, name), binds)
        wrong = compare(ours, theirs)
        if wrong:
            stated = f"{field.alias or name} = {_shown(ours)} {wrong} {_shown(theirs)}"
            yield f"{stated}. {_MEND.get(wrong, 'Write the same')}, or use fills with a reading."
    if (local_modality(local), local_modality(act)) == ("should", "shall"):
        yield 'modality = "should" is weaker than "shall". Write shall, or use fills with a reading.'


def local_modality(rule: Rule) -> str:
    """Return the modality of a judged rule; an approximate number works as should."""
    return "should" if getattr(rule, "approx", False) else str(getattr(rule, "modality", "shall"))


def _bound(value: Any, binds: Mapping[str, str]) -> Any:
    """Return a value of the act with the local ids in the place of its abstract ones."""
    if isinstance(value, Selector):
        sets: dict[str, Any] = {name: _bound(getattr(value, name), binds) for name in _SETS}
        return replace(value, **sets)
    if isinstance(value, tuple):
        return tuple(_bound(each, binds) for each in value)
    return binds.get(value, value) if isinstance(value, str) else value


def _shown(value: object) -> str:
    if isinstance(value, Selector | Duration | Fraction):
        return f'"{value}"'
    if isinstance(value, tuple):
        return written([str(each) for each in value])
    return "nothing" if value is None else written(value)


def _same(ours: Any, theirs: Any) -> str:
    equal = (
        set(ours) == set(theirs) if isinstance(ours, tuple) and isinstance(theirs, tuple) else ours == theirs
    )
    return "" if equal else "differs from"


def _narrower(ours: Selector, theirs: Selector) -> str:
    """A fulfilling act may be asked for more narrowly: fewer things, or a set where the act has none."""
    if ours.act != theirs.act or not set(ours.things) <= set(theirs.things):
        return "differs from"
    pairs = [(set(getattr(ours, name)), set(getattr(theirs, name))) for name in _SETS]
    return "" if all(not wide or (mine and mine <= wide) for mine, wide in pairs) else "is wider than"


def _not_smaller(ours: Any, theirs: Any) -> str:
    if isinstance(ours, Fraction) != isinstance(theirs, Fraction):
        return _same(ours, theirs)
    return _ordered(ours, theirs, "is smaller than", lambda mine, asked: mine >= asked)


def _not_larger(ours: Any, theirs: Any) -> str:
    if isinstance(ours, Fraction) != isinstance(theirs, Fraction):
        return _same(ours, theirs)
    return _ordered(ours, theirs, "is larger than", lambda mine, asked: mine <= asked)


def _ordered(ours: Any, theirs: Any, wrong: str, holds: Callable[[Any, Any], bool]) -> str:
    """Compare numbers; where the act asks for none any number will do, and none never does where it asks."""
    if theirs in (None, "unregulated") or ours == theirs:
        return ""
    comparable = all(isinstance(value, int | Fraction) for value in (ours, theirs))
    return "" if comparable and holds(ours, theirs) else wrong


def _not_longer(ours: Any, theirs: Any) -> str:
    return "" if theirs is None or _at_most(ours, theirs) else "is longer than"


def _not_shorter(ours: Any, theirs: Any) -> str:
    return "" if theirs is None or _at_most(theirs, ours) else "is shorter than"


def _at_most(one: object, other: object) -> bool:
    """Tell whether one duration is surely at most the other, whatever the calendar."""
    if one == other:
        return True
    if not (isinstance(one, Duration) and isinstance(other, Duration)):
        return False
    for scale in ({one.unit: 1} if one.unit == other.unit else {}, _DAYS, _MONTHS):
        if one.unit in scale and other.unit in scale:
            return one.count * scale[one.unit] <= other.count * scale[other.unit]
    longest, shortest = _bounds(one)[1], _bounds(other)[0]
    return longest is not None and longest <= shortest


def _bounds(duration: Duration) -> tuple[int, int | None]:
    """Return the fewest and the most days a duration can be; working days have no surest most."""
    if duration.unit in _DAYS:
        days = duration.count * _DAYS[duration.unit]
        return days, days
    if duration.unit in _MONTHS:
        months = duration.count * _MONTHS[duration.unit]
        return months * 28, months * 31
    return duration.count, None


def _superset(ours: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    return "" if set(theirs) <= set(ours) else "lacks a part of"


def _all_or_same(ours: int | None, theirs: int | None) -> str:
    """All parts are never fewer; so many of them are comparable only with the same number."""
    return "" if ours is None or ours == theirs else "is smaller than"


def _subset(ours: tuple[Any, ...], theirs: tuple[Any, ...]) -> str:
    return "" if set(ours) <= set(theirs) else "is wider than"


_COMPARED: Final[dict[str, Callable[[Any, Any], str]]] = {
    "recur.of": _narrower,
    "cadence.of": _narrower,
    "lead.of": _narrower,
    "maintain.of": _narrower,
    "assess.of": _narrower,
    "follow.then": _narrower,
    "petition.then": _narrower,
    "precede.first": _narrower,
    "petition.more_than": _not_larger,
    "petition.at_least": _not_larger,
    "also": _subset,
    "at_least": _not_smaller,
    "min": _not_smaller,
    "number": _all_or_same,
    "at_most": _not_larger,
    "max": _not_larger,
    "more_than": _not_smaller,
    "ahead": _not_shorter,
    "every": _not_longer,
    "within": _not_longer,
    "grace": _not_longer,
    "max_age": _not_longer,
    "term": _not_longer,
    "shall": _superset,
    "by": _superset,
    "to": _superset,
    "roles": _superset,
    "should": _superset,
}
_MEND: Final = {
    "is longer than": "Shorten it",
    "is shorter than": "Lengthen it",
    "is smaller than": "Raise it",
    "is larger than": "Lower it",
    "is wider than": "Narrow it",
    "lacks a part of": "Add what is missing",
}
