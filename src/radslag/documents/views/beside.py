"""What is said beside a document or a file: its registry number, its level, why it was opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from radslag.documents import services
from radslag.documents.forms import LevelForm, NumberForm, ReasonForm
from radslag.documents.models import Document, Upload
from radslag.documents.views.reading import may_read
from radslag.municipalities.http import MemberRequest, address, needs, row

T = TypeVar("T", Document, Upload)
REFUSALS = {
    services.GroundIsMissing: ("ground", _("Write the provision, for example OSL 18 kap. 1 §.")),
    services.ReasonIsMissing: ("reason", _("Write why.")),
}


def _ask(
    request: MemberRequest, form: Form, heading: str | Promise, back: str, work: Callable[[], None]
) -> HttpResponse:
    """Show a form, or do what it says and go back."""
    if request.method == "POST" and form.is_valid() and _worked(form, work):
        messages.success(request, _("It is written down in the journal."))
        return HttpResponseRedirect(back, status=303)
    shown = {"form": form, "heading": heading, "back": address("documents:documents")}
    return render(request, "documents/question.html", shown, status=422 if form.errors else 200)


def _worked(form: Form, work: Callable[[], None]) -> bool:
    try:
        work()
    except tuple(REFUSALS) as refusal:
        form.add_error(*REFUSALS[type(refusal)])
        return False
    return True


def _readable(request: MemberRequest, model: type[T], pk: int, permission: str) -> T:
    found = row(request, model, pk=pk)
    if not request.actor.may(permission, found) or not may_read(request, found):
        raise PermissionDenied(permission)
    return found


@needs("documents.number")
def registry_number(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask which number the document has in the registry."""
    found = _readable(request, Document, pk, "documents.number")
    form = NumberForm(request.POST or None, initial={"number": found.registry_number})

    def work() -> None:
        number = form.cleaned_data["number"]
        services.give_registry_number(found, number, actor=request.actor.journal_id, at=timezone.now())

    return _ask(request, form, _("Registry number"), address("documents:document", pk), work)


def _level(request: MemberRequest, found: Document | Upload, back: str) -> HttpResponse:
    form = LevelForm(request.POST or None, initial={"level": found.level, "ground": found.ground})

    def work() -> None:
        said, at = form.cleaned_data, timezone.now()
        services.change_level(
            found, said["level"], said["ground"], said["reason"], actor=request.actor.journal_id, at=at
        )

    return _ask(request, form, _("Who may read it"), back, work)


@needs("documents.set_level")
def document_level(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask how open a document is."""
    found = _readable(request, Document, pk, "documents.set_level")
    return _level(request, found, address("documents:document", pk))


@needs("documents.set_level")
def file_level(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask how open a file is."""
    found = _readable(request, Upload, pk, "documents.set_level")
    return _level(request, found, address("documents:documents"))


def _reason(request: MemberRequest, found: Document | Upload, back: str) -> HttpResponse:
    form = ReasonForm(request.POST or None)

    def work() -> None:
        reason = form.cleaned_data["reason"]
        services.open_secret(found, reason, actor=request.actor.journal_id, at=timezone.now())

    if not found.is_secret:
        return HttpResponseRedirect(back)
    return _ask(request, form, _("Why do you open it?"), back, work)


@needs("documents.read")
def document_reason(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask why somebody opens a secret document; the title is not told yet."""
    return _reason(request, row(request, Document, pk=pk), address("documents:document", pk))


@needs("documents.read")
def file_reason(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask why somebody opens a secret file."""
    return _reason(request, row(request, Upload, pk=pk), address("documents:file", pk))
