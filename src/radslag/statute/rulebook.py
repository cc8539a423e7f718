"""Rulebooks: every rule that binds one council, through all versions, ready to be judged (section 8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from radslag.statute.addresses import Address
from radslag.statute.binding import bind, names_unbound
from radslag.statute.durations import Duration
from radslag.statute.facts import FOREVER
from radslag.statute.judges import Judge, Version
from radslag.statute.kinds.approvals import ApproveJudge
from radslag.statute.kinds.counting import RecurJudge
from radslag.statute.kinds.judgement import AssessJudge
from radslag.statute.kinds.meetings import LeadJudge, QuorumJudge
from radslag.statute.kinds.members import BodyJudge
from radslag.statute.kinds.offers import OfferJudge
from radslag.statute.kinds.papers import ContainJudge, DeliverJudge, FollowJudge, PrecedeJudge
from radslag.statute.kinds.renewal import RenewJudge
from radslag.statute.kinds.requests import PetitionJudge
from radslag.statute.kinds.rhythm import CadenceJudge
from radslag.statute.kinds.seats import SeatJudge, SubstituteJudge
from radslag.statute.kinds.standing import MaintainJudge
from radslag.statute.library import Library
from radslag.statute.library import Version as Text
from radslag.statute.organs import Across, Finders, Organs, Scope
from radslag.statute.schema import Body, House, HouseFile, Judged, Rule, Seat, overlay
from radslag.statute.seating import Lent
from radslag.statute.selectors import Selector

SETTLE: Final = Duration(90, "d")
RENEW_WARN: Final = Duration(6, "m")
WARN: Final = 30

_NAMED: Final = ("body", "thing", "seat", "assess")
"""Kinds whose ids stand in entries."""

AnyJudge = Judge[Any]
_PLAIN: Final[dict[str, Callable[..., AnyJudge]]] = {
    "recur": RecurJudge,
    "cadence": CadenceJudge,
    "lead": LeadJudge,
    "follow": FollowJudge,
    "contain": ContainJudge,
    "approve": ApproveJudge,
    "deliver": DeliverJudge,
    "precede": PrecedeJudge,
    "petition": PetitionJudge,
    "quorum": QuorumJudge,
    "assess": AssessJudge,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One version of a statute over days in which nothing around it changes: the local version beside it.

    `local` is the local version whose bodies and bindings apply. For a local
    statute it is the version itself.
    """

    text: Text
    local: Text
    first: int
    last: int
    house: HouseFile | None


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All that binds one council: the versions of its statute, the acts it inherits, and house rules.

    `judges` are the rules ready to judge, local ones first, in the order of
    the text. `sources` gives the SHA-256 of each file by name. `warn`,
    `settle` and `renew_warn` come from the local statute's house file.
    """

    lineage: str
    judges: tuple[AnyJudge, ...]
    warn: int
    settle: Duration
    renew_warn: Duration
    pieces: tuple[Piece, ...]
    sources: Mapping[str, str]
    names: Mapping[str, str]
    by_address: Mapping[str, AnyJudge] = field(default_factory=dict)

    @classmethod
    def of(
        cls, library: Library, lineage: str, house_overrides: Mapping[str, HouseFile] | None = None
    ) -> Rulebook:
        """Compile the rulebook of a lineage.

        `house_overrides` are a municipality's own house rules by lineage; each
        of their rules replaces the suggestion for that rule, the rest stands.
        Raises KeyError when the library has no such lineage.
        """
        return _Compiler(library, lineage, house_overrides or {}).book()


class _Compiler:
    """Compiles one rulebook."""

    def __init__(self, library: Library, lineage: str, overrides: Mapping[str, HouseFile]) -> None:
        self.library = library
        self.lineage = lineage
        self.overrides = overrides
        self.finders = Finders()
        self.locals = list(_lives(library.lineages[lineage]))
        self.house = self._local_house()
        self.since = self._seats_since()
        self._organs: dict[str, Organs] = {}

    def book(self) -> Rulebook:
        pieces = [*self._local_pieces(), *self._inherited_pieces()]
        judges = [*self._judges(pieces), *self._renewals()]
        house = self.house
        return Rulebook(
            lineage=self.lineage,
            judges=tuple(judges),
            warn=house.warn if house else WARN,
            settle=house.settle if house else SETTLE,
            renew_warn=house.renew_warn if house else RENEW_WARN,
            pieces=tuple(pieces),
            sources=self._sources(pieces),
            names=self._names(pieces),
            by_address={judge.address: judge for judge in judges},
        )

    def _local_house(self) -> House | None:
        """Return the house of the last local version that has one, replaced by the municipality's own."""
        own = self.overrides.get(self.lineage)
        if own:
            return own.house
        houses = [text.house.house for text, _, _ in self.locals if text.house]
        return houses[-1] if houses else None

    def _seats_since(self) -> dict[str, int]:
        since: dict[str, int] = {}
        for text, first, _ in self.locals:
            for rule in text.statute.rules.values():
                if isinstance(rule, Seat):
                    since.setdefault(rule.id, max(first, rule.from_.toordinal() if rule.from_ else 0))
        return since

    def _local_pieces(self) -> Iterator[Piece]:
        for text, first, last in self.locals:
            yield Piece(text, text, first, last, self._house_of(text))

    def _inherited_pieces(self) -> Iterator[Piece]:
        """Cut the inherited lineages where the local version changes, which alone says what is inherited.

        The first local version speaks for the time before it, and the last for
        the time after, since an act runs whatever becomes of a statute.
        """
        lineages = dict.fromkeys(
            inherited for text, _, _ in self.locals for inherited in text.statute.statute.inherits
        )
        for inherited in lineages:
            for text, first, last in _lives(self.library.lineages.get(inherited, ())):
                for local, since, until in self._reigns():
                    if inherited in local.statute.statute.inherits and first <= until and last >= since:
                        house = self._house_of(text)
                        yield Piece(text, local, max(first, since), min(last, until), house)

    def _reigns(self) -> Iterator[tuple[Text, int, int]]:
        """Give each local version with the days it speaks for, without a day between."""
        for number, (text, first, _) in enumerate(self.locals):
            since = first if number else 1
            until = self.locals[number + 1][1] - 1 if number + 1 < len(self.locals) else FOREVER
            yield text, since, until

    def _house_of(self, text: Text) -> HouseFile | None:
        """Return the house rules of a version, the municipality's own replacing them rule by rule."""
        own = self.overrides.get(text.lineage)
        if own is None or text.house is None:
            return own or text.house
        rules = {rule.id: rule for rule in (*text.house.rules, *own.rules)}
        return HouseFile(house=own.house, rules=tuple(rules.values()))

    def organs(self, local: Text) -> Organs:
        """Return the bodies and seats that a local version declares."""
        found = self._organs.get(local.name)
        if found is None:
            rules = local.statute.rules.values()
            bodies = {rule.id: rule for rule in rules if isinstance(rule, Body)}
            seats = tuple(rule for rule in rules if isinstance(rule, Seat))
            found = self._organs[local.name] = Organs(bodies, seats, self.since)
        return found

    def _judges(self, pieces: list[Piece]) -> Iterator[AnyJudge]:
        """Make the judges of every rule, in the order of the pieces and of the text."""
        order = dict.fromkeys(
            (piece.text.lineage, rule.kind, rule.id)
            for piece in pieces
            for rule in piece.text.statute.rules.values()
        )
        for lineage, kind, name in order:
            mine = [piece for piece in pieces if piece.text.lineage == lineage]
            yield from self._judges_of(lineage, kind, name, mine)

    def _judges_of(self, lineage: str, kind: str, name: str, pieces: list[Piece]) -> Iterator[AnyJudge]:
        worded = [
            (piece, rule)
            for piece in pieces
            if (rule := self._rule(piece, kind, name)) and _lasts(piece, rule)
        ]
        address = str(Address(lineage, name))
        for part in dict.fromkeys(part for piece, rule in worded for part in self._parts(piece, rule)):
            mine = [(piece, rule) for piece, rule in worded if part in self._parts(piece, rule)]
            versions = [self._version(piece, rule, part) for piece, rule in mine]
            for judge in self._made(kind, address, part, versions, [piece for piece, _ in mine]):
                judge.waivable = pieces[0].text.statute.statute.level != "act"
                yield judge

    def _rule(self, piece: Piece, kind: str, name: str) -> Rule | None:
        """Return a judged rule of a piece with house rules laid over it and ids bound, or None."""
        rule = piece.text.statute.rules.get(name)
        if rule is None or rule.kind != kind or not isinstance(rule, Judged | Body):
            return None
        line = piece.house.by_rule.get(name) if piece.house else None
        if line:
            rule = overlay(rule, line)
        if piece.text is piece.local:
            return rule
        bindings = piece.local.statute.statute.binds.get(piece.text.lineage, {})
        if names_unbound(rule, piece.text.statute, bindings) or isinstance(rule, Body):
            return None
        return bind(rule, bindings)

    def _parts(self, piece: Piece, rule: Rule) -> tuple[str | None, ...]:
        """Return the parts that a rule asks for each of, or no part for the whole."""
        if not isinstance(rule, Judged) or rule.across != "each":
            return (None,)
        organs = self.organs(piece.local)
        bodies = [body for selector in _selectors(rule) for body in selector.bodies]
        parts = dict.fromkeys(part for body in bodies for part in organs.parts(body))
        return tuple(parts) or (None,)

    def _version(self, piece: Piece, rule: Rule, part: str | None) -> Version[Any]:
        clause = piece.text.statute.clause_of[rule.id]
        line = piece.house.by_rule.get(rule.id) if piece.house else None
        across: Across = rule.across if isinstance(rule, Judged) else "any"
        first, last = _days(piece, rule)
        header = piece.text.statute.statute
        return Version(
            rule=rule,
            first=first,
            last=last,
            clause=clause.ref,
            label=piece.text.statute.label_of(rule),
            bearer=_bearer(rule, piece.house),
            should=getattr(rule, "modality", "shall") == "should" or bool(getattr(rule, "approx", False)),
            why=line.why if line else "",
            placeholder=not header.valid_from_known and first == piece.first,
            scope=Scope(self.organs(piece.local), self.finders, across, part),
        )

    def _made(
        self, kind: str, address: str, part: str | None, versions: list[Version[Any]], pieces: list[Piece]
    ) -> Iterator[AnyJudge]:
        warn = self.house.warn if self.house else WARN
        common = (address, part, versions, warn)
        if kind in _PLAIN:
            yield _PLAIN[kind](*common)
            return
        renew = self.house.renew_warn if self.house else RENEW_WARN
        match kind:
            case "maintain":
                yield MaintainJudge(*common, renew, self._lent(address, versions, pieces))
            case "body":
                if any(_counted(version.rule) for version in versions):
                    yield BodyJudge(*common, renew)
            case _:
                yield from self._seat_judges(common, renew, self._lent(address, versions, pieces))

    def _seat_judges(
        self, common: tuple[str, str | None, list[Version[Seat]], int], renew: Duration, lent: dict[int, Lent]
    ) -> Iterator[AnyJudge]:
        rules = [version.rule for version in common[2]]
        if any(rule.offered for rule in rules):
            offered = [version for version in common[2] if version.rule.offered]
            yield OfferJudge(common[0], common[1], offered, common[3])
        yield SeatJudge(*common, renew, lent)
        if any(isinstance(rule.substitutes, int) and rule.substitutes for rule in rules):
            yield SubstituteJudge(*common, renew, {})

    def _lent(self, address: str, versions: list[Version[Any]], pieces: list[Piece]) -> dict[int, Lent]:
        """Return what local seats that fill a demand of an act lend each version of it."""
        lent = {}
        for version, piece in zip(versions, pieces, strict=True):
            if piece.text is not piece.local:
                seats = [seat for seat in self.organs(piece.local).seats if address in _claims(seat)]
                if seats:
                    lent[version.first] = Lent(
                        seats=tuple(seat.id for seat in seats),
                        bodies=tuple(dict.fromkeys(seat.body for seat in seats)),
                        offices=tuple(dict.fromkeys(o for seat in seats for o in seat.ex_officio)),
                    )
        return lent

    def _renewals(self) -> Iterator[AnyJudge]:
        """Ask for a successor of each local version that ends (section 9.9)."""
        renew = self.house.renew_warn if self.house else RENEW_WARN
        for number, (text, first, _) in enumerate(self.locals):
            through = text.statute.statute.valid_through
            if through is not None:
                succeeded = number + 1 < len(self.locals)
                bearer = text.house.house.bearer if text.house else ()
                span = first, through.toordinal()
                yield RenewJudge(text.statute.statute, span, bearer, renew, self.finders, succeeded=succeeded)

    def _sources(self, pieces: list[Piece]) -> dict[str, str]:
        sources: dict[str, str] = {}
        for piece in pieces:
            sources[piece.text.name] = piece.text.source.sha256
            if piece.text.house_source:
                name = piece.text.name.removesuffix(".toml") + ".house.toml"
                sources[name] = piece.text.house_source.sha256
        for lineage, own in sorted(self.overrides.items()):
            sources[f"{lineage}/house rules"] = sha256(own.model_dump_json().encode()).hexdigest()
        return sources

    def _names(self, pieces: list[Piece]) -> dict[str, str]:
        """Return the word for each id: of the statute itself, of the acts, common, else a rule's label."""
        names = dict(self.library.names)
        for piece in reversed(pieces):
            names |= piece.text.statute.names
        for piece in pieces:
            statute = piece.text.statute
            for rule in statute.rules.values():
                if rule.kind in _NAMED:
                    names.setdefault(rule.id, statute.label_of(rule))
        return names


def _lives(texts: Iterable[Text]) -> Iterator[tuple[Text, int, int]]:
    """Give each version with its days in force: a later one ends the one before it, for good."""
    ordered = sorted(texts, key=lambda text: text.valid_from)
    for number, text in enumerate(ordered):
        through = text.statute.statute.valid_through
        last = through.toordinal() if through else FOREVER
        if number + 1 < len(ordered):
            last = min(last, ordered[number + 1].valid_from.toordinal() - 1)
        yield text, text.valid_from.toordinal(), last


def _days(piece: Piece, rule: Rule) -> tuple[int, int]:
    """Return the days on which a rule of a piece is in force."""
    first = max(piece.first, rule.from_.toordinal()) if rule.from_ else piece.first
    last = min(piece.last, rule.through.toordinal()) if rule.through else piece.last
    return first, last


def _lasts(piece: Piece, rule: Rule) -> bool:
    first, last = _days(piece, rule)
    return first <= last


def _bearer(rule: Rule, house: HouseFile | None) -> tuple[str, ...]:
    stated: tuple[str, ...] = getattr(rule, "bearer", ())
    return stated or (house.house.bearer if house else ())


def _selectors(rule: Rule) -> Iterator[Selector]:
    """Give the selectors of a rule."""
    for name in type(rule).model_fields:
        value = getattr(rule, name)
        if isinstance(value, Selector):
            yield value
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Selector))


def _claims(seat: Seat) -> set[str]:
    """Return the addresses of the demands that a seat fills."""
    return {str(address) for address in (*seat.fills, *seat.tightens)}


def _counted(rule: Body) -> bool:
    return any(bound is not None for bound in (rule.min, rule.size, rule.max)) or bool(rule.excludes)
