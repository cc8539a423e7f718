"""Who sits where on a day: holders of seats and offices, and the members of a body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Final, NamedTuple

from radslag.statute.calendar import shift
from radslag.statute.durations import Duration
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.finder import Finder, Pair, Wanted
from radslag.statute.frames import Frames
from radslag.statute.organs import Scope
from radslag.statute.schema import Petition, Quorum, Seat
from radslag.statute.view import View

_TERMS: Final = Frames("term")
_NOBODY: Final[frozenset[str]] = frozenset()


class Stay(NamedTuple):
    """An appointment in force from `first` through `last`; `fact` shows it."""

    first: int
    last: int
    fact: Fact


class Holders(NamedTuple):
    """Who holds a seat on a day: names, and how many whose names are not given.

    `contradicted` are entries that another record speaks against.
    """

    names: frozenset[str]
    unnamed: int
    contradicted: tuple[Fact, ...]
    cited: tuple[Stay, ...]

    @property
    def number(self) -> int:
        """How many hold the seat."""
        return len(self.names) + self.unnamed


def term_end(fact: Fact, term: Duration | str | None) -> int:
    """Return the last day of an appointment: its own, else by the length of the term, else for ever."""
    if fact.through is not None or term is None:
        return fact.last
    if isinstance(term, Duration):
        return shift(fact.day, term)
    return _TERMS.at(_TERMS.number_of(fact.day)).last


@dataclass(frozen=True, slots=True)
class Lent:
    """What local seats lend a demand of the act that they fill: their ids, bodies and offices."""

    seats: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()

    def wanted(self) -> tuple[Wanted, ...]:
        """Return the appointments to the seats and offices lent."""
        seats = (_to_seats(self.seats, self.bodies),) if self.seats else ()
        return seats + tuple(Wanted("appointed", (office,)) for office in self.offices)


class Seating:
    """The holders of one seat, by appointment to it or by office."""

    __slots__ = ("_offices", "_own", "_rotation", "_since", "pairs", "scope", "seat")

    def __init__(self, scope: Scope, seat: Seat, lent: Lent) -> None:
        """Make the finders of appointments ready."""
        self.scope = scope
        self.seat = seat
        self._since = scope.organs.since.get(seat.id, 1)
        bodies = scope.organs.with_predecessors((seat.body, *lent.bodies))
        self._own = scope.finders.of(_to_seats((seat.id, *lent.seats), bodies))
        offices = dict.fromkeys((*seat.ex_officio, *lent.offices))
        self._offices = [_office(scope, office) for office in offices]
        self._rotation = seat.rotates if isinstance(seat.rotates, Duration) else None
        found = dict.fromkeys(self._own.pairs)
        found.update(dict.fromkeys(pair for office in self._offices for pair in office.pairs))
        self.pairs: tuple[Pair, ...] = tuple(found)

    def own(self, view: View, ref: str | None = None) -> list[Stay]:
        """Return the appointments to the seat itself; with `ref`, those resting on that matter."""
        return [
            Stay(fact.day, term_end(fact, self.seat.term), fact)
            for fact in view.all(self._own)
            if (ref is None or ref in fact.about) and not self.refused(fact)
        ]

    def refused(self, fact: Fact) -> bool:
        """Tell whether an entry names another appointer than the text does."""
        return bool(self.seat.appointed_by and fact.by and fact.by.isdisjoint(self.seat.appointed_by))

    def all_own(self, view: View) -> list[Fact]:
        """Return all appointments to the seat itself, refused ones with them."""
        return view.all(self._own)

    def official(self, view: View, ref: str | None = None) -> list[Stay]:
        """Return the appointments to the offices that give the seat, cut to each office's turn."""
        stays: list[Stay] = []
        for turn, office in enumerate(self._offices):
            found = (
                Stay(fact.day, fact.last, fact)
                for fact in view.all(office)
                if ref is None or ref in fact.about
            )
            stays.extend(self._in_turn(found, turn, self._rotation, view.t) if self._rotation else found)
        return stays

    def _in_turn(self, stays: Iterable[Stay], turn: int, length: Duration, t: int) -> Iterator[Stay]:
        """Cut stays to the turns of one of the offices, two rounds ahead of `t` and no further."""
        count, number = len(self._offices), turn
        turns = []
        while (start := _multiple(self._since, length, number)) <= t + 2 * 366 and start < FOREVER:
            turns.append((start, _multiple(self._since, length, number + 1) - 1))
            number += count
        for stay in stays:
            for first, last in turns:
                if stay.first <= last and stay.last >= first:
                    yield Stay(max(stay.first, first), min(stay.last, last), stay.fact)


def seating(scope: Scope, seat: Seat, lent: Lent | None = None) -> Seating:
    """Return the one seating of a seat in a book."""
    lent = lent or Lent()
    key = ("seating", scope.organs, seat.id, seat.body, lent)
    return scope.finders.shared(key, lambda: Seating(scope, seat, lent))


def _to_seats(seats: Iterable[str], bodies: Iterable[str]) -> Wanted:
    return Wanted("appointed", ("plats",), frozenset(bodies), to=frozenset(seats))


def _office(scope: Scope, office: str, seen: frozenset[str] = _NOBODY) -> Finder:
    """Return the finder of those who hold an office, or a seat that stands for one."""
    return scope.finders.of(*_office_wanted(scope, office, seen))


def _office_wanted(scope: Scope, office: str, seen: frozenset[str]) -> tuple[Wanted, ...]:
    seat = scope.organs.seat(office)
    own = (Wanted("appointed", (office,)),)
    if seat is None or office in seen:
        return own
    behind = [w for each in seat.ex_officio for w in _office_wanted(scope, each, seen | {office})]
    return tuple(dict.fromkeys((*own, _to_seats((office,), (seat.body,)), *behind)))


def _multiple(since: int, length: Duration, number: int) -> int:
    return shift(since, Duration(length.count * number, length.unit)) if number else since


def holders(own: Iterable[Stay], official: Iterable[Stay], day: int) -> Holders:
    """Tell who holds a seat on a day (section 7, seat).

    Either kind of entry covers; but where both name holders, only the holder
    of the office counts, and an appointment of another is contradicted.
    """
    mine = [stay for stay in own if stay.first <= day <= stay.last]
    office = [stay for stay in official if stay.first <= day <= stay.last]
    names, unnamed = _named(stay.fact for stay in mine)
    office_names, office_unnamed = _named(stay.fact for stay in office)
    if names and office_names:
        wrong = [stay for stay in mine if stay.fact.who and stay.fact.who.isdisjoint(office_names)]
        right = [stay for stay in mine if stay not in wrong]
        against = tuple(stay.fact for stay in wrong)
        return Holders(names & office_names, unnamed, against, (*right, *(() if wrong else office)))
    best = names or office_names
    extra = max(unnamed, office_unnamed)
    if best:
        extra = unnamed if names else max(unnamed - len(office_names), office_unnamed)
    return Holders(best, extra, (), (*mine, *office))


def _named(entries: Iterable[Fact]) -> tuple[frozenset[str], int]:
    """Return the names that entries give, and the number of entries that give none."""
    names: set[str] = set()
    unnamed = 0
    for fact in entries:
        names |= fact.who
        unnamed += not fact.who
    return frozenset(names), unnamed


class Roll:
    """The members of a body on a day, by seat."""

    __slots__ = ("_by_seat", "_loose", "_view", "day", "membership")

    def __init__(self, membership: Membership, view: View, day: int) -> None:
        """Call the roll."""
        self.membership = membership
        self.day = day
        self._view = view
        self._by_seat = [
            (seat, holders(each.own(view), each.official(view), day)) for seat, each in membership.seats
        ]
        self._loose = _named(fact for fact in membership.loose(view) if fact.day <= day <= fact.last)

    @property
    def names(self) -> frozenset[str]:
        """The members whose names are recorded."""
        return self._loose[0].union(*(held.names for _, held in self._by_seat))

    @property
    def unnamed(self) -> int:
        """How many members are recorded without a name."""
        return self._loose[1] + sum(held.unnamed for _, held in self._by_seat)

    @property
    def members(self) -> int:
        """How many distinct members there are."""
        return len(self.names) + self.unnamed

    def present(
        self, attended: frozenset[str], standing_in: Iterable[Fact]
    ) -> tuple[int, list[tuple[str, str]]]:
        """Count the members present, with those who are stood in for.

        Also return the entries of stand-ins who hold another office than the
        seat's substitute, with the seat. A member without a recorded name may
        be any attending person who is not otherwise a member.
        """
        names = self.names
        there = set(names & attended)
        strangers = []
        for fact in standing_in:
            for seat, held in self._by_seat:
                if seat.id not in fact.to:
                    continue
                if self._wrong_substitute(seat, fact):
                    strangers.append((fact.id, seat.id))
                elif missing := sorted(held.names - there):
                    there.add(missing[0])
        return len(there) + min(self.unnamed, len(attended - names)), strangers

    def _wrong_substitute(self, seat: Seat, fact: Fact) -> bool:
        if not seat.substitute:
            return False
        office = _office(self.membership.scope, seat.substitute)
        known = {
            name for each in self._view.all(office) if each.day <= self.day <= each.last for name in each.who
        }
        return bool(known) and fact.who.isdisjoint(known)

    def roles(
        self, roles: Iterable[str], attended: frozenset[str], standing_in: Iterable[Fact]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the roles whose holder was not present, and those whose holder is not recorded."""
        stood_in = {seat for fact in standing_in for seat in fact.to}
        absent, unknown = [], []
        for role in roles:
            names = self._holding(role)
            if not names:
                unknown.append(role)
            elif names.isdisjoint(attended) and role not in stood_in:
                absent.append(role)
        return tuple(absent), tuple(unknown)

    def _holding(self, role: str) -> frozenset[str]:
        for seat, held in self._by_seat:
            if seat.id == role and held.names:
                return held.names
        office = _office(self.membership.scope, role)
        live = (fact for fact in self._view.all(office) if fact.day <= self.day <= fact.last)
        return frozenset(name for fact in live for name in fact.who)


class Membership:
    """The members of a body: the holders of its seats and of its parts' seats.

    Adjuncts, participants and standing deputies are not members. For a quorum
    those who come only on demand are left out too. A body that declares no
    seats has as members whoever is appointed to a seat in it.
    """

    __slots__ = ("anyone", "body", "scope", "seats")

    def __init__(self, scope: Scope, body: str, *, on_demand: bool = False, but: str | None = None) -> None:
        """Take the seats that count; `but` is a seat to leave out."""
        self.scope = scope
        self.body = body
        counted = [
            seat
            for seat in scope.organs.seats_of(body)
            if seat.standing == "member" and (on_demand or not seat.on_demand) and seat.id != but
        ]
        self.seats = [(seat, seating(scope, seat)) for seat in counted]
        within = scope.organs.with_predecessors(scope.organs.together(body))
        declared = bool(scope.organs.seats_of(body))
        self.anyone = None if declared else scope.finders.of(_to_seats((), within))

    def roll(self, view: View, day: int) -> Roll:
        """Return the members on a day."""
        return Roll(self, view, day)

    @property
    def least(self) -> int:
        """The sum of what the seats at least hold."""
        return sum(seat.min for seat, _ in self.seats if isinstance(seat.min, int))

    def stays(self, view: View) -> Iterator[Stay]:
        """Give all appointments that make somebody a member."""
        for _, each in self.seats:
            yield from each.own(view)
            yield from each.official(view)
        yield from (Stay(fact.day, fact.last, fact) for fact in self.loose(view))

    def loose(self, view: View) -> list[Fact]:
        """Return the appointments to a body whose seats are not declared."""
        return view.all(self.anyone) if self.anyone else []


def enough(rule: Petition | Quorum, members: int) -> int:
    """Return how many of `members` the rule asks for."""
    if rule.more_than is not None:
        return floor(rule.more_than * members) + 1
    if isinstance(rule.at_least, Fraction):
        return ceil(rule.at_least * members)
    return rule.at_least or 0
