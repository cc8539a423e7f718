"""One way to ask: show a form, let one verb work, say what came of it or what is in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from radslag.bodies import services
from radslag.bodies.models import Body, Person
from radslag.bodies.services import PersonWords
from radslag.municipalities.http import MemberRequest, row
from radslag.ui.forms import PlainForm

Text = str | Promise

# What a verb may refuse: the field it concerns ("" = the whole form), and what a person can do.
REFUSALS: dict[type[Exception], tuple[str, Text]] = {
    services.AlreadyHolds: ("", _("The person already has this during some of those days.")),
    services.NotThen: ("on", _("The seat does not exist on that day. Choose another day.")),
    services.AlreadyAnswered: ("", _("The offer already has an answer. Make a new offer instead.")),
    services.AlreadyTakenBack: ("", _("This has been taken back as a mistake.")),
    services.AlreadyOffered: ("organisation", _("The organisation has an offer that waits for an answer.")),
    services.BodyInItself: ("", _("A body cannot stand under itself or under what stands under it.")),
    services.KeyTaken: ("name", _("There is or has been a body with that name. Choose another.")),
    services.NoStandingSubstitutes: ("", _("The statute gives this seat no standing substitutes.")),
    services.OutOfOrder: ("", _("That day lies before what it follows on. Choose a later day.")),
    services.StillHolds: ("", _("The person still has a seat or an office. End it first.")),
}


@dataclass(frozen=True, slots=True)
class Question:
    """What a form's page says: heading, button, what is said afterwards, and the way back."""

    heading: Text
    act: Text
    done: Text
    back: str
    lead: Text = ""


def ask(
    request: MemberRequest, form: Form, question: Question, work: Callable[[], str], **context: Any
) -> HttpResponse:
    """Show a form, or let `work` do what it says and go to the address that it returns."""
    if request.method == "POST" and form.is_valid():
        where = _worked(form, work)
        if where:
            messages.success(request, str(question.done))
            return HttpResponseRedirect(where, status=303)
    shown = {"form": form, "question": question, **context}
    return render(request, "bodies/question.html", shown, status=422 if form.errors else 200)


def _worked(form: Form, work: Callable[[], str]) -> str:
    """Do it all or nothing; a refusal is told in the form."""
    try:
        with transaction.atomic():
            return work()
    except tuple(REFUSALS) as refusal:
        name, words = REFUSALS[type(refusal)]
        form.add_error(name if name in form.fields else None, str(words))
    return ""


class Nothing(PlainForm):
    """A form that asks for nothing but the press of its button."""


def posted(request: MemberRequest) -> QueryDict | None:
    """Return what was sent, also when nothing was written; None before anything is sent."""
    return request.POST if request.method == "POST" else None


def body_or_404(request: MemberRequest, key: str, permission: str = "bodies.read") -> Body:
    """Return a body; raise PermissionDenied when the person's role is in another body only."""
    body = row(request, Body, key=key)
    if not request.actor.may(permission, body):
        raise PermissionDenied(permission)
    return body


def somebody(form: Any, *, actor: str, at: Any) -> Person:
    """Return the person that a form chose, registered if they are new."""
    known: Person | None = form.known()
    words: PersonWords = form.words()
    return known or services.register_person(words, actor=actor, at=at)
