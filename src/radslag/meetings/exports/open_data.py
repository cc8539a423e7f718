"""Meetings and decisions as open data: JSON, CSV and a feed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from radslag.meetings.models import Meeting, SearchEntry
from radslag.meetings.queries.public import OpenMeeting

Address = Callable[[str], str]


def decision_name(entry: SearchEntry) -> str:
    """Return 2026-14."""
    return f"{entry.item.year}-{entry.item.decision_number}"


def decision_json(entry: SearchEntry, url: str) -> dict[str, Any]:
    """Return a decision as data."""
    meeting = entry.item.meeting
    return {
        "beslut": decision_name(entry), "datum": str(entry.on), "organ": meeting.title,
        "paragraf": entry.item.number, "rubrik": entry.title, "lydelse": entry.decision, "url": url,
    }  # fmt: skip


def meeting_json(one: OpenMeeting, url: str) -> dict[str, Any]:
    """Return a meeting as data."""
    meeting, shown = one.meeting, one.record
    return {
        "organ": meeting.title, "datum": str(meeting.on), "plats": meeting.place, "status": meeting.state,
        "borjar": f"{meeting.starts:%H:%M}" if meeting.starts else None,
        "slutar": f"{meeting.ends:%H:%M}" if meeting.ends else None, "url": url,
        "arenden": [
            {"paragraf": item.number, "rubrik": item.title, "beslut": item.decision_number}
            for item in one.items
        ],
        "protokoll": {"kontrollsumma": shown.digest, "publicerat": shown.published_at.isoformat()}
        if shown
        else None,
        "rattelser": [each.digest for each in one.corrections],
    }  # fmt: skip


def decisions_csv(entries: Iterable[SearchEntry]) -> str:
    """Return decisions as a sheet: semicolons, so that it opens as a table in Swedish."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow(["beslut", "datum", "organ", "paragraf", "rubrik", "lydelse"])
    for entry in entries:
        said = decision_json(entry, "")
        writer.writerow([_cell(said[name]) for name in list(said)[:-1]])
    return "\ufeff" + sheet.getvalue()


def _cell(value: object) -> str:
    """Return a value that no sheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text[:1] in "=+-@\t\r" and text[:1] else text


def feed(meetings: Iterable[Meeting], title: str, home: str, where: Callable[[Meeting], str]) -> str:
    """Return the meetings as an Atom feed; a meeting is changed when its day or its hours are."""
    made = Atom1Feed(title=title, link=home, description=title, language="sv", feed_url=f"{home[:-1]}.atom")
    for meeting in meetings:
        moment = meeting.starts_at or timezone.make_aware(datetime.combine(meeting.on, time.min))
        made.add_item(
            title=f"{meeting.title} {meeting.on}", link=where(meeting),
            unique_id=f"urn:radslag:{meeting.ref}",
            description=str(meeting.get_state_display()), updateddate=meeting.closed_at or moment,
        )  # fmt: skip
    return made.writeString("utf-8")
