"""Correcting a record that never changes: a record of its own that says what was wrong and what holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from radslag.bodies.models import Body
from radslag.documents import services as documents
from radslag.documents.services.content import Envelope
from radslag.documents.services.kinds import Correction, correction_document
from radslag.documents.states import Level, Status
from radslag.journal.services import Act, record
from radslag.meetings.models import AgendaItem, Dispatch, Record
from radslag.meetings.queries.content import title_of
from radslag.meetings.queries.receivers import AS_ITEM
from radslag.meetings.services.dispatch import NotSettledYet, hand_over
from radslag.meetings.services.publishing import publish
from radslag.meetings.services.record_letters import send_correction
from radslag.meetings.services.records import row_name, settle
from radslag.municipalities.tenancy import here
from radslag.notices.models import Message
from radslag.notices.services import Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What was wrong in a record, what holds instead, why, and who has decided so."""

    reason: str
    wrong: str
    right: str
    decided_by: str


def correction_words(original: Record, mistake: Mistake, *, at: datetime) -> bytes:
    """Return the correction as canonical bytes. Raises NotSettledYet, and ContentIncomplete by name."""
    if original.settled_version is None:
        raise NotSettledYet([])
    said = Correction(
        corrects=title_of(original), corrects_digest=original.settled_version.digest,
        reason=mistake.reason, wrong=mistake.wrong, right=mistake.right, decided_by=mistake.decided_by,
        decided_on=timezone.localdate(at),
    )  # fmt: skip
    number = original.corrections.count() + 1
    meeting = original.meeting
    envelope = Envelope(
        type="correction", id=f"{meeting.ref}-rattelse-{number}", version=1, title=_title(original),
        municipality=here().name, body=meeting.title, date=timezone.localdate(at),
    )  # fmt: skip
    return correction_document(envelope, said)


def _title(original: Record) -> str:
    words = title_of(original)
    return f"Rättelse av {words[:1].lower()}{words[1:]}"


@transaction.atomic
def correct_record(original: Record, mistake: Mistake, *, actor: str, at: datetime) -> Record:
    """Give out a correction: settled at once, sent to those who got the original, published if that is.

    The original stays as it is; each points at the other. Raises NotSettledYet and ContentIncomplete.
    """
    meeting = original.meeting
    words = correction_words(original, mistake, at=at)
    made = Record.objects.create(
        meeting=meeting, things=original.things, internal=original.internal, corrects=original,
        correction={"reason": mistake.reason, "wrong": mistake.wrong, "right": mistake.right},
    )  # fmt: skip
    version = documents.draw_up(
        "correction", words, title=_title(original), matter=meeting.ref, bodies=meeting.body_keys,
        level=Level.INTERNAL, ground="", actor=actor, at=at,
    )  # fmt: skip
    if original.document:
        documents.correct(version.document, original.document, actor=actor, at=at)
    documents.set_status(version.document, Status.DRAWN_UP, actor=actor, at=at)
    pdf = documents.pdf_of(version)
    documents.keep_final(version, pdf, actor=actor, at=at)
    made.document = version.document
    made.save(update_fields=["document"])
    settle(made, version, at=at)
    what = Act(row=row_name(made), ref=meeting.ref, bodies=meeting.body_keys, about=[row_name(original)])
    record("minutes.corrected", actor=actor, at=at, what=what)
    _send(original, made, pdf, actor=actor, at=at)
    if original.publications.filter(withdrawn_at=None).exists():
        publish(made, actor=actor, at=at)
    return made


def _send(original: Record, made: Record, pdf: bytes, *, actor: str, at: datetime) -> None:
    """Send the correction along every way that the original went."""
    sent = list(original.dispatches.select_related("item__meeting"))
    got = Message.objects.filter(letter__in={one.letter for one in sent if one.letter}).order_by("pk")
    recipients = [Recipient(one.recipient, one.name, one.address) for one in got]
    letter = send_correction(made, pdf, recipients, actor=actor, at=at) if recipients else None
    for one in sent:
        item = _as_item(made, one, at=at) if one.how == AS_ITEM else None
        Dispatch.objects.create(
            record=made, to=one.to, how=one.how, sent_at=at, item=item,
            letter=letter.pk if letter and one.letter else None,
        )  # fmt: skip
    if sent and made.document:
        documents.set_status(made.document, Status.DISPATCHED, actor=actor, at=at)


def _as_item(made: Record, one: Dispatch, *, at: datetime) -> AgendaItem | None:
    body = Body.objects.filter(key=one.to).first()
    return hand_over(made, body, at=at) if body else None
