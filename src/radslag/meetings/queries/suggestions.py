"""What belongs on the agenda of a coming meeting, before anybody has written a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from radslag.documents.states import Level
from radslag.meetings.models import AgendaItem, Assignment, Meeting, Proposal, SeriesItem
from radslag.meetings.models.agenda import Guarded
from radslag.meetings.models.meetings import MeetingQuerySet
from radslag.meetings.queries.demands import Asked, asked_of
from radslag.meetings.states import ItemKind, ItemState, MeetingState
from radslag.statute.meeting import RECORDS

LONGEST_TITLE = AgendaItem._meta.get_field("title").max_length or 200
PREVIOUS = "foregaende_"
"""How the statutes' words begin for the record of the meeting before."""
DECIDED = ("faststalld_dagordning",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """How closed an item is, as what it comes from is."""

    level: str = Level.INTERNAL
    ground: str = ""
    readers: tuple[str, ...] = ()
    decided_by: str = ""
    decided_at: datetime | None = None

    @classmethod
    def of(cls, thing: Guarded) -> Guard:
        """Return the guard of what an item comes from."""
        return cls(
            level=thing.level, ground=thing.ground, readers=tuple(thing.readers),
            decided_by=thing.level_decided_by, decided_at=thing.level_decided_at,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An item that a meeting ought to have.

    `key` is the statute's id of a standing item; `matter` is the reference of what else it comes from. One
    of the two tells whether it stands on the agenda already. `clause` says where it is asked for.
    """

    title: str
    kind: str = ItemKind.INFORMATION
    text: str = ""
    key: str = ""
    matter: str = ""
    clause: str = ""
    presenter: str = ""
    minutes: int | None = None
    guard: Guard = Guard()
    proposal: Proposal | None = None
    carried_from: AgendaItem | None = None

    @property
    def identity(self) -> str:
        """What makes two suggestions the same."""
        return self.key or self.matter


Source = Callable[[Meeting], Sequence[Suggestion]]
SOURCES: list[Source] = []
"""Where upper subjects offer what they want taken up; each adds its source when the program starts."""


def suggestions(meeting: Meeting) -> list[Suggestion]:
    """Return what belongs on the agenda of a planned meeting, in order, each thing once.

    First the items that the statute lists, in its order; then elections and the record of the last meeting
    where it does not list them, the items of the series, what was carried over, accepted proposals, what
    assignments are to be answered, and what other subjects suggest.
    """
    asked = asked_of(meeting)
    found: dict[str, Suggestion] = {}
    for one in _in_order(meeting, asked):
        found.setdefault(one.identity, one)
    return list(found.values())


def _in_order(meeting: Meeting, asked: Sequence[Asked]) -> Iterator[Suggestion]:
    standing = [word for one in asked for word in one.demands.standing_items()]
    yield from _elections(asked, standing)
    yield from _standing(asked)
    yield from _previous(meeting, asked, standing)
    yield from _of_series(meeting)
    yield from _carried(meeting)
    yield from _proposed(meeting)
    yield from _assigned(meeting)
    for source in SOURCES:
        yield from source(meeting)


def _standing(asked: Sequence[Asked]) -> Iterator[Suggestion]:
    for one in asked:
        elected = {role for demand in one.demands.approvals for role in demand.elected}
        clauses = {word: demand.clause for demand in one.demands.standing for word in demand.shall}
        for word in one.demands.standing_items():
            title = _first_upper(one.book.rulebook.names.get(word, word))
            yield Suggestion(title=title, key=word, clause=clauses.get(word, ""), kind=_kind(word, elected))


def _kind(word: str, elected: set[str]) -> str:
    if any(word.endswith(role) for role in elected):
        return ItemKind.ELECTION
    return ItemKind.DECISION if word in DECIDED else ItemKind.INFORMATION


def _elections(asked: Sequence[Asked], standing: Sequence[str]) -> Iterator[Suggestion]:
    """Suggest the election of each approver for which the statute lists no item of its own."""
    for one in asked:
        for demand in one.demands.approvals:
            for role in demand.elected:
                if any(word.endswith(role) for word in standing):
                    continue
                word = one.book.rulebook.names.get(role, role)
                # The vocabulary has "justeraren"; a heading names the office without its article.
                title = _("Election of %(role)s") % {"role": role if word.startswith(role) else word}
                yield Suggestion(
                    title=title, matter=f"election:{role}", clause=demand.clause, kind=ItemKind.ELECTION
                )


def _previous(meeting: Meeting, asked: Sequence[Asked], standing: Sequence[str]) -> Iterator[Suggestion]:
    if any(word.startswith(PREVIOUS) for word in standing):
        return
    held = _siblings(meeting).filter(state=MeetingState.HELD, on__lt=meeting.on)
    last = held.order_by("-on", "-pk").first()
    if last is None:
        return
    kept = {one.demands.record for one in asked}
    thing = next((word for word in RECORDS if word in kept), RECORDS[-1])
    title = (
        _("The minutes of the last meeting") if thing == RECORDS[0] else _("The notes of the last meeting")
    )
    yield Suggestion(title=title, matter=last.ref)


def _siblings(meeting: Meeting) -> MeetingQuerySet:
    return Meeting.objects.filter(sittings__body__in=meeting.bodies.all()).exclude(pk=meeting.pk).distinct()


def _of_series(meeting: Meeting) -> Iterator[Suggestion]:
    if meeting.series_id is None:
        return
    for item in SeriesItem.objects.filter(series=meeting.series_id).order_by("position", "pk"):
        yield Suggestion(
            title=item.title, kind=item.kind, matter=f"series:{item.pk}", presenter=item.presenter,
            minutes=item.minutes,
        )  # fmt: skip


def _carried(meeting: Meeting) -> Iterator[Suggestion]:
    for item in backlog_items(meeting):
        yield Suggestion(
            title=item.title, kind=item.kind, text=item.text, presenter=item.presenter,
            minutes=item.minutes, matter=item.matter or f"item:{item.pk}", guard=Guard.of(item),
            proposal=item.proposal, carried_from=item,
        )  # fmt: skip


def backlog_items(meeting: Meeting) -> list[AgendaItem]:
    """Return the items of its bodies that were carried over and stand on no later agenda yet."""
    carried = AgendaItem.objects.filter(state=ItemState.CARRIED, meeting__in=_siblings(meeting).values("pk"))
    taken = AgendaItem.objects.kept().exclude(carried_from=None).values("carried_from")
    return list(carried.exclude(pk__in=taken).select_related("proposal").order_by("meeting__on", "position"))


def _proposed(meeting: Meeting) -> Iterator[Suggestion]:
    waiting = Proposal.objects.in_backlog().filter(body__in=meeting.bodies.all())
    for proposal in waiting.select_related("proposed_by"):
        yield suggestion_of(proposal)


def suggestion_of(proposal: Proposal) -> Suggestion:
    """Return the item that a proposal becomes."""
    presenter = str(proposal.proposed_by) if proposal.proposed_by else ""
    return Suggestion(
        title=proposal.title, kind=proposal.kind, text=proposal.text, matter=f"proposal:{proposal.pk}",
        presenter=presenter, guard=Guard.of(proposal), proposal=proposal,
    )  # fmt: skip


def _assigned(meeting: Meeting) -> Iterator[Suggestion]:
    """Suggest an answer to each assignment that is open and not due later than the meeting.

    What something stops is taken up until nothing does, and what is kept under watch is asked after.
    """
    given = Assignment.objects.going_on().filter(body__in=meeting.bodies.all())
    stopped = ~Q(blocked="") | Q(blocked_by_seat__isnull=False) | Q(watch=True)
    now = Q(due=None) | Q(due__lte=meeting.on) | Q(at_next_meeting=True) | stopped
    for one in given.filter(now).select_related("blocked_by_seat"):
        words = {"assignment": Truncator(one.text).chars(LONGEST_TITLE - 40)}
        asked = (
            _("Watch: still calm? %(assignment)s") if one.watch else _("Report on assignment: %(assignment)s")
        )
        yield Suggestion(title=asked % words, text=_told(one), matter=one.ref, guard=Guard.of(one))


def _told(one: Assignment) -> str:
    """Return what has been answered to an assignment, and what stops it."""
    stops = one.blocked or (one.blocked_by_seat.label if one.blocked_by_seat else "")
    said = [one.answer, _("What stops it: %(what)s") % {"what": stops} if stops else "", one.own_decision]
    return "\n\n".join(part for part in said if part)


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
