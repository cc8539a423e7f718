"""What stands around every page of a meeting: which meeting, how it stands, what its statutes ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from radslag.meetings.models import Meeting
from radslag.meetings.queries.demands import Asked, asked_of
from radslag.meetings.states import MeetingState
from radslag.statute.meeting import NoticeDay


@dataclass(frozen=True, slots=True)
class Frame:
    """A meeting with what its statutes ask of it, read once for a page."""

    meeting: Meeting
    asked: tuple[Asked, ...]

    @classmethod
    def of(cls, meeting: Meeting) -> Frame:
        """Read what the statutes ask; six queries with the bodies."""
        return cls(meeting, tuple(asked_of(meeting)))

    @property
    def notice_day(self) -> NoticeDay | None:
        """The earliest day by which a statute has the notice sent, before it has been."""
        if self.meeting.state != MeetingState.PLANNED:
            return None
        days = [asked.demands.notice_last for asked in self.asked]
        return min((day for day in days if day), key=lambda day: day.last, default=None)

    @property
    def record_word(self) -> str:
        """The statute's id of the record that is kept: protokoll, anteckningar or minnesanteckningar."""
        return self.asked[0].demands.record if self.asked else "minnesanteckningar"

    @property
    def has_no_statute(self) -> bool:
        """Whether no statute in force says anything of a meeting on its day."""
        return not any(asked.demands.counts or asked.demands.records for asked in self.asked)


def notice_days(asked: tuple[Asked, ...] | list[Asked]) -> list[tuple[Asked, NoticeDay]]:
    """Return each day by which a notice is asked for, with the statute that asks, the earliest first."""
    found = [(one, day) for one in asked for day in one.demands.notice_days]
    return sorted(found, key=lambda pair: (pair[1].last, pair[1].should))


def on_another_day(meeting: Meeting, on: date) -> list[tuple[Asked, NoticeDay]]:
    """Return by which days the notice would be asked for, were the meeting held on another day."""
    imagined = Meeting(pk=meeting.pk, ref=meeting.ref, on=on, state=meeting.state)
    imagined.those_who_meet = meeting.those_who_meet
    return notice_days(asked_of(imagined))
