"""Evaluation: what the rules of a council say of the journal on a day; at once, or entry by entry."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from heapq import heappop, heappush
from itertools import count

from radslag.statute.calendar import last_of_year, shift, year_of
from radslag.statute.explanation import Verdict, Verdicts
from radslag.statute.facts import Fact, in_order
from radslag.statute.facts import known as known_by
from radslag.statute.live import LiveJournal, LiveView, next_look
from radslag.statute.reads import Read
from radslag.statute.rulebook import Rulebook
from radslag.statute.view import View


def evaluate(
    book: Rulebook,
    facts: Iterable[Fact],
    *,
    on: date,
    register: date,
    known: date | None = None,
    horizon: date | None = None,
) -> Verdicts:
    """Compare the rules of `book` with `facts` and return a verdict on every duty.

    As of the day `on`, with what was known by `known` (the same day unless
    told), in a journal that began on `register`. Counted duties are made
    through `horizon`, by default 31 December of the next year. Pure: no clock,
    and neither order nor number of arrivals of a fact matters.
    """
    t = on.toordinal()
    r = register.toordinal()
    view = View(
        known_by(facts, on if known is None else known),
        t=t,
        r=r,
        settled=shift(r, book.settle),
        horizon=horizon.toordinal() if horizon else _horizon(t),
    )
    verdicts = {verdict.key: verdict for judge in book.judges for verdict in judge.all(view)}
    return Verdicts(verdicts, view)


def _horizon(t: int) -> int:
    return last_of_year(year_of(t) + 1)


Place = tuple[int, str | None]
"""Where a cell stands: the number of its rule, and its unit; None for the rule's list of units."""


class Cell:
    """The verdicts of one unit of a rule, or the rule's units; what they rest on, and when to look again."""

    __slots__ = ("asked", "place", "units", "verdicts", "wakes")

    def __init__(self, place: Place) -> None:
        """Begin empty."""
        self.place = place
        self.units: list[str] = []
        self.verdicts: list[Verdict] = []
        self.asked: frozenset[Read] = frozenset()
        self.wakes: int | None = None


class Alarms:
    """Days on which something has to be looked at again, over any number of councils."""

    __slots__ = ("_evaluators", "_heap", "_turn")

    def __init__(self) -> None:
        """Begin without any."""
        self._heap: list[tuple[int, int, Evaluator, Cell | Fact]] = []
        self._turn = count()
        self._evaluators: list[Evaluator] = []

    def follow(self, evaluator: Evaluator) -> None:
        """Let an evaluator's day turn with the others'."""
        self._evaluators.append(evaluator)

    def wake_on(self, day: int, evaluator: Evaluator, what: Cell | Fact) -> None:
        """Have a cell or an entry looked at again on a day."""
        heappush(self._heap, (day, next(self._turn), evaluator, what))

    def tick(self, day: date) -> set[str]:
        """Turn every council to a day, and judge anew what the day can change.

        Returns the keys judged anew. Days may be passed over; going back
        raises ValueError.
        """
        t = day.toordinal()
        horizon = _horizon(t)
        for evaluator in self._evaluators:
            evaluator.turn(t, horizon)
        woken: dict[Evaluator, list[Cell | Fact]] = {}
        while self._heap and self._heap[0][0] <= t:
            due, _, evaluator, what = heappop(self._heap)
            if isinstance(what, Fact) or what.wakes == due:
                woken.setdefault(evaluator, []).append(what)
        return {key for evaluator, things in woken.items() for key in evaluator.wake(things)}


class Evaluator:
    """One council's verdicts, kept up to date entry by entry and day by day.

    A cache: at every moment it says what `evaluate` says of the same facts on
    the same day, with what was known by that day. A verdict it has handed out
    explains itself by the entries that are known when it is asked.
    """

    def __init__(
        self,
        book: Rulebook,
        facts: Iterable[Fact] = (),
        *,
        on: date,
        register: date,
        horizon: date | None = None,
        alarms: Alarms | None = None,
    ) -> None:
        """Evaluate `facts` from scratch. Councils that share `alarms` are ticked together."""
        self.book = book
        self.alarms = alarms or Alarms()
        self.alarms.follow(self)
        self._fixed_horizon = horizon.toordinal() if horizon else None
        self._journal = LiveJournal()
        t, r = on.toordinal(), register.toordinal()
        given = list(facts)
        shown = [fact for fact, _ in self._journal.learn(given, t)]
        self.view = LiveView(
            sorted(shown, key=in_order),
            t=t,
            r=r,
            settled=shift(r, book.settle),
            horizon=self._fixed_horizon or _horizon(t),
        )
        self._cells: dict[Place, Cell] = {}
        self._readers: dict[Read, set[Place]] = {}
        self._put_off(given)
        self._judge_anew((number, None) for number in range(len(book.judges)))

    @property
    def on(self) -> date:
        """The day the verdicts stand for."""
        return date.fromordinal(self.view.t)

    @property
    def verdicts(self) -> Verdicts:
        """All verdicts, in the order of the rules and then of their duties."""
        found: dict[str, Verdict] = {}
        for number in range(len(self.book.judges)):
            for unit in self._cells[number, None].units:
                found.update((verdict.key, verdict) for verdict in self._cells[number, unit].verdicts)
        return Verdicts(found, self.view)

    def add(self, *facts: Fact) -> set[str]:
        """Take in entries; the same id twice is the same entry. Returns the keys judged anew."""
        return self._judge_anew(self._touched(facts))

    def tick(self, day: date) -> set[str]:
        """Turn to a later day, with every council that shares the alarms. Returns the keys judged anew."""
        return self.alarms.tick(day)

    def turn(self, t: int, horizon: int) -> None:
        """Set the day; what it changes is judged anew when the alarms say so."""
        if t < self.view.t:
            raise ValueError(f"{date.fromordinal(t)} lies before {self.on}: the days only go forward")
        self.view.t = t
        self.view.horizon = self._fixed_horizon or horizon

    def wake(self, things: Iterable[Cell | Fact]) -> set[str]:
        """Judge anew cells whose day has come, and what rests on entries whose day has come."""
        places: dict[Place, None] = {}
        facts = []
        for thing in things:
            if isinstance(thing, Cell):
                places[thing.place] = None
            else:
                facts.append(thing)
        places.update(dict.fromkeys(self._touched(facts)))
        return self._judge_anew(places)

    def _touched(self, facts: Iterable[Fact]) -> dict[Place, None]:
        """Take entries into the view, or put them off; return the cells that asked for what changed."""
        t = self.view.t
        places: dict[Place, None] = {}
        for fact, shown in self._journal.learn(facts, t):
            reads = self.view.add(fact) if shown else self.view.remove(fact)
            for read in reads:
                places.update(dict.fromkeys(self._readers.get(read, ())))
        self._put_off(facts)
        return places

    def _put_off(self, facts: Iterable[Fact]) -> None:
        """Have entries that are not known or not visible yet looked at again when they are."""
        for fact in facts:
            day = next_look(fact, self.view.t)
            if day is not None:
                self.alarms.wake_on(day, self, fact)

    def _judge_anew(self, places: Iterable[Place]) -> set[str]:
        """Judge cells, lists of units first, since they say which units there are."""
        listed = dict.fromkeys(places)
        units = {place: None for place in listed if place[1] is not None}
        keys: set[str] = set()
        for number, unit in listed:
            if unit is None:
                units.update(dict.fromkeys(self._list(number, keys)))
        for place in units:
            if place in self._cells:
                keys.update(self._judge(self._cells[place]))
        return keys

    def _list(self, number: int, keys: set[str]) -> list[Place]:
        """List a rule's units anew; drop those gone, and return the places of new ones."""
        cell = self._cells.setdefault((number, None), Cell((number, None)))
        judge = self.book.judges[number]
        self.view.asked = set()
        units = judge.units(self.view)
        for unit in set(cell.units).difference(units):
            gone = self._cells.pop((number, unit))
            keys.update(verdict.key for verdict in gone.verdicts)
            self._rest_on(gone, set())
            gone.wakes = None
        cell.units = units
        self._finish(cell, judge.next_unit(self.view))
        fresh: list[Place] = [(number, unit) for unit in units if (number, unit) not in self._cells]
        self._cells.update((place, Cell(place)) for place in fresh)
        return fresh

    def _judge(self, cell: Cell) -> set[str]:
        number, unit = cell.place
        judge = self.book.judges[number]
        keys = {verdict.key for verdict in cell.verdicts}
        self.view.asked = set()
        cell.verdicts = judge.judge(self.view, unit or "")
        days = [judge.next_start(self.view), *(verdict.change_day for verdict in cell.verdicts)]
        self._finish(cell, min((day for day in days if day is not None), default=None))
        return keys.union(verdict.key for verdict in cell.verdicts)

    def _finish(self, cell: Cell, wakes: int | None) -> None:
        """Note what a cell rests on, and when time alone can change it."""
        self._rest_on(cell, self.view.asked)
        if wakes is not None and wakes != cell.wakes:
            self.alarms.wake_on(wakes, self, cell)
        cell.wakes = wakes

    def _rest_on(self, cell: Cell, asked: set[Read]) -> None:
        for read in cell.asked.difference(asked):
            self._readers[read].discard(cell.place)
        for read in asked.difference(cell.asked):
            self._readers.setdefault(read, set()).add(cell.place)
        cell.asked = frozenset(asked)
