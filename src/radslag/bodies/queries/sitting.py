"""Who sits where on a day: everything read once, then put together body by body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q

from radslag.bodies.models import Body, Mandate, Mark, Offer, OfficeHolding, Seat
from radslag.bodies.models.periods import StatedQuerySet
from radslag.bodies.queries.composition import Composition, Holder, MarkLine, OfferLine, SeatLine
from radslag.bodies.states import MarkKind
from radslag.statute.calendar import shift
from radslag.statute.durations import Duration

Place = tuple[int, str]


def composition(body: Body, on: date) -> Composition:
    """Return what a body looked like on a day; five queries, however many sit in it."""
    return compositions([body], on)[body.pk]


def compositions(bodies: Sequence[Body], on: date) -> dict[int, Composition]:
    """Return what each of these bodies looked like on a day, by primary key; five queries in all."""
    wanted = [body.pk for body in bodies]
    seats = _seats(wanted, {body.lineage for body in bodies if body.lineage}, on)
    rows = _Rows(
        on=on,
        seats=seats,
        mandates=list(_mandates().on(on).filter(seat__body__in={seat.body_id for seat in seats})),
        holdings=_holdings(seats, on),
        offers=list(_offers().filter(seat__body__in=wanted, offered_on__lte=on)),
        marks=list(_marks().on(on).filter(body__in=wanted)),
    )
    return {body.pk: rows.composition_of(body) for body in bodies}


@dataclass(frozen=True, slots=True)
class SeatHistory:
    """A seat on a day, if it existed then, and everything recorded about it, the latest first."""

    line: SeatLine | None
    mandates: tuple[Mandate, ...]
    offers: tuple[Offer, ...]
    substitutes: tuple[Mark, ...]


def seat_history(seat: Seat, on: date) -> SeatHistory:
    """Return a seat as it stands on a day with all its past; five queries at most.

    Substitutes are those of the day and later.
    """
    mine = Q(seat__body=seat.body_id, seat__key=seat.key)
    others = Q(seat__body__lineage=seat.body.lineage, seat__key__in=seat.ex_officio)
    follows_seats = bool(seat.ex_officio and seat.body.lineage)
    mandates = list(_mandates().filter(mine | others if follows_seats else mine))
    offers = list(_offers().filter(seat__body=seat.body_id, seat__key=seat.key))
    stand_ins = _marks().filter(body=seat.body_id, seat_key=seat.key, kind=MarkKind.SUBSTITUTE)
    marks = list(stand_ins.filter(Q(valid_through=None) | Q(valid_through__gte=on)))
    rows = _Rows(
        on=on,
        seats=_seats([seat.body_id], {seat.body.lineage}, on) if follows_seats else [seat],
        mandates=[row for row in mandates if row.holds_on(on)],
        holdings=_holdings([seat], on),
        offers=[row for row in offers if row.offered_on <= on],
        marks=[row for row in marks if row.holds_on(on)],
    )
    own = [row for row in mandates if (row.seat.body_id, row.seat.key) == (seat.body_id, seat.key)]
    return SeatHistory(
        line=rows.line_of(seat) if seat.holds_on(on) else None,
        mandates=tuple(reversed(own)),
        offers=tuple(reversed(offers)),
        substitutes=tuple(marks),
    )


def _seats(bodies: list[int], lineages: set[str], on: date) -> list[Seat]:
    """An ex officio seat may follow a seat of another body in the same statute, so those are read too."""
    seats = Seat.objects.on(on).select_related("body").order_by("position", "pk")
    return list(seats.filter(Q(body__in=bodies) | Q(body__lineage__in=lineages)))


def _mandates() -> StatedQuerySet[Mandate]:
    rows = Mandate.objects.live().select_related("seat", "person__organisation")
    return rows.order_by("valid_from", "pk")


def _holdings(seats: Iterable[Seat], on: date) -> list[OfficeHolding]:
    offices = {name for seat in seats for name in seat.ex_officio}
    rows = OfficeHolding.objects.live().on(on).filter(office__key__in=offices)
    return list(rows.select_related("office", "person__organisation").order_by("valid_from", "pk"))


def _offers() -> StatedQuerySet[Offer]:
    return Offer.objects.live().select_related("seat", "organisation").order_by("offered_on", "pk")


def _marks() -> StatedQuerySet[Mark]:
    return Mark.objects.live().select_related("excuse", "person__organisation").order_by("valid_from", "pk")


@dataclass
class _Rows:
    """What was read, for a day, ready to be put together."""

    on: date
    seats: list[Seat]
    mandates: list[Mandate]
    holdings: list[OfficeHolding]
    offers: list[Offer]
    marks: list[Mark]
    by_name: dict[tuple[str, str], Seat] = field(init=False)
    held: dict[Place, list[Mandate]] = field(init=False)

    def __post_init__(self) -> None:
        self.by_name = {(seat.body.lineage, seat.key): seat for seat in self.seats}
        self.held = {}
        for row in self.mandates:
            self.held.setdefault((row.seat.body_id, row.seat.key), []).append(row)

    def composition_of(self, body: Body) -> Composition:
        """Put one body together."""
        lines = tuple(self.line_of(seat) for seat in self.seats if seat.body_id == body.pk)
        parts = [mark for mark in self.marks if mark.body_id == body.pk and mark.kind != MarkKind.SUBSTITUTE]
        return Composition(body, self.on, lines, tuple(_mark_line(mark, lines) for mark in parts))

    def line_of(self, seat: Seat) -> SeatLine:
        """Put one seat together."""
        own = [_by_mandate(mandate) for mandate in self.held.get((seat.body_id, seat.key), [])]
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
            offers=tuple(self._offers_of(seat)),
            substitutes=tuple(self._substitutes_on(seat)),
        )

    def _office_holders(self, seat: Seat, asked: frozenset[str]) -> list[Holder]:
        """Return those who hold the offices that the seat follows; a seat can be such an office."""
        found: list[Holder] = []
        for name in whose_turn(seat, self.on):
            other = self.by_name.get((seat.body.lineage, name))
            if other is None:
                found += [_by_office(row) for row in self.holdings if row.office.key == name]
            elif name not in asked:
                own = [_by_mandate(row) for row in self.held.get((other.body_id, other.key), [])]
                found += _merged(self._office_holders(other, asked | {name}), own)[0]
        return found

    def _offers_of(self, seat: Seat) -> list[OfferLine]:
        """Return the latest offer to each organisation, as it stood on the day."""
        latest: dict[int, OfferLine] = {}
        for row in self.offers:
            if (row.seat.body_id, row.seat.key) == (seat.body_id, seat.key):
                answered = row.answered_on if row.answered_on and row.answered_on <= self.on else None
                latest[row.organisation_id] = OfferLine(row, row.answer if answered else "", answered)
        return list(latest.values())

    def _substitutes_on(self, seat: Seat) -> list[Mark]:
        here = (seat.body_id, seat.key, MarkKind.SUBSTITUTE)
        return [mark for mark in self.marks if (mark.body_id, mark.seat_key, mark.kind) == here]


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
