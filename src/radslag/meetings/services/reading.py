"""Writing down that somebody reads what is secret."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from radslag.journal.models import Entry
from radslag.journal.services import Act, record
from radslag.meetings.models import AgendaItem

ONE_READING = timedelta(hours=1)
"""A page that is opened again within this time is the same reading."""


@transaction.atomic
def note_readings(items: Iterable[AgendaItem], *, actor: str, at: datetime) -> None:
    """Write down that somebody reads these secret items, once for each within the hour."""
    rows = {f"item:{item.pk}": item for item in items}
    if not rows:
        return
    lately = Entry.objects.filter(
        verb="secret.read", actor=actor, object__in=rows, recorded_at__gt=at - ONE_READING
    )
    for row in sorted(set(rows) - set(lately.values_list("object", flat=True))):
        meeting = rows[row].meeting
        record(
            "secret.read", actor=actor, at=at, what=Act(row=row, ref=meeting.ref, bodies=meeting.body_keys)
        )
