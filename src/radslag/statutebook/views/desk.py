"""The desk's first page about rules, and the register of control documents."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.statutebook import queries, services
from radslag.statutebook.forms import DocumentForm, KindForm
from radslag.statutebook.models import ControlDocument, Draft
from radslag.statutebook.states import MEANING, DocumentKind

KINDS = [(kind, *MEANING[kind]) for kind in DocumentKind]


@needs("statutebook.read")
def index(request: MemberRequest) -> HttpResponse:
    """Show the statutes, what is about to end, drafts, and the register."""
    kind = request.GET.get("slag", "")
    shelf = queries.shelf(timezone.localdate())
    drafts = rows(request, Draft).open() if request.actor.may("statutebook.draft") else []
    documents = [each for each in shelf.documents if kind in ("", each.kind)]
    context = {
        "shelf": shelf,
        "drafts": drafts,
        "documents": documents,
        "kinds": KINDS,
        "chosen": kind,
    }
    return render(request, "statutebook/index.html", context)


@needs("statutebook.register")
def document_new(request: MemberRequest) -> HttpResponse:
    """Enter a control document in the register."""
    form = DocumentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = _values(form)
        services.register_document(values, actor=request.actor.journal_id, at=timezone.now())
        messages.success(request, _("The document stands in the register."))
        return redirect(address("statutebook:index"))
    return _document_page(request, form)


@needs("statutebook.register")
def document(request: MemberRequest, pk: int) -> HttpResponse:
    """Change a row of the register; an adopted statute speaks for itself, so there only its kind."""
    found = row(request, ControlDocument, pk=pk)
    form_class = KindForm if found.statute_version_id else DocumentForm
    form = form_class(request.POST or None, instance=found, initial={"seen": found.version})
    if request.method == "POST" and form.is_valid():
        try:
            services.change_document(
                row(request, ControlDocument, pk=pk), _values(form), seen=form.cleaned_data["seen"] or 0,
                actor=request.actor.journal_id, at=timezone.now(),
            )  # fmt: skip
        except services.SomeoneElseChanged:
            return _changed_meanwhile(request, form_class, pk)
        messages.success(request, _("The register is changed."))
        return redirect(address("statutebook:index"))
    return _document_page(request, form, found)


def _changed_meanwhile(
    request: MemberRequest, form_class: type[DocumentForm | KindForm], pk: int
) -> HttpResponse:
    """Show what the other person wrote above what this one wrote; saving again lets the latter hold."""
    theirs = row(request, ControlDocument, pk=pk)
    again = form_class(
        {**request.POST.dict(), "seen": theirs.version}, instance=row(request, ControlDocument, pk=pk)
    )
    context = {"form": again, "document": theirs, "kinds": KINDS, "theirs": [theirs], "rows": [theirs]}
    return render(request, "statutebook/document.html", context, status=409)


def _values(form: DocumentForm | KindForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "seen"}


def _document_page(
    request: MemberRequest, form: DocumentForm | KindForm, found: ControlDocument | None = None
) -> HttpResponse:
    shown = [found] if found else []
    context = {"form": form, "document": found, "kinds": KINDS, "rows": shown}
    return render(request, "statutebook/document.html", context, status=422 if form.errors else 200)
