"""The list of documents, one document, and its forms."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from radslag.documents import queries, services
from radslag.documents.exports import FORMS, attachment, file_name
from radslag.documents.models import Document, Version
from radslag.documents.states import Level
from radslag.documents.views.reading import may_read, shown_level
from radslag.municipalities.http import MemberRequest, address, needs, row, rows

PAGE = 50


@needs("documents.read")
def document_list(request: MemberRequest) -> HttpResponse:
    """Show what this person may know of, the latest first."""
    found = rows(request, Document).order_by("-created_at", "-pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("sida"))
    return render(request, "documents/document_list.html", {"page_obj": page})


@needs("documents.read")
def document(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a document: what it says to this person, its versions, its forms."""
    found = row(request, Document, pk=pk)
    if not may_read(request, found):
        return HttpResponseRedirect(address("documents:document_reason", pk))
    versions = queries.versions(found)
    shown = None
    if versions and versions[0].content:
        shown = services.shown_at(versions[0], shown_level(request, found), at=timezone.now())
    context = {
        "document": found,
        "versions": versions,
        "shown": shown,
        "forms": list(FORMS),
        "corrections": rows(request, Document).filter(corrects=found).exclude(level=Level.SECRET),
        "corrects": _corrected(request, found),
        "numbers": request.actor.may("documents.number", found),
        "levels": request.actor.may("documents.set_level", found),
        "whole": shown is not None and shown.digest == versions[0].digest,
    }
    return render(request, "documents/document.html", context)


def _corrected(request: MemberRequest, found: Document) -> Document | None:
    return rows(request, Document).filter(pk=found.corrects_id).first() if found.corrects_id else None


@needs("documents.read")
def form(request: MemberRequest, pk: int, number: int, form: str) -> HttpResponse:
    """Give a version as a file, as this person may read it."""
    found = row(request, Document, pk=pk)
    if form not in FORMS:
        raise Http404
    if not may_read(request, found):
        return HttpResponseRedirect(address("documents:document_reason", pk))
    version = row(request, Version, document=found, number=number)
    if not version.content:
        raise Http404
    shown = services.shown_at(version, shown_level(request, found), at=timezone.now())
    return attachment(FORMS[form](shown), file_name(found, version, form))
