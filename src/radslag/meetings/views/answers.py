"""Answering a notice: by the link in a letter, signed in, or written down by the secretary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from radslag.meetings.forms.answers import AnswerForm, StandInForm
from radslag.meetings.models import Attendance
from radslag.meetings.queries.substitutes import StandIns, stand_ins_for
from radslag.meetings.services import answers
from radslag.meetings.services.answers import How
from radslag.meetings.states import Answer, Channel, Part
from radslag.municipalities.http import MemberRequest, address, needs, public_page, row
from radslag.notices.services.tokens import NotOurs
from radslag.notices.tasks import wake

GONE = 410


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked, who may come instead, and who answers by which way."""

    row: Attendance
    stand_ins: StandIns | None
    how: How
    actor: str
    at: datetime

    @property
    def by(self) -> dict[str, Any]:
        """Who does it and when, as every verb asks."""
        return {"actor": self.actor, "at": self.at}


# The word in the address is what proves who answers; no cookie is read, so there is nothing to forge.
@csrf_exempt
@public_page
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Ask one person whether they come to one meeting; only the press of a button answers."""
    at = timezone.now()
    try:
        found = answers.row_of(token)
    except NotOurs as error:
        raise Http404 from error
    context = {"row": found, "meeting": found.meeting, "token": token}
    if answers.is_over(found.meeting, at) or found.meeting.state == "cancelled":
        return render(request, "meetings/answer_closed.html", context, status=GONE)
    asking = _asking(found, How(Channel.LINK), found.person.journal_id, at)
    if request.method == "POST" and answers.may_answer(found.meeting, at):
        form = _answered(asking, request)
        if not form.errors:
            return HttpResponseRedirect(request.path, status=303)
        context["form"] = form
    context |= {"stand_ins": asking.stand_ins, "open": answers.may_answer(found.meeting, at)}
    return render(request, "meetings/answer.html", context, status=422 if "form" in context else 200)


def _asking(found: Attendance, how: How, actor: str, at: datetime) -> Asking:
    needed = found.answer == Answer.PREVENTED and found.part == Part.MEMBER
    return Asking(found, stand_ins_for(found) if needed else None, how, actor, at)


def _answered(asking: Asking, request: HttpRequest) -> AnswerForm | StandInForm:
    """Let an answer or a stand-in be noted; return the form, with what is in the way if anything is."""
    if "svar" in request.POST:
        form = AnswerForm(request.POST)
        if form.is_valid():
            answers.answer_call(asking.row, form.cleaned_data["svar"], asking.how, **asking.by)
            wake()
        return form
    people = asking.stand_ins.people if asking.stand_ins else ()
    stand_in = StandInForm(people, request.POST)
    if stand_in.is_valid():
        _send(asking, stand_in)
    return stand_in


def _send(asking: Asking, form: StandInForm) -> None:
    person = form.person()
    try:
        if person:
            answers.send_substitute(asking.row, person, asking.how, **asking.by)
        else:
            answers.send_another(asking.row, form.cleaned_data["namn"], asking.how, **asking.by)
        wake()
    except answers.AlreadyComes:
        form.add_error("namn", _("That person is called to the meeting already. Name somebody else."))


def _own_or_kept(request: MemberRequest, pk: int) -> tuple[Attendance, How]:
    """Return a row that the person may answer for: their own, or one that they keep as secretary."""
    found: Attendance = row(request, Attendance, pk=pk)
    if found.person.user_id == request.actor.user_id:
        return found, How(Channel.APP)
    if not request.actor.may("meetings.call", found.meeting):
        raise PermissionDenied("meetings.call")
    return found, How(Channel.CLERK)


@needs("meetings.answer")
def answer_for(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer a notice signed in: one's own, or (the secretary) for somebody who told it."""
    found, how = _own_or_kept(request, pk)
    at = timezone.now()
    asking = _asking(found, how, request.actor.journal_id, at)
    context: dict[str, Any] = {"row": found, "meeting": found.meeting, "tab": "call"}
    if request.method == "POST" and answers.may_answer(found.meeting, at):
        form = _answered(asking, request)
        if not form.errors:
            return HttpResponseRedirect(address("meetings:answer_for", found.pk), status=303)
        context["form"] = form
    context |= {"stand_ins": asking.stand_ins, "open": answers.may_answer(found.meeting, at)}
    return render(request, "meetings/answer_for.html", context, status=422 if "form" in context else 200)


@needs("meetings.answer")
@require_POST
def answer_here(request: MemberRequest, pk: int) -> HttpResponse:
    """Take the answer from the card on the landing page, and go back there or on to who comes instead."""
    found, how = _own_or_kept(request, pk)
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            given = form.cleaned_data["svar"]
            answers.answer_call(found, given, how, actor=request.actor.journal_id, at=timezone.now())
            wake()
        except answers.TooLate:
            messages.error(request, _("The meeting has begun or was called off, so the answer is not noted."))
    onwards = found.answer == Answer.PREVENTED and found.part == Part.MEMBER
    where = address("meetings:answer_for", found.pk) if onwards else address("desk:today")
    return HttpResponseRedirect(where, status=303)
