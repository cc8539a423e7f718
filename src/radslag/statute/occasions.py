"""Meetings per matter: planned, moved, held, cancelled, or passed without a record (section 9.4)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from radslag.statute.facts import FOREVER, Fact, in_order
from radslag.statute.finder import Finder
from radslag.statute.reads import Read, of_days
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

    __slots__ = ("_cancelled", "_held_at_all", "_pairs", "_planned_at_all", "held", "planned", "reads")

    def __init__(self, held: Finder) -> None:
        """Take the finder of the meetings that took place."""
        self.held = held
        self.planned = held.with_act("planned")
        things = tuple(dict.fromkeys(thing for _, thing in held.pairs))
        self._held_at_all = tuple(("held", thing) for thing in things)
        self._planned_at_all = tuple(("planned", thing) for thing in things)
        self._cancelled = tuple(("cancelled", thing) for thing in things)
        self._pairs = (*self._held_at_all, *self._planned_at_all, *self._cancelled)
        self.reads: tuple[Read, ...] = (*held.reads, *self.planned.reads)

    def refs(self, view: View) -> list[str]:
        """Name the matters that have a fitting held or planned entry, each once."""
        found = dict.fromkeys(fact.ref for fact in view.all(self.held))
        found.update(dict.fromkeys(fact.ref for fact in view.all(self.planned)))
        return list(found)

    def occasion(self, view: View, ref: str) -> Occasion | None:
        """Return the meeting of a matter, or None when what decides it is no such meeting."""
        return view.kept_of(self, self._pairs, ref, lambda: self._occasion(view, ref))

    def _occasion(self, view: View, ref: str) -> Occasion | None:
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
        view.rests_on(self.reads)
        return self._every(view)

    def _every(self, view: View) -> list[Occasion]:
        return view.kept(self, self.reads, lambda: self._found(view))

    def _found(self, view: View) -> list[Occasion]:
        found = [meeting for ref in self.refs(view) if (meeting := self.occasion(view, ref))]
        found.sort(key=lambda meeting: in_order(meeting.entry))
        return found

    def after(self, view: View, trigger: Fact) -> Occasion | None:
        """Return the next meeting of another matter on a later day, held or still to be held."""
        meetings = self._every(view)
        days = view.kept((self, "days"), self.reads, lambda: [each.first for each in meetings])
        later = meetings[bisect_right(days, trigger.day) :]
        others = (meeting for meeting in later if meeting.ref != trigger.ref)
        found = next((meeting for meeting in others if meeting.held or meeting.pending(view.t)), None)
        view.rests_on(of_days(self.reads, trigger.day, found.first if found else FOREVER))
        return found

    def unsettled(self, view: View, first: int, last: int) -> list[Occasion]:
        """Return the meetings planned in some days that are neither held nor cancelled, by day."""
        view.rests_on(of_days(self.reads, first, last))
        open_ones: list[Occasion] = view.kept((self, "unsettled"), self.reads, lambda: self._unsettled(view))
        return [meeting for meeting in open_ones if first <= meeting.first <= last]

    def _unsettled(self, view: View) -> list[Occasion]:
        return [each for each in self._every(view) if not each.held and each.cancelled is None]

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
