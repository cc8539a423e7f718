"""Asking for an extra meeting, and putting one's name under what another has asked."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from radslag.bodies.models import Body, Person
from radslag.bodies.queries import person_of
from radslag.lifecycle import MoveNotAllowed
from radslag.meetings.forms.requests import AskForm
from radslag.meetings.models import ExtraRequest
from radslag.meetings.queries.requests import standing_of, standings
from radslag.meetings.services import requests
from radslag.meetings.states import RequestState
from radslag.meetings.views.planning import bodies_for
from radslag.municipalities.http import MemberRequest, address, needs, public_page, row, rows
from radslag.municipalities.services import once
from radslag.notices.services.tokens import NotOurs
from radslag.notices.tasks import wake
from radslag.ui.forms import OnceForm

GATHERING = (RequestState.GATHERING, RequestState.ENOUGH)


@needs("meetings.ask_for_extra")
def ask(request: MemberRequest) -> HttpResponse:
    """Show what has been asked, and let a member ask for an extra meeting."""
    at, me = timezone.now(), person_of(request.actor.user_id)
    bodies = bodies_for(request, "meetings.ask_for_extra")
    form = AskForm(bodies, request.POST or None, initial={"body": request.GET.get("organ", "")})
    if form.is_valid():

        def work() -> str:
            _ask(request, form.chosen(), form.cleaned_data["reason"], me, at)
            return address("meetings:ask_for_extra")

        try:
            return HttpResponseRedirect(once(form.cleaned_data["token"], work, at=at), status=303)
        except requests.NotAMember:
            form.add_error(None, _("Only members of the body can ask. Tell the chair or the coordinator."))
    found = rows(request, ExtraRequest).select_related("body", "meeting")
    mine = me.pk if me else 0
    waiting = [
        (one, stand, any(name.person_id == mine for name in one.signatures.all()))
        for one, stand in standings(found.waiting(), timezone.localdate(at))
    ]
    context = {
        "form": form, "waiting": waiting,
        "answered": found.filter(state=RequestState.ANSWERED).order_by("-opened_at")[:5],
    }  # fmt: skip
    return render(request, "meetings/extra_ask.html", context, status=422 if form.errors else 200)


def _ask(request: MemberRequest, body: Body, reason: str, me: Person | None, at: datetime) -> None:
    if me is None:
        raise requests.NotAMember
    requests.ask_for_extra(body, reason, me, actor=request.actor.journal_id, at=at)
    wake()


@needs("meetings.ask_for_extra")
@require_POST
def sign(request: MemberRequest, pk: int) -> HttpResponse:
    """Put one's name under a request."""
    found: ExtraRequest = row(request, ExtraRequest, pk=pk)
    me = person_of(request.actor.user_id)
    try:
        if me is None:
            raise requests.NotAMember
        requests.sign_request(found, me, actor=request.actor.journal_id, at=timezone.now())
        wake()
    except requests.NotAMember:
        messages.error(request, _("Only members of the body are counted, so only they sign."))
    except MoveNotAllowed:
        messages.error(request, _("The request has been answered already."))
    return HttpResponseRedirect(address("meetings:ask_for_extra"), status=303)


@needs("meetings.plan")
@require_POST
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Close a request without a meeting."""
    found: ExtraRequest = row(request, ExtraRequest, pk=pk)
    if not request.actor.may("meetings.plan", found.body):
        messages.error(request, _("Only those who call the body close a request."))
    elif found.state in GATHERING:
        requests.withdraw_request(found, actor=request.actor.journal_id, at=timezone.now())
    return HttpResponseRedirect(address("meetings:ask_for_extra"), status=303)


# The word in the address is what proves who signs; no cookie is read, so there is nothing to forge.
@csrf_exempt
@public_page
def sign_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Ask one member to sign; only the press of the button does."""
    at = timezone.now()
    try:
        found, person = requests.opened_by(token)
    except NotOurs as error:
        raise Http404 from error
    open_still, signed = found.state in GATHERING, found.signatures.filter(person=person).exists()
    form = OnceForm(request.POST or None)
    if open_still and form.is_valid():
        try:
            requests.sign_request(found, person, actor=person.journal_id, at=at)
            wake()
        except requests.NotAMember as error:
            raise Http404 from error
        return HttpResponseRedirect(request.path, status=303)
    context = {
        "request_": found, "person": person, "open": open_still, "signed": signed,
        "stand": standing_of(found, timezone.localdate(at)),
    }  # fmt: skip
    return render(request, "meetings/extra_sign.html", context, status=200 if open_still else 410)
