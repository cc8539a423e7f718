"""What anyone may know of meetings and decisions: only what somebody has published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from radslag.documents.states import Level
from radslag.meetings.models import AgendaItem, Meeting, Paper, Publication, SearchEntry
from radslag.meetings.states import MeetingState

MOST = 100


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting as residents see it: its open items, the published record and corrections, open papers."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    papers: Sequence[Paper]
    publications: Sequence[Publication]

    @property
    def record(self) -> Publication | None:
        """The published record, if there is one."""
        return next((one for one in self.publications if one.record.corrects_id is None), None)

    @property
    def corrections(self) -> list[Publication]:
        """The published corrections of it, the first one first."""
        return [one for one in self.publications if one.record.corrects_id]


def open_meetings() -> Any:
    """Return the meetings that anyone may know of, with their bodies, the latest first."""
    return Meeting.objects.public().prefetch_related("bodies").latest_first()


def open_meeting(body: str, on: date) -> OpenMeeting | None:
    """Return one meeting by its body and day, or None if nobody has published it; five queries."""
    found = open_meetings().of_body(body).filter(on=on).exclude(state=MeetingState.CANCELLED).first()
    if found is None:
        return None
    items = AgendaItem.objects.kept().filter(meeting=found, level=Level.PUBLIC).in_order()
    papers = Paper.objects.filter(item__in=items, upload__level=Level.PUBLIC).select_related("upload")
    published = Publication.objects.filter(record__meeting=found, withdrawn_at=None).select_related("record")
    return OpenMeeting(found, list(items), list(papers), list(published.order_by("pk")))


def open_decisions(year: int | None = None) -> Any:
    """Return the decisions that anyone may read, the latest first, with their meetings and bodies."""
    found = SearchEntry.objects.filter(level=Level.PUBLIC, item__decision_number__isnull=False)
    if year:
        found = found.filter(item__year=year)
    with_meeting = found.select_related("item__meeting", "record").prefetch_related("item__meeting__bodies")
    return with_meeting.order_by("-on", "-item__decision_number")


def open_decision(year: int, number: int) -> SearchEntry | None:
    """Return one decision by its year and number, or None if nobody has published it."""
    return open_decisions(year).filter(item__decision_number=number).first()  # type: ignore[no-any-return]


def corrections_of(entry: SearchEntry) -> list[Publication]:
    """Return the published corrections of the record that a decision stands in, the first one first."""
    found = Publication.objects.filter(record__corrects=entry.record_id, withdrawn_at=None)
    return list(found.select_related("record").order_by("pk"))
