"""Documents and files on their way out: always to be saved, never opened as a page of ours."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from radslag.documents.models import Document, Redaction, Upload, Version
from radslag.documents.services import docx_of, final_pdf, pdf_of, store
from radslag.documents.services.inspection import MEDIA_TYPES
from radslag.documents.templatetags.content import page

Shown = Version | Redaction


def _pdf(shown: Shown) -> bytes:
    whole = shown if isinstance(shown, Version) else None
    finished = final_pdf(whole) if whole else final_pdf(_version(shown), shown.level)
    return finished or pdf_of(shown)


def _version(shown: Shown) -> Version:
    return shown if isinstance(shown, Version) else shown.version


def _html(shown: Shown) -> bytes:
    return page(shown.content).encode()


def _data(shown: Shown) -> bytes:
    return bytes(shown.content)


FORMS: dict[str, Callable[[Shown], bytes]] = {"pdf": _pdf, "docx": docx_of, "html": _html, "json": _data}
TYPES = {**MEDIA_TYPES, "html": "text/html; charset=utf-8", "json": "application/json"}


def stored(upload: Upload) -> bytes:
    """Return the bytes of a file as they were kept; raises when they are missing or damaged."""
    return store.read(upload.sha256)


def file_name(document: Document, version: Version, form: str) -> str:
    """Return a name that can be saved anywhere; a secret document's title stays out of it."""
    title = str(document.pk) if document.is_secret else document.title
    plain = re.sub(r"[^\w§ -]+", "", title).strip()[:80] or str(document.pk)
    return f"{plain} v{version.number}.{form}"


def attachment(data: bytes, name: str, media_type: str = "") -> HttpResponse:
    """Return bytes to be saved under a name; a browser that opens them all the same may do nothing."""
    kind = media_type or TYPES[name.rpartition(".")[2]]
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"  # noqa: FBT003
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; img-src data:"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
