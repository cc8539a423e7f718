"""One matter from wish to answer: proposal, items, decisions, assignments, dispatches, in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from radslag.journal.models import Entry
from radslag.meetings.models import AgendaItem, Assignment, Dispatch, Meeting, Proposal
from radslag.meetings.states import ItemState, PassageField
from radslag.municipalities.permissions import Actor

RECURRING = ("election:", "series:")
"""What comes at meeting after meeting is no matter of its own."""
MOST_STEPS = 6
"""How far back a matter is followed: an assignment from an item that reports on an assignment, and so on."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: on which day, what, with which words, and where it can be read.

    `meeting` or `assignment` is the row to link to; `ahead` tells that it has not happened yet.
    """

    on: date
    what: str | Promise
    words: str = ""
    meeting: Meeting | None = None
    assignment: Assignment | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter by name, with everything that the reader may see of it."""

    name: str
    title: str
    events: tuple[Event, ...]


def matter_of(item: AgendaItem) -> str:
    """Return the name of the matter that an item belongs to; items that were carried over share it."""
    named = item.matter and not item.matter.startswith(RECURRING)
    return address_of(item.matter if named else f"item:{item.pk}")


def _plain(name: str) -> str:
    """Addresses write a hyphen where the rows have a colon."""
    for kind in ("proposal", "item"):
        if name.startswith(f"{kind}-"):
            return f"{kind}:{name.partition('-')[2]}"
    return name


def address_of(matter: str) -> str:
    """Return how an address names a matter."""
    return matter.replace(":", "-")


def matter(name: str, actor: Actor) -> Matter | None:
    """Return a matter with its whole timeline, as far as the actor may see; None when they see nothing."""
    root = _root(_plain(name), actor)
    own = Q(matter=root) | _by_number("item", root)
    given = Assignment.objects.visible_to(actor)
    born = AgendaItem.objects.filter(own).values("pk")
    assignments = list(given.filter(Q(item__in=born) | Q(ref=root)))
    refs = [one.ref for one in assignments]
    items = AgendaItem.objects.visible_to(actor).filter(own | Q(matter__in=refs)).kept()
    rows = list(
        items.select_related("meeting", "proposal__proposed_by")
        .prefetch_related("meeting__bodies", "passages")
        .order_by("meeting__on", "position")
    )
    proposal = next((row.proposal for row in rows if row.proposal), None) or _proposal(root, actor)
    events = [*_proposed(proposal), *_on_meetings(rows), *_given(assignments), *_sent(rows)]
    if not events:
        return None
    title = proposal.title if proposal else rows[0].title if rows else assignments[0].text
    return Matter(address_of(root), title, tuple(sorted(events, key=lambda event: (event.ahead, event.on))))


def _by_number(kind: str, root: str) -> Q:
    found, _colon, number = root.partition(":")
    return Q(pk=int(number)) if found == kind and number.isdecimal() else Q(pk__in=[])


def _root(name: str, actor: Actor) -> str:
    """Follow a matter back to where it began: an assignment to the item it was given in."""
    for _step in range(MOST_STEPS):
        if name.startswith("item:"):
            row = AgendaItem.objects.visible_to(actor).filter(_by_number("item", name)).first()
            if row is None or not row.matter or row.matter.startswith(RECURRING):
                return name
            if row.matter == name:
                return name
            name = row.matter
        else:
            one = Assignment.objects.visible_to(actor).filter(ref=name).select_related("item").first()
            if one is None or one.item is None:
                return name
            row = one.item
            if not row.matter or row.matter.startswith(RECURRING):
                return f"item:{row.pk}"
            name = row.matter
    return name


def _proposal(root: str, actor: Actor) -> Proposal | None:
    if not root.startswith("proposal:"):
        return None
    found = Proposal.objects.visible_to(actor).select_related("proposed_by")
    return found.filter(_by_number("proposal", root)).first()


def _proposed(proposal: Proposal | None) -> Iterator[Event]:
    if proposal is None:
        return
    name = str(proposal.proposed_by) if proposal.proposed_by else ""
    yield Event(timezone.localdate(proposal.proposed_at), _("Proposed"), name)
    if proposal.answered_at:
        day = timezone.localdate(proposal.answered_at)
        yield Event(day, proposal.get_state_display(), proposal.answer)


def _on_meetings(rows: Iterable[AgendaItem]) -> Iterator[Event]:
    for row in rows:
        meeting = row.meeting
        ahead = meeting.state in ("planned", "called")
        what = _("On the agenda") if ahead else _("At the meeting")
        if row.state == ItemState.CARRIED:
            what = _("Carried over from the meeting")
        yield Event(meeting.on, what, row.title, meeting=meeting, ahead=ahead)
        for passage in row.passages.all():
            if passage.field == PassageField.DECISION and passage.text:
                yield Event(meeting.on, _("Decision"), passage.text, meeting=meeting)


def _given(assignments: list[Assignment]) -> Iterator[Event]:
    seen = {one.ref: one for one in assignments}
    told = Entry.objects.filter(ref__in=seen, object__startswith="assignment:").order_by("seq")
    for one in assignments:
        yield Event(one.given_on, _("Assignment given"), one.text, assignment=one)
    for entry in told:
        if entry.verb == "assignment.given":
            continue
        one = seen[entry.ref]
        words = one.answer if entry.verb == "assignment.answered" else ""
        yield Event(entry.happened_on, entry.words, words, assignment=one)


def _sent(rows: list[AgendaItem]) -> Iterator[Event]:
    held = {row.meeting_id: row.meeting for row in rows if row.state != ItemState.CARRIED}
    sent = Dispatch.objects.filter(record__meeting__in=held).select_related("record").order_by("sent_at")
    days: dict[tuple[int, date], int] = {}
    for one in sent:
        key = (one.record.meeting_id, timezone.localdate(one.sent_at))
        days[key] = days.get(key, 0) + 1
    for (pk, day), count in days.items():
        words = _("to %(count)s receivers") % {"count": count}
        yield Event(day, _("The record was sent out"), words, meeting=held[pk])
