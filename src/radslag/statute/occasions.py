"""Meetings per matter: planned, moved, held, cancelled, or passed without a record (section 9.4)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from radslag.statute.facts import Fact, in_order
from radslag.statute.finder import Finder, Pair
from radslag.statute.view import View


class Occasion(NamedTuple):
    """One meeting as the journal shows it.

    `entry` decides: the held entry, else the last recorded plan. `first` is
    the day of the meeting, `last` the last possible day of a plan that is a
    span. `plans` are all its plans as they were recorded.
    """

    ref: str
    entry: Fact
    plans: tuple[Fact, ...]
    held: bool
    first: int
    last: int
    cancelled: Fact | None = None

    def lapsed(self, t: int) -> bool:
        """Tell whether its day has passed and nobody recorded held or cancelled."""
        return not self.held and self.cancelled is None and t > self.last

    def pending(self, t: int) -> bool:
        """Tell whether it is planned and can still take place."""
        return not self.held and self.cancelled is None and t <= self.last


class Gathering:
    """Finds the meetings that a selector with the act `held` means, whatever became of them."""

    __slots__ = ("_cancelled", "_held_at_all", "_planned_at_all", "held", "pairs", "planned")

    def __init__(self, held: Finder) -> None:
        """Take the finder of the meetings that took place."""
        self.held = held
        self.planned = held.with_act("planned")
        things = tuple(dict.fromkeys(thing for _, thing in held.pairs))
        self._held_at_all = tuple(("held", thing) for thing in things)
        self._planned_at_all = tuple(("planned", thing) for thing in things)
        self._cancelled = tuple(("cancelled", thing) for thing in things)
        self.pairs: tuple[Pair, ...] = self._held_at_all + self._planned_at_all + self._cancelled

    def refs(self, view: View) -> list[str]:
        """Name the matters that have a fitting held or planned entry, each once."""
        found = dict.fromkeys(fact.ref for fact in view.all(self.held))
        found.update(dict.fromkeys(fact.ref for fact in view.all(self.planned)))
        return list(found)

    def occasion(self, view: View, ref: str) -> Occasion | None:
        """Return the meeting of a matter, or None when what decides it is no such meeting."""
        plans = self._plans(view, ref)
        held = view.matter(self.held, ref)
        if held:
            return Occasion(ref, held[0], plans, True, held[0].day, held[0].day)  # noqa: FBT003
        if not plans or any(view.pair_of(pair, ref) for pair in self._held_at_all):
            return None
        if not self.planned.matches(plans[-1]):
            return None
        plan = plans[-1]
        last = max(plan.last, plan.day) if plan.through is not None else plan.day
        return Occasion(ref, plan, plans, False, plan.day, last, self._cancelled_after(view, ref, plan))  # noqa: FBT003

    def all(self, view: View) -> list[Occasion]:
        """Return every such meeting, by day."""
        return view.remembered(self, self.pairs, lambda: self._all(view))

    def _all(self, view: View) -> list[Occasion]:
        found = [meeting for ref in self.refs(view) if (meeting := self.occasion(view, ref))]
        found.sort(key=lambda meeting: in_order(meeting.entry))
        return found

    def after(self, view: View, trigger: Fact) -> Occasion | None:
        """Return the next meeting of another matter on a later day, held or still to be held."""
        meetings, days = self.all(view), self._days(view)
        for meeting in meetings[bisect_right(days, trigger.day) :]:
            if meeting.ref != trigger.ref and (meeting.held or meeting.pending(view.t)):
                return meeting
        return None

    def unsettled(self, view: View) -> list[Occasion]:
        """Return the meetings that are planned and neither held nor cancelled, by day."""
        key = (self, "unsettled")
        return view.remembered(
            key, self.pairs, lambda: [m for m in self.all(view) if not m.held and m.cancelled is None]
        )

    def _days(self, view: View) -> list[int]:
        return view.remembered((self, "days"), self.pairs, lambda: [each.first for each in self.all(view)])

    def _plans(self, view: View, ref: str) -> tuple[Fact, ...]:
        found = [fact for pair in self._planned_at_all for fact in view.pair_of(pair, ref)]
        if len(found) > 1:
            found.sort(key=_as_recorded)
        return tuple(found)

    def _cancelled_after(self, view: View, ref: str, plan: Fact) -> Fact | None:
        """Return the entry that cancels the meeting, if it was recorded after its last plan."""
        found = [fact for pair in self._cancelled for fact in view.pair_of(pair, ref)]
        last = max(found, key=_as_recorded, default=None)
        return last if last and _as_recorded(last) > _as_recorded(plan) else None


def lapses(unsettled: Iterable[Occasion], t: int) -> tuple[int, ...]:
    """Return the coming days on which a meeting still to be held would be past."""
    return tuple(meeting.last + 1 for meeting in unsettled if t <= meeting.last)


def _as_recorded(fact: Fact) -> tuple[int, str]:
    return fact.entered, fact.id
