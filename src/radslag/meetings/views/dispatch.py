"""Sending the record, correcting it, publishing it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.meetings.forms.records import AddressForm
from radslag.meetings.models import DispatchAddress, Record
from radslag.meetings.queries.demands import asked_of
from radslag.meetings.queries.letters import lines_of
from radslag.meetings.queries.receivers import receivers_of
from radslag.meetings.services import dispatch as services
from radslag.meetings.views.records import found_record
from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.municipalities.services import once
from radslag.notices.tasks import wake
from radslag.ui.forms import OnceForm

STOPS = (services.NobodyToSendTo, services.NotSettledYet, services.StaysInside)


@needs("meetings.read")
def show(request: MemberRequest, pk: int) -> HttpResponse:
    """Show to whom the record goes by which clause, and what has become of each letter; send it."""
    meeting, one = found_record(request, pk, "meetings.read")
    if request.method == "POST":
        return _send(request, pk, one)
    one.meeting = meeting
    receivers = receivers_of(one, asked_of(meeting))
    waiting = [each for each in receivers if each.sent is None]
    context = {
        "meeting": meeting, "tab": "dispatch", "record": one, "receivers": receivers, "waiting": waiting,
        "ready": [each for each in waiting if each.has_a_way], "lines": lines_of(receivers),
        "awaited": sorted({each.demand.clause for each in waiting if each.demand.after == "approved"}),
        "sends": request.actor.may("meetings.dispatch", meeting),
    }  # fmt: skip
    return render(request, "meetings/dispatch.html", context)


def _send(request: MemberRequest, pk: int, one: Record) -> HttpResponse:
    found_record(request, pk, "meetings.dispatch")
    at, form, back = timezone.now(), OnceForm(request.POST), address("meetings:dispatch", pk)
    if not form.is_valid():
        return HttpResponseRedirect(back, status=303)

    def work() -> str:
        services.dispatch(one, actor=request.actor.journal_id, at=at)
        return back

    try:
        once(form.cleaned_data["token"], work, at=at)
    except STOPS as stop:
        messages.warning(request, why(stop))
    else:
        messages.success(request, _("The record is on its way. What becomes of each letter is shown below."))
        wake()
    return HttpResponseRedirect(back, status=303)


def why(stop: Exception) -> str:
    """Say in words why nothing was sent, and by which clause."""
    if isinstance(stop, services.StaysInside):
        return _("The notes of this meeting are internal by the statute. They are sent to nobody.")
    if isinstance(stop, services.NotSettledYet):
        clauses = sorted({one.demand.clause for one in stop.receivers if one.demand.after == "approved"})
        if clauses:
            return _("The record is sent when it has been approved (%(clause)s).") % {
                "clause": ", ".join(clauses)
            }
        return _("The record is sent when it has been drawn up.")
    return _("Nobody is left to send to: all have it, or their addresses are missing.")


@require_POST
@needs("meetings.dispatch")
def by_hand(request: MemberRequest, pk: int, key: str) -> HttpResponse:
    """Note that somebody handed the record over."""
    _meeting, one = found_record(request, pk, "meetings.dispatch")
    at, form, back = timezone.now(), OnceForm(request.POST), address("meetings:dispatch", pk)

    def work() -> str:
        services.hand_to(one, key, actor=request.actor.journal_id, at=at)
        return back

    try:
        if form.is_valid():
            once(form.cleaned_data["token"], work, at=at)
    except STOPS as stop:
        messages.warning(request, why(stop))
    return HttpResponseRedirect(back, status=303)


@needs("meetings.dispatch")
def addresses(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down, once, where records go."""
    meeting, one = found_record(request, pk, "meetings.dispatch")
    one.meeting = meeting
    mailed = [each for each in receivers_of(one, asked_of(meeting)) if each.how != "item"]
    words = {each.key: each.word for each in mailed}
    form = AddressForm(
        list(words.items()), request.POST or None, initial={"word": request.GET.get("mottagare", "")}
    )
    if form.is_valid():
        at, said = timezone.now(), form.cleaned_data

        def work() -> str:
            services.keep_address(
                said["word"], said["name"], said["email"], actor=request.actor.journal_id, at=at
            )
            return address("meetings:dispatch", pk)

        return HttpResponseRedirect(once(said["token"], work, at=at), status=303)
    kept = rows(request, DispatchAddress).order_by("word", "name")
    listed = [{"label": words.get(each.word, each.word), "address": each} for each in kept]
    context = {"meeting": meeting, "form": form, "kept": listed}
    return render(request, "meetings/dispatch_addresses.html", context, status=422 if form.errors else 200)


@require_POST
@needs("meetings.dispatch")
def drop(request: MemberRequest, pk: int, kept: int) -> HttpResponse:
    """Take an address away."""
    found_record(request, pk, "meetings.dispatch")
    found = row(request, DispatchAddress, pk=kept)
    services.drop_address(found, actor=request.actor.journal_id, at=timezone.now())
    return HttpResponseRedirect(address("meetings:dispatch_addresses", pk), status=303)
