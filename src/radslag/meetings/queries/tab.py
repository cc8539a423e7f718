"""What the side of the notice shows of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from radslag.bodies.models import Body, Person
from radslag.documents.states import Level, higher_of
from radslag.meetings.models import AgendaItem, Attendance, Meeting, Paper, Proposal
from radslag.meetings.models.agenda import bodies_as
from radslag.meetings.permissions import SEES_EVERY_AUDIENCE
from radslag.meetings.queries.demands import asked_of
from radslag.meetings.queries.invited import Circle, invited
from radslag.meetings.queries.notice import NOTHING_ASKED, NoticeAsked, asked_of_notice, parts_of
from radslag.meetings.queries.outward import kept_items, open_papers
from radslag.meetings.states import AHEAD, Answer, MeetingState
from radslag.municipalities.permissions import Actor
from radslag.notices.models import Message


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item as one reader sees it in a list; `closed` when its words do not stand there.

    Those who are named on a secret item open it on a page of its own, where each reading is written down.
    """

    item: AgendaItem
    number: int
    closed: bool
    named: bool
    papers: tuple[Paper, ...]

    @property
    def secret(self) -> bool:
        """Whether it is closed to them because it is secret, not because of its audience."""
        return self.item.level == Level.SECRET


def item_lines(meeting: Meeting, actor: Actor) -> list[ItemLine]:
    """Return the agenda as this reader sees it; two queries, a third for those who do not keep it."""
    items = kept_items(meeting)
    keeps = actor.is_a(*SEES_EVERY_AUDIENCE) and bool(
        bodies_as(actor, SEES_EVERY_AUDIENCE) & {"", *meeting.body_keys}
    )
    sender = "" if keeps or not any(one.audience for one in items) else _sender(actor)
    return [
        _line(meeting, one, number, actor, open_to=keeps or not one.audience or sender in one.audience)
        for number, one in enumerate(items, 1)
    ]


def _sender(actor: Actor) -> str:
    rows = Person.objects.filter(user_id=actor.user_id).values_list("organisation__key", flat=True)
    return rows.first() or ""


def _line(meeting: Meeting, item: AgendaItem, number: int, actor: Actor, *, open_to: bool) -> ItemLine:
    named = actor.journal_id in item.readers
    secret = higher_of(item.level, meeting.level) == Level.SECRET
    papers = [one for one in item.papers.all() if _may_read(one, actor)]
    closed = secret or not open_to
    return ItemLine(item, number, closed, secret and named and open_to, () if closed else tuple(papers))


def _may_read(paper: Paper, actor: Actor) -> bool:
    return paper.upload.level != Level.SECRET or actor.journal_id in paper.upload.readers


@dataclass(frozen=True, slots=True)
class CallTab:
    """Everything on the side of the notice, read once.

    Before the notice `circle` and `notice` tell those who prepare it who would be called and what is asked;
    after it `rows` are those who have been called, with their answers, and `lost` the letters to some of
    them that did not arrive.
    """

    meeting: Meeting
    lines: tuple[ItemLine, ...]
    notice: NoticeAsked
    circle: Circle | None
    rows: tuple[Attendance, ...]
    lost: tuple[Message, ...] = ()

    def answered(self, answer: str) -> list[Attendance]:
        """Return those called with that answer; "" for none yet."""
        return [row for row in self.rows if row.answer == answer]

    @property
    def coming(self) -> list[Attendance]:
        """Those who come."""
        return self.answered(Answer.COMING)

    @property
    def prevented(self) -> list[Attendance]:
        """Those who cannot come."""
        return self.answered(Answer.PREVENTED)

    @property
    def silent(self) -> list[Attendance]:
        """Those who have not answered."""
        return self.answered("")


def call_tab(meeting: Meeting, actor: Actor, *, today: date, keeps: bool) -> CallTab:
    """Read the side of the notice for one reader."""
    lines = tuple(item_lines(meeting, actor))
    if meeting.state != MeetingState.PLANNED:
        rows = tuple(meeting.attendances.called_to_it().in_order())
        return CallTab(meeting, lines, NOTHING_ASKED, None, rows, lost_letters(meeting) if keeps else ())
    if not keeps:
        return CallTab(meeting, lines, NOTHING_ASKED, None, ())
    circle, items = invited(meeting), [line.item for line in lines]
    papers = [paper for item in items for paper in open_papers(item)]
    has = parts_of(meeting, items, papers)
    notice = asked_of_notice(meeting, asked_of(meeting), circle, has, today=today)
    return CallTab(meeting, lines, notice, circle, ())


def lost_letters(meeting: Meeting) -> tuple[Message, ...]:
    """Return the messages about a meeting that did not arrive, or may not have; one query."""
    found = Message.objects.filter(letter__matter=meeting.ref).needing_a_person()
    return tuple(found.select_related("letter"))


def later_meetings(meeting: Meeting) -> list[Meeting]:
    """Return the meetings ahead of the same bodies after this one, the soonest first; two queries."""
    found = Meeting.objects.filter(sittings__body__in=meeting.bodies.all(), state__in=AHEAD)
    after = found.filter(Q(on__gt=meeting.on)).distinct().order_by("on", "pk")
    return list(after.prefetch_related("bodies"))


def meetings_for(body: Body, today: date) -> list[Meeting]:
    """Return the meetings ahead of a body, the soonest first; two queries."""
    found = Meeting.objects.of_body(body.key).ahead(today)
    return list(found.prefetch_related("bodies"))


def next_call(actor: Actor, today: date) -> Attendance | None:
    """Return the next meeting that a person has been called to, with their answer; two queries at most."""
    rows = Attendance.objects.called_to_it().filter(person__user_id=actor.user_id)
    ahead = rows.filter(meeting__on__gte=today, meeting__state=MeetingState.CALLED)
    found = ahead.select_related("meeting", "person").prefetch_related("meeting__bodies")
    return found.order_by("meeting__on", "meeting__starts", "pk").first()


def waiting_proposals(actor: Actor) -> list[Proposal]:
    """Return the proposals that wait for an answer from those who call the bodies' meetings."""
    found = Proposal.objects.visible_to(actor).waiting().select_related("body", "proposed_by")
    return [one for one in found if actor.may("meetings.call", one)]
