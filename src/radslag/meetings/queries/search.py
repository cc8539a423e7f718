"""One search for what was decided about something: over items, decisions and settled records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Sum

from radslag.documents.states import Level
from radslag.meetings.models import AgendaItem, Meeting, Record, SearchEntry, Stem
from radslag.meetings.queries.reading import may_know, organisation_of
from radslag.meetings.queries.stems import asked_for, stems
from radslag.meetings.states import MeetingState, RecordState
from radslag.municipalities.permissions import Actor

MOST: Final = 50
SHORT: Final = 320
# Those that are not settled yet are few; their words are compared one by one instead of being kept by stem.
COMING: Final = 400


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: the item, its meeting, and the decision's words when there is one.

    `strength` sorts: how many of the words asked for stand there, then where they stand.
    """

    item: AgendaItem
    on: date
    title: str
    decision: str
    text: str
    strength: tuple[int, int]

    @property
    def meeting(self) -> Meeting:
        """The meeting it was treated at."""
        return self.item.meeting

    @property
    def extract(self) -> str:
        """Enough of the words to know it again: the decision, or else the beginning of the text."""
        words = self.decision or self.text
        return words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0] + " …"


def search_all(actor: Actor, question: str) -> list[Hit]:
    """Return what a person may see that holds at least half of the words asked for, the best first.

    Secret items are never found, and items for some organisations only by those from them.
    """
    wanted = asked_for(question)
    if not wanted:
        return []
    meetings = Meeting.objects.visible_to(actor)
    entries = SearchEntry.objects.filter(record__meeting__in=meetings)
    own = organisation_of(actor)
    found = [*_settled(entries, wanted), *_coming(meetings, wanted)]
    open_to = [hit for hit in found if may_know(actor, hit.item, own)]
    return sorted(open_to, key=_order)[:MOST]


def search_public(question: str, year: int | None = None) -> list[Hit]:
    """Return what anyone may see: items of published records, the best first."""
    wanted = asked_for(question)
    entries = SearchEntry.objects.filter(level=Level.PUBLIC)
    if year:
        entries = entries.filter(on__year=year)
    return sorted(_settled(entries, wanted), key=_order)[:MOST] if wanted else []


def _order(hit: Hit) -> tuple[Any, ...]:
    return (-hit.strength[0], -bool(hit.decision), -hit.strength[1], -hit.on.toordinal(), hit.item.pk)


def _settled(entries: Any, wanted: Sequence[str]) -> list[Hit]:
    hits = Stem.objects.filter(word__in=wanted, entry__in=entries).values("entry")
    rated = hits.annotate(count=Count("word"), weight=Sum("weight")).filter(count__gte=_enough(wanted))
    best = {row["entry"]: (row["count"], row["weight"]) for row in rated.order_by("-count", "-weight")[:MOST]}
    rows = SearchEntry.objects.filter(pk__in=best).select_related("item__meeting")
    with_bodies = rows.prefetch_related("item__meeting__bodies")
    return [Hit(one.item, one.on, one.title, one.decision, one.text, best[one.pk]) for one in with_bodies]


def _enough(wanted: Sequence[str]) -> int:
    """Return how many of the words must stand there: at least half."""
    return (len(wanted) + 1) // 2


def _coming(meetings: Any, wanted: Sequence[str]) -> list[Hit]:
    """Compare the items of meetings whose records are not settled."""
    done = Record.objects.filter(state=RecordState.SETTLED).values("meeting")
    ahead = meetings.exclude(state=MeetingState.CANCELLED).exclude(pk__in=done)
    items = AgendaItem.objects.kept().filter(meeting__in=ahead).exclude(level=Level.SECRET)
    latest = (
        items.select_related("meeting").prefetch_related("meeting__bodies").order_by("-meeting__on", "pk")
    )
    found = []
    for item in latest.prefetch_related("meeting__bodies")[:COMING]:
        said = stems(f"{item.title} {item.text}")
        count = sum(word in said for word in wanted)
        if count >= _enough(wanted):
            found.append(Hit(item, item.meeting.on, item.title, "", item.text, (count, count)))
    return found
