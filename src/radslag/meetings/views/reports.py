"""Answering for assignments from a reminder by mail, without signing in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from radslag.bodies.models import Person
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.forms.assignments import ReportForm
from radslag.meetings.queries.assignments import Line
from radslag.meetings.services.reminders import opened_by
from radslag.meetings.services.reports import report_assignment
from radslag.meetings.states import AssignmentState
from radslag.meetings.views.planning import CHANGED
from radslag.municipalities.http import public_page
from radslag.municipalities.services import once
from radslag.notices.services.tokens import NotOurs

GONE = 410


# The word in the address is what proves who answers; no cookie is read, so there is nothing to forge.
@csrf_exempt
@public_page
def report_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Show one person the assignments of their letter; only a press of a button tells anything."""
    at = timezone.now()
    try:
        person, found = opened_by(token, timezone.localdate(at))
    except NotOurs as error:
        raise Http404 from error
    if not found:
        return render(request, "meetings/report_closed.html", {"person": person}, status=GONE)
    asked = [(line, _form(line, request)) for line in found]
    context: dict[str, Any] = {"person": person, "asked": asked, "today": timezone.localdate(at)}
    status = 200
    for line, form in asked:
        if form is not None and form.is_bound:
            status = _told(line, form, person, at)
            if status == HttpResponseRedirect.status_code:
                return HttpResponseRedirect(request.path, status=303)
    return render(request, "meetings/report_by_mail.html", context, status=status)


def _form(line: Line, request: HttpRequest) -> ReportForm | None:
    one = line.assignment
    if one.state != AssignmentState.OPEN:
        return None
    prefix = f"u{one.pk}"
    sent = request.POST if f"{prefix}-token" in request.POST else None
    return ReportForm(sent, prefix=prefix, initial={"seen": one.version})


def _told(line: Line, form: ReportForm, person: Person, at: datetime) -> int:
    """Note the answer; return how the page answers: 302 when it was noted, otherwise what is in the way."""
    if not form.is_valid():
        return 422

    def work() -> str:
        report_assignment(
            line.assignment, form.report(), seen=form.cleaned_data["seen"], actor=person.journal_id, at=at
        )
        return ""

    try:
        once(form.cleaned_data["token"], work, at=at)
    except (SomeoneElseChanged, MoveNotAllowed):
        form.add_error(None, CHANGED)
        return 409
    return HttpResponseRedirect.status_code
