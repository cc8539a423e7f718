"""The kind about a place in a body: enough holders and not too many, and standing substitutes (seat)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from radslag.statute.durations import Duration
from radslag.statute.explanation import NearMiss, Remark, Verdict
from radslag.statute.facts import Fact
from radslag.statute.finder import Wanted
from radslag.statute.judges import Version
from radslag.statute.kinds.standing import HoldJudge, Spell, Standing, State, merged
from radslag.statute.schema import Seat
from radslag.statute.seating import Holders, Lent, Membership, Seating, Stay, holders, seating
from radslag.statute.view import View


class SeatJudge(HoldJudge[Seat]):
    """A place in a body with enough holders, and not too many; for some seats one place for each matter."""

    kind = "seat"
    appointed = "plats"

    def __init__(
        self,
        address: str,
        part: str | None,
        versions: Iterable[Version[Seat]],
        warn: int,
        renew_warn: Duration,
        lent: dict[int, Lent],
    ) -> None:
        """Make the seatings ready; `lent` tells what local seats lend each version, by its first day."""
        super().__init__(address, part, versions, warn, renew_warn)
        self._seatings = {
            version.first: seating(version.scope, version.rule, lent.get(version.first))
            for version in self.versions
        }
        self._pools = {version.first: _pools(version) for version in self.versions}
        self._matters = {
            version.first: version.scope.finder(version.rule.each) if version.rule.each else None
            for version in self.versions
        }

    def grace(self, version: Version[Seat]) -> Duration:
        """Return the grace of the rule."""
        return version.rule.grace

    def tail(self, unit: str) -> str:
        """Return the matter, for a seat that each matter has."""
        return f"@{unit}" if unit else ""

    def units(self, view: View) -> list[str]:
        """Name the rule itself, or each matter that has such a seat."""
        if view.t < self.first:
            return []
        units: dict[str, None] = {}
        for version in self.versions:
            matters = self._matters[version.first]
            if matters is None:
                units[""] = None
            else:
                units.update(dict.fromkeys(fact.ref for fact in view.all(matters)))
        return list(units)

    def seating_of(self, version: Version[Seat]) -> Seating:
        """Return the seating that a version is judged by."""
        return self._seatings[version.first]

    def own(self, view: View, version: Version[Seat], unit: str) -> list[Stay]:
        """Return the appointments to the seat that count."""
        return self.seating_of(version).own(view, unit or None)

    def official(self, view: View, version: Version[Seat], unit: str) -> list[Stay]:
        """Return the appointments to offices that give the seat."""
        return self.seating_of(version).official(view, unit or None)

    def least(self, view: View, version: Version[Seat], unit: str, day: int) -> int:
        """Return how many holders are needed on a day."""
        rule = version.rule
        if rule.offered or rule.on_demand or not isinstance(rule.min, int):
            return 0
        if rule.scale and rule.scale != "unregulated" and unit:
            number = _number_of(self._lives_of(view, version, unit), day)
            return max((needed for start, needed in rule.scale if start <= number), default=0)
        return rule.min

    def most(self, version: Version[Seat]) -> int | None:
        """Return how many holders there may be."""
        return version.rule.max

    def spells(self, view: View, version: Version[Seat], unit: str) -> Iterator[Spell]:
        """Give the days on which there are enough holders and not too many."""
        lives = self._lives(view, version, unit)
        own, official = self.own(view, version, unit), self.official(view, version, unit)
        for first, last in lives:
            spells = list(self._spells(view, version, unit, (own, official), (first, last)))
            if self._asks(view, version, unit, spells):
                yield from spells

    def _asks(self, view: View, version: Version[Seat], unit: str, spells: list[Spell]) -> bool:
        """Tell whether there is a duty: someone is needed, or the upper bound is passed (section 19)."""
        if any(self.least(view, version, unit, spell.first) for spell in spells):
            return True
        return any(not spell.covered and spell.first <= view.t for spell in spells)

    def _lives(self, view: View, version: Version[Seat], unit: str) -> list[tuple[int, int]]:
        """Return the days on which the version asks for the seat: all, or those of its matter's life."""
        if (version.rule.each is None) != (unit == ""):
            return []
        if version.rule.each is None:
            return [(version.first, version.last)]
        lives = ((fact.day, fact.last) for fact in self._lives_of(view, version, unit))
        spells = merged(lives, version.first, version.last)
        return [(spell.first, spell.last) for spell in spells if spell.covered]

    def _lives_of(self, view: View, version: Version[Seat], unit: str) -> list[Fact]:
        """Return the entries that bring a matter to life, and the number it has."""
        matters = self._matters[version.first]
        return view.matter(matters, unit) if matters else []

    def _spells(
        self,
        view: View,
        version: Version[Seat],
        unit: str,
        stays: tuple[list[Stay], list[Stay]],
        life: tuple[int, int],
    ) -> Iterator[Spell]:
        own, official = stays
        first, last = life
        plain = self.most(version) is None and not self._pools[version.first] and not version.rule.scale
        if plain and self.least(view, version, unit, first) == 1 and not (own and official):
            yield from merged(((stay.first, stay.last) for stay in (*own, *official)), first, last)
            return
        edges = {first}
        for stay in (*own, *official, *self._pool_stays(view, version), *self._elements(view, version, unit)):
            edges.update(day for day in (stay.first, stay.last + 1) if first < day <= last)
        days = sorted(edges)
        for day, following in zip(days, [*days[1:], last + 1], strict=True):
            yield self._spell(
                view, version, unit, self._held(view, version, stays, day), (day, following - 1)
            )

    def _spell(
        self, view: View, version: Version[Seat], unit: str, held: Holders, days: tuple[int, int]
    ) -> Spell:
        most = self.most(version)
        too_many = most is not None and held.number > most
        enough = held.number >= self.least(view, version, unit, days[0])
        return Spell(*days, covered=enough and not too_many, shown=too_many or bool(held.contradicted))

    def _elements(self, view: View, version: Version[Seat], unit: str) -> list[Stay]:
        if not version.rule.scale:
            return []
        return [Stay(fact.day, fact.last, fact) for fact in self._lives_of(view, version, unit)]

    def _pool_stays(self, view: View, version: Version[Seat]) -> Iterator[Stay]:
        for pool in self._pools[version.first]:
            yield from pool.stays(view)

    def _held(
        self, view: View, version: Version[Seat], stays: tuple[list[Stay], list[Stay]], day: int
    ) -> Holders:
        """Tell who holds the seat on a day, those left out who do not sit where the text asks."""
        held = holders(*stays, day)
        for pool in self._pools[version.first]:
            members = pool.roll(view, day).names
            if members and not held.names <= members:
                outside = tuple(s for s in held.cited if s.fact.who and s.fact.who.isdisjoint(members))
                kept = tuple(stay for stay in held.cited if stay not in outside)
                against = (*held.contradicted, *(stay.fact for stay in outside))
                held = Holders(held.names & members, held.unnamed, against, kept)
        return held

    def held_on(self, verdict: Verdict, day: int) -> Holders:
        """Tell who holds the seat of a verdict on a day."""
        view, version, unit = verdict.view, verdict.version, verdict.extra.unit
        stays = self.own(view, version, unit), self.official(view, version, unit)
        return self._held(view, version, stays, day)

    def standing(self, verdict: Verdict, day: int) -> Standing:
        """Return the appointments in force on a day."""
        held = self.held_on(verdict, day)
        need = self.least(verdict.view, verdict.version, verdict.extra.unit, day)
        return Standing(need, held.number, held.cited)

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give appointments that another record speaks against, or that another made."""
        state: State = verdict.extra
        if state.gap is None:
            return
        held = self.held_on(verdict, state.gap.last)
        for fact in held.contradicted:
            yield NearMiss("other_holder", fact.id, tuple(sorted(fact.who)))
        each = self.seating_of(verdict.version)
        for fact in each.all_own(verdict.view):
            if each.refused(fact):
                yield NearMiss("other_sender", fact.id, tuple(sorted(fact.by)))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the appointment sought, unless there are holders enough."""
        if verdict.have < verdict.need:
            yield f"appointed {self.appointed} @{verdict.version.rule.body} >{self.rule}"

    def remarks(self, verdict: Verdict) -> Iterator[Remark]:
        """Name appointments without a confirmed mandate, holders from elsewhere, and too many holders."""
        rule = verdict.version.rule
        if rule.mandate:
            for fact in verdict.cited:
                if "mandat" not in fact.items:
                    yield Remark("mandate_unconfirmed", (fact.id,))
        most = self.most(verdict.version)
        if most is not None and verdict.have > most:
            yield Remark("too_many", (verdict.have, most))
        for pool in self._pools[verdict.version.first]:
            for fact in self.held_on(verdict, min(verdict.view.t, verdict.version.last)).contradicted:
                yield Remark("not_in_body", (fact.id, pool.body))


def _pools(version: Version[Seat]) -> list[Membership]:
    """Return the bodies that a holder must sit in; for its own body, in another of its seats."""
    rule = version.rule
    bodies = [body for body in (rule.among, rule.from_body) if body]
    return [Membership(version.scope, body, on_demand=True, but=rule.id) for body in bodies]


def _number_of(elements: Iterable[Fact], day: int) -> int:
    """Return the number that the last live entry of a matter gives, one if it gives none."""
    number = 1
    for fact in elements:
        if fact.day <= day <= fact.last:
            number = 1 if fact.number is None else fact.number
    return number


class SubstituteJudge(SeatJudge):
    """So many standing substitutes for a seat: a duty of its own, `@substitutes`."""

    appointed = "ersattare"

    def tail(self, unit: str) -> str:
        """Return the matter and the word that tells the duty from the seat's own."""
        return f"{super().tail(unit)}@substitutes"

    def own(self, view: View, version: Version[Seat], unit: str) -> list[Stay]:
        """Return the appointments of substitutes for the seat."""
        rule = version.rule
        bodies = frozenset(version.scope.organs.with_predecessors((rule.body,)))
        wanted = Wanted("appointed", (self.appointed,), bodies, to=frozenset((rule.id,)))
        found = view.all(version.scope.finders.of(wanted))
        return [Stay(fact.day, fact.last, fact) for fact in found if not unit or unit in fact.about]

    def official(self, view: View, version: Version[Seat], unit: str) -> list[Stay]:
        """Return nothing: no office makes anyone a substitute."""
        return []

    def least(self, view: View, version: Version[Seat], unit: str, day: int) -> int:
        """Return the number of substitutes asked for."""
        return version.rule.substitutes if isinstance(version.rule.substitutes, int) else 0

    def most(self, version: Version[Seat]) -> int | None:
        """Return nothing: the text sets no upper bound."""
        return None

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give nothing: whoever is appointed a substitute for the seat counts."""
        return iter(())
