"""Bodies as open data, shaped as Popolo: organizations, posts and memberships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from radslag.bodies.models import Body
from radslag.bodies.queries import Composition, Holder, MarkLine, Node, Relations, SeatLine
from radslag.municipalities.models import Municipality


def tree_json(place: Municipality, nodes: Iterable[Node], on: date) -> dict[str, object]:
    """Return the bodies there are on a day, flat, each with the keys of those above it."""
    found: dict[str, dict[str, object]] = {}
    for node, parent in _walked(nodes, ""):
        row = found.setdefault(
            node.body.key,
            {
                "id": node.body.key,
                "name": node.name,
                "classification": node.body.kind,
                "parent_ids": [],
                "reports_to": list(node.reports_to),
            },
        )
        if parent:
            row["parent_ids"] = [*row["parent_ids"], parent]  # type: ignore[misc]
    return {"municipality": place.name, "on": on.isoformat(), "organizations": list(found.values())}


def _walked(nodes: Iterable[Node], parent: str) -> Iterator[tuple[Node, str]]:
    for node in nodes:
        yield node, parent
        yield from _walked(node.children, node.body.key)


def body_json(place: Municipality, found: Composition, around: Relations) -> dict[str, object]:
    """Return one body with its posts and who holds them; what residents may read and nothing more."""
    body = found.body
    return {
        "municipality": place.name,
        "on": found.on.isoformat(),
        "id": body.key,
        "name": body.name,
        "classification": body.kind,
        "description": body.purpose,
        "founding_date": body.valid_from.isoformat(),
        "dissolution_date": body.valid_through.isoformat() if body.valid_through else None,
        "parent_ids": _keys((*around.parents, *around.wholes)),
        "part_ids": _keys(around.parts),
        "posts": [_post(line) for line in found.seats],
        "spokespersons": _people(found.spokespersons),
        "conveners": _people(found.conveners),
        "co_opted": _people(found.co_options),
    }


def _keys(bodies: Iterable[Body]) -> list[str]:
    return [body.key for body in bodies]


def _post(line: SeatLine) -> dict[str, object]:
    return {
        "id": line.seat.key,
        "label": line.seat.label,
        "clause": line.seat.clause,
        "filling": line.seat.filling.value,
        "minimum": line.seat.minimum,
        "maximum": line.seat.maximum,
        "state": line.state.value,
        "memberships": [_membership(holder) for holder in line.holders],
    }


def _membership(holder: Holder) -> dict[str, object]:
    organisation = holder.person.organisation
    return {
        "person": str(holder.person),
        "organization": organisation.name if organisation else None,
        "start_date": holder.since.isoformat(),
        "end_date": holder.through.isoformat() if holder.through else None,
        "by_office": holder.office.name if holder.office else None,
    }


def _people(marks: Iterable[MarkLine]) -> list[str]:
    return [str(person) for mark in marks for person in mark.people]
