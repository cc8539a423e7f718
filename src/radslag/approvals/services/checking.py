"""What we can say about a file that somebody shows us. Nothing is stored, and nothing is written down."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import sha256

from django.utils import timezone

from radslag.approvals.services.keys import certificates
from radslag.approvals.services.verification import SealState, contents, seal_state
from radslag.documents.models import Document, Version
from radslag.documents.queries import Issued, corrections, known, known_content, latest
from radslag.documents.services.content import digest
from radslag.documents.states import Level


class Finding(Enum):
    """The four answers."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    SAVED_ANEW = "saved_anew"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What may be told of a public document; `superseded` when a later wording of it was finished."""

    title: str
    body: str
    municipality: str
    issued_on: date
    registry_number: str
    corrected_by: tuple[str, ...]
    superseded: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four answers; without particulars for what is not public."""

    finding: Finding
    particulars: Particulars | None = None


def check(file: bytes) -> Answer:
    """Tell whether these bytes were issued here, and if so whether anything happened to them since.

    Of a document that is not public nothing but the finding is told.
    """
    exact = known(sha256(file).hexdigest())
    if exact:
        return Answer(Finding.UNCHANGED, _particulars(exact))
    if seal_state(file, certificates()) != SealState.NONE:
        return Answer(Finding.CHANGED)
    for content in contents(file):
        ours = known_content(digest(content))
        if ours and ours.version.renderings.exists():
            return Answer(Finding.SAVED_ANEW, _particulars(ours))
    return Answer(Finding.NOT_OURS)


def _particulars(issued: Issued) -> Particulars | None:
    if issued.level != Level.PUBLIC:
        return None
    document, said = issued.document, json.loads(bytes(issued.version.content) or b"{}")
    return Particulars(
        title=document.title,
        body=said.get("body", ""),
        municipality=said.get("municipality", ""),
        issued_on=_issued_on(document, issued.version),
        registry_number=document.registry_number,
        corrected_by=tuple(one.title for one in corrections(document) if one.level == Level.PUBLIC),
        superseded=_is_superseded(issued.version),
    )


def _issued_on(document: Document, version: Version) -> date:
    return timezone.localdate(document.approved_at or document.dispatched_at or version.made_at)


def _is_superseded(version: Version) -> bool:
    last = latest(version.document)
    return last is not None and last.number > version.number and last.renderings.exists()
