"""Letting anyone read: an agenda, a record, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from radslag.documents.models import Redaction
from radslag.documents.services import change_level, content_for
from radslag.documents.services.content import canonical, digest, marked
from radslag.documents.states import Level
from radslag.journal.services import Act, record
from radslag.meetings.models import AgendaItem, Meeting, Publication, Record
from radslag.meetings.services.dispatch import NotSettledYet, StaysInside
from radslag.meetings.services.indexing import hide_from_the_public, show_to_anyone
from radslag.meetings.services.planning import row_of
from radslag.meetings.services.records import row_name

WHY = "publicerad"


class AlreadyPublished(Exception):
    """The record can be read by anyone already."""


class ReasonIsMissing(ValueError):
    """What was published is taken back for a reason that is written down."""


def public_words(one: Record, withheld: Collection[int] = ()) -> bytes:
    """Return the record as residents would read it, the items with these numbers kept back as well.

    Raises NotSettledYet.
    """
    if one.settled_version is None:
        raise NotSettledYet([])
    said = json.loads(bytes(one.settled_version.content))
    signs = {f"§\u00a0{number}" for number in withheld}
    for block in said["blocks"]:
        if block["t"] == "item" and block["no"] in signs and "level" not in block:
            block.update(marked(Level.INTERNAL))
    return content_for(canonical(said), Level.PUBLIC)


@transaction.atomic
def publish(one: Record, *, actor: str, at: datetime, withheld: Collection[int] = ()) -> Publication:
    """Let anyone read a settled record, without what is secret and what is withheld.

    Raises NotSettledYet, StaysInside for notes that are internal, and AlreadyPublished.
    """
    if one.internal:
        raise StaysInside(one.pk)
    if one.publications.filter(withdrawn_at=None).exists():
        raise AlreadyPublished(one.pk)
    words = public_words(one, withheld)
    made = Publication.objects.create(
        record=one, shown=words, digest=digest(words), published_at=at, published_by=actor
    )
    # The check of a document knows what was published by this digest.
    if one.settled_version and digest(words) != one.settled_version.digest:
        Redaction.objects.get_or_create(
            version=one.settled_version, level=Level.PUBLIC,
            defaults={"content": words, "digest": digest(words), "made_at": at},
        )  # fmt: skip
    if one.document and one.document.level != Level.PUBLIC:
        change_level(one.document, Level.PUBLIC, reason=WHY, actor=actor, at=at)
    _open(one.meeting, withheld)
    show_to_anyone(one)
    record("item.published", actor=actor, at=at, what=_about(one))
    return made


@transaction.atomic
def publish_agenda(meeting: Meeting, *, actor: str, at: datetime, withheld: Collection[int] = ()) -> None:
    """Let anyone know of a meeting and its agenda; `withheld` are items that stay inside, by their rows."""
    kept_back = meeting.items.filter(pk__in=withheld)
    open_ones = meeting.items.kept().filter(level=Level.INTERNAL, audience=[])
    open_ones.exclude(pk__in=kept_back).update(level=Level.PUBLIC)
    Meeting.objects.filter(pk=meeting.pk).update(level=Level.PUBLIC)
    meeting.refresh_from_db()
    what = Act(row=row_of(meeting), ref=meeting.ref, bodies=meeting.body_keys)
    record("item.published", actor=actor, at=at, what=what)


def _open(meeting: Meeting, withheld: Collection[int]) -> None:
    open_ones = AgendaItem.objects.kept().filter(meeting=meeting, level=Level.INTERNAL, audience=[])
    open_ones.exclude(number__in=withheld).update(level=Level.PUBLIC)
    Meeting.objects.filter(pk=meeting.pk).update(level=Level.PUBLIC)
    meeting.refresh_from_db()


@transaction.atomic
def withdraw_publication(one: Record, reason: str, *, actor: str, at: datetime) -> None:
    """Take a published record away from the public pages; raises ReasonIsMissing."""
    if not reason.strip():
        raise ReasonIsMissing(one.pk)
    found = one.publications.filter(withdrawn_at=None)
    found.update(withdrawn_at=at, reason=reason.strip()[:300])
    AgendaItem.objects.filter(meeting=one.meeting, level=Level.PUBLIC).update(level=Level.INTERNAL)
    hide_from_the_public(one)
    if one.document and one.document.level == Level.PUBLIC:
        change_level(one.document, Level.INTERNAL, actor=actor, at=at)
    record("level.changed", actor=actor, at=at, what=_about(one))


def _about(one: Record) -> Act:
    return Act(row=row_name(one), ref=one.meeting.ref, bodies=one.meeting.body_keys)
