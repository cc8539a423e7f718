"""Sending a settled record to those whom the statutes name, and handing it over where it is to be an item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from radslag.approvals.queries import approval_of
from radslag.approvals.services import printed
from radslag.bodies.models import Body
from radslag.documents.models import Version
from radslag.documents.services import beside_of, final_pdf, keep_final, pdf_of, set_status, shown_at
from radslag.documents.states import Level, Status
from radslag.journal.services import Act, record
from radslag.meetings.models import AgendaItem, Dispatch, DispatchAddress, Meeting, Proposal, Record
from radslag.meetings.queries.content import title_of
from radslag.meetings.queries.demands import asked_of
from radslag.meetings.queries.receivers import AS_ITEM, BY_HAND, BY_MAIL, Receiver, receivers_of
from radslag.meetings.services.record_letters import send_record
from radslag.meetings.services.records import row_name
from radslag.meetings.states import MeetingState, ProposalState


class NotSettledYet(Exception):
    """A record is sent when it is settled; `receivers` tell by which clause it awaits approval."""

    def __init__(self, receivers: Sequence[Receiver]) -> None:
        super().__init__([one.key for one in receivers])
        self.receivers = receivers


class StaysInside(Exception):
    """The notes of this meeting are internal by the statute, and sent to nobody."""


class NobodyToSendTo(Exception):
    """Nobody is left who can be sent anything: all have it, or their addresses are missing."""


@transaction.atomic
def dispatch(one: Record, *, actor: str, at: datetime) -> list[Dispatch]:
    """Send the record, in one act, to every receiver that has a way and has not got it.

    Those who get it by mail have a letter each with the file; a body whose item it is to be finds it on the
    agenda of its next meeting, or among what waits for one. What is left without an address is left. Raises
    StaysInside, NotSettledYet and NobodyToSendTo.
    """
    waiting = _waiting(one)
    ready = [receiver for receiver in waiting if receiver.has_a_way]
    if not ready:
        raise NobodyToSendTo(one.pk)
    mailed = [receiver for receiver in ready if receiver.how == BY_MAIL]
    letter = _post(one, mailed, actor=actor, at=at) if mailed else None
    made = [_note(one, receiver, at=at, letter=letter) for receiver in mailed]
    for receiver in ready:
        if receiver.how == AS_ITEM and receiver.body:
            item = hand_over(one, receiver.body, at=at)
            made.append(_note(one, receiver, at=at, item=item))
    _journal(one, ready, actor=actor, at=at)
    _mark_sent(one, actor=actor, at=at)
    return made


@transaction.atomic
def hand_to(one: Record, key: str, *, actor: str, at: datetime) -> Dispatch:
    """Note that somebody handed the record over to a receiver in person, or by means of their own.

    Raises StaysInside, NotSettledYet and NobodyToSendTo.
    """
    receiver = next((each for each in _waiting(one) if each.key == key), None)
    if receiver is None:
        raise NobodyToSendTo(one.pk)
    made = _note(one, replace(receiver, how=BY_HAND), at=at)
    _journal(one, [receiver], actor=actor, at=at)
    _mark_sent(one, actor=actor, at=at)
    return made


def _waiting(one: Record) -> list[Receiver]:
    """Return the receivers that have not got the record."""
    if one.internal:
        raise StaysInside(one.pk)
    everyone = receivers_of(one, asked_of(one.meeting))
    if not one.is_settled:
        raise NotSettledYet(everyone)
    return [receiver for receiver in everyone if receiver.sent is None]


@transaction.atomic
def keep_address(word: str, name: str, email: str, *, actor: str, at: datetime) -> DispatchAddress:
    """Write down where records go that a statute sends to `word`; the same address again is renamed."""
    kept, _ = DispatchAddress.objects.update_or_create(
        word=word, email=email.strip().lower(), defaults={"name": " ".join(name.split())}
    )
    _note_setting(kept, "kept", actor=actor, at=at)
    return kept


@transaction.atomic
def drop_address(kept: DispatchAddress, *, actor: str, at: datetime) -> None:
    """Take an address away from the list; what was sent to it stays as it was."""
    _note_setting(kept, "dropped", actor=actor, at=at)
    kept.delete()


def _note_setting(kept: DispatchAddress, what: str, *, actor: str, at: datetime) -> None:
    payload = {"setting": "dispatch_address", "what": what}
    act = Act(row=f"dispatch_address:{kept.pk}", payload=payload)
    record("settings.changed", actor=actor, at=at, what=act)


def level_in_mail(one: Record) -> Level:
    """Return what of a record goes out by mail: never what is secret, nor what only some may see."""
    closed = one.meeting.items.kept().exclude(audience=[]).exists()
    return Level.PUBLIC if closed else Level.INTERNAL


def file_at(one: Record, level: str, *, actor: str, at: datetime) -> bytes:
    """Return the PDF of a settled record as it may be read at a level; made once and kept."""
    version = one.settled_version
    if version is None:
        raise NotSettledYet([])
    shown = shown_at(version, level, at=at)
    if isinstance(shown, Version):
        return final_pdf(version) or pdf_of(version)
    kept = final_pdf(version, level)
    if kept is None:
        approval = approval_of(version.document)
        beside = replace(beside_of(version.document), approvals=printed(approval) if approval else [])
        kept = pdf_of(shown, beside)
        keep_final(version, kept, actor=actor, at=at, level=level)
    return kept


def _post(one: Record, receivers: Iterable[Receiver], *, actor: str, at: datetime) -> int:
    recipients = list({r.address or r.key: r for each in receivers for r in each.recipients}.values())
    pdf = file_at(one, level_in_mail(one), actor=actor, at=at)
    letter = send_record(one, pdf, recipients, actor=actor, at=at)
    return int(letter.pk)


def _note(
    one: Record,
    receiver: Receiver,
    *,
    at: datetime,
    letter: int | None = None,
    item: AgendaItem | None = None,
) -> Dispatch:
    return Dispatch.objects.create(
        record=one, to=receiver.key, how=receiver.how, sent_at=at, letter=letter, item=item
    )


def _journal(one: Record, receivers: Sequence[Receiver], *, actor: str, at: datetime) -> None:
    """Tell the journal what was sent to whom, and what was reported to whom, thing by thing."""
    for thing, reported in sorted({(each.demand.thing, each.demand.reported) for each in receivers}):
        to = [
            each.key for each in receivers if (each.demand.thing, each.demand.reported) == (thing, reported)
        ]
        verb, act = ("report.received", "reported") if reported else ("document.sent", "sent")
        what = Act(
            act=act, thing=thing, ref=one.meeting.ref, bodies=one.meeting.body_keys, to=to, row=row_name(one)
        )
        record(verb, actor=actor, at=at, on=timezone.localdate(at), what=what)


def _mark_sent(one: Record, *, actor: str, at: datetime) -> None:
    document = one.document
    if document and document.status in (Status.APPROVED, Status.DRAWN_UP):
        set_status(document, Status.DISPATCHED, actor=actor, at=at)


def hand_over(one: Record, body: Body, *, at: datetime) -> AgendaItem | None:
    """Put the record on the agenda of the body's next meeting, or let it wait for one in the backlog."""
    coming = Meeting.objects.of_body(body.key).ahead(timezone.localdate(at)).first()
    title = title_of(one)
    if coming is None:
        Proposal.objects.create(body=body, title=title, proposed_at=at, state=ProposalState.ACCEPTED)
        return None
    last = coming.items.aggregate(last=Max("position"))["last"] or 0
    return AgendaItem.objects.create(
        meeting=coming, position=last + 1, title=title, matter=one.meeting.ref,
        late=coming.state == MeetingState.CALLED,
    )  # fmt: skip
