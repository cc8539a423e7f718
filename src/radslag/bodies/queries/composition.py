"""What a body looks like on a day: seats and their holders, vacancies, offers, parts beside the seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from radslag.bodies.models import Body, Mandate, Mark, Offer, Office, Organisation, Person, Seat
from radslag.bodies.states import Answer, MarkKind, SeatState


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
    substitutes: tuple[Mark, ...] = ()

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
    """A part in the body beside holding a seat, and those who have it on the day."""

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
