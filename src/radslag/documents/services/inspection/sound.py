"""A file from outside, looked through from its name to its last byte."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from radslag.documents.services.inspection.archives import LOCKED, WRONG
from radslag.documents.services.inspection.images import redrawn
from radslag.documents.services.inspection.names import clean_name
from radslag.documents.services.inspection.office import HEART, OPEN, PROGRAMS, check_office
from radslag.documents.services.inspection.pdfs import check_pdf
from radslag.documents.services.inspection.refusal import UploadRefused
from radslag.documents.services.inspection.texts import read_text

LIMIT = 25 * 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": _OFFICE + "wordprocessingml.document",
    "xlsx": _OFFICE + "spreadsheetml.sheet",
    "pptx": _OFFICE + "presentationml.presentation",
    **{ending: kind.decode() for ending, kind in OPEN.items()},
    "png": "image/png",
    "jpg": "image/jpeg",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
STARTS = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    **dict.fromkeys([*HEART, *OPEN], b"PK\x03\x04"),
}
SAME = {"jpeg": "jpg"}
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b", re.IGNORECASE | re.DOTALL
)
_DRAWING = re.compile(
    rb"\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+svg.*?>\s*)?<svg\b", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Sound:
    """A file that may be kept: its clean name, its bytes (pictures redrawn), what it is, its plain text."""

    name: str
    data: bytes
    media_type: str
    text: str = ""


def inspect(name: str, data: bytes) -> Sound:
    """Return the file as it may be kept; raises UploadRefused with the sentence for the person."""
    clean = clean_name(name)
    written = clean.rpartition(".")[2].lower() if "." in clean else ""
    ending = SAME.get(written, written)
    if ending not in MEDIA_TYPES:
        raise UploadRefused(
            _("Only PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPG, text and CSV files are taken in.")
        )
    if not data:
        raise UploadRefused(_("The file is empty."))
    if len(data) > LIMIT:
        raise UploadRefused(_("The file is larger than 25 MB. Make it smaller, or divide it."))
    _check_start(data, ending)
    return Sound(clean, _checked(data, ending), MEDIA_TYPES[ending], _text(data, ending))


def _checked(data: bytes, ending: str) -> bytes:
    if ending == "pdf":
        check_pdf(data)
    elif ending in HEART or ending in OPEN:
        check_office(data, ending)
    elif ending in ("png", "jpg"):
        return redrawn(data, ending)
    return data


def _text(data: bytes, ending: str) -> str:
    return read_text(data) if ending in ("txt", "csv") else ""


def _check_start(data: bytes, ending: str) -> None:
    if ending in STARTS and not data.startswith(STARTS[ending]):
        raise UploadRefused(_what_it_is(data[:4096], data))
    if ending not in STARTS and data.startswith(PROGRAMS):
        raise UploadRefused(_what_it_is(data[:4096], data))


def _what_it_is(start: bytes, data: bytes) -> str | Promise:
    """Return the sentence for a file whose bytes are not what its name says."""
    if start.startswith(PROGRAMS):
        return _("The file is a program, whatever its name says. Programs are not taken in.")
    if _DRAWING.match(start):
        return _("The file is an SVG drawing, which can carry scripts. Save it as PNG and send it again.")
    if _PAGE.match(start):
        return _("The file is a web page, whatever its name says. Save the page as PDF and send that.")
    if start.startswith(COMPOUND) and "EncryptedPackage".encode("utf-16-le") in data:
        return LOCKED
    return WRONG
