"""PDF files: nothing that runs, starts or opens anything by itself, and no password."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from django.utils.translation import gettext_lazy as _

from radslag.documents.services.inspection.archives import LOCKED, WRONG
from radslag.documents.services.inspection.refusal import UploadRefused

LAUNCH = _("The file wants to start a program when it is opened. Print it to a new PDF and send that.")
SCRIPT = _("The file has a script in it (JavaScript). Print it to a new PDF and send that.")
ACTS = _("The file wants to do something when it is opened. Print it to a new PDF and send that.")
# The gravest first: one file can have several.
SENTENCES = {"launch": LAUNCH, "script": SCRIPT, "acts": ACTS}


def check_pdf(data: bytes) -> None:
    """Raise UploadRefused for a PDF that is broken, locked, or does anything by itself."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise UploadRefused(LOCKED)
            found = {trouble for one in _dictionaries(pdf) for trouble in _troubles(one)}
            found |= set(_at_opening(pdf))
    except pikepdf.PasswordError as locked:
        raise UploadRefused(LOCKED) from locked
    except pikepdf.PdfError as bad:
        raise UploadRefused(WRONG) from bad
    for trouble, sentence in SENTENCES.items():
        if trouble in found:
            raise UploadRefused(sentence)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield every dictionary in the file, also those that lie inside others."""
    waiting: list[Any] = list(pdf.objects)
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Stream):
            one = one.stream_dict
        if isinstance(one, pikepdf.Dictionary):
            yield one
            waiting += [inner for inner in one.as_dict().values() if _is_inside(inner)]
        elif isinstance(one, pikepdf.Array):
            waiting += [inner for inner in one.as_list() if _is_inside(inner)]


def _is_inside(value: Any) -> bool:
    """Tell whether a value is a dictionary or list without a number; numbered ones stand in the list."""
    return isinstance(value, (pikepdf.Dictionary, pikepdf.Array)) and not value.is_indirect


def _troubles(one: Any) -> Iterator[str]:
    kind = str(one.get("/S", ""))
    if kind == "/Launch":
        yield "launch"
    if kind == "/JavaScript" or "/JS" in one:
        yield "script"
    if "/AA" in one:
        yield "acts"


def _at_opening(pdf: pikepdf.Pdf) -> Iterator[str]:
    action = pdf.Root.get("/OpenAction")
    if isinstance(action, pikepdf.Dictionary) and str(action.get("/S", "")) != "/GoTo":
        yield "acts"
