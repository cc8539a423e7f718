"""What the record's page shows, wherever the record stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from radslag.approvals.models import Approval, Step
from radslag.approvals.queries import approval_of, steps_of
from radslag.documents.models import Version
from radslag.documents.services.content import ContentIncomplete
from radslag.meetings.models import Election, Meeting, NumberSeries, Publication, Record
from radslag.meetings.queries.approvers import asked_approvals, due_day
from radslag.meetings.queries.content import read_proceedings, record_content
from radslag.meetings.queries.demands import Asked
from radslag.meetings.queries.parts import MissingPart, missing_parts
from radslag.meetings.states import RecordState
from radslag.statute.meeting import ApprovedBy


@dataclass(frozen=True, slots=True)
class Writing:
    """A record that is being written: its words as they would be, or what they lack.

    `elect` are the roles that the meeting was to elect and has not. `steps` are those of the last time it was
    put forward, with their comments.
    """

    content: bytes | None
    missing: Sequence[str]
    parts: Sequence[MissingPart]
    approvals: Sequence[ApprovedBy]
    elect: Sequence[str]
    due: date | None
    steps: Sequence[Step] = field(default=())

    @property
    def comments(self) -> list[Step]:
        """What those who were asked want changed."""
        return [step for step in self.steps if step.comment]

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands in the way of the next step."""
        return not self.missing and not self.parts and not self.elect


def record_of(meeting: Meeting) -> Record | None:
    """Return the record of a meeting, None before it has been held; one query."""
    found = meeting.records.originals().select_related("document", "settled_version")
    return found.first()


def writing(record: Record, asked: Sequence[Asked]) -> Writing:
    """Read a record as it would be, were it put forward now."""
    meeting, approvals = record.meeting, asked_approvals(asked)
    content, missing = None, []
    try:
        content = record_content(record, asked, read_proceedings(meeting, _first_free(meeting)))
    except ContentIncomplete as lack:
        missing = lack.missing
    elected = set(Election.objects.filter(meeting=meeting).values_list("role", flat=True))
    wanted = [role for demand in approvals for role in demand.elected]
    approval = approval_of(record.document) if record.document else None
    return Writing(
        content, missing, missing_parts(record, asked), approvals,
        [role for role in wanted if role not in elected], due_day(meeting, approvals),
        steps_of(approval) if approval else (),
    )  # fmt: skip


def _first_free(meeting: Meeting) -> int:
    name = f"paragraf:{meeting.body_key}:{meeting.on.year}"
    last = NumberSeries.objects.filter(name=name).values_list("last", flat=True).first()
    return (last or 0) + 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A record with its approvers, or settled: who was asked, what followed."""

    approval: Approval | None
    steps: Sequence[Step]
    corrections: Sequence[Record]
    publication: Publication | None
    earlier: Sequence[Version]

    def own_step(self, user: int) -> Step | None:
        """Return the step that waits for a person, if one does."""
        if self.approval is None or not self.approval.is_open:
            return None
        mine = (step for step in self.steps if step.user_id == user and not step.has_approved)
        return next(mine, None)


def standing(record: Record) -> Standing:
    """Read what has become of a record that was put forward."""
    approval = approval_of(record.document) if record.document else None
    return Standing(
        approval, steps_of(approval) if approval else (),
        list(record.corrections.select_related("settled_version").order_by("pk")),
        record.publications.filter(withdrawn_at=None).first(),
        list(Version.objects.filter(document=record.document).order_by("-number")[1:]),
    )  # fmt: skip


def wording(record: Record) -> Version | None:
    """Return the wording that stands: the settled one, or else the last one put forward."""
    if record.settled_version or record.document is None:
        return record.settled_version
    return Version.objects.filter(document=record.document).order_by("-number").first()


def versions_of(record: Record) -> list[Version]:
    """Return every wording that was put forward, the first one first."""
    return list(Version.objects.filter(document=record.document).order_by("number"))


def record_before(meeting: Meeting) -> Record | None:
    """Return the last settled record of the first of a meeting's bodies from before its day; two queries."""
    earlier = Meeting.objects.of_body(meeting.body_key).filter(on__lt=meeting.on)
    found = Record.objects.originals().filter(meeting__in=earlier, state=RecordState.SETTLED)
    return found.select_related("meeting").order_by("-meeting__on", "-pk").first()
