"""The notice as a document: written from the agenda, kept with its digest, and made into a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.documents.models import Document, Version
from radslag.documents.services import draw_up, keep_final, pdf_of, set_status
from radslag.documents.services.content import Envelope
from radslag.documents.services.kinds import Notice, NoticeItem, Someone, notice_document
from radslag.documents.services.pdf import Beside, render
from radslag.documents.states import Level, Status, higher_of
from radslag.meetings.models import Meeting
from radslag.meetings.queries.demands import Asked, asked_of
from radslag.meetings.queries.invited import Circle, Invited
from radslag.meetings.queries.outward import OutwardItem
from radslag.meetings.services.letters import agenda_of
from radslag.meetings.states import MeetingKind
from radslag.municipalities.tenancy import here
from radslag.statute.meeting import NoticeDay
from radslag.ui.templatetags.swedish import day

KIND = "notice"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that a notice is written from, read once."""

    meeting: Meeting
    items: Sequence[OutwardItem]
    circle: Circle
    asked: Sequence[Asked]


def sheet_of(meeting: Meeting, circle: Circle, items: Sequence[OutwardItem] | None = None) -> Sheet:
    """Read what the notice of a meeting is written from; the agenda too unless it is given."""
    return Sheet(meeting, agenda_of(meeting) if items is None else items, circle, asked_of(meeting))


def notice_words(sheet: Sheet, *, at: datetime) -> bytes:
    """Return what the notice says when it is sent at this moment.

    Raises ContentIncomplete naming what is missing: an hour is the caller's to see to.
    """
    meeting, last = sheet.meeting, _last_day(sheet.asked)
    said = Notice(
        starts_at=meeting.starts_at or timezone.make_aware(datetime.combine(meeting.on, datetime.min.time())),
        ends_at=meeting.ends_at if meeting.ends else None,
        extra=meeting.kind == MeetingKind.EXTRA,
        place=meeting.place,
        video=meeting.link,
        items=[_item(one) for one in sheet.items],
        called=[_someone(one) for one in sheet.circle.people],
        convener=convener(sheet),
        answer=_("Answer by the link in the letter, in your calendar, or signed in."),
        papers=[title for one in sheet.items for title in one.papers],
        latest_day=last[0].last if last else None,
        latest_by=f"{last[1]} {last[0].clause}" if last else "",
        sent_on=timezone.localdate(at),
    )
    return notice_document(_envelope(sheet, at), said)


def _envelope(sheet: Sheet, at: datetime) -> Envelope:
    meeting = sheet.meeting
    return Envelope(
        type=KIND, id=meeting.ref, version=1, title=title_of(meeting), municipality=str(here()),
        body=meeting.title, date=timezone.localdate(at),
        basis=[
            (one.book.title, demand.clause) for one in sheet.asked for demand in one.demands.notice_parts
        ],
    )  # fmt: skip


def title_of(meeting: Meeting) -> str:
    """Return what the document is called."""
    return _("Notice of a meeting of %(bodies)s on %(day)s") % {
        "bodies": meeting.title,
        "day": day(meeting.on),
    }


def _last_day(asked: Sequence[Asked]) -> tuple[NoticeDay, str] | None:
    found = [(one.demands.notice_last, one.book.title) for one in asked]
    stated = [(day, title) for day, title in found if day is not None and day.stated]
    return min(stated, key=lambda pair: pair[0].last, default=None)


def _item(one: OutwardItem) -> NoticeItem:
    return NoticeItem(
        number=str(one.number), title=one.title, presenter=one.presenter,
        text=[part for part in one.text.split("\n\n") if part.strip()], papers=one.papers,
        level=Level.INTERNAL if one.closed else one.level, late=one.late,
    )  # fmt: skip


def _someone(one: Invited) -> Someone:
    return Someone(name=str(one.person), organisation=str(one.organisation or ""), role=one.role)


def convener(sheet: Sheet) -> Someone:
    """Return who calls: the holder of the seat that the statute names, or whoever leads the meeting."""
    for one in sheet.asked:
        for caller in one.demands.callers:
            for found in sheet.circle.holding(caller):
                return _someone(found)
    name = sheet.meeting.chair or sheet.meeting.secretary or str(here())
    return Someone(name=name)


def preview(sheet: Sheet, *, at: datetime) -> bytes:
    """Return the PDF as it would be sent now; nothing is kept."""
    return render(notice_words(sheet, at=at), Beside(status=str(Status.WORKING.label).capitalize()))


def keep_notice(sheet: Sheet, *, actor: str, at: datetime) -> tuple[Version, bytes]:
    """Draw up the notice, keep its PDF, and return both; a later one is the next version of the same."""
    meeting = sheet.meeting
    level = higher_of(Level.INTERNAL, meeting.level) if meeting.level != Level.SECRET else Level.INTERNAL
    version = draw_up(
        KIND, notice_words(sheet, at=at), title=title_of(meeting), matter=meeting.ref,
        bodies=meeting.body_keys, level=level, ground="", actor=actor, at=at,
        document=notice_of(meeting),
    )  # fmt: skip
    if version.document.status != Status.DISPATCHED:
        set_status(version.document, Status.DISPATCHED, actor=actor, at=at)
    pdf = pdf_of(version)
    keep_final(version, pdf, actor=actor, at=at)
    return version, pdf


def notice_of(meeting: Meeting) -> Document | None:
    """Return the notice of a meeting as a document, if it has been sent."""
    return Document.objects.filter(matter=meeting.ref, type=KIND).order_by("-pk").first()
