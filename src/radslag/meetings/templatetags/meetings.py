"""What the pages of a meeting share: {% load meetings %}."""

from __future__ import annotations

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from radslag.meetings.models import AgendaItem, Assignment, Meeting, Proposal
from radslag.meetings.queries.matters import address_of, matter_of
from radslag.meetings.queries.record_page import record_before
from radslag.meetings.states import MeetingState, Stand
from radslag.municipalities.http import address
from radslag.ui.marks import STATUSES

register = template.Library()

TABS = (
    ("call", _("Notice")),
    ("sitting", _("The meeting")),
    ("record", pgettext_lazy("meeting", "Record")),
    ("dispatch", _("Dispatch")),
)


@register.inclusion_tag("meetings/_tabs.html")
def meeting_tabs(meeting: Meeting, current: str) -> dict[str, object]:
    """Link to the four sides of a meeting; the one we are on is marked."""
    links = [(words, address(f"meetings:{name}", meeting.pk), name == current) for name, words in TABS]
    return {"links": links}


@register.filter
def tab_of(meeting: Meeting) -> str:
    """Return the name of the side of a meeting where the next step is."""
    if meeting.state == MeetingState.OPEN:
        return "sitting"
    return "record" if meeting.state == MeetingState.HELD else "call"


@register.simple_tag
def meeting_address(meeting: Meeting) -> str:
    """Write the address of a meeting's page, on the side where the next step is."""
    return address("meetings:meeting", meeting.pk)


_STANDS = {
    Stand.LATE: "overdue",
    Stand.OPEN: "open",
    Stand.BLOCKED: "lapsed",
    Stand.WATCHED: "upcoming",
    Stand.ANSWERED: "needs_judgement",
    Stand.DONE: "met",
    Stand.WITHDRAWN: "ended",
}


@register.simple_tag
def stand_mark(stand: str) -> SafeString:
    """Show how an assignment stands, as shape, colour and the assignment's own word."""
    mark = STATUSES[_STANDS[Stand(stand)]]._replace(word=Stand(stand).label)
    return render_to_string("ui/_status.html", {"mark": mark})


@register.simple_tag
def matter_address(one: AgendaItem | Assignment | Proposal) -> str:
    """Return where everything in the matter of an item, an assignment or a proposal stands."""
    if isinstance(one, AgendaItem):
        return address("meetings:matter", matter_of(one))
    name = one.ref if isinstance(one, Assignment) else f"proposal:{one.pk}"
    return address("meetings:matter", address_of(name))


@register.inclusion_tag("meetings/_previous_record.html")
def previous_record(item: AgendaItem, meeting: Meeting) -> dict[str, object]:
    """Link from the item that goes through the previous record to that record; nothing for other items."""
    goes_through = item.key.startswith("foregaende")
    return {"previous": record_before(meeting) if goes_through else None}
