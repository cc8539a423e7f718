"""One seat: who has it, who has had it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from radslag.bodies import services
from radslag.bodies.forms.seats import (
    AnswerForm,
    ConfirmForm,
    FillForm,
    LastDayForm,
    OfferForm,
    StandInForm,
)
from radslag.bodies.models import Mandate, Offer, Seat
from radslag.bodies.queries import current_wording, mandates_of, seat_history
from radslag.bodies.views.asking import Question, ask, body_or_404, posted, somebody
from radslag.municipalities.http import MemberRequest, address, needs, row

T = TypeVar("T", Mandate, Offer)
Whose = dict[str, Any]  # who does it and when, as every verb asks


def _seat(request: MemberRequest, key: str, seat: str, permission: str = "bodies.appoint") -> Seat:
    found = current_wording(body_or_404(request, key, permission), seat)
    if found is None:
        raise Http404
    return found


def _of_a_seat(request: MemberRequest, model: type[T], pk: int) -> T:
    found = row(request, model, pk=pk)
    if not request.actor.may("bodies.appoint", found.seat.body):
        raise PermissionDenied("bodies.appoint")
    return found


def _page(seat: Seat) -> str:
    return address("bodies:seat", seat.body.key, seat.key)


def _ask(
    request: MemberRequest, seat: Seat, form: Form, question: Question, do: Callable[[Whose], object]
) -> HttpResponse:
    """Ask about a seat; when the answer can be used, do it as the person who asks, now."""

    def work() -> str:
        do({"actor": request.actor.journal_id, "at": timezone.now()})
        return question.back

    return ask(request, form, question, work, body=seat.body)


@needs("bodies.read")
def seat(request: MemberRequest, key: str, seat: str) -> HttpResponse:
    """Show what is asked of a seat, who has it and everybody who has had it."""
    found = _seat(request, key, seat, "bodies.read")
    today = timezone.localdate()
    context = {
        "body": found.body,
        "seat": found,
        "history": seat_history(found, today),
        "today": today,
        "changes": request.actor.may("bodies.appoint", found.body),
    }
    return render(request, "bodies/seat.html", context)


@needs("bodies.appoint")
def fill(request: MemberRequest, key: str, seat: str) -> HttpResponse:
    """Ask who takes a seat."""
    found, today = _seat(request, key, seat), timezone.localdate()
    held = [row for row in mandates_of(found) if row.valid_through is None or row.valid_through >= today]
    form = FillForm(found, held, today, posted(request), initial={"on": today})
    question = Question(
        heading=_("Fill the seat"),
        act=_("Fill the seat"),
        done=_("The seat is filled."),
        back=_page(found),
        lead=found.label,
    )

    def do(whose: Whose) -> object:
        person, on = somebody(form, **whose), form.cleaned_data["on"]
        return services.appoint_to_seat(found, person, on=on, terms=form.terms(), **whose)

    return _ask(request, found, form, question, do)


@needs("bodies.appoint")
def offer(request: MemberRequest, key: str, seat: str) -> HttpResponse:
    """Ask which organisation is offered a seat."""
    found, today = _seat(request, key, seat), timezone.localdate()
    form = OfferForm(today, posted(request), initial={"on": today})
    question = Question(
        heading=_("Offer the seat"),
        act=_("Save the offer"),
        done=_("The offer is noted. Write the answer here when it comes."),
        back=_page(found),
        lead=found.label,
    )

    def do(whose: Whose) -> object:
        given = form.cleaned_data
        return services.offer_seat(found, given["organisation"], on=given["on"], by=given["by"], **whose)

    return _ask(request, found, form, question, do)


@needs("bodies.appoint")
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask what an organisation answered."""
    found = _of_a_seat(request, Offer, pk)
    form = AnswerForm(posted(request), initial={"on": timezone.localdate()})
    question = Question(
        heading=_("Write the answer"),
        act=_("Save the answer"),
        done=_("The answer is noted."),
        back=_page(found.seat),
        lead=_("A declined seat is as good an answer as any; the statute asks only for the offer."),
    )

    def do(whose: Whose) -> object:
        given = form.cleaned_data
        return services.answer_offer(found, given["answer"], on=given["on"], **whose)

    return _ask(request, found.seat, form, question, do)


@needs("bodies.appoint")
def stand_in(request: MemberRequest, key: str, seat: str) -> HttpResponse:
    """Ask who stands in on a seat whenever its holder cannot come."""
    found = _seat(request, key, seat)
    form = StandInForm(posted(request), initial={"on": timezone.localdate()})
    question = Question(
        heading=_("Name a standing substitute"),
        act=_("Save the substitute"),
        done=_("The substitute is named."),
        back=_page(found),
        lead=found.label,
    )

    def do(whose: Whose) -> object:
        person, on = somebody(form, **whose), form.cleaned_data["on"]
        return services.name_substitute(found, person, on=on, **whose)

    return _ask(request, found, form, question, do)


@needs("bodies.appoint")
def confirm(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask when a member's right to represent was confirmed."""
    found = _of_a_seat(request, Mandate, pk)
    form = ConfirmForm(posted(request), initial={"on": timezone.localdate()})
    question = Question(
        heading=_("Confirm the mandate"),
        act=_("Confirm the mandate"),
        done=_("The mandate is confirmed."),
        back=_page(found.seat),
        lead=_("The organisation has said that the person may represent it."),
    )

    def do(whose: Whose) -> object:
        return services.confirm_mandate(found, on=form.cleaned_data["on"], **whose)

    return _ask(request, found.seat, form, question, do)


@needs("bodies.change")
def abolish(request: MemberRequest, key: str, seat: str) -> HttpResponse:
    """Ask for the last day of a seat."""
    found = _seat(request, key, seat, "bodies.change")
    form = LastDayForm(posted(request), initial={"last_day": timezone.localdate()})
    question = Question(
        heading=_("End the seat"),
        act=_("End the seat"),
        done=_("The seat ends that day, and with it the mandates on it."),
        back=_page(found),
        lead=found.label,
    )

    def work() -> str:
        last = form.cleaned_data["last_day"]
        services.abolish_seat(found, last_day=last, actor=request.actor.journal_id, at=timezone.now())
        return address("bodies:body", found.body.key)

    return ask(request, form, question, work, body=found.body)
