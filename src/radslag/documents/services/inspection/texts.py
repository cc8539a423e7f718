"""Plain text and sheets of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from radslag.documents.services.inspection.refusal import UploadRefused

NOT_TEXT = _("The file is not text in UTF-8. Save it as UTF-8 and send it again.")
# Everything but control signs, with those allowed that lines and columns are made of.
TEXT = b"\t\n\r\f" + bytes(range(32, 127)) + bytes(range(128, 256))
STARTERS = ("=", "+", "-", "@", "\t", "\r")


def read_text(data: bytes) -> str:
    """Return the text of a file; raises UploadRefused for what is not text in UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        raise UploadRefused(NOT_TEXT) from bad
    if data.translate(None, TEXT):
        raise UploadRefused(NOT_TEXT)
    return text


def guarded(cell: str) -> str:
    """Return a cell for a sheet that leaves us: one that a program would reckon with gets a leading sign."""
    return f"'{cell}" if cell.startswith(STARTERS) else cell
