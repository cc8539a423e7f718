"""Reading documents: the next number, the latest wording, which files and texts are ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from radslag.documents.models import Document, Levelled, Redaction, Rendering, Upload, Version
from radslag.documents.states import Level, higher_of
from radslag.journal.models import Entry

READING = timedelta(hours=1)
"""How long a reason for reading something secret holds."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A file or a text that was issued here: of which version, and how open that is."""

    version: Version
    level: Level

    @property
    def document(self) -> Document:
        """The document that it is a form of."""
        return self.version.document


def latest(document: Document) -> Version | None:
    """Return the last wording of a document, None before the first one is drawn up."""
    return Version.objects.filter(document=document).order_by("-number").first()


def next_number(document: Document | None) -> int:
    """Return the number that the next version will have; 1 for a document to come."""
    last = latest(document) if document else None
    return last.number + 1 if last else 1


def final(version: Version, level: str = "") -> Rendering | None:
    """Return the finished file of a version, whole or as shown at a level; the last if several were kept."""
    shown = level or version.level
    return Rendering.objects.filter(version=version, form="pdf", level=shown).order_by("-pk").first()


def known(sha256_of_file: str) -> Issued | None:
    """Return what a file is, if exactly these bytes were issued here.

    Nothing but "known" may be said of an answer whose level is not public.
    """
    files = Rendering.objects.filter(sha256=sha256_of_file).select_related("version__document")
    found = files.order_by("pk").first()
    return _issued(found.version, found.level) if found else None


def known_content(digest: str) -> Issued | None:
    """Return what a text is, if its digest is that of a version, or of what was shown of one."""
    version = Version.objects.filter(digest=digest).select_related("document").order_by("pk").first()
    if version:
        return _issued(version, version.level)
    shown = Redaction.objects.filter(digest=digest).select_related("version__document").first()
    return _issued(shown.version, shown.level) if shown else None


def _issued(version: Version, level: str) -> Issued:
    return Issued(version, higher_of(version.document.level, level))


def row_name(thing: Levelled) -> str:
    """Return what the journal calls a document or a file."""
    kind = "document" if isinstance(thing, Document) else "upload" if isinstance(thing, Upload) else "thing"
    return f"{kind}:{thing.pk}"


def has_opened(thing: Levelled, reader: str, *, at: datetime) -> bool:
    """Tell whether somebody gave a reason for reading something secret within the last hour."""
    return Entry.objects.filter(
        verb="secret.read", object=row_name(thing), actor=reader, recorded_at__gt=at - READING
    ).exists()


def corrections(document: Document) -> list[Document]:
    """Return the documents that correct this one, the oldest first."""
    return list(Document.objects.filter(corrects=document).order_by("created_at", "pk"))


def versions(document: Document) -> list[Version]:
    """Return the wordings of a document, the latest first."""
    return list(Version.objects.filter(document=document).order_by("-number"))
