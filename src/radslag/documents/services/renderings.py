"""The forms of a stored wording: PDF and Word, with what is said beside it today."""

from __future__ import annotations

from radslag.documents.models import Document, Redaction, Version
from radslag.documents.services.pdf import Beside, render
from radslag.documents.services.word import word


def beside_of(document: Document) -> Beside:
    """Return what stands in the margin of a document as it is now: its status and registry number."""
    return Beside(status=str(document.get_status_display()).capitalize(), registry=document.registry_number)


def pdf_of(version: Version | Redaction, beside: Beside | None = None) -> bytes:
    """Return the PDF of a wording; its document's own status and number stand beside it if nothing else.

    A finished file is kept by `keep_final` and read by `final_pdf`; this one is made anew.
    """
    return render(bytes(version.content), beside or beside_of(_document(version)))


def docx_of(version: Version | Redaction, beside: Beside | None = None) -> bytes:
    """Return the Word file of a wording, for those who want to work on; the PDF is the one that is kept."""
    return word(bytes(version.content), beside or beside_of(_document(version)))


def _document(version: Version | Redaction) -> Document:
    return version.document if isinstance(version, Version) else version.version.document
