"""Pages that no subject owns: what people read when a request cannot be answered."""

import logging
import secrets
import sys

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)


def problem(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    """Answer 400 to 503 with the page of that number; the context may hold the form again."""
    return render(request, f"{status}.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tell a request that is too big (413) from one that cannot be read (400)."""
    return problem(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that the form had become old; nothing was done."""
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show a reference number and nothing else; the log has the same number with what happened."""
    reference = secrets.token_hex(4)
    log.error("Reference %s: %s", reference, request.path, exc_info=sys.exc_info())
    return render(None, "500.html", {"reference": reference}, status=500)
