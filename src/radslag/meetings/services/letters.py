"""Letters about a meeting: what they say, whom they go to, and the invitation that calendars read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from radslag.meetings.models import Attendance, Meeting
from radslag.meetings.queries.outward import OutwardItem, kept_items, outward_items
from radslag.meetings.states import MeetingState
from radslag.municipalities.tenancy import here
from radslag.notices.models import Letter
from radslag.notices.services import LINK, Draft, Enclosed, Invitation, Recipient, cancel_waiting, post
from radslag.notices.services.calendar import CANCEL, REQUEST
from radslag.notices.services.tokens import sign
from radslag.ui.templatetags.swedish import hours, weekday

GATHERS = timedelta(minutes=15)
"""How long changes of an agenda wait for each other before they go out together."""
SALT = "rsvp"
NOTICE, CHANGED, MOVED, CANCELLED = "notice", "agenda_changed", "meeting_moved", "meeting_cancelled"
REMINDER, SUBSTITUTE, RELEASED = "call_reminder", "substitute_called", "substitute_released"


def answer_token(row: Attendance) -> str:
    """Return the word that opens one person's answer to one meeting, and nothing else."""
    return sign(SALT, {"a": row.pk})


def uid_of(meeting: Meeting) -> str:
    """Return what calendars know the meeting by; it never changes."""
    return f"{meeting.ref}@{here().slug}.radslag"


def invitation_of(meeting: Meeting, method: str = REQUEST) -> Invitation | None:
    """Return the meeting as the calendars of those called know it; None before its hour is known."""
    starts, ends = meeting.starts_at, meeting.ends_at
    if starts is None or ends is None:
        return None
    return Invitation(
        uid=uid_of(meeting), sequence=meeting.sequence, starts=starts, ends=ends, place=meeting.place,
        video=meeting.link, method=method, organiser=meeting.title,
        summary=_("Meeting: %(bodies)s") % {"bodies": meeting.title},
    )  # fmt: skip


def recipient(row: Attendance, *, answers: bool = True) -> Recipient:
    """Return somebody who is called, with the address of their own answer."""
    path = reverse("meetings:answer", args=[here().slug, answer_token(row)]) if answers else ""
    return Recipient(f"person:{row.person_id}", str(row.person), row.person.email, path)


def called(meeting: Meeting) -> list[Attendance]:
    """Return those who have been called, in order; one query."""
    return list(meeting.attendances.called_to_it().in_order())


def send_notice(
    meeting: Meeting, rows: Iterable[Attendance], pdf: bytes, *, actor: str, at: datetime
) -> Letter:
    """Let the notice wait for each who is called."""
    draft = notice_draft(meeting, agenda_of(meeting), pdf)
    return post(NOTICE, draft, map(recipient, rows), actor=actor, at=at)


def notice_draft(meeting: Meeting, items: Sequence[OutwardItem], pdf: bytes = b"") -> Draft:
    """Return the notice as a letter, exactly as it is sent; without a PDF as the review shows it."""
    return Draft(
        matter=meeting.ref,
        body=meeting.body_key,
        subject=_("Notice: %(bodies)s %(day)s") % {"bodies": meeting.title, "day": weekday(meeting.on)},
        text=_joined(
            _("You are called to a meeting of %(bodies)s.") % {"bodies": meeting.title},
            _when_and_where(meeting),
            _("Answer here: %(link)s") % {"link": LINK},
            _agenda(items),
            _("The notice as a PDF goes with this letter. Papers are read by those who sign in."),
        ),
        calendar=invitation_of(meeting),
        enclosures=[Enclosed("kallelse.pdf", "application/pdf", pdf)] if pdf else [],
        version=str(meeting.sequence),
    )


def agenda_of(meeting: Meeting) -> list[OutwardItem]:
    """Return the agenda as all who are called may read it; two queries."""
    return outward_items(meeting, kept_items(meeting))


def tell_of_changes(meeting: Meeting, *, actor: str, at: datetime) -> Letter | None:
    """Let a letter with the agenda as it now stands gather for a quarter of an hour.

    Changes made meanwhile go in the same letter. Before the notice, and at the meeting, nothing is sent.
    """
    if meeting.state != MeetingState.CALLED:
        return None
    draft = Draft(
        matter=meeting.ref,
        body=meeting.body_key,
        subject=_("Changed agenda: %(bodies)s %(day)s") % _title(meeting),
        text=_joined(
            _("The agenda of the meeting of %(bodies)s on %(day)s has been changed.") % _title(meeting),
            _agenda(agenda_of(meeting)),
            _("Time and place are the same. Your answer stands; change it here: %(link)s") % {"link": LINK},
        ),
        version=f"{meeting.sequence}",
    )
    to = map(recipient, called(meeting))
    return post(CHANGED, draft, to, actor=actor, at=at, send_after=at + GATHERS)


def send_moved(
    meeting: Meeting, rows: Iterable[Attendance], pdf: bytes, *, actor: str, at: datetime
) -> Letter:
    """Tell at once of a new day, hour or place; letters that still wait about the old one are withdrawn."""
    _withdraw(meeting, actor=actor, at=at)
    draft = Draft(
        matter=meeting.ref,
        body=meeting.body_key,
        subject=_("New time or place: %(bodies)s %(day)s") % _title(meeting),
        text=_joined(
            _("The meeting of %(bodies)s has a new time or place.") % _title(meeting),
            _when_and_where(meeting),
            _("If you have answered, your answer stands. Change it here: %(link)s") % {"link": LINK},
            _agenda(agenda_of(meeting)),
        ),
        calendar=invitation_of(meeting),
        enclosures=[Enclosed("kallelse.pdf", "application/pdf", pdf)],
        version=str(meeting.sequence),
    )
    return post(MOVED, draft, map(recipient, rows), actor=actor, at=at)


def send_cancelled(meeting: Meeting, rows: Iterable[Attendance], *, actor: str, at: datetime) -> Letter:
    """Tell at once that the meeting is called off; letters that still wait about it are withdrawn."""
    _withdraw(meeting, actor=actor, at=at)
    draft = Draft(
        matter=meeting.ref,
        body=meeting.body_key,
        subject=_("Called off: %(bodies)s %(day)s") % _title(meeting),
        text=_("The meeting of %(bodies)s on %(day)s will not take place.") % _title(meeting),
        calendar=invitation_of(meeting, CANCEL),
        version=str(meeting.sequence),
    )
    to = [recipient(row, answers=False) for row in rows]
    return post(CANCELLED, draft, to, actor=actor, at=at)


def send_reminder(meeting: Meeting, rows: Iterable[Attendance], *, actor: str, at: datetime) -> Letter:
    """Ask once a day at most those who have not answered."""
    draft = Draft(
        matter=meeting.ref,
        body=meeting.body_key,
        subject=_("Are you coming? %(bodies)s %(day)s") % _title(meeting),
        text=_joined(
            _("We do not know yet whether you are coming to the meeting of %(bodies)s.") % _title(meeting),
            _when_and_where(meeting),
            _("Answer here: %(link)s") % {"link": LINK},
        ),
        version=f"{meeting.sequence} {at:%Y-%m-%d}",
    )
    return post(REMINDER, draft, map(recipient, rows), actor=actor, at=at)


def call_substitute(row: Attendance, pdf: bytes, *, actor: str, at: datetime) -> Letter:
    """Call somebody who comes instead of another."""
    meeting = row.meeting
    instead = str(row.substitute_for.person) if row.substitute_for else ""
    draft = Draft(
        matter=meeting.ref,
        body=meeting.body_key,
        subject=_("Notice: %(bodies)s %(day)s") % _title(meeting),
        text=_joined(
            _("You are called to a meeting of %(bodies)s instead of %(member)s.")
            % {"bodies": meeting.title, "member": instead},
            _when_and_where(meeting),
            _("Answer here: %(link)s") % {"link": LINK},
            _agenda(agenda_of(meeting)),
        ),
        calendar=invitation_of(meeting),
        enclosures=[Enclosed("kallelse.pdf", "application/pdf", pdf)] if pdf else [],
        version=f"{meeting.sequence} {at.isoformat()}",
    )
    return post(SUBSTITUTE, draft, [recipient(row)], actor=actor, at=at)


def release_substitute(row: Attendance, *, actor: str, at: datetime) -> Letter:
    """Tell somebody who was to come instead of another that they need not."""
    meeting = row.meeting
    calendar = invitation_of(meeting)
    draft = Draft(
        matter=meeting.ref,
        body=meeting.body_key,
        subject=_("You need not come: %(bodies)s %(day)s") % _title(meeting),
        text=_("The one you were to come instead of has changed their answer, so you need not come."),
        calendar=calendar.cancelled() if calendar else None,
        version=f"{meeting.sequence} {at.isoformat()}",
    )
    return post(RELEASED, draft, [recipient(row, answers=False)], actor=actor, at=at)


def _withdraw(meeting: Meeting, *, actor: str, at: datetime) -> None:
    """Withdraw what waits and would be wrong by now; the notice itself is followed by the new one."""
    for letter in Letter.objects.filter(matter=meeting.ref, kind__in=[CHANGED, REMINDER]):
        cancel_waiting(letter, actor=actor, at=at)


def _title(meeting: Meeting) -> dict[str, str]:
    return {"bodies": meeting.title, "day": weekday(meeting.on)}


def _when_and_where(meeting: Meeting) -> str:
    said = [
        (_("Day"), weekday(meeting.on)),
        (_("Time"), hours(meeting.starts, meeting.ends) if meeting.starts else ""),
        (_("Place"), meeting.place),
        (_("Video link"), meeting.link),
    ]
    return "\n".join(f"- {name}: {value}" for name, value in said if value)


def _agenda(items: Sequence[OutwardItem]) -> str:
    if not items:
        return ""
    return "\n".join([_("Agenda"), *map(_line, items)])


def _line(item: OutwardItem) -> str:
    said = f"- {item.number}. {item.title}"
    said += f" ({item.presenter})" if item.presenter else ""
    said += f" – {_('added after the notice')}" if item.late else ""
    return f"{said}. {_('Papers')}: {'; '.join(item.papers)}" if item.papers else said


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)
