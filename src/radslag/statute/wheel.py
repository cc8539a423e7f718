"""The wheel of a year: everything due or planned in it, and days proposed for meetings (section 12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from radslag.statute.calendar import is_bridge_day, rest_day, shift
from radslag.statute.durations import Duration
from radslag.statute.explanation import Verdict, Verdicts
from radslag.statute.finder import Finder, Wanted
from radslag.statute.kinds.standing import State
from radslag.statute.occasions import Gathering, Occasion
from radslag.statute.schema import Planner
from radslag.statute.status import Status
from radslag.statute.view import View

Turning = Literal["duty", "advice", "cover", "meeting", "own", "proposal"]
_UNSHOWN: Final = frozenset((Status.BREACHED, Status.UNKNOWN, Status.ENDED))
_WEEKDAYS: Final = {"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5}
_FIRST_DAY: Final = 5
_LAST_DAY: Final = 25


@dataclass(frozen=True, slots=True, order=True)
class Spoke:
    """One thing on a day of the wheel.

    `what` tells a due day from an advised one, the last day of cover of a
    standing duty, a planned meeting, and what the caller brought. `key` is
    the duty's key, or the matter of a meeting.
    """

    day: date
    label: str
    key: str
    what: Turning = field(compare=False)
    status: Status | None = field(default=None, compare=False)
    bodies: tuple[str, ...] = field(default=(), compare=False)


def wheel(
    verdicts: Verdicts, year: int, names: Mapping[str, str], brought: Iterable[Spoke] = ()
) -> tuple[Spoke, ...]:
    """Return the year's wheel, sorted by day, label and key.

    Duties whose due day (else the advised one) falls in the year and that
    are not breached, unknown or ended; the last day of cover of standing
    duties; planned meetings, named by `names`; and the caller's own entries
    and proposals, `brought`.
    """
    spokes = [spoke for verdict in verdicts.values() if (spoke := _duty(verdict))]
    if verdicts.view:
        spokes.extend(_meetings(verdicts.view, names))
    spokes.extend(brought)
    return tuple(sorted(spoke for spoke in spokes if spoke.day.year == year))


def _duty(verdict: Verdict) -> Spoke | None:
    if verdict.status in _UNSHOWN:
        return None
    if isinstance(verdict.extra, State) and verdict.extra.cover_last is not None:
        day, what = date.fromordinal(verdict.extra.cover_last), "cover"
    elif verdict.due is not None:
        day, what = verdict.due, "duty"
    elif verdict.advice is not None:
        day, what = verdict.advice, "advice"
    else:
        return None
    return Spoke(day, verdict.label, verdict.key, what, verdict.status)  # type: ignore[arg-type]


def _meetings(view: View, names: Mapping[str, str]) -> Iterator[Spoke]:
    """Give the meetings that are planned and neither held nor cancelled."""
    for thing in dict.fromkeys(fact.thing for fact in view.with_act("planned")):
        for meeting in Gathering(Finder(Wanted("held", (thing,)))).all(view):
            if not meeting.held and meeting.cancelled is None:
                yield _meeting(meeting, view.t, names)


def _meeting(meeting: Occasion, t: int, names: Mapping[str, str]) -> Spoke:
    bodies = tuple(sorted(meeting.entry.bodies))
    label = ", ".join(names.get(each, each) for each in (meeting.entry.thing, *bodies))
    status = Status.LAPSED if meeting.lapsed(t) else None
    return Spoke(date.fromordinal(meeting.first), label, meeting.ref, "meeting", status, bodies)


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A day proposed for a meeting, of the bodies that meet on it, in that order."""

    day: date
    bodies: tuple[str, ...] = ()


def meeting_days(
    number: int, year: int, planner: Planner, ahead: Duration | None = None
) -> tuple[MeetingDay, ...]:
    """Propose days for so many meetings, spread over the months that are not avoided.

    `ahead` is how long before a meeting its notice goes out: that day is a
    working day too, where any day of the month allows it. Returns fewer only
    when every month is avoided or `number` is 0.
    """
    months = [month for month in range(1, 13) if month not in planner.avoid_months]
    taken: dict[int, int] = {}
    days = []
    for turn in range(number if months else 0):
        month = months[(2 * turn + 1) * len(months) // (2 * number)]
        candidates = _candidates(year, month, planner, ahead)
        place = (len(candidates) // 2 + taken.get(month, 0)) % len(candidates)
        taken[month] = taken.get(month, 0) + 1
        days.append(date.fromordinal(candidates[place]))
    return tuple(MeetingDay(day, planner.together) for day in sorted(days))


def _candidates(year: int, month: int, planner: Planner, ahead: Duration | None) -> list[int]:
    first = date(year, month, _FIRST_DAY).toordinal()
    days = range(first, first + _LAST_DAY - _FIRST_DAY + 1)
    wanted = [_WEEKDAYS[planner.weekday]] if planner.weekday else list(_WEEKDAYS.values())
    fitting = [day for day in days if day % 7 in wanted]
    good = [day for day in fitting if _is_good(day, ahead)]
    return good or fitting


def _is_good(day: int, ahead: Duration | None) -> bool:
    """Tell whether a day is a working day and no klämdag, and its notice day a working day."""
    if rest_day(day) is not None or is_bridge_day(day):
        return False
    return ahead is None or rest_day(shift(day, ahead, back=True)) is None
