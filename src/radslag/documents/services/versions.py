"""Documents through their states: draw up, approve, dispatch, number, correct."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from radslag.documents.models import Document, Redaction, Rendering, Version
from radslag.documents.queries import final, latest, row_name
from radslag.documents.services import store
from radslag.documents.services.content import KINDS, canonical, digest
from radslag.documents.services.levels import check_ground
from radslag.documents.services.redaction import content_for, level_of
from radslag.documents.states import DOCUMENT, Level, Status, is_above
from radslag.journal.services import Act, record
from radslag.lifecycle import MoveNotAllowed

SAID = [
    "title", "matter", "bodies", "status", "level", "ground", "level_decided_by", "level_decided_at",
    "readers",
]  # fmt: skip


class ApprovedNeverChanges(Exception):
    """An approved document has no further version; what was wrong is told in a document that corrects it."""


class UnknownType(ValueError):
    """There is no such type of document, or the content is of another type."""


@transaction.atomic
def draw_up(  # noqa: PLR0913 – what is said beside a content, once for each document
    type: str,  # noqa: A002 – the word of the content's envelope
    content: bytes,
    *,
    title: str,
    matter: str,
    bodies: Iterable[str],
    level: str,
    ground: str,
    actor: str,
    at: datetime,
    document: Document | None = None,
) -> Version:
    """Keep a wording: of a new document, or the next one of `document`. Return the version.

    `content` is what a kind in `services.kinds` returned; its number is set to the version's own. The same
    words again give the version that is there. `matter` is the journal's reference, `bodies` are body keys.
    A document's level is never lowered here. A next version is working material until it is settled anew.
    Raises ApprovedNeverChanges, UnknownType, and GroundIsMissing for a secret level without a provision.
    """
    said = json.loads(content)
    if type not in KINDS or said["type"] != type:
        raise UnknownType(type)
    held = _held(document) if document else _new(type, at=at)
    beside = {"title": title, "matter": matter, "bodies": sorted(set(bodies))}
    _say(held, beside, (level, ground), actor=actor, at=at)
    last = latest(held)
    number = last.number + 1 if last else 1
    if last and canonical(said | {"version": last.number}) == bytes(last.content):
        return last
    words = canonical(said | {"version": number})
    version = Version.objects.create(
        document=held, number=number, content=words, digest=digest(words), level=level_of(words),
        made_at=at, made_by=actor,
    )  # fmt: skip
    _note("document.drawn_up", held, actor=actor, at=at, number=number, payload={"digest": version.digest})
    return version


def _new(kind: str, *, at: datetime) -> Document:
    return Document(type=kind, created_at=at)


def _held(document: Document) -> Document:
    """Return the document as it is now, kept still until we are done; raises ApprovedNeverChanges."""
    now = Document.objects.select_for_update().get(pk=document.pk)
    if now.approved_at is not None:
        raise ApprovedNeverChanges(now)
    return now


def _say(
    document: Document, beside: dict[str, Any], level: tuple[str, str], *, actor: str, at: datetime
) -> None:
    """Set what is said beside the words; the level is raised, never lowered."""
    for name, value in beside.items():
        setattr(document, name, value)
    if document.pk is None or is_above(level[0], document.level):
        check_ground(*level)
        document.level, document.ground = level
        document.level_decided_by, document.level_decided_at = actor, at
        if level[0] == Level.SECRET and actor:
            document.readers = sorted({*document.readers, actor})
    document.status = Status.WORKING
    document.save(update_fields=SAID if document.pk else None)


@transaction.atomic
def set_status(document: Document, status: str, *, actor: str, at: datetime) -> None:
    """Let a document take its next step; raises MoveNotAllowed when it does not follow on where it is.

    Two who do it at once do it once: the second one gets MoveNotAllowed.
    """
    wanted = Status(status)
    DOCUMENT.check(Status(document.status), wanted)
    changes: dict[str, Any] = {"status": wanted}
    moment = {Status.APPROVED: "approved_at", Status.DISPATCHED: "dispatched_at"}.get(wanted)
    changes |= {moment: at} if moment else {}
    here = Document.objects.filter(pk=document.pk, status=document.status)
    if not here.update(**changes):
        raise MoveNotAllowed(Status(document.status), wanted)
    for name, value in changes.items():
        setattr(document, name, value)
    _note("document.moved", document, actor=actor, at=at, payload={"status": wanted.value})


@transaction.atomic
def give_registry_number(document: Document, number: str, *, actor: str, at: datetime) -> None:
    """Write down which number the document has in the municipality's registry; several may share a case.

    A number that is changed leaves the old one in the journal.
    """
    before, document.registry_number = document.registry_number, " ".join(number.split())
    document.save(update_fields=["registry_number"])
    said = {"number": document.registry_number, "before": before}
    _note("document.numbered", document, actor=actor, at=at, payload=said)


@transaction.atomic
def correct(document: Document, corrected: Document, *, actor: str, at: datetime) -> None:
    """Say that one document corrects another; both pages show it from now on."""
    document.corrects = corrected
    document.save(update_fields=["corrects"])
    about = [row_name(corrected)]
    what = Act(row=row_name(document), ref=document.matter, bodies=document.bodies, about=about)
    record("document.corrected", actor=actor, at=at, what=what)


@transaction.atomic
def keep_final(version: Version, pdf: bytes, *, actor: str, at: datetime, level: str = "") -> Rendering:
    """Keep a finished, perhaps sealed, file of a version and return it; the same bytes are kept once.

    `level` says which form it is: the whole one if left out, or what `shown_at` gave for a level.
    """
    sha256 = store.keep(pdf)
    kept, new = Rendering.objects.get_or_create(
        version=version, form="pdf", sha256=sha256,
        defaults={"size": len(pdf), "made_at": at, "level": level or version.level},
    )  # fmt: skip
    if new:
        said = {"sha256": sha256, "form": "pdf"}
        _note("document.finished", version.document, actor=actor, at=at, number=version.number, payload=said)
    return kept


def shown_at(version: Version, level: str, *, at: datetime) -> Version | Redaction:
    """Return what of a version may be shown at a level, with `content` and `digest`; made once and kept.

    It is the version itself when nothing in it is above the level. Otherwise the text is known to
    `queries.known_content` from now on.
    """
    if not is_above(version.level, level):
        return version
    words = content_for(bytes(version.content), level)
    shown, _ = Redaction.objects.get_or_create(
        version=version,
        level=level,
        defaults={"content": words, "digest": digest(words), "made_at": at},
    )
    return shown


def final_pdf(version: Version, level: str = "") -> bytes | None:
    """Return the finished file of a version, whole or as shown at a level; None before there is one."""
    found = final(version, level)
    return store.read(found.sha256) if found else None


def _note(verb: str, document: Document, *, actor: str, at: datetime, **more: Any) -> None:
    what = Act(row=row_name(document), ref=document.matter, bodies=document.bodies, **more)
    record(verb, actor=actor, at=at, what=what)
