"""The kind about a body: the members over all its seats (body)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from radslag.statute.durations import Duration
from radslag.statute.explanation import NearMiss, Remark, Verdict
from radslag.statute.facts import Fact
from radslag.statute.finder import Wanted
from radslag.statute.judges import Version
from radslag.statute.kinds.standing import NO_DAYS, HoldJudge, Spell, Standing, State
from radslag.statute.schema import Body
from radslag.statute.seating import Membership, Stay
from radslag.statute.view import View


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
