"""Binding: an act's abstract ids made into the local ones that stand for them (section 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from radslag.statute.schema import Body, Rule, StatuteFile
from radslag.statute.selectors import Selector

_ONE: Final = ("body", "among", "from_body", "substitute")
_SEVERAL: Final = ("bearer", "by", "to", "roles", "elected", "ex_officio", "appointed_by", "nominated_by")


def bind(rule: Rule, bindings: Mapping[str, str]) -> Rule:
    """Return `rule` with each bound id replaced, wherever a body or a role may stand."""
    changes: dict[str, Any] = {}
    for name in type(rule).model_fields:
        value = getattr(rule, name)
        bound = _bound(name, value, bindings)
        if bound != value:
            changes[name] = bound
    return rule.model_copy(update=changes) if changes else rule


def _bound(name: str, value: Any, bindings: Mapping[str, str]) -> Any:
    if isinstance(value, Selector):
        return _selector(value, bindings)
    if name in _ONE:
        return bindings.get(value, value)
    if name in _SEVERAL:
        return _ids(value, bindings)
    if isinstance(value, tuple) and value and isinstance(value[0], Selector):
        return tuple(_selector(each, bindings) for each in value)
    return value


def _selector(selector: Selector, bindings: Mapping[str, str]) -> Selector:
    return replace(
        selector,
        bodies=_ids(selector.bodies, bindings),
        by=_ids(selector.by, bindings),
        to=_ids(selector.to, bindings),
    )


def _ids(ids: tuple[str, ...], bindings: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(bindings.get(each, each) for each in ids))


def names_unbound(rule: Rule, statute: StatuteFile, bindings: Mapping[str, str]) -> bool:
    """Tell whether what a rule judges names a body of its statute that nothing is bound to.

    Who answers for a duty may stay abstract.
    """
    abstract = {each.id for each in statute.rules.values() if isinstance(each, Body)} - bindings.keys()
    return any(name in abstract for name in _judged_ids(rule))


def _judged_ids(rule: Rule) -> Iterator[str]:
    for name in type(rule).model_fields:
        value = getattr(rule, name)
        if name in _ONE and value:
            yield value
        several = value if isinstance(value, tuple) else (value,)
        for each in several:
            if isinstance(each, Selector):
                yield from (*each.bodies, *each.by, *each.to)
