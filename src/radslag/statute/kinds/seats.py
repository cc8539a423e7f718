"""Seats and bodies: enough holders, not too many (seat, body), and a seat that is offered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from radslag.statute.calendar import shift
from radslag.statute.durations import Duration
from radslag.statute.explanation import NearMiss, Remark, Step, Verdict
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.finder import Wanted
from radslag.statute.frames import Frames
from radslag.statute.judges import Judge, Version, on_day
from radslag.statute.kernels import Count, Window, achieve
from radslag.statute.kinds.standing import NO_DAYS, HoldJudge, Spell, Standing, State, merged
from radslag.statute.schema import Body, Seat
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
            if version.rule.each is None:
                units[""] = None
            else:
                elements = view.all(version.scope.finder(version.rule.each))
                units.update(dict.fromkeys(fact.ref for fact in elements))
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
        if rule.scale and rule.scale != "unregulated" and rule.each and unit:
            number = _number_of(view.matter(version.scope.finder(rule.each), unit), day)
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
        each = version.rule.each
        if (each is None) != (unit == ""):
            return []
        if each is None:
            return [(version.first, version.last)]
        lives = ((fact.day, fact.last) for fact in view.matter(version.scope.finder(each), unit))
        return [
            (spell.first, spell.last) for spell in merged(lives, version.first, version.last) if spell.covered
        ]

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
        each = version.rule.each
        if each is None or not version.rule.scale:
            return []
        return [Stay(fact.day, fact.last, fact) for fact in view.matter(version.scope.finder(each), unit)]

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


class BodyJudge(HoldJudge[Body]):
    """The members of a body over all its seats: not too few, not too many, none who is excluded."""

    kind = "body"

    def __init__(
        self,
        address: str,
        part: str | None,
        versions: Iterable[Version[Body]],
        warn: int,
        renew_warn: Duration,
    ) -> None:
        """Make the memberships ready."""
        super().__init__(address, part, versions, warn, renew_warn)
        self._members = {
            version.first: Membership(version.scope, version.rule.id, on_demand=True)
            for version in self.versions
        }

    def grace(self, version: Version[Body]) -> Duration:
        """Return no grace: the text gives a body none."""
        return NO_DAYS

    def spells(self, view: View, version: Version[Body], unit: str) -> Iterator[Spell]:
        """Give the days on which the number of members is right and nobody is excluded."""
        edges = {version.first}
        for stay in (*self._members[version.first].stays(view), *self._excluded_stays(view, version)):
            edges.update(day for day in (stay.first, stay.last + 1) if version.first < day <= version.last)
        days = sorted(edges)
        spells = [
            self._spell(view, version, day, following - 1)
            for day, following in zip(days, [*days[1:], version.last + 1], strict=True)
        ]
        if version.rule.min or any(not spell.covered and spell.first <= view.t for spell in spells):
            yield from spells

    def _spell(self, view: View, version: Version[Body], first: int, last: int) -> Spell:
        roll = self._members[version.first].roll(view, first)
        too_many = (most := _most(version.rule)) is not None and roll.members > most
        shown = too_many or bool(self._excluded(view, version, roll.names, first))
        return Spell(first, last, not shown and roll.members >= (version.rule.min or 0), shown)

    def _excluded_stays(self, view: View, version: Version[Body]) -> list[Stay]:
        wanted = [Wanted("appointed", (office,)) for office in version.rule.excludes]
        found = view.all(version.scope.finders.of(*wanted)) if wanted else []
        return [Stay(fact.day, fact.last, fact) for fact in found]

    def _excluded(self, view: View, version: Version[Body], names: frozenset[str], day: int) -> list[Fact]:
        """Return the entries that show a member in an office that no member may hold."""
        stays = self._excluded_stays(view, version)
        return [s.fact for s in stays if s.first <= day <= s.last and not s.fact.who.isdisjoint(names)]

    def standing(self, verdict: Verdict, day: int) -> Standing:
        """Return the appointments that make somebody a member on a day."""
        members = self._members[verdict.version.first]
        have = members.roll(verdict.view, day).members
        live = [stay for stay in members.stays(verdict.view) if stay.first <= day <= stay.last]
        return Standing(verdict.version.rule.min or 0, have, live)

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give the offices that exclude a member."""
        state: State = verdict.extra
        if state.gap:
            day = state.gap.last
            names = self._members[verdict.version.first].roll(verdict.view, day).names
            for fact in self._excluded(verdict.view, verdict.version, names, day):
                yield NearMiss("other_holder", fact.id, tuple(sorted(fact.who & names)))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the appointment sought, when members are lacking."""
        if verdict.have < verdict.need:
            yield f"appointed plats @{self.rule}"

    def remarks(self, verdict: Verdict) -> Iterator[Remark]:
        """Tell of too many members."""
        most = _most(verdict.version.rule)
        if most is not None and verdict.have > most:
            yield Remark("too_many", (verdict.have, most))


def _most(rule: Body) -> int | None:
    return min((bound for bound in (rule.max, rule.size) if bound is not None), default=None)


class OfferJudge(Judge[Seat]):
    """A seat that shall be offered: one recorded offer meets it, an empty seat is no fault."""

    kind = "seat"

    def units(self, view: View) -> list[str]:
        """Name the rule itself, once it is in force."""
        return [""] if view.t >= self.first else []

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge the offer, or the offer of each term."""
        offers = [fact for version in self.versions for fact in self._offers(view, version)]
        if self.versions[0].rule.term is None:
            return [self._offer(view, self.versions[0], "offer", self.first, offers[:1])]
        return list(self._renewed(view, offers))

    def _offers(self, view: View, version: Version[Seat]) -> list[Fact]:
        rule = version.rule
        bodies = frozenset(version.scope.organs.with_predecessors((rule.body,)))
        wanted = Wanted("offered", ("plats",), bodies, to=frozenset((rule.id,)))
        found = view.all(version.scope.finders.of(wanted))
        last = self.versions[-1] is version
        return [fact for fact in found if fact.day >= version.first and (last or fact.day <= version.last)]

    def _renewed(self, view: View, offers: list[Fact]) -> Iterator[Verdict]:
        """Judge one offer for each term: the terms of office, or the time an offer runs for."""
        first: int | None = self.first
        while first is not None and first <= min(view.t, self.last):
            version = self.version_on(first) or self.versions[-1]
            end = _term_through(first, version.rule.term)
            mine = [fact for fact in offers if first <= fact.day <= end][:1]
            suffix = "offer" if first == self.first else f"offer@{on_day(first)}"
            yield self._offer(view, version, suffix, first, mine)
            first = end + 1 if end < FOREVER else None

    def _offer(
        self, view: View, version: Version[Seat], suffix: str, first: int, offers: list[Fact]
    ) -> Verdict:
        advice = version.rule.advice
        window = Window(first, advice=shift(first, advice) if advice else None)
        count = Count(1, len(offers), len(offers))
        verdict = self.verdict(view, version, f"|{suffix}", window, achieve(window, count, view.t, self.warn))
        verdict.have, verdict.cited = len(offers), tuple(offers)
        if version.rule.term is not None:
            verdict.marks = (_term_through(first, version.rule.term) + 1,)
        return verdict

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count the advised day from the start."""
        yield Step("counted_from", (on_day(verdict.window.opens),))
        if verdict.version.rule.advice:
            yield Step("plus", (str(verdict.version.rule.advice),))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act sought."""
        yield f"offered plats @{verdict.version.rule.body} >{self.rule}"


def _term_through(first: int, term: Duration | str | None) -> int:
    """Return the last day of the term that an offer in it is for."""
    if isinstance(term, Duration):
        return shift(first, term) - 1
    frames = Frames("term")
    return frames.at(frames.number_of(first)).last
