"""Letters about records: a request to approve, the record itself, a correction of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from radslag.approvals.models import Approval, Step
from radslag.approvals.services import may_answer_by_mail, token_of
from radslag.documents.services.kinds import day
from radslag.meetings.models import Record
from radslag.municipalities.http import address
from radslag.notices.models import Letter
from radslag.notices.services import LINK, Draft, Enclosed, Recipient, post

ASK, SEND, CORRECT = "approval", "record", "correction"


def tell_approvers(one: Record, approval: Approval, *, actor: str, at: datetime) -> Letter:
    """Post the request to approve, with each person's own link."""
    subject = f"{one.word} att läsa och godkänna: {_about(one)}"
    until = f" Svara gärna senast {day(approval.due)}." if approval.due else ""
    text = (
        f"{one.word} från {_about(one)} är klart att läsa och godkänna.{until}\n\n"
        f"Läs och godkänn, eller skriv vad som ska ändras: {LINK}"
    )
    letter = Draft(
        matter=one.meeting.ref, subject=subject, text=text, body=one.meeting.body_key,
        version=str(approval.pk),
    )  # fmt: skip
    return post(ASK, letter, [_approver(step) for step in approval.steps.all()], actor=actor, at=at)


def _approver(step: Step) -> Recipient:
    by_mail = step.user is None and may_answer_by_mail(step)
    link = address("approvals:by_mail", token_of(step)) if by_mail else address("approvals:step", step.pk)
    return Recipient(f"person:{step.who}", step.name, step.address, link)


def send_record(
    one: Record, pdf: bytes, recipients: Iterable[Recipient], *, actor: str, at: datetime
) -> Letter:
    """Post the record to those who are to have it, with the file."""
    text = (
        f"Här kommer {one.word.lower()} från {_about(one)}.\n\n"
        "Handlingen är bifogad som PDF, som kan läsas upp av en skärmläsare."
    )
    letter = Draft(
        matter=one.meeting.ref, subject=f"{one.word}: {_about(one)}", text=text, body=one.meeting.body_key,
        enclosures=[Enclosed(file_name(one), "application/pdf", pdf)],
    )  # fmt: skip
    return post(SEND, letter, recipients, actor=actor, at=at)


def send_correction(
    one: Record, pdf: bytes, recipients: Sequence[Recipient], *, actor: str, at: datetime
) -> Letter:
    """Post a correction to those who got what it corrects."""
    text = (
        f"En rättelse har gjorts av {_about(one)}, som du har fått tidigare.\n\n"
        "Vad som var fel, vad som gäller och varför står i den bifogade handlingen. Originalet är oförändrat."
    )
    letter = Draft(
        matter=one.meeting.ref, subject=f"Rättelse: {_about(one)}", text=text, body=one.meeting.body_key,
        version=str(one.pk), enclosures=[Enclosed(file_name(one), "application/pdf", pdf)],
    )  # fmt: skip
    return post(CORRECT, letter, recipients, actor=actor, at=at)


def file_name(one: Record, ending: str = "pdf") -> str:
    """Return a name for the file: protokoll-2026-05-11.pdf."""
    word = "rattelse" if one.corrects_id else one.things[0]
    return f"{word}-{one.meeting.on:%Y-%m-%d}.{ending}"


def _about(one: Record) -> str:
    on: date = one.meeting.on
    return f"{one.meeting.title} {day(on)}".replace("\u00a0", " ")
