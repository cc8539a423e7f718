"""What a statute says of bodies and seats, set beside what there is, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from radslag.bodies.models import Body, BodyWords, Office, Seat, SeatWords
from radslag.bodies.states import BodyKind, Change, LinkKind, MarkKind
from radslag.statute import schema
from radslag.statute.selectors import Selector

# The ids that the common vocabulary gives to the organs above a council.
_KNOWN_ABOVE = {"kommunstyrelsen": BodyKind.BOARD, "kommunfullmaktige": BodyKind.OTHER}
# What a part of an id tells of a body; a coordinator sees the guess in the preview and may change it.
_TOLD_BY_ID = {
    "ungdom": BodyKind.YOUTH_COUNCIL,
    "styr": BodyKind.STEERING_GROUP,
    "operativ": BodyKind.OPERATIVE_GROUP,
    "namnd": BodyKind.COMMITTEE,
}


@dataclass(frozen=True, slots=True)
class BodyProposal:
    """A body that the statute names; `existing` is the one we have for it."""

    statute_id: str
    key: str
    words: BodyWords
    existing: Body | None
    above: tuple[tuple[str, str], ...]

    @property
    def change(self) -> Change:
        """What would happen to it."""
        if self.existing is None:
            return Change.NEW
        return Change.CHANGED if self.words.differs_from(self.existing) else Change.SAME


@dataclass(frozen=True, slots=True)
class SeatProposal:
    """A seat that the statute asks for; `existing` is the one we have for it."""

    body: str
    key: str
    words: SeatWords
    existing: Seat | None

    @property
    def change(self) -> Change:
        """What would happen to it."""
        if self.existing is None:
            return Change.NEW
        return Change.CHANGED if self.words.differs_from(self.existing) else Change.SAME


@dataclass(frozen=True, slots=True)
class MarkProposal:
    """A task that the statute gives to whoever holds a seat."""

    body: str
    seat: str
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that establishing from a statute would do, on its first day in force."""

    lineage: str
    on: date
    bodies: tuple[BodyProposal, ...]
    seats: tuple[SeatProposal, ...]
    offices: tuple[tuple[str, str], ...]
    marks: tuple[MarkProposal, ...]
    ending_bodies: tuple[Body, ...]
    ending_seats: tuple[Seat, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether all of it already stands so."""
        changes = [*(row.change for row in self.bodies), *(row.change for row in self.seats)]
        return not (self.offices or self.ending_bodies or self.ending_seats) and set(changes) == {Change.SAME}


def propose(statute: schema.StatuteFile, names: Mapping[str, str]) -> Proposal:
    """Return what establishing from a statute would do; four queries.

    `names` is the common vocabulary; the statute's own words come before it. An organ that others rule
    over is proposed without a statute, so that every council here shares it.
    """
    return _Reading(statute, {**names, **statute.names}).proposal()


class _Reading:
    """One statute read beside what there is."""

    def __init__(self, statute: schema.StatuteFile, words: Mapping[str, str]) -> None:
        self.statute = statute
        self.words = words
        self.lineage = statute.statute.lineage
        self.declared = {rule.id: rule for rule in statute.rules.values() if isinstance(rule, schema.Body)}
        self.seats = [rule for rule in statute.rules.values() if isinstance(rule, schema.Seat)]
        known = Body.objects.filter(lineage__in=["", self.lineage]).exclude(statute_id="")
        self.existing = {body.statute_id: body for body in known.order_by("lineage")}
        self.taken = set(Body.objects.values_list("key", flat=True))

    def proposal(self) -> Proposal:
        bodies = [*self._bodies_above(), *(self._body(rule) for rule in self.declared.values())]
        keys = {body.statute_id: body.key for body in bodies}
        standing = self._standing_seats()
        seats = [
            SeatProposal(
                rule.body,
                rule.id,
                self._seat_words(rule, position, keys),
                standing.pop((rule.body, rule.id), None),
            )
            for position, rule in enumerate(self.seats)
        ]
        day = self.statute.statute.valid_from
        return Proposal(
            lineage=self.lineage,
            on=day,
            bodies=tuple(bodies),
            seats=tuple(seats),
            offices=tuple(self._offices()),
            marks=tuple(self._marks()),
            ending_bodies=tuple(body for body in self.existing.values() if self._ends(body)),
            # Seats without a clause were added by hand, and no statute takes them away.
            ending_seats=tuple(
                seat
                for seat in standing.values()
                if seat.clause and seat.body.statute_id in self.declared and seat.valid_from < day
            ),
        )

    def _bodies_above(self) -> Iterator[BodyProposal]:
        """Propose the organs that the statute's bodies stand under but that it does not declare itself."""
        named = dict.fromkeys(parent for rule in self.declared.values() for parent in rule.parent)
        for name in named:
            kind = _KNOWN_ABOVE.get(name) or _told_by(name)
            if name in self.declared or kind is None:
                continue
            existing = self.existing.get(name)
            word = self.words.get(name, name)
            words = BodyWords(name=word[:1].upper() + word[1:], kind=kind, outside=True, statute_id=name)
            if existing:
                words = _as_it_is(existing)
            yield BodyProposal(name, existing.key if existing else self._free_key(name), words, existing, ())

    def _body(self, rule: schema.Body) -> BodyProposal:
        existing = self.existing.get(rule.id)
        words = BodyWords(
            name=existing.name if existing and rule.outside else rule.label,
            kind=existing.kind if existing else self._kind(rule),
            purpose="" if rule.outside else self.statute.clause_of[rule.id].label,
            outside=rule.outside,
            membership=rule.membership,
            lineage="" if rule.outside else self.lineage,
            statute_id=rule.id,
        )
        key = existing.key if existing else self._free_key(rule.label)
        return BodyProposal(rule.id, key, words, existing, tuple(self._above(rule)))

    def _kind(self, rule: schema.Body) -> BodyKind:
        bound = {local for ids in self.statute.statute.binds.values() for local in ids.values()}
        if rule.id in bound and not rule.outside:
            return BodyKind.COUNCIL
        below = any(parent in self.declared for parent in rule.parent)
        return _told_by(rule.id) or (BodyKind.WORKING_GROUP if below else BodyKind.OTHER)

    def _above(self, rule: schema.Body) -> Iterator[tuple[str, str]]:
        """Yield the bodies above one: those it is a part of, stands below and reports to."""
        wholes = [other.id for other in self.declared.values() if rule.id in other.parts]
        yield from ((whole, LinkKind.PART.value) for whole in wholes)
        parents = [parent for parent in rule.parent if parent not in wholes]
        yield from ((parent, LinkKind.BELOW.value) for parent in parents)
        for target in sorted(self._reports_of(rule.id) - {*wholes, *parents}):
            yield target, LinkKind.REPORTS.value

    def _reports_of(self, body: str) -> set[str]:
        """Return the bodies that an act `reported … <body >them` in any rule names."""
        reports = [
            selector
            for rule in self.statute.rules.values()
            for selector in _selectors(rule)
            if selector.act == "reported" and body in selector.by
        ]
        return {target for selector in reports for target in selector.to if target in self.declared} - {body}

    def _standing_seats(self) -> dict[tuple[str, str], Seat]:
        bodies = list(self.existing.values())
        rows = Seat.objects.filter(body__in=bodies, valid_through=None).select_related("body")
        return {(seat.body.statute_id, seat.key): seat for seat in rows}

    def _ends(self, body: Body) -> bool:
        """Tell whether the statute used to have a body that it has no more."""
        gone = body.statute_id not in self.declared and body.valid_through is None
        return gone and body.lineage == self.lineage and body.valid_from < self.statute.statute.valid_from

    def _seat_words(self, rule: schema.Seat, position: int, keys: Mapping[str, str]) -> SeatWords:
        return SeatWords(
            label=self.statute.label_of(rule),
            clause=self.statute.clause_of[rule.id].ref,
            position=position,
            minimum=rule.min if isinstance(rule.min, int) else None,
            maximum=rule.max,
            ex_officio=rule.ex_officio,
            rotates=_text(rule.rotates),
            appointed_by=tuple(keys.get(name, name) for name in rule.appointed_by),
            nominated_by=tuple(keys.get(name, name) for name in rule.nominated_by),
            offered=rule.offered,
            on_demand=rule.on_demand,
            standing=rule.standing,
            needs_mandate=rule.mandate,
            term=_text(rule.term),
            each=_text(rule.each),
            substitutes=_text(rule.substitutes),
            substitute_office=rule.substitute or "",
            among=keys.get(rule.among or "", rule.among or ""),
            from_body=keys.get(rule.from_body or "", rule.from_body or ""),
            by_whom=self._by_whom(rule),
            reading=rule.reading,
        )

    def _by_whom(self, rule: schema.Seat) -> str:
        """Return in the statute's words whose office a seat follows, or who fills it."""
        named = rule.ex_officio or rule.appointed_by or rule.nominated_by
        return ", ".join(self._word(name) for name in named)

    def _word(self, name: str) -> str:
        rule = self.statute.rules.get(name)
        return self.statute.label_of(rule) if rule else self.words.get(name, name)

    def _offices(self) -> Iterator[tuple[str, str]]:
        """Yield the offices that seats follow and that we do not have yet."""
        seats = {rule.id for rule in self.seats}
        named = dict.fromkeys(name for rule in self.seats for name in rule.ex_officio if name not in seats)
        have = set(Office.objects.filter(key__in=named).values_list("key", flat=True))
        for name in named:
            if name not in have:
                yield name, self.words.get(name, name)

    def _marks(self) -> Iterator[MarkProposal]:
        """Yield the tasks that follow a seat, told by the common words talesperson and sammankallande."""
        by_id = {rule.id: rule for rule in self.seats}
        for rule in self.statute.rules.values():
            if isinstance(rule, schema.Power) and MarkKind.SPOKESPERSON in rule.id:
                for seat in (by_id[name] for name in rule.who if name in by_id):
                    yield MarkProposal(seat.body, seat.id, MarkKind.SPOKESPERSON)
        for seat in self.seats:
            if MarkKind.CONVENER in seat.id:
                yield MarkProposal(seat.body, seat.id, MarkKind.CONVENER)

    def _free_key(self, name: str) -> str:
        key = slugify(name.replace("_", "-"))[:50]
        if key in self.taken:
            key = f"{key}-{slugify(self.lineage)}"[:60]
        self.taken.add(key)
        return key


def _told_by(name: str) -> BodyKind | None:
    return next((kind for part, kind in _TOLD_BY_ID.items() if part in name), None)


def _as_it_is(body: Body) -> BodyWords:
    return BodyWords(
        name=body.name,
        kind=body.kind,
        purpose=body.purpose,
        outside=body.outside,
        membership=body.membership,
        lineage=body.lineage,
        statute_id=body.statute_id,
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _selectors(rule: schema.Rule) -> Iterator[Selector]:
    for value in vars(rule).values():
        if isinstance(value, Selector):
            yield value
        elif isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, Selector))
