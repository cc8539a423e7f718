"""Letters that have left or wait to leave: what became of each, and what a person can do about it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.lifecycle import MoveNotAllowed
from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.notices import queries, services
from radslag.notices.forms import AddressForm
from radslag.notices.models import Letter, Message
from radslag.notices.tasks import wake

LETTERS, RECIPIENTS, NEEDING = 30, 100, 20


@needs("notices.read")
def letter_list(request: MemberRequest) -> HttpResponse:
    """Show what did not arrive first, then all letters, the latest first."""
    found = Paginator(queries.letters(rows(request, Letter)), LETTERS)
    context = {
        "needing": queries.needing(rows(request, Message), NEEDING),
        "page_obj": found.get_page(request.GET.get("sida")),
    }
    return render(request, "notices/letter_list.html", context)


@needs("notices.read")
def letter(request: MemberRequest, pk: int) -> HttpResponse:
    """Show one letter and what became of it for each recipient."""
    found = row(request, Letter, pk=pk)
    to = Paginator(queries.recipients(rows(request, Message), found), RECIPIENTS)
    context = {
        "letter": found,
        "enclosures": queries.enclosed_names(found),
        "page_obj": to.get_page(request.GET.get("sida")),
        "waiting": queries.waiting_count(found),
    }
    return render(request, "notices/letter.html", context)


@needs("notices.read")
def message(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the evidence of one message: each attempt, and what was reported later."""
    found = row(request, Message, pk=pk)
    context = {
        "message": found,
        "letter": found.letter,
        "attempts": found.evidence.order_by("at", "pk"),
        "reports": found.reports.order_by("at", "pk"),
    }
    return render(request, "notices/message.html", context)


@require_POST
@needs("notices.send")
def resend(request: MemberRequest, pk: int) -> HttpResponse:
    """Let a message be sent once more."""
    found = row(request, Message, pk=pk)
    act = lambda: services.resend(found, actor=request.actor.journal_id, at=timezone.now())  # noqa: E731
    return _settled(request, found, act, _("The letter is sent again."))


@require_POST
@needs("notices.send")
def arrived(request: MemberRequest, pk: int) -> HttpResponse:
    """Note that a message which we were in doubt about has arrived."""
    found = row(request, Message, pk=pk)
    who, at = request.actor.journal_id, timezone.now()
    act = lambda: services.settle_unknown(found, arrived=True, actor=who, at=at)  # noqa: E731
    return _settled(request, found, act, _("It is noted that the letter has arrived."))


def _settled(request: MemberRequest, found: Message, act: Callable[[], None], done: str) -> HttpResponse:
    try:
        act()
    except MoveNotAllowed:
        messages.error(request, _("Somebody else has just seen to it. Look at what is known now."))
    else:
        messages.success(request, done)
        wake()
    return HttpResponseRedirect(address("notices:letter", found.letter_id), status=303)


@needs("notices.send")
def change_address(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask where a message goes instead, and send it there."""
    found = row(request, Message, pk=pk)
    posted = request.POST if request.method == "POST" else None
    form = AddressForm(posted, initial={"address": found.address})
    if posted is not None and form.is_valid():
        who, at, to = request.actor.journal_id, timezone.now(), form.cleaned_data["address"]
        act = lambda: services.change_address(found, to, actor=who, at=at)  # noqa: E731
        return _settled(request, found, act, _("The address is changed and the letter is sent."))
    context = {"form": form, "message": found, "letter": found.letter}
    return render(request, "notices/address.html", context, status=422 if form.errors else 200)


@require_POST
@needs("notices.send")
def withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Withdraw what has not been sent of a letter."""
    found = row(request, Letter, pk=pk)
    if services.cancel_waiting(found, actor=request.actor.journal_id, at=timezone.now()):
        messages.success(request, _("What had not been sent is withdrawn."))
    else:
        messages.error(request, _("Everything had been sent already."))
    return HttpResponseRedirect(address("notices:letter", found.pk), status=303)
