"""The next meeting of whoever is signed in: {% load calling %}."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils import timezone

from radslag.meetings.queries.tab import next_call

register = template.Library()


@register.inclusion_tag("meetings/_next_meeting.html", takes_context=True)
def next_meeting(context: Context) -> dict[str, object]:
    """Show the next meeting that the reader is called to, with their answer; nothing when there is none.

    Two queries. The button to answer is the primary one only until there is an answer.
    """
    actor = context.get("actor")
    row = next_call(actor, timezone.localdate()) if actor else None
    return {"row": row, "meeting": row.meeting if row else None, "csrf_token": context.get("csrf_token")}
