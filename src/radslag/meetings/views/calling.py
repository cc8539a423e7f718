"""The side of the notice: what is on the agenda, what is asked, review, send, and who has answered."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from radslag.documents.services.content import ContentIncomplete
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.models import Meeting
from radslag.meetings.queries.invited import invited
from radslag.meetings.queries.notice import asked_of_notice, parts_of
from radslag.meetings.queries.outward import kept_items, open_papers, outward_items
from radslag.meetings.queries.tab import call_tab
from radslag.meetings.services import calling
from radslag.meetings.services.answers import notice_pdf
from radslag.meetings.services.letters import notice_draft
from radslag.meetings.services.notice_paper import Sheet, preview, sheet_of
from radslag.meetings.states import CHANGEABLE, MeetingState
from radslag.meetings.views.planning import meeting_or_404
from radslag.municipalities.http import MemberRequest, address, needs
from radslag.municipalities.services import once
from radslag.notices.services import LINK
from radslag.notices.tasks import wake
from radslag.ui.forms import OnceForm

ITEM = "- "


@needs("meetings.read")
def call(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the agenda, what the statute asks of the notice, and who is called."""
    meeting, at = meeting_or_404(request, pk, "meetings.read"), timezone.now()
    keeps = request.actor.may("meetings.prepare", meeting)
    context = {
        "meeting": meeting, "tab": "call", "keeps": keeps, "today": timezone.localdate(at),
        "side": call_tab(meeting, request.actor, today=timezone.localdate(at), keeps=keeps),
        "changes": keeps and meeting.state in CHANGEABLE,
    }  # fmt: skip
    return render(request, "meetings/call.html", context)


@needs("meetings.call")
def review(request: MemberRequest, pk: int) -> HttpResponse:
    """Show exactly what goes to whom, and what the statute says of it; one press sends it."""
    meeting, at = meeting_or_404(request, pk, "meetings.call"), timezone.now()
    if meeting.state != MeetingState.PLANNED:
        return HttpResponseRedirect(address("meetings:call", meeting.pk), status=303)
    return _review(request, meeting, at)


def _review(request: MemberRequest, meeting: Meeting, at: datetime, status: int = 200) -> HttpResponse:
    circle, items = invited(meeting), kept_items(meeting)
    sheet = sheet_of(meeting, circle, outward_items(meeting, items))
    papers = [paper for item in items for paper in open_papers(item)]
    has = parts_of(meeting, items, papers)
    draft = notice_draft(meeting, sheet.items)
    context = {
        "meeting": meeting, "tab": "call", "circle": circle, "lacking": calling.lacking(sheet),
        "notice": asked_of_notice(meeting, sheet.asked, circle, has, today=timezone.localdate(at)),
        "draft": draft, "letter": _blocks(draft.text.replace(LINK, _("(each recipient’s own address)"))),
    }  # fmt: skip
    return render(request, "meetings/call_review.html", context, status=status)


def _blocks(text: str) -> list[tuple[bool, list[str]]]:
    """Return the letter as it is read: paragraphs and lists, as the mail has them."""
    lines = [line for line in text.split("\n") if line]
    grouped = groupby(lines, key=lambda line: line.startswith(ITEM))
    return [(listed, [line.removeprefix(ITEM) for line in group]) for listed, group in grouped]


@needs("meetings.call")
@require_POST
def send(request: MemberRequest, pk: int) -> HttpResponse:
    """Send the notice that was reviewed."""
    meeting, at, form = meeting_or_404(request, pk, "meetings.call"), timezone.now(), OnceForm(request.POST)
    if not form.is_valid():
        return _review(request, meeting, at, 422)

    def work() -> str:
        letter = calling.call_meeting(meeting, actor=request.actor.journal_id, at=at, seen=_seen(request))
        messages.success(request, _sent(letter.messages.count()))
        return address("meetings:call", meeting.pk)

    try:
        where = once(form.cleaned_data["token"], work, at=at)
        wake()
        return HttpResponseRedirect(where, status=303)
    except calling.NotReady:
        return _review(request, meeting, at, 422)
    except (SomeoneElseChanged, MoveNotAllowed):
        words = _("The meeting has been changed since you reviewed the notice. Look at it once more.")
        messages.warning(request, words)
        return HttpResponseRedirect(address("meetings:review", meeting.pk), status=303)


def _seen(request: MemberRequest) -> int | None:
    word = request.POST.get("seen", "")
    return int(word) if word.isdecimal() else None


def _sent(count: int) -> str:
    words = ngettext(
        "The notice is on its way to %(count)d person.",
        "The notice is on its way to %(count)d people.",
        count,
    )
    return words % {"count": count}


@needs("meetings.call")
@require_POST
def remind(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask those who have not answered."""
    meeting = meeting_or_404(request, pk, "meetings.call")
    try:
        letter = calling.remind(meeting, actor=request.actor.journal_id, at=timezone.now())
        wake()
        if letter:
            messages.success(request, _("A reminder is on its way to those who have not answered."))
    except calling.NotCalled:
        messages.info(request, _("The meeting is not ahead any more, so nobody was reminded."))
    return HttpResponseRedirect(address("meetings:call", meeting.pk), status=303)


@needs("meetings.call")
def notice_preview(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the notice as the PDF that would be sent now."""
    meeting = meeting_or_404(request, pk, "meetings.call")
    sheet: Sheet = sheet_of(meeting, invited(meeting))
    try:
        return _pdf(preview(sheet, at=timezone.now()))
    except ContentIncomplete as incomplete:
        raise Http404 from incomplete


@needs("meetings.read")
def notice(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand out the notice as it was last sent."""
    content = notice_pdf(meeting_or_404(request, pk, "meetings.read"))
    if not content:
        raise Http404
    return _pdf(content)


def _pdf(content: bytes) -> HttpResponse:
    disposition = {"Content-Disposition": 'inline; filename="kallelse.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=disposition)
