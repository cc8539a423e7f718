"""Pages that no subject owns: what people read when a request cannot be answered."""

import logging
import secrets
import sys

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

log = logging.getLogger(__name__)


def _answer(request: HttpRequest, name: str, status: int, **context: object) -> HttpResponse:
    """Answer with a page; when htmx asked, with a message for the page one is on."""
    layout = "ui/_refusal.html" if request.headers.get("HX-Request") else ""
    return render(request, name, {"layout": layout, **context}, status=status)


def problem(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    """Answer 400 to 503 with the page of that number; the context may hold the form again."""
    return _answer(request, f"{status}.html", status, **context)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tell a request that is too big (413) from one that cannot be read (400)."""
    return problem(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def not_permitted(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the role does not include the page."""
    return problem(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, or none for this person."""
    return problem(request, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form had become old; nothing was done."""
    return _answer(request, "403_csrf.html", 403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show a reference number and nothing else; the log has the same number with what happened."""
    reference = secrets.token_hex(4)
    log.error("Reference %s: %s", reference, request.path, exc_info=sys.exc_info())
    # No context processor runs: what failed may be what they read.
    layout = "ui/_refusal.html" if request.headers.get("HX-Request") else ""
    return HttpResponse(render_to_string("500.html", {"reference": reference, "layout": layout}), status=500)
