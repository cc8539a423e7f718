"""What waits for one person beside the duties: read in one question, however many kinds there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import CharField, DateField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, TruncDate
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from radslag.approvals.models import Step
from radslag.meetings.models import Assignment, Attendance, ExtraRequest, Proposal
from radslag.meetings.states import AssignmentState, MeetingState, RequestState
from radslag.municipalities.http import MemberRequest, address, rows
from radslag.notices.models import Message

MOST: Final = 3
"""How many of a kind stand on the landing page; the rest are a link away."""
# kind: what the row says, what its button says, the page of one, the page of them all
KINDS: Final[dict[str, tuple[Promise, Promise, str, str]]] = {
    "approve": (_("Approve: %(title)s"), _("Read and approve"), "approvals:step", "approvals:mine"),
    "assignment": (
        _("My assignment: %(title)s"), _("Tell how it goes"), "meetings:assignment", "meetings:assignments",
    ),
    "extra": (_("Extra meeting asked for: %(title)s"), _("Plan the meeting"), "", "meetings:ask_for_extra"),
    "proposal": (
        _("Proposed item: %(title)s"), _("Answer the proposal"), "meetings:proposal", "meetings:proposals",
    ),
    "letter": (
        _("Letter that did not arrive: %(title)s"), _("See to the letter"), "notices:message",
        "notices:letters",
    ),
}  # fmt: skip
BY_DAY: Final = ("approve", "assignment")
"""Kinds whose day is a last day; that of the others is since when they wait."""
CALLED: Final = "called"
"""Tells only that the person is called to a meeting ahead, so that the card is read for those who are."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: in words, by or since which day, and the one press that settles it."""

    words: str
    day: date | None
    by: bool
    act: str
    href: str


@dataclass(frozen=True, slots=True)
class Waits:
    """Everything that waits for one person; `called` tells whether a meeting ahead is among it."""

    piles: tuple[Pile, ...]
    called: bool


@dataclass(frozen=True, slots=True)
class Pile:
    """What waits of one kind: the nearest of it, how many there are, and where all of it stands."""

    shown: tuple[Waiting, ...]
    count: int
    href: str

    @property
    def more(self) -> bool:
        """Whether there are more than are shown."""
        return self.count > len(self.shown)


def waiting_for(request: MemberRequest, today: date) -> Waits:
    """Return what waits for the person who asks, in the order of the kinds; one query."""
    questions = [_read(kind, *question) for kind, question in _questions(request, today)]
    found: dict[str, list[tuple[int, str, date | None]]] = {kind: [] for kind in (*KINDS, CALLED)}
    for kind, pk, title, day in questions[0].union(*questions[1:], all=True):
        found[kind].append((pk, title, day))
    piles = tuple(_pile(kind, found[kind]) for kind in KINDS if found[kind])
    return Waits(piles, bool(found[CALLED]))


def _questions(request: MemberRequest, today: date) -> Iterator[tuple[str, tuple[QuerySet[Any], str, Any]]]:
    actor = request.actor
    steps = rows(request, Step).unanswered()
    called = rows(request, Attendance).called_to_it().filter(person__user_id=actor.user_id)
    called = called.filter(meeting__on__gte=today, meeting__state=MeetingState.CALLED)
    yield CALLED, (called, "meeting__ref", F("meeting__on"))
    yield "approve", (steps, "approval__version__document__title", F("approval__due"))
    if actor.may("meetings.report_assignment"):
        mine = rows(request, Assignment).of_their_own(actor)
        yield "assignment", (mine.filter(state=AssignmentState.OPEN), "text", F("due"))
    if actor.may("meetings.plan"):
        asked = rows(request, ExtraRequest).filter(state=RequestState.ENOUGH)
        yield "extra", (asked, "reason", TruncDate("opened_at"))
    if actor.may("meetings.prepare"):
        proposals = rows(request, Proposal).waiting().order_by()
        yield "proposal", (proposals, "title", TruncDate("proposed_at"))
    if actor.may("notices.send"):
        lost = rows(request, Message).needing_a_person().order_by()
        yield "letter", (lost, "letter__subject", TruncDate("moved_at"))


def _read(kind: str, found: QuerySet[Any], title: str, day: Any) -> QuerySet[Any]:
    named = found.order_by().annotate(
        kind_=Value(kind, CharField()), pk_=Cast("pk", IntegerField()), title_=Cast(title, CharField()),
        day_=Cast(day, DateField()),
    )  # fmt: skip
    told: QuerySet[Any] = named.values_list("kind_", "pk_", "title_", "day_")
    return told


def _pile(kind: str, found: list[tuple[int, str, date | None]]) -> Pile:
    words, act, page, everything = KINDS[kind]
    found.sort(key=lambda one: (one[2] or date.max, one[0]))
    shown = tuple(
        Waiting(str(words) % {"title": title}, day, kind in BY_DAY, str(act), _where(kind, page, pk))
        for pk, title, day in found[:MOST]
    )
    return Pile(shown, len(found), address(everything))


def _where(kind: str, page: str, pk: int) -> str:
    return address(page, pk) if page else f"{address('meetings:plan')}?begaran={pk}"
