"""Paragraphs per body and year, and decisions per year: given once, never given again."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F

from radslag.meetings.models import AgendaItem, Meeting, NumberSeries, Passage
from radslag.meetings.states import PassageField


def paragraph_series(meeting: Meeting) -> str:
    """Return the series that a meeting's items are counted in; a joint meeting has that of its first body."""
    return f"paragraf:{meeting.body_key}:{meeting.on.year}"


def next_paragraph(meeting: Meeting) -> int:
    """Return the number that the next item without one would get."""
    last = NumberSeries.objects.filter(name=paragraph_series(meeting)).values_list("last", flat=True)
    return (last.first() or 0) + 1


def take(name: str, count: int) -> int:
    """Take `count` numbers of a series and return the first; to be called where they are used.

    The row stays locked until the transaction ends, so that two who number at once never get the same.
    """
    NumberSeries.objects.get_or_create(name=name)
    NumberSeries.objects.filter(name=name).update(last=F("last") + count)
    return NumberSeries.objects.get(name=name).last - count + 1


def number_items(meeting: Meeting, items: Iterable[AgendaItem]) -> None:
    """Give each item its paragraph, and each that has a decision its number; those that have one keep it."""
    rows = list(items)
    new = [item for item in rows if item.number is None]
    if new:
        for number, item in enumerate(new, start=take(paragraph_series(meeting), len(new))):
            item.number, item.year = number, meeting.on.year
    decided = _with_decision(rows)
    fresh = [item for item in rows if item.pk in decided and item.decision_number is None]
    if fresh:
        for number, item in enumerate(fresh, start=take(f"beslut:{meeting.on.year}", len(fresh))):
            item.decision_number = number
    AgendaItem.objects.bulk_update([*new, *fresh], ["number", "year", "decision_number"])


def _with_decision(items: Iterable[AgendaItem]) -> set[int]:
    texts = Passage.objects.filter(item__in=items, field=PassageField.DECISION).exclude(text="")
    return {item for item, text in texts.values_list("item", "text") if text.strip()}
