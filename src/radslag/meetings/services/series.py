"""Series: the usual meeting of some bodies, with its hours, its place and the items that come each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time

from django.db import IntegrityError, transaction

from radslag.bodies.models import Body
from radslag.journal.services import Act, record
from radslag.meetings.models import Series, SeriesItem
from radslag.meetings.services.planning import EndsBeforeItStarts, NobodyMeets
from radslag.meetings.states import ItemKind, MeetingForm


class NameIsTaken(ValueError):
    """Another series is called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualItem:
    """An item that comes at every meeting of a series."""

    title: str
    kind: str = ItemKind.INFORMATION
    presenter: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is usual for a series: when, where and how people meet, and what is always taken up."""

    name: str
    starts: time | None = None
    ends: time | None = None
    form: str = MeetingForm.PHYSICAL
    place: str = ""
    link: str = ""
    items: Sequence[UsualItem] = field(default_factory=list)


@transaction.atomic
def keep_series(
    bodies: Sequence[Body], usual: Usual, *, actor: str, at: datetime, series: Series | None = None
) -> Series:
    """Make a series, or change the one given; meetings that are planned already keep what they have.

    Items keep their row as long as their title stays, so that an agenda knows them again. Raises
    NobodyMeets, EndsBeforeItStarts and NameIsTaken.
    """
    if not bodies:
        raise NobodyMeets
    if usual.ends and (usual.starts is None or usual.ends <= usual.starts):
        raise EndsBeforeItStarts(usual.ends)
    kept = series or Series()
    for name in ("name", "starts", "ends", "form", "place", "link"):
        setattr(kept, name, getattr(usual, name))
    kept.bodies = sorted(body.key for body in bodies)
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as error:
        raise NameIsTaken(usual.name) from error
    _keep_items(kept, usual.items)
    record("series.changed", actor=actor, at=at, what=Act(bodies=kept.bodies, row=f"series:{kept.pk}"))
    return kept


def _keep_items(series: Series, items: Sequence[UsualItem]) -> None:
    there = {item.title: item for item in series.items.all()}
    series.items.exclude(title__in=[item.title for item in items]).delete()
    for position, item in enumerate(items, 1):
        row = there.get(item.title) or SeriesItem(series=series, title=item.title)
        row.position, row.kind, row.presenter, row.minutes = position, item.kind, item.presenter, item.minutes
        row.save()


@transaction.atomic
def drop_series(series: Series, *, actor: str, at: datetime) -> None:
    """Take a series away; the meetings that were planned from it stay."""
    what = Act(bodies=list(series.bodies), row=f"series:{series.pk}")
    record("series.changed", actor=actor, at=at, what=what)
    series.delete()
