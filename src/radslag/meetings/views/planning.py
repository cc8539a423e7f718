"""The list of meetings; planning one, moving it, calling it off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.bodies.models import Body
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.forms.planning import BodyFilter, HoursForm, PlanForm
from radslag.meetings.models import ExtraRequest, Meeting, Series
from radslag.meetings.queries.demands import asked_of
from radslag.meetings.queries.frame import notice_days, on_another_day
from radslag.meetings.services import calling, planning
from radslag.meetings.services.planning import Terms
from radslag.meetings.services.requests import answer_requests
from radslag.meetings.states import AHEAD, MeetingForm, MeetingKind
from radslag.meetings.templatetags.meetings import tab_of
from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.municipalities.services import once
from radslag.notices.tasks import wake
from radslag.ui.forms import OnceForm

PAGE = 20
USUAL = ("starts", "ends", "form", "place", "link")
CHANGED = gettext_lazy("Somebody else has changed this since you opened it. What you wrote is here.")


def bodies_for(request: MemberRequest, permission: str) -> list[Body]:
    """Return the bodies of today in which the person may do a thing, by name."""
    found = rows(request, Body).on(timezone.localdate()).filter(outside=False).order_by("name")
    return [body for body in found if request.actor.may(permission, body)]


def meeting_or_404(request: MemberRequest, pk: int, permission: str) -> Meeting:
    """Return a meeting that the person may see; what they may not do with it is refused."""
    found: Meeting = row(request, Meeting, pk=pk)
    if not request.actor.may(permission, found):
        raise PermissionDenied(permission)
    return found


@needs("meetings.read")
def meeting_list(request: MemberRequest) -> HttpResponse:
    """List the meetings ahead, and those that have been, a page at a time."""
    form = BodyFilter(bodies_for(request, "meetings.read"), request.GET or None)
    found = rows(request, Meeting).prefetch_related("bodies")
    if form.is_valid() and form.cleaned_data["organ"]:
        found = found.of_body(form.cleaned_data["organ"])
    ahead = list(found.filter(state__in=(*AHEAD, "open")).order_by("on", "starts", "pk"))
    been = Paginator(found.filter(state__in=("held", "cancelled")).latest_first(), PAGE)
    context = {
        "form": form,
        "ahead": ahead,
        "page_obj": been.get_page(request.GET.get("sida")),
    }
    return render(request, "meetings/meeting_list.html", context)


@needs("meetings.read")
def meeting(request: MemberRequest, pk: int) -> HttpResponse:
    """Lead to the side of the meeting where the next step is."""
    found = meeting_or_404(request, pk, "meetings.read")
    return HttpResponseRedirect(address(f"meetings:{tab_of(found)}", found.pk))


def _said(bodies: Sequence[Body], request: MemberRequest) -> dict[str, Any]:
    """Return what the address fills in beforehand, and otherwise the last meeting's hours and place."""
    found, keys = rows(request, Meeting).latest_first(), request.GET.getlist("organ")
    last = (found.of_body(keys[0]) if keys else found).first()
    keys = keys or (last.body_keys if last else [body.key for body in bodies[:1]])
    usual = (
        {name: getattr(last, name) for name in ("starts", "ends", "form", "place", "link")} if last else {}
    )
    said = {"form": MeetingForm.PHYSICAL, "kind": MeetingKind.ORDINARY, "bodies": keys}
    return said | usual | {"on": request.GET.get("dag", "")} | _asked_for(request)


def _asked_for(request: MemberRequest) -> dict[str, Any]:
    """Return what a series, or a request for an extra meeting, has the form say."""
    serie, begaran = request.GET.get("serie", ""), request.GET.get("begaran", "")
    if serie.isdecimal():
        usual = row(request, Series, pk=int(serie))
        return {name: getattr(usual, name) for name in (*USUAL, "bodies")} | {"serie": usual.pk}
    if begaran.isdecimal():
        asked = row(request, ExtraRequest, pk=int(begaran))
        return {"bodies": [asked.body.key], "kind": MeetingKind.EXTRA, "reason": asked.reason}
    return {}


def _series(request: MemberRequest, form: PlanForm) -> Series | None:
    number = form.cleaned_data["serie"]
    return rows(request, Series).filter(pk=number).first() if number else None


@needs("meetings.plan")
def plan(request: MemberRequest) -> HttpResponse:
    """Set the day of a coming meeting."""
    at, bodies = timezone.now(), bodies_for(request, "meetings.plan")
    form = PlanForm(bodies, request.POST or None, initial=_said(bodies, request))
    if form.is_valid():
        chosen = [body for body in bodies if body.key in form.cleaned_data["bodies"]]
        series = _series(request, form)
        terms = Terms(kind=form.cleaned_data["kind"], reason=form.cleaned_data["reason"], series=series)

        def work() -> str:
            made = planning.plan_meeting(
                chosen, form.hours(), actor=request.actor.journal_id, at=at, terms=terms
            )
            answer_requests(made, actor=request.actor.journal_id, at=at)
            return address("meetings:meeting", made.pk)

        try:
            return HttpResponseRedirect(once(form.cleaned_data["token"], work, at=at), status=303)
        except planning.AlreadyMeets:
            form.add_error("on", _("One of them has a meeting that day already. Choose another day."))
    return render(request, "meetings/meeting_plan.html", {"form": form}, status=422 if form.errors else 200)


def _deadlines(found: Meeting, form: HoursForm) -> list[Any]:
    """Return the notice's days for the day in the form, else for the meeting's own."""
    day = form.cleaned_data.get("on") if form.is_bound and form.is_valid() else found.on
    return on_another_day(found, day) if isinstance(day, date) else notice_days(asked_of(found))


@needs("meetings.plan")
def move(request: MemberRequest, pk: int) -> HttpResponse:
    """Give a meeting another day, hour or place; those called are told."""
    at, found = timezone.now(), meeting_or_404(request, pk, "meetings.plan")
    if found.state not in AHEAD:
        return HttpResponseRedirect(address("meetings:meeting", found.pk), status=303)
    initial = {name: getattr(found, name) for name in ("on", *USUAL)} | {"seen": found.version}
    form, status = HoursForm(request.POST or None, initial=initial), 200
    if form.is_valid() and "raknaom" not in request.POST:

        def work() -> str:
            planning.move_meeting(
                found,
                form.hours(),
                seen=form.cleaned_data["seen"] or 0,
                actor=request.actor.journal_id,
                at=at,
            )
            calling.tell_moved(found, actor=request.actor.journal_id, at=at)
            wake()
            return address("meetings:meeting", found.pk)

        try:
            return HttpResponseRedirect(once(form.cleaned_data["token"], work, at=at), status=303)
        except planning.AlreadyMeets:
            form.add_error("on", _("One of them has a meeting that day already. Choose another day."))
        except (SomeoneElseChanged, MoveNotAllowed):
            form.add_error(
                None, _("Somebody else has changed this since you opened it. What you wrote is here.")
            )
            status = 409
    context = {
        "form": form, "meeting": found, "days": _deadlines(found, form), "today": timezone.localdate(at),
        "told": found.attendances.filter(called=True).count(),
    }  # fmt: skip
    wrong = status if status != 200 else 422 if form.errors else 200
    return render(request, "meetings/meeting_move.html", context, status=wrong)


@needs("meetings.plan")
def cancel(request: MemberRequest, pk: int) -> HttpResponse:
    """Call a meeting off; those called are told."""
    at, found = timezone.now(), meeting_or_404(request, pk, "meetings.plan")
    if found.state not in AHEAD:
        return HttpResponseRedirect(address("meetings:meeting", found.pk), status=303)
    form = OnceForm(request.POST or None)
    if form.is_valid():

        def work() -> str:
            planning.cancel_meeting(found, actor=request.actor.journal_id, at=at)
            calling.tell_cancelled(found, actor=request.actor.journal_id, at=at)
            wake()
            return address("meetings:list")

        return HttpResponseRedirect(once(form.cleaned_data["token"], work, at=at), status=303)
    context = {"meeting": found, "told": found.attendances.filter(called=True).count()}
    return render(request, "meetings/meeting_cancel.html", context)
