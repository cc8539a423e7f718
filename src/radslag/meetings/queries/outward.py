"""What of an agenda may leave the house in a letter, a notice or a calendar: never a secret word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from radslag.documents.services.redaction import SECRET_ITEM
from radslag.documents.states import Level, higher_of
from radslag.meetings.models import AgendaItem, Meeting, Paper
from radslag.meetings.states import ItemState


@dataclass(frozen=True, slots=True)
class OutwardItem:
    """An item as everybody who is called may read it; `closed` when its own words are kept back."""

    number: int
    title: str
    presenter: str = ""
    text: str = ""
    papers: tuple[str, ...] = ()
    level: str = Level.INTERNAL
    late: bool = False
    closed: bool = False


def kept_items(meeting: Meeting) -> list[AgendaItem]:
    """Return the items of a meeting in order, those withdrawn or carried over left out; two queries."""
    papers = Prefetch("papers", Paper.objects.select_related("upload").order_by("pk"))
    items = meeting.items.kept().exclude(state=ItemState.CARRIED)
    return list(items.in_order().prefetch_related(papers))


def outward_items(meeting: Meeting, items: Iterable[AgendaItem]) -> list[OutwardItem]:
    """Return items, their papers already read, as they may be sent to all who are called."""
    return [_outward(meeting, item, number) for number, item in enumerate(items, 1)]


def _outward(meeting: Meeting, item: AgendaItem, number: int) -> OutwardItem:
    level = higher_of(item.level, meeting.level)
    if level == Level.SECRET:
        return OutwardItem(number, SECRET_ITEM, late=item.late, closed=True)
    if item.audience:
        return OutwardItem(number, _("An item for some of those called"), late=item.late, closed=True)
    papers = tuple(paper.title for paper in open_papers(item))
    return OutwardItem(number, item.title, item.presenter, item.text, papers, level, item.late)


def open_papers(item: AgendaItem) -> list[Paper]:
    """Return the papers of an item whose very names are not secret."""
    return [paper for paper in item.papers.all() if paper.upload.level != Level.SECRET]
