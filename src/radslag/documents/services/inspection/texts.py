"""Plain text and sheets of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from radslag.documents.services.inspection.refusal import UploadRefused

NOT_TEXT = _("The file is not text in UTF-8. Save it as UTF-8 and send it again.")
ALLOWED = frozenset("\t\n\r\f")
STARTERS = ("=", "+", "-", "@", "\t", "\r")


def read_text(data: bytes) -> str:
    """Return the text of a file; raises UploadRefused for what is not text in UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        raise UploadRefused(NOT_TEXT) from bad
    if any(sign < " " and sign not in ALLOWED for sign in set(text)):
        raise UploadRefused(NOT_TEXT)
    return text


def guarded(cell: str) -> str:
    """Return a cell for a sheet that leaves us: one that a program would reckon with gets a leading sign."""
    return f"'{cell}" if cell.startswith(STARTERS) else cell
