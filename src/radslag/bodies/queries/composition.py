"""Who sits where on a day: holders, vacancies, declined offers, stand-ins and tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from radslag.bodies.models import (
    Body,
    Mandate,
    Mark,
    Offer,
    Office,
    OfficeHolding,
    Organisation,
    Person,
    Seat,
    Substitute,
)
from radslag.bodies.states import Answer, MarkKind, SeatState
from radslag.statute.calendar import shift
from radslag.statute.durations import Duration


@dataclass(frozen=True, slots=True)
class Holder:
    """A person on a seat: by the seat's own appointment, by an office, or by both."""

    person: Person
    since: date
    through: date | None
    mandate: Mandate | None = None
    office: Office | None = None

    @property
    def confirmed_on(self) -> date | None:
        """The day the right to represent was confirmed, if it has been."""
        return self.mandate.confirmed_on if self.mandate else None


@dataclass(frozen=True, slots=True)
class OfferLine:
    """An offer as it stood on the day: the answer is empty until the day it was given."""

    offer: Offer
    answer: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat on a day.

    `by_office` are those who hold the office that the seat follows. Where the seat's own record names
    somebody else it is disputed, and held only by those whom both records name. `not_counting` are people
    recorded on it against the office, or by somebody who may not fill it.
    """

    seat: Seat
    holders: tuple[Holder, ...] = ()
    by_office: tuple[Holder, ...] = ()
    not_counting: tuple[Holder, ...] = ()
    disputed: bool = False
    offers: tuple[OfferLine, ...] = ()
    substitutes: tuple[Substitute, ...] = ()

    @property
    def vacancies(self) -> int:
        """How many holders the rules ask for beyond those there are."""
        if self.seat.may_stand_empty:
            return 0
        return max(0, (self.seat.minimum or 0) - len(self.holders))

    @property
    def state(self) -> SeatState:
        """How the seat stands, in one word."""
        if self.disputed:
            return SeatState.DISPUTED
        if self.holders:
            return SeatState.PARTLY if self.vacancies else SeatState.HELD
        if self.offers:
            return SeatState.DECLINED if self._all_declined() else SeatState.WAITING
        if self.seat.offered:
            return SeatState.NOT_OFFERED
        return SeatState.VACANT if self.vacancies else SeatState.EMPTY

    def _all_declined(self) -> bool:
        return all(line.answer == Answer.DECLINED for line in self.offers)


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A part in the body beside the seats, and those who have it on the day."""

    mark: Mark
    people: tuple[Person, ...]
    seat: Seat | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """What a body looked like on a day."""

    body: Body
    on: date
    seats: tuple[SeatLine, ...] = ()
    marks: tuple[MarkLine, ...] = ()

    @property
    def vacancies(self) -> int:
        """How many holders are missing in all."""
        return sum(line.vacancies for line in self.seats)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who holds a seat, each once, in the order of the seats."""
        held = {holder.person.pk: holder.person for line in self.seats for holder in line.holders}
        return tuple(held.values())

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations that the holders come from, by name."""
        found = {person.organisation.pk: person.organisation for person in self.people if person.organisation}
        return tuple(sorted(found.values(), key=lambda organisation: organisation.name))

    def marked(self, kind: MarkKind) -> tuple[MarkLine, ...]:
        """Return the parts of one kind."""
        return tuple(line for line in self.marks if line.mark.kind == kind)

    @property
    def co_options(self) -> tuple[MarkLine, ...]:
        """Those who take part by invitation."""
        return self.marked(MarkKind.CO_OPTED)

    @property
    def spokespersons(self) -> tuple[MarkLine, ...]:
        """Those who may speak for the body in public."""
        return self.marked(MarkKind.SPOKESPERSON)

    @property
    def conveners(self) -> tuple[MarkLine, ...]:
        """Those who issue the body's notices."""
        return self.marked(MarkKind.CONVENER)

    @property
    def liaisons(self) -> tuple[MarkLine, ...]:
        """Those through whom the body keeps touch with other forums."""
        return self.marked(MarkKind.LIAISON)


def composition(body: Body, on: date, *, stand_ins: bool = True) -> Composition:
    """Return what a body looked like on a day; six queries, five without stand-ins."""
    return compositions([body], on, stand_ins=stand_ins)[body.pk]


def compositions(bodies: Sequence[Body], on: date, *, stand_ins: bool = True) -> dict[int, Composition]:
    """Return what each of these bodies looked like on a day, by primary key; six queries in all."""
    table = _Table(bodies, on, stand_ins)
    return {body.pk: table.composition_of(body) for body in bodies}


@dataclass
class _Table:
    """Everything read once, and then put together body by body."""

    bodies: Sequence[Body]
    on: date
    with_stand_ins: bool
    seats: list[Seat] = field(init=False)
    mandates: dict[tuple[int, str], list[Mandate]] = field(init=False)
    holdings: dict[str, list[OfficeHolding]] = field(init=False)

    def __post_init__(self) -> None:
        wanted = [body.pk for body in self.bodies]
        lineages = {body.lineage for body in self.bodies if body.lineage}
        seats = Seat.objects.on(self.on).select_related("body").order_by("position", "pk")
        # An ex officio seat may follow a seat of another body in the same statute.
        self.seats = list(seats.filter(body__in=wanted) | seats.filter(body__lineage__in=lineages))
        self._by_name = {(seat.body.lineage, seat.key): seat for seat in self.seats}
        self.mandates = _grouped_mandates({seat.body_id for seat in self.seats}, self.on)
        self.holdings = _grouped_holdings(self.seats, self.on)
        self.offers = _grouped_offers(wanted, self.on)
        self.stand_ins = _grouped_substitutes(wanted, self.on) if self.with_stand_ins else {}
        marks = Mark.objects.live().on(self.on).filter(body__in=wanted).order_by("valid_from", "pk")
        self.marks = list(marks.select_related("person__organisation"))

    def composition_of(self, body: Body) -> Composition:
        """Put one body together."""
        lines = tuple(self._line(seat) for seat in self.seats if seat.body_id == body.pk)
        return Composition(
            body=body,
            on=self.on,
            seats=lines,
            marks=tuple(_mark_line(mark, lines) for mark in self.marks if mark.body_id == body.pk),
        )

    def _line(self, seat: Seat) -> SeatLine:
        place = (seat.body_id, seat.key)
        own = [_by_mandate(mandate) for mandate in self.mandates.get(place, [])]
        counting = [holder for holder in own if _rightly_appointed(seat, holder)]
        by_office = _each_once(self._office_holders(seat, frozenset()))
        holders, differing = _merged(by_office, counting)
        refused = [holder for holder in own if holder not in counting]
        return SeatLine(
            seat=seat,
            holders=tuple(holders),
            by_office=tuple(by_office),
            not_counting=(*differing, *refused),
            disputed=bool(differing),
            offers=tuple(self.offers.get(place, [])),
            substitutes=tuple(self.stand_ins.get(place, [])),
        )

    def _office_holders(self, seat: Seat, asked: frozenset[str]) -> list[Holder]:
        """Return those who hold the offices that the seat follows; a seat can be such an office."""
        found: list[Holder] = []
        for name in whose_turn(seat, self.on):
            other = self._by_name.get((seat.body.lineage, name))
            if other is None:
                found += [_by_office(holding) for holding in self.holdings.get(name, [])]
            elif name not in asked:
                own = [_by_mandate(held) for held in self.mandates.get((other.body_id, other.key), [])]
                found += _merged(self._office_holders(other, asked | {name}), own)[0]
        return found


def whose_turn(seat: Seat, on: date) -> Sequence[str]:
    """Return the offices whose holders have the seat on a day: all, or the one whose turn it is."""
    offices: list[str] = seat.ex_officio
    if not offices or seat.rotates in {"", "unregulated"}:
        return offices
    length, turn = Duration.parse(seat.rotates), 0
    first, day = seat.valid_from.toordinal(), on.toordinal()
    while shift(first, Duration(length.count * (turn + 1), length.unit)) <= day:
        turn += 1
    return [offices[turn % len(offices)]]


def _merged(by_office: list[Holder], own: list[Holder]) -> tuple[list[Holder], list[Holder]]:
    """Join the two ways to a seat; return the holders, and the own entries that the offices contradict."""
    if not by_office:
        return _each_once(own), []
    mandates = {holder.person.pk: holder.mandate for holder in own}
    joined = [replace(held, mandate=mandates.get(held.person.pk)) for held in by_office]
    known = {holder.person.pk for holder in by_office}
    differing = [holder for holder in own if holder.person.pk not in known]
    return [held for held in joined if held.mandate or not differing], differing


def _each_once(holders: Iterable[Holder]) -> list[Holder]:
    first: dict[int, Holder] = {}
    for holder in holders:
        first.setdefault(holder.person.pk, holder)
    return list(first.values())


def _by_mandate(mandate: Mandate) -> Holder:
    return Holder(mandate.person, mandate.valid_from, mandate.valid_through, mandate=mandate)


def _by_office(holding: OfficeHolding) -> Holder:
    return Holder(holding.person, holding.valid_from, holding.valid_through, office=holding.office)


def _rightly_appointed(seat: Seat, holder: Holder) -> bool:
    named = holder.mandate.appointed_by if holder.mandate else ""
    return not (seat.appointed_by and named) or named in seat.appointed_by


def _mark_line(mark: Mark, lines: tuple[SeatLine, ...]) -> MarkLine:
    if mark.person:
        return MarkLine(mark, (mark.person,))
    line = next((line for line in lines if line.seat.key == mark.seat_key), None)
    if line is None:
        return MarkLine(mark, ())
    return MarkLine(mark, tuple(holder.person for holder in line.holders), line.seat)


def _grouped_mandates(bodies: set[int], on: date) -> dict[tuple[int, str], list[Mandate]]:
    rows = Mandate.objects.live().on(on).filter(seat__body__in=bodies)
    grouped: dict[tuple[int, str], list[Mandate]] = {}
    for row in rows.select_related("seat", "person__organisation").order_by("valid_from", "pk"):
        grouped.setdefault((row.seat.body_id, row.seat.key), []).append(row)
    return grouped


def _grouped_holdings(seats: Iterable[Seat], on: date) -> dict[str, list[OfficeHolding]]:
    offices = {name for seat in seats for name in seat.ex_officio}
    rows = OfficeHolding.objects.live().on(on).filter(office__key__in=offices)
    grouped: dict[str, list[OfficeHolding]] = {}
    for row in rows.select_related("office", "person__organisation").order_by("valid_from", "pk"):
        grouped.setdefault(row.office.key, []).append(row)
    return grouped


def _grouped_offers(bodies: list[int], on: date) -> dict[tuple[int, str], list[OfferLine]]:
    """Return the latest offer to each organisation, seat by seat, as it stood on the day."""
    rows = Offer.objects.live().filter(seat__body__in=bodies, offered_on__lte=on)
    latest: dict[tuple[int, str, int], OfferLine] = {}
    for row in rows.select_related("seat", "organisation").order_by("offered_on", "pk"):
        answered = row.answered_on if row.answered_on and row.answered_on <= on else None
        line = OfferLine(row, row.answer if answered else "", answered)
        latest[(row.seat.body_id, row.seat.key, row.organisation_id)] = line
    grouped: dict[tuple[int, str], list[OfferLine]] = {}
    for (body, key, _organisation), line in latest.items():
        grouped.setdefault((body, key), []).append(line)
    return grouped


def _grouped_substitutes(bodies: list[int], on: date) -> dict[tuple[int, str], list[Substitute]]:
    rows = Substitute.objects.live().on(on).filter(seat__body__in=bodies)
    grouped: dict[tuple[int, str], list[Substitute]] = {}
    for row in rows.select_related("seat", "excuse", "person__organisation").order_by("valid_from", "pk"):
        grouped.setdefault((row.seat.body_id, row.seat.key), []).append(row)
    return grouped
