"""What comes back by mail about meetings."""

from __future__ import annotations

from datetime import datetime

from radslag.meetings.models import Attendance
from radslag.meetings.services.answers import How, TooLate, answer_call
from radslag.meetings.services.reminders import remind
from radslag.meetings.states import Answer, Channel
from radslag.municipalities.tenancy import here
from radslag.notices.services.replies import Reply, Said

ANSWERS = {
    Said.ACCEPTED: Answer.COMING,
    Said.DECLINED: Answer.PREVENTED,
    Said.TENTATIVE: Answer.TENTATIVE,
}


def receive_reply(reply: Reply, *, at: datetime) -> bool:
    """Take an answer from a calendar, and tell whether the invitation was one of ours.

    It is the answer of whoever has that address among those called. An answer given later by another way
    holds; one that comes when the meeting has begun is known and changes nothing.
    """
    row = _answered(reply)
    if row is None:
        return False
    if row.answered_at and reply.at and reply.at < row.answered_at:
        return True
    try:
        how = How(Channel.CALENDAR, reply.sequence)
        answer_call(row, ANSWERS[reply.said], how, actor=row.person.journal_id, at=at)
    except TooLate:
        pass
    return True


def _answered(reply: Reply) -> Attendance | None:
    ref, _at, place = reply.uid.partition("@")
    if place != f"{here().slug}.radslag":
        return None
    rows = Attendance.objects.called_to_it().filter(meeting__ref=ref, person__email__iexact=reply.attendee)
    return rows.select_related("meeting", "person", "organisation", "body").first()


def tick(*, at: datetime) -> None:
    """Remind those whose assignments are near or past their day; once of each."""
    remind(at)
