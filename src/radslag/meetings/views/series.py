"""Series: what is usual for the meetings of some bodies, and what waits for a meeting."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.bodies.models import Body
from radslag.meetings.forms.series import SeriesForm, UsualItems
from radslag.meetings.models import Proposal, Series
from radslag.meetings.services import series as services
from radslag.meetings.states import MeetingForm
from radslag.meetings.views.planning import bodies_for
from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.municipalities.services import once

SAID = ("name", "bodies", "starts", "ends", "form", "place", "link")
ITEM = ("title", "kind", "presenter", "minutes")


@needs("meetings.read")
def series_list(request: MemberRequest) -> HttpResponse:
    """Show the series, and what has been accepted and waits for a meeting."""
    names = dict(rows(request, Body).values_list("key", "name"))
    found = [
        (one, [names.get(key, key) for key in one.bodies], _may_plan(request, one))
        for one in rows(request, Series).order_by("name").prefetch_related("items")
    ]
    backlog = rows(request, Proposal).in_backlog().select_related("body", "proposed_by")
    return render(request, "meetings/series_list.html", {"found": found, "backlog": backlog})


def _may_plan(request: MemberRequest, series: Series) -> bool:
    return request.actor.may("meetings.plan", series)


@needs("meetings.plan")
def series_new(request: MemberRequest) -> HttpResponse:
    """Make a series."""
    return _edited(request, None)


@needs("meetings.plan")
def series_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """Change what is usual."""
    return _edited(request, _kept(request, pk))


def _kept(request: MemberRequest, pk: int) -> Series:
    found: Series = row(request, Series, pk=pk)
    if not _may_plan(request, found):
        raise PermissionDenied("meetings.plan")
    return found


def _edited(request: MemberRequest, found: Series | None) -> HttpResponse:
    at, bodies = timezone.now(), bodies_for(request, "meetings.plan")
    initial: dict[str, Any] = {"form": MeetingForm.PHYSICAL}
    usual: list[dict[str, Any]] = []
    if found:
        initial = {name: getattr(found, name) for name in SAID}
        usual = [{name: getattr(item, name) for name in ITEM} for item in found.items.order_by("position")]
    form = SeriesForm(bodies, request.POST or None, initial=initial)
    items = UsualItems(request.POST or None, initial=usual, prefix="arenden")
    if form.is_valid() and items.is_valid():

        def work() -> str:
            services.keep_series(
                form.chosen(), form.usual(items.cleaned_data), series=found,
                actor=request.actor.journal_id, at=at,
            )  # fmt: skip
            return address("meetings:series")

        try:
            return HttpResponseRedirect(once(form.cleaned_data["token"], work, at=at), status=303)
        except services.NameIsTaken:
            form.add_error("name", _("Another series is called so. Choose another name."))
    context = {"form": form, "items": items, "series": found}
    wrong = bool(form.errors) or (items.is_bound and not items.is_valid())
    return render(request, "meetings/series_edit.html", context, status=422 if wrong else 200)


@needs("meetings.plan")
@require_POST
def series_drop(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a series away; the meetings that were planned from it stay."""
    services.drop_series(_kept(request, pk), actor=request.actor.journal_id, at=timezone.now())
    return HttpResponseRedirect(address("meetings:series"), status=303)
