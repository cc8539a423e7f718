"""Meetings per matter: planned, moved, held, cancelled, or passed without a record (section 9.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from radslag.statute.facts import Fact, in_order
from radslag.statute.finder import Finder, Pair
from radslag.statute.view import View


@dataclass(frozen=True, slots=True)
class Occasion:
    """One meeting as the journal shows it.

    `entry` decides: the held entry, else the last recorded plan. `first` is
    the day of the meeting, `last` the last possible day of a plan that is a
    span. `plans` are all its plans as they were recorded.
    """

    ref: str
    entry: Fact
    plans: tuple[Fact, ...]
    cancelled: Fact | None = None

    @property
    def first(self) -> int:
        """The day of the meeting, or the first day of the span it is planned in."""
        return self.entry.day

    @property
    def last(self) -> int:
        """The last day on which the meeting can take place."""
        planned_span = self.entry.act == "planned" and self.entry.through is not None
        return max(self.entry.last, self.entry.day) if planned_span else self.entry.day

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.entry.act == "held"

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
            return Occasion(ref, held[0], plans)
        if not plans or any(view.pair_of(pair, ref) for pair in self._held_at_all):
            return None
        if not self.planned.matches(plans[-1]):
            return None
        return Occasion(ref, plans[-1], plans, self._cancelled_after(view, ref, plans[-1]))

    def all(self, view: View) -> list[Occasion]:
        """Return every such meeting, by day."""
        return view.remembered(self, self.pairs, lambda: self._all(view))

    def _all(self, view: View) -> list[Occasion]:
        found = [meeting for ref in self.refs(view) if (meeting := self.occasion(view, ref))]
        found.sort(key=lambda meeting: in_order(meeting.entry))
        return found

    def after(self, view: View, trigger: Fact) -> Occasion | None:
        """Return the next meeting of another matter on a later day, held or still to be held."""
        later = (
            meeting
            for meeting in self.all(view)
            if meeting.first > trigger.day and meeting.ref != trigger.ref
        )
        return next((meeting for meeting in later if meeting.held or meeting.pending(view.t)), None)

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


def lapses(occasions: list[Occasion], t: int) -> Iterator[int]:
    """Give the coming days on which a meeting still to be held would be past."""
    return (meeting.last + 1 for meeting in occasions if meeting.pending(t))


def _as_recorded(fact: Fact) -> tuple[int, str]:
    return fact.entered, fact.id
