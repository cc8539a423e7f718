"""Who is called to a meeting: everybody who sits in its bodies on its day, each person once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from radslag.bodies.models import Body, Excuse, Mark, Organisation, Person
from radslag.bodies.queries import Composition, SeatLine, compositions
from radslag.bodies.states import Standing
from radslag.meetings.models import Attendance, Meeting
from radslag.meetings.states import CHAIR_SEAT, Part

LONGEST_ROLE = Attendance._meta.get_field("role").max_length or 160
_PARTS = {Standing.ADJUNCT: Part.ADJUNCT, Standing.DEPUTY: Part.SUBSTITUTE}


@dataclass
class Invited:
    """Somebody who is called: for which body, on which seats, as what.

    `seats` are the seats in all bodies that meet, `excuse` what the person has said already about that day.
    """

    person: Person
    body: Body
    part: Part
    seats: list[SeatLine] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    excuse: Excuse | None = None

    @property
    def organisation(self) -> Organisation | None:
        """Who sends them."""
        return self.person.organisation

    @property
    def seat_key(self) -> str:
        """The key of the first seat, the chair's before others; "" for one who is co-opted."""
        keys = [line.seat.key for line in self.seats]
        return CHAIR_SEAT if CHAIR_SEAT in keys else next(iter(keys), "")

    @property
    def role(self) -> str:
        """What they are there as, in the words of the statute."""
        return " / ".join(dict.fromkeys(self.words))[:LONGEST_ROLE]

    @property
    def address(self) -> str:
        """Where mail goes; empty when nobody has written it down."""
        return self.person.email

    @property
    def excused(self) -> bool:
        """Whether they have said that they cannot come that day."""
        return self.excuse is not None


@dataclass(frozen=True, slots=True)
class Circle:
    """Those who are called, and the seats that nobody holds that day."""

    people: tuple[Invited, ...]
    vacancies: tuple[SeatLine, ...]
    compositions: tuple[Composition, ...]

    @property
    def without_address(self) -> list[Invited]:
        """Those whom no letter can reach."""
        return [one for one in self.people if not one.address]

    @property
    def organisations(self) -> list[str]:
        """The keys of the organisations that the people come from, each once."""
        found = {one.organisation.key for one in self.people if one.organisation}
        return sorted(found)

    def holding(self, seat: str) -> list[Invited]:
        """Return those who hold the seat of that id, or else have that task; statutes name callers so."""
        seated = [one for one in self.people if any(line.seat.key == seat for line in one.seats)]
        marks = [mark for one in self.compositions for mark in one.marks if mark.mark.kind == seat]
        tasked = {person.pk for mark in marks for person in mark.people}
        return seated or [one for one in self.people if one.person.pk in tasked]

    def of(self, person: Person) -> Invited | None:
        """Return what somebody is called as."""
        return next((one for one in self.people if one.person == person), None)


def invited(meeting: Meeting) -> Circle:
    """Return who is called to the meeting as its bodies are on its day; six queries, however many.

    Whoever sits in several of the bodies, or on several seats, is called once. Those who are co-opted come
    last. A seat without a holder is told, and is no hindrance.
    """
    bodies = meeting.those_who_meet
    read = compositions(bodies, meeting.on)
    found = tuple(read[body.pk] for body in bodies)
    people = _people(found)
    excuses = Excuse.objects.live().filter(body__in=bodies, meeting_on=meeting.on)
    for excuse in excuses.prefetch_related("substitutes__person"):
        if excuse.person_id in people:
            people[excuse.person_id].excuse = excuse
    vacant = tuple(line for one in found for line in one.seats if line.vacancies)
    return Circle(tuple(people.values()), vacant, found)


def _people(found: Iterable[Composition]) -> dict[int, Invited]:
    people: dict[int, Invited] = {}
    for composition in found:
        for line in composition.seats:
            part = _PARTS.get(Standing(line.seat.standing), Part.MEMBER)
            for holder in line.holders:
                one = people.setdefault(holder.person.pk, Invited(holder.person, composition.body, part))
                one.seats.append(line)
                one.words.append(line.seat.label)
    for composition in found:
        for marked in composition.co_options:
            for person in marked.people:
                one = people.setdefault(person.pk, Invited(person, composition.body, Part.ADJUNCT))
                one.words.append(marked.mark.words or str(Part.ADJUNCT.label))
    return people


def stand_ins(excuse: Excuse) -> Iterator[Mark]:
    """Yield who has been named to come instead, as far as it has not been taken back."""
    yield from (mark for mark in excuse.substitutes.all() if mark.withdrawn_at is None and mark.person)
