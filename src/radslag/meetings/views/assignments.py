"""Assignments: whose they are and how they stand, one with its answers, changing one, giving one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from radslag.bodies.models import Body
from radslag.bodies.queries import organisations, people
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.forms.assignments import ChangeForm, GiveForm, Known, ReportForm
from radslag.meetings.models import Assignment
from radslag.meetings.queries.asked import asked_for
from radslag.meetings.queries.assignments import Line, answers_for, liaisons_for, line_of, lines, vacant_seats
from radslag.meetings.services import assignments, reports
from radslag.meetings.states import AssignmentState
from radslag.meetings.views.planning import CHANGED, bodies_for
from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.municipalities.services import once

PAGE = 30
WHOSE = (
    ("mina", gettext_lazy("Mine")),
    ("organisation", gettext_lazy("My organisation’s")),
    ("organ", gettext_lazy("My bodies’")),
    ("alla", gettext_lazy("All")),
)


def _whose(request: MemberRequest, found: Any, whose: str) -> Any:
    if whose == "alla":
        return found
    narrow = {
        "mina": found.of_their_own,
        "organisation": found.of_their_organisation,
        "organ": found.of_their_bodies,
    }
    return narrow[whose](request.actor)


@needs("meetings.read")
def assignment_list(request: MemberRequest) -> HttpResponse:
    """List assignments that somebody still has to do something about, or those that are over."""
    keeps = request.actor.may("meetings.assign")
    offered = [pair for pair in WHOSE if pair[0] != "alla" or keeps]
    whose = request.GET.get("vilka", "")
    if whose not in dict(offered):
        whose = "alla" if keeps else "mina"
    over = "avslutade" in request.GET
    found = _whose(request, rows(request, Assignment), whose)
    found = found.settled() if over else found.going_on()
    told = lines(found.with_words(), timezone.localdate())
    if over:
        told.sort(key=lambda line: line.assignment.given_on, reverse=True)
    context = {
        "offered": offered, "whose": whose, "over": over, "today": timezone.localdate(),
        "page_obj": Paginator(told, PAGE).get_page(request.GET.get("sida")),
    }  # fmt: skip
    return render(request, "meetings/assignment_list.html", context)


def _line(request: MemberRequest, pk: int, today: date) -> Line:
    row(request, Assignment, pk=pk)
    return line_of(rows(request, Assignment).with_words().get(pk=pk), today)


def _may_report(request: MemberRequest, assignment: Assignment) -> bool:
    if request.actor.may("meetings.assign", assignment.body):
        return True
    return request.actor.may("meetings.report_assignment") and answers_for(request.actor, assignment)


@needs("meetings.read")
def assignment(request: MemberRequest, pk: int) -> HttpResponse:
    """Show one assignment, and take the answer of those who answer for it."""
    at, today = timezone.now(), timezone.localdate()
    line = _line(request, pk, today)
    one = line.assignment
    answerable = one.state == AssignmentState.OPEN and _may_report(request, one)
    form = ReportForm(request.POST or None, initial={"seen": one.version}) if answerable else None
    status = 200
    if request.method == "POST":
        if form is None:
            raise PermissionDenied("meetings.report_assignment")
        status = 422
        if form.is_valid():

            def work() -> str:
                reports.report_assignment(
                    one, form.report(), seen=form.cleaned_data["seen"], actor=request.actor.journal_id, at=at
                )
                return address("meetings:assignment", one.pk)

            try:
                return HttpResponseRedirect(once(form.cleaned_data["token"], work, at=at), status=303)
            except (SomeoneElseChanged, MoveNotAllowed):
                form.add_error(None, CHANGED)
                status = 409
    context = {
        "line": line, "assignment": one, "form": form, "today": today,
        "liaisons": liaisons_for(one, today), "keeps": request.actor.may("meetings.assign", one.body),
    }  # fmt: skip
    return render(request, "meetings/assignment.html", context, status=status)


def _kept(request: MemberRequest, pk: int) -> Assignment:
    found: Assignment = row(request, Assignment, pk=pk)
    if not request.actor.may("meetings.assign", found.body):
        raise PermissionDenied("meetings.assign")
    return found


@needs("meetings.assign")
def assignment_change(request: MemberRequest, pk: int) -> HttpResponse:
    """Give an assignment another day, say what stops it, or keep it under watch."""
    at, one = timezone.now(), _kept(request, pk)
    bodies = [body for body in (one.body, one.to_body) if body]
    seats = vacant_seats(bodies, timezone.localdate())
    if one.blocked_by_seat and one.blocked_by_seat not in seats:
        seats.append(one.blocked_by_seat)
    initial = {name: getattr(one, name) for name in ("due", "at_next_meeting", "through", "watch", "blocked")}
    initial |= {"seat": str(one.blocked_by_seat_id or ""), "seen": one.version}
    form, status = ChangeForm(seats, request.POST or None, initial=initial), 200
    if form.is_valid():

        def work() -> str:
            assignments.change_assignment(
                one, form.change(), seen=form.cleaned_data["seen"], actor=request.actor.journal_id, at=at
            )
            return address("meetings:assignment", one.pk)

        try:
            return HttpResponseRedirect(once(form.cleaned_data["token"], work, at=at), status=303)
        except (SomeoneElseChanged, MoveNotAllowed):
            form.add_error(None, CHANGED)
            status = 409
    context = {"form": form, "assignment": one}
    wrong = status if status != 200 else 422 if form.errors else 200
    return render(request, "meetings/assignment_change.html", context, status=wrong)


MOVES = {
    "klart": reports.close_assignment,
    "oppna": reports.reopen_assignment,
    "aterta": assignments.withdraw_assignment,
}


@needs("meetings.assign")
@require_POST
def assignment_move(request: MemberRequest, pk: int) -> HttpResponse:
    """Be content with an assignment, ask for more, or take it back."""
    one = _kept(request, pk)
    move = MOVES.get(request.POST.get("till", ""))
    seen = request.POST.get("seen", "")
    if move and seen.isdecimal():
        try:
            move(one, seen=int(seen), actor=request.actor.journal_id, at=timezone.now())
        except (MoveNotAllowed, SomeoneElseChanged):
            messages.error(request, _("Somebody else has changed this. Look at it again first."))
    return HttpResponseRedirect(address("meetings:assignment", one.pk), status=303)


@needs("meetings.assign")
def assignment_give(request: MemberRequest) -> HttpResponse:
    """Give an assignment beside a meeting."""
    at, today = timezone.now(), timezone.localdate()
    bodies = bodies_for(request, "meetings.assign")
    everybody = list(rows(request, Body).on(today).filter(outside=False).order_by("name"))
    called = asked_for([body.key for body in bodies], today)
    known = Known(everybody, list(organisations()), list(people()), called)
    initial = {"at_next_meeting": True, "body": request.GET.get("organ", "")}
    seats = vacant_seats(everybody, today)
    form = GiveForm(bodies, known, seats, request.POST or None, initial=initial)
    if form.is_valid():

        def work() -> str:
            body = form.bodies[form.cleaned_data["body"]]
            given = assignments.give_assignment(body, form.task(), actor=request.actor.journal_id, at=at)
            return address("meetings:assignment", given.pk)

        return HttpResponseRedirect(once(form.cleaned_data["token"], work, at=at), status=303)
    status = 422 if form.errors else 200
    return render(request, "meetings/assignment_give.html", {"form": form}, status=status)
