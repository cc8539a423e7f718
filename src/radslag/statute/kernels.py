"""The two evaluators behind all judged kinds: enough acts in a window, and a state that is covered."""

from __future__ import annotations

from typing import NamedTuple

from radslag.statute.calendar import shift
from radslag.statute.durations import Duration
from radslag.statute.status import Status


class Window(NamedTuple):
    """When a duty can be met, as day ordinals.

    From `opens`; in time through `due`; late through `hard`; `advice` is a
    house day that makes nothing late. None where there is no such day.
    """

    opens: int
    due: int | None = None
    hard: int | None = None
    advice: int | None = None

    def over(self, t: int) -> bool:
        """Tell whether nothing more can count."""
        return self.hard is not None and t > self.hard

    def near(self, warn: int) -> int | None:
        """Return the day from which the due day is near, or None without one."""
        if self.due is None:
            return None
        warned = self.due - warn
        return warned if self.advice is None or warned < self.advice else self.advice


class Count(NamedTuple):
    """How many acts are asked for, how many came by due, and how many by hard."""

    need: int
    on_time: int
    seen: int
    at_most: int | None = None


def achieve(window: Window, count: Count, t: int, warn: int) -> Status:
    """Judge a number of acts in a window on day `t`, `warn` days being near (section 9.1)."""
    need, on_time, seen, at_most = count
    if at_most is not None and seen > at_most:
        return Status.BREACHED
    if need == 0:
        return _nothing_asked(window, t)
    if on_time >= need:
        return Status.MET
    if seen >= need:
        return Status.MET_LATE
    return _unmet(window, t, warn)


def _nothing_asked(window: Window, t: int) -> Status:
    """Say what a bare upper bound comes to, kept so far: nothing has to be done by any day."""
    if window.over(t):
        return Status.MET
    return Status.UPCOMING if t < window.opens else Status.OPEN


def _unmet(window: Window, t: int, warn: int) -> Status:
    """Say what time alone has made of what is not done."""
    opens, due, _, advice = window
    if t < opens:
        return Status.UPCOMING
    if due is None:
        return Status.ADVISED if advice is not None and t > advice else Status.OPEN
    if t <= due:
        near = window.near(warn)
        return Status.DUE if near is not None and t >= near else Status.OPEN
    return Status.BREACHED if window.over(t) else Status.OVERDUE


class Gap(NamedTuple):
    """Days, both inclusive, on which a state was not covered."""

    first: int
    last: int

    def grace_ends(self, grace: Duration) -> int:
        """Return the last day on which the gap is within grace: the day before it, without any."""
        return shift(self.first, grace) - 1 if grace.count else self.first - 1


def hold(gap: Gap | None, grace: Duration, t: int) -> Status:
    """Judge a state on day `t`, inside `gap` or covered (section 9.2)."""
    if gap is None:
        return Status.MET
    return Status.DUE if t <= gap.grace_ends(grace) else Status.OVERDUE
