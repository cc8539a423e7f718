"""The record's side of a meeting: read it, put it forward, finish it, take it back; its files."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.documents.models import Redaction, Version
from radslag.documents.services import docx_of, shown_at
from radslag.documents.services.content import ContentIncomplete
from radslag.documents.states import Level
from radslag.journal.services import Act, record
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.models import Meeting, Record
from radslag.meetings.queries.approvers import ApproverMissing, words_for_role
from radslag.meetings.queries.demands import asked_of
from radslag.meetings.queries.parts import PartsAreMissing
from radslag.meetings.queries.reading import level_for_reader
from radslag.meetings.queries.record_page import record_of, standing, wording, writing
from radslag.meetings.services import records
from radslag.meetings.services.dispatch import file_at
from radslag.meetings.services.record_letters import file_name
from radslag.meetings.states import RecordState
from radslag.meetings.views.planning import meeting_or_404
from radslag.municipalities.http import MemberRequest, address, needs
from radslag.municipalities.services import once
from radslag.notices.tasks import wake
from radslag.ui.forms import OnceForm

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def found_record(request: MemberRequest, pk: int, permission: str) -> tuple[Meeting, Record]:
    """Return a meeting and its record; 404 before it has one."""
    meeting = meeting_or_404(request, pk, permission)
    found = record_of(meeting)
    if found is None:
        raise Http404
    return meeting, found


def readable(request: MemberRequest, one: Record) -> Version | Redaction | None:
    """Return the wording as this person may read it; reading what is secret is written in the journal."""
    version = wording(one)
    if version is None:
        return None
    level = level_for_reader(request.actor, one)
    shown = shown_at(version, level, at=timezone.now())
    if level == Level.SECRET == version.level:
        what = Act(row=records.row_name(one), ref=one.meeting.ref, bodies=one.meeting.body_keys)
        record("secret.read", actor=request.actor.journal_id, at=timezone.now(), what=what)
    return shown


@needs("meetings.read")
def show(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the record wherever it stands, with the one step that is next."""
    meeting = meeting_or_404(request, pk, "meetings.read")
    one = record_of(meeting)
    context: dict[str, Any] = {"meeting": meeting, "tab": "record", "record": one}
    if one is None:
        return render(request, "meetings/record_none.html", context)
    one.meeting = meeting
    writes = request.actor.may("meetings.write", meeting)
    if one.state == RecordState.WRITING:
        if not writes:
            return render(request, "meetings/record_none.html", context)
        return render(
            request, "meetings/record_writing.html", context | {"now": writing(one, asked_of(meeting))}
        )
    now = standing(one)
    context |= {
        "decided": list(meeting.items.exclude(decision_number=None).in_order()),
        "now": now, "version": readable(request, one), "own": now.own_step(request.actor.user_id),
        "writes": writes, "may_publish": request.actor.may("meetings.publish", meeting),
    }  # fmt: skip
    return render(request, "meetings/record.html", context)


def _act(request: MemberRequest, pk: int, verb: Callable[..., Any], done: str) -> HttpResponse:
    """Let one verb work on the record once, and lead back to its page."""
    _meeting, one = found_record(request, pk, "meetings.write")
    at, form, back = timezone.now(), OnceForm(request.POST), address("meetings:record", pk)
    if not form.is_valid():
        return HttpResponseRedirect(back, status=303)

    def work() -> str:
        verb(one, actor=request.actor.journal_id, at=at)
        messages.success(request, done)
        return back

    try:
        where = once(form.cleaned_data["token"], work, at=at)
    except (*STOPS, MoveNotAllowed, SomeoneElseChanged) as stop:
        messages.warning(request, why(stop))
        return HttpResponseRedirect(back, status=303)
    wake()
    return HttpResponseRedirect(where, status=303)


STOPS = (
    ApproverMissing, PartsAreMissing, ContentIncomplete, records.ApprovalIsAsked, records.NothingToApprove,
)  # fmt: skip


def why(stop: Exception) -> str:
    """Say in words what stands in the way, and what to do about it."""
    if isinstance(stop, ApproverMissing):
        said = {"role": words_for_role(stop.role).lower(), "clause": stop.demand.clause}
        if stop.why == ApproverMissing.NOT_ELECTED:
            return _("Nobody was elected as %(role)s (%(clause)s). Say who under The meeting.") % said
        return _("Whoever approves as %(role)s was not noted as present (%(clause)s).") % said
    if isinstance(stop, PartsAreMissing):
        return _("Still to be written: %(parts)s.") % {"parts": ", ".join(one.word for one in stop.parts)}
    if isinstance(stop, ContentIncomplete):
        return _("Still to be written: %(parts)s.") % {"parts": ", ".join(stop.missing)}
    return _("The record has taken another step since you opened the page. This is how it stands now.")


@require_POST
@needs("meetings.write")
def put_forward(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask those whom the statute names to approve."""
    return _act(request, pk, records.put_forward, _("Those who approve have been asked by letter."))


@require_POST
@needs("meetings.write")
def finish(request: MemberRequest, pk: int) -> HttpResponse:
    """Settle a record that nobody has to approve."""
    return _act(request, pk, records.finish, _("The record is drawn up. Nothing in it changes from here on."))


@require_POST
@needs("meetings.write")
def take_back(request: MemberRequest, pk: int) -> HttpResponse:
    """Open the record again, to change it."""
    return _act(request, pk, records.take_back, _("The record can be changed again. It is put forward anew."))


@require_POST
@needs("meetings.write")
def state_part(request: MemberRequest, pk: int, part: str) -> HttpResponse:
    """Say that there was nothing to write under a part that the statute asks for."""

    def verb(one: Record, **by: Any) -> None:
        records.state_part(one, part, **by)

    return _act(request, pk, verb, _("Noted: there was nothing to write."))


@needs("meetings.read")
def pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the settled record as PDF, as this person may read it."""
    one = _settled(request, pk)
    shown = readable(request, one)
    level = getattr(shown, "level", Level.INTERNAL)
    content = file_at(one, level, actor=request.actor.journal_id, at=timezone.now())
    return attached(content, "application/pdf", file_name(one))


@needs("meetings.read")
def docx(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the record as a Word file, for those who want to work on."""
    one = _settled(request, pk)
    shown = readable(request, one)
    if shown is None:
        raise Http404
    return attached(docx_of(shown), WORD, file_name(one, "docx"))


def _settled(request: MemberRequest, pk: int) -> Record:
    _, one = found_record(request, pk, "meetings.read")
    if not one.is_settled:
        raise Http404
    return one


def attached(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Answer with a file."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
