"""Who approves a record by the statutes, by which day, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from radslag.meetings.models import Meeting
from radslag.meetings.queries.demands import Asked
from radslag.statute.calendar import shift
from radslag.statute.meeting import ApprovedBy

ROLES = {"ordforande": "Ordförande", "justerare": "Justerare", "sekreterare": "Sekreterare"}


class ApproverMissing(Exception):
    """Somebody who is to approve cannot be asked: `why` tells whether nobody was elected or was there."""

    NOT_ELECTED, NOT_THERE = "not_elected", "not_there"

    def __init__(self, role: str, demand: ApprovedBy, why: str) -> None:
        super().__init__(role)
        self.role, self.demand, self.why = role, demand, why


def asked_approvals(asked: Iterable[Asked]) -> list[ApprovedBy]:
    """Return every approval of the record that the statutes ask for."""
    return [demand for one in asked for demand in one.demands.approvals]


def due_day(meeting: Meeting, demands: Sequence[ApprovedBy]) -> date | None:
    """Return the last day to approve, counted from the meeting: the earliest that is given."""
    lengths = [demand.within for demand in demands if demand.within]
    days = [date.fromordinal(shift(meeting.on.toordinal(), one)) for one in lengths]
    return min(days, default=None)


def words_for_role(role: str) -> str:
    """Return what a role is called on the page of approvals."""
    return ROLES.get(role, role.replace("_", " ").capitalize())
