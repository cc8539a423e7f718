"""What falls due for a body before it meets again, offered to the agenda of its next meeting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from radslag.meetings.models import Meeting
from radslag.meetings.queries.suggestions import LONGEST_TITLE, Suggestion
from radslag.meetings.states import AHEAD
from radslag.obligations.queries.reckoning import Duty, Reckoning
from radslag.obligations.queries.today import day_of, waits
from radslag.statute.meeting import MEETING, NOTICE, RECORDS
from radslag.statute.schema import Follow, Recur
from radslag.statute.status import Status
from radslag.ui.templatetags.swedish import day

# What a meeting can do something about; what a person judges, seats and notices have pages of their own.
KINDS: Final = ("cadence", "recur", "maintain", "follow", "renew")
ABOUT_MEETINGS: Final = frozenset((MEETING, NOTICE, *RECORDS))
UNTIL_NEXT: Final = timedelta(days=90)
LONGEST_MATTER: Final = 120


def due_before_the_next(meeting: Meeting) -> list[Suggestion]:
    """Return the duties of the bodies that meet, due before the meeting after this one, soonest first.

    Each names its address and clause. What concerns meetings themselves is left out.
    """
    today, until = Reckoning.of(meeting.on), _until(meeting)
    found = [duty for duty in today.duties() if _is_theirs(duty, meeting) and _falls(duty, until)]
    found.sort(key=lambda duty: (day_of(duty.verdict) or date.max, duty.key))
    return [_suggestion(today, duty) for duty in found]


def _until(meeting: Meeting) -> date:
    """Return the day of the meeting after this one; a quarter on when none is planned."""
    later = Meeting.objects.filter(sittings__body__in=meeting.those_who_meet, state__in=AHEAD)
    on = later.filter(on__gt=meeting.on).order_by("on").values_list("on", flat=True).first()
    return on or meeting.on + UNTIL_NEXT


def _is_theirs(duty: Duty, meeting: Meeting) -> bool:
    verdict = duty.verdict
    own = {duty.book.ids[key] for key in meeting.body_keys if key in duty.book.ids}
    return verdict.kind in KINDS and not own.isdisjoint(verdict.version.bearer) and not _about_meetings(duty)


def _about_meetings(duty: Duty) -> bool:
    rule = duty.verdict.version.rule
    things: set[str] = set()
    if isinstance(rule, Recur):
        things.update(rule.of.things)
    if isinstance(rule, Follow):
        things.update(rule.then.things)
    return not things.isdisjoint(ABOUT_MEETINGS)


def _falls(duty: Duty, until: date) -> bool:
    verdict, on = duty.verdict, day_of(duty.verdict)
    if verdict.status is Status.OPEN:
        return on is not None and on < until
    return waits(verdict)


def _suggestion(today: Reckoning, duty: Duty) -> Suggestion:
    verdict, on = duty.verdict, day_of(duty.verdict)
    said = {"title": today.short_title(verdict.lineage), "clause": verdict.version.clause, "day": day(on)}
    words = _("%(title)s %(clause)s, by %(day)s.") if on else _("%(title)s %(clause)s.")
    return Suggestion(
        title=verdict.version.label[:LONGEST_TITLE],
        text=words % said,
        matter=f"duty:{duty.key}"[:LONGEST_MATTER],
        clause=verdict.version.clause[:80],
    )
