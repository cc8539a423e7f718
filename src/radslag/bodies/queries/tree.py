"""How bodies stand to each other on a day: a tree in which one may stand under several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from radslag.bodies.models import Body, BodyLink, FormerName
from radslag.bodies.models.bodies import name_on
from radslag.bodies.states import LinkKind


@dataclass(frozen=True, slots=True)
class Node:
    """A body in the tree on a day, with what stands under it. `link` is how it stands to the one above."""

    body: Body
    name: str
    link: str
    children: tuple[Node, ...]
    also_under: tuple[str, ...]
    reports_to: tuple[str, ...]

    @property
    def is_part(self) -> bool:
        """Whether it is a part of the body above, not only below it."""
        return self.link == LinkKind.PART


@dataclass(frozen=True, slots=True)
class Relations:
    """The bodies around one body on a day."""

    parents: tuple[Body, ...]
    wholes: tuple[Body, ...]
    parts: tuple[Body, ...]
    below: tuple[Body, ...]
    siblings: tuple[Body, ...]
    reports_to: tuple[Body, ...]
    reported_to_by: tuple[Body, ...]


def tree(on: date) -> tuple[Node, ...]:
    """Return the bodies there were on a day, those under nobody first; three queries."""
    bodies = {body.pk: body for body in Body.objects.on(on).order_by("name", "pk")}
    links = [link for link in BodyLink.objects.on(on) if {link.lower_id, link.upper_id} <= bodies.keys()]
    former = list(FormerName.objects.filter(through__gte=on))
    names = {body.pk: name_on(body, on, former) for body in bodies.values()}
    return _Grower(bodies, links, names).roots()


@dataclass(frozen=True, slots=True)
class _Grower:
    bodies: dict[int, Body]
    links: list[BodyLink]
    names: dict[int, str]

    def roots(self) -> tuple[Node, ...]:
        """Grow from the bodies that stand under nobody."""
        under = {link.lower_id for link in self._tied()}
        return tuple(self._node(key, "", None) for key in self.bodies if key not in under)

    def _tied(self) -> list[BodyLink]:
        return [link for link in self.links if link.kind != LinkKind.REPORTS]

    def _node(self, key: int, kind: str, above: int | None) -> Node:
        ties = {link.lower_id: link.kind for link in self._tied() if link.upper_id == key}
        for link in self._tied():
            if link.upper_id == key and link.kind == LinkKind.PART:
                ties[link.lower_id] = LinkKind.PART
        elsewhere = {link.upper_id for link in self._tied() if link.lower_id == key} - {above}
        reports = [
            link.upper_id for link in self.links if link.lower_id == key and link.kind == LinkKind.REPORTS
        ]
        return Node(
            body=self.bodies[key],
            name=self.names[key],
            link=kind,
            children=tuple(self._node(child, ties[child], key) for child in self.bodies if child in ties),
            also_under=self._named(elsewhere),
            reports_to=self._named(reports),
        )

    def _named(self, keys: Iterable[int]) -> tuple[str, ...]:
        return tuple(sorted(self.names[key] for key in keys))


def relations(body: Body, on: date) -> Relations:
    """Return the bodies around one on a day; one query."""
    links = list(
        BodyLink.objects.on(on).select_related("lower", "upper").order_by("lower__name", "upper__name")
    )
    above = [link for link in links if link.lower_id == body.pk]
    under = [link for link in links if link.upper_id == body.pk]
    uppers = {link.upper_id for link in above if link.kind != LinkKind.REPORTS}
    beside = [link.lower for link in links if link.upper_id in uppers and link.kind != LinkKind.REPORTS]
    return Relations(
        parents=_unique(link.upper for link in above if link.kind == LinkKind.BELOW),
        wholes=_unique(link.upper for link in above if link.kind == LinkKind.PART),
        parts=_unique(link.lower for link in under if link.kind == LinkKind.PART),
        below=_unique(link.lower for link in under if link.kind == LinkKind.BELOW),
        siblings=_unique(other for other in beside if other.pk != body.pk),
        reports_to=_unique(link.upper for link in above if link.kind == LinkKind.REPORTS),
        reported_to_by=_unique(link.lower for link in under if link.kind == LinkKind.REPORTS),
    )


def _unique(bodies: Iterable[Body]) -> tuple[Body, ...]:
    return tuple({body.pk: body for body in bodies}.values())


def name_on_day(body: Body, day: date) -> str:
    """Return what a body was called on a day; one query."""
    return name_on(body, day, list(FormerName.objects.filter(body=body, through__gte=day)))
