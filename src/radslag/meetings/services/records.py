"""The record of a meeting on its way: put forward, commented, approved, settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from radslag.approvals.models import Approval
from radslag.approvals.queries import approval_of
from radslag.approvals.services import Asked as AskedPerson
from radslag.approvals.services import Question, ask, withdraw
from radslag.documents.models import Document, Version
from radslag.documents.services import draw_up, keep_final, pdf_of, set_status
from radslag.documents.states import Level, Status
from radslag.journal.models import Entry
from radslag.journal.services import Act, record
from radslag.lifecycle import SomeoneElseChanged
from radslag.meetings.models import AgendaItem, Attendance, Dissent, Election, Meeting, Record
from radslag.meetings.queries.approvers import (
    ApproverMissing,
    asked_approvals,
    due_day,
    words_for_role,
)
from radslag.meetings.queries.content import next_meeting, read_proceedings, record_content, title_of
from radslag.meetings.queries.demands import Asked, asked_of
from radslag.meetings.queries.parts import PartsAreMissing, missing_parts, parts_held
from radslag.meetings.services.holding import dissent_ref
from radslag.meetings.services.indexing import index_record
from radslag.meetings.services.numbering import number_items
from radslag.meetings.services.record_letters import tell_approvers
from radslag.meetings.states import CHAIR_SEAT, RECORD, Presence, RecordState
from radslag.statute.meeting import ApprovedBy

PREVIOUS = "foregaende"


class ApprovalIsAsked(Exception):
    """The statute has the record approved: it is put forward, never settled by one person."""


class NothingToApprove(Exception):
    """No statute asks for approval of this record: it is finished by whoever wrote it."""


def row_name(one: Record) -> str:
    """Return how the journal names the row."""
    return f"record:{one.pk}"


@transaction.atomic
def put_forward(one: Record, *, actor: str, at: datetime) -> Approval:
    """Freeze the record and ask those whom the statute names to approve it; each gets a letter.

    Raises NothingToApprove, ApproverMissing when somebody who is to approve was not there or has not been
    elected, PartsAreMissing, ContentIncomplete, MoveNotAllowed and SomeoneElseChanged.
    """
    asked = asked_of(one.meeting)
    demands = asked_approvals(asked)
    RECORD.check(RecordState(one.state), RecordState.FOR_APPROVAL)
    if not demands:
        raise NothingToApprove(one.pk)
    people = approvers_of(one.meeting, demands)
    version = _freeze(one, asked, actor=actor, at=at)
    _move(one, RecordState.FOR_APPROVAL, document=version.document)
    _decide(one, asked, actor=actor, at=at)
    question = Question(
        steps=people, matter=one.meeting.ref, thing=demands[0].thing, bodies=one.meeting.body_keys,
        due=due_day(one.meeting, demands),
    )  # fmt: skip
    approval = ask(version, question, actor=actor, at=at)
    tell_approvers(one, approval, actor=actor, at=at)
    return approval


@transaction.atomic
def finish(one: Record, *, actor: str, at: datetime) -> Record:
    """Draw up and settle a record that no statute has anybody approve.

    Raises ApprovalIsAsked, PartsAreMissing, ContentIncomplete, MoveNotAllowed and SomeoneElseChanged.
    """
    asked = asked_of(one.meeting)
    if asked_approvals(asked):
        raise ApprovalIsAsked(one.pk)
    version = _freeze(one, asked, actor=actor, at=at)
    set_status(version.document, Status.DRAWN_UP, actor=actor, at=at)
    keep_final(version, pdf_of(version), actor=actor, at=at)
    _decide(one, asked, actor=actor, at=at)
    settle(one, version, at=at)
    return one


@transaction.atomic
def take_back(one: Record, *, actor: str, at: datetime) -> Record:
    """Open a record that is with its approvers again, to change it; what they answered counts for nothing.

    Raises MoveNotAllowed and SomeoneElseChanged.
    """
    _move(one, RecordState.WRITING)
    approval = approval_of(one.document) if one.document else None
    if approval and approval.is_open:
        withdraw(approval, actor=actor, at=at)
    return one


@transaction.atomic
def state_part(one: Record, part: str, *, actor: str, at: datetime) -> None:
    """Say of a part that the statute asks for that there was nothing to write under it."""
    if part not in one.stated:
        one.stated = sorted({*one.stated, part})
        one.save(update_fields=["stated"])
        record("minutes.changed", actor=actor, at=at, what=Act(row=row_name(one)))


def settle_approved(approval: Approval, *, actor: str, at: datetime) -> None:
    """Settle the record whose wording all have approved; named in the app's `ready`."""
    one = Record.objects.filter(document=approval.version.document_id, state=RecordState.FOR_APPROVAL).first()
    if one:
        settle(one, approval.version, at=at)


def reopen_commented(approval: Approval, *, actor: str, at: datetime) -> None:
    """Open the record for writing again when somebody who was asked has commented on it."""
    one = Record.objects.filter(document=approval.version.document_id, state=RecordState.FOR_APPROVAL).first()
    if one:
        take_back(one, actor=actor, at=at)


def approvers_of(meeting: Meeting, demands: Sequence[ApprovedBy]) -> list[AskedPerson]:
    """Return whom to ask, by the roles that the statutes name. Raises ApproverMissing."""
    wanted = {role: demand for demand in demands for role in demand.roles}
    found = {role: _holder(meeting, role, demand) for role, demand in wanted.items()}
    return [_asked(role, row) for role, row in found.items()]


def _holder(meeting: Meeting, role: str, demand: ApprovedBy) -> Attendance:
    """Return who approves in a role: the one elected, or for the chair the one who led the meeting."""
    rows = Attendance.objects.filter(meeting=meeting).in_order()
    if role in demand.elected:
        election = Election.objects.filter(meeting=meeting, role=role).first()
        row = rows.filter(pk=election.attendance_id).first() if election else None
        if row is None:
            raise ApproverMissing(role, demand, ApproverMissing.NOT_ELECTED)
    else:
        row = _led(meeting, rows) if role == CHAIR_SEAT else rows.filter(seat_key=role).first()
    if row is None or row.presence != Presence.PRESENT:
        raise ApproverMissing(role, demand, ApproverMissing.NOT_THERE)
    return row


def _led(meeting: Meeting, rows: Iterable[Attendance]) -> Attendance | None:
    everyone = list(rows)
    led = [row for row in everyone if str(row.person) == meeting.chair]
    return next(iter([*led, *(row for row in everyone if row.seat_key == CHAIR_SEAT)]), None)


def _asked(role: str, row: Attendance) -> AskedPerson:
    organisation = row.organisation.name if row.organisation else ""
    return AskedPerson(
        role=role, title=words_for_role(role), who=row.person.journal_id, name=str(row.person),
        organisation=organisation, address=row.person.email, user=row.person.user,
    )  # fmt: skip


def _freeze(one: Record, asked: Sequence[Asked], *, actor: str, at: datetime) -> Version:
    """Number the items and keep the wording. Raises PartsAreMissing and ContentIncomplete."""
    RECORD.check(RecordState(one.state), RecordState.SETTLED)
    missing = missing_parts(one, asked)
    if missing:
        raise PartsAreMissing(missing)
    number_items(one.meeting, one.meeting.items.kept().in_order())
    read = read_proceedings(one.meeting)
    content = record_content(one, asked, read)
    version = draw_up(
        "minutes", content, title=title_of(one), matter=one.meeting.ref, bodies=one.meeting.body_keys,
        level=Level.INTERNAL, ground="", actor=actor, at=at, document=one.document,
    )  # fmt: skip
    _name_readers(version.document, read.items)
    one.document = version.document
    one.save(update_fields=["document"])
    return version


def _name_readers(document: Document, items: Iterable[AgendaItem]) -> None:
    """Let those read the whole who may read each secret item in it."""
    secret = [set(item.readers) for item in items if item.level == Level.SECRET]
    if secret:
        document.readers = sorted(set.intersection(*secret))
        document.save(update_fields=["readers"])


def _move(one: Record, wanted: RecordState, **more: object) -> None:
    RECORD.check(RecordState(one.state), wanted)
    moved = Record.objects.filter(pk=one.pk, state=one.state).update(state=wanted, **more)
    if not moved:
        raise SomeoneElseChanged(one.pk)
    one.refresh_from_db()


def settle(one: Record, version: Version, *, at: datetime) -> None:
    """Settle a record, or a correction, in this wording; from here on the database lets nothing change."""
    _move(one, RecordState.SETTLED, settled_version=version, settled_on=timezone.localdate(at))
    if one.corrects_id is None:
        lead_on(one)
        index_record(one)


def lead_on(one: Record) -> None:
    """Let the item of the next meeting that goes through the previous record lead to this one."""
    coming = next_meeting(one.meeting)
    if coming:
        coming.items.filter(key__startswith=PREVIOUS).update(matter=one.meeting.ref)


def _decide(one: Record, asked: Sequence[Asked], *, actor: str, at: datetime) -> None:
    """Tell the journal that the record is drawn up, with the parts it holds; once for each of its things."""
    meeting, held = one.meeting, parts_held(one, asked)
    for thing in one.things:
        known = Entry.objects.filter(verb="document.decided", thing=thing, ref=meeting.ref)
        if known.exists():
            continue
        what = Act(
            act="decided", thing=thing, ref=meeting.ref, bodies=meeting.body_keys, items=held,
            row=row_name(one),
        )  # fmt: skip
        record("document.decided", actor=actor, at=at, on=timezone.localdate(at), what=what)
    _treat_views(meeting, actor=actor, at=at)


def _treat_views(meeting: Meeting, *, actor: str, at: datetime) -> None:
    """Tell the journal that each differing view stands in the record."""
    for view in Dissent.objects.filter(item__meeting=meeting, dissenting=True):
        ref = dissent_ref(view)
        if Entry.objects.filter(verb="matter.treated", ref=ref).exists():
            continue
        what = Act(
            act="treated", thing="avvikande_mening", ref=ref, bodies=meeting.body_keys, about=[meeting.ref],
            row=f"dissent:{view.pk}",
        )  # fmt: skip
        record("matter.treated", actor=actor, at=at, on=timezone.localdate(at), what=what)
