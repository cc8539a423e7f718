"""Kinds about a meeting: what is done before it (lead), and who is there (quorum)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from radslag.statute.calendar import roll_back, shift
from radslag.statute.explanation import NearMiss, Remark, Step, Verdict
from radslag.statute.facts import Fact
from radslag.statute.finder import Finder, Wanted
from radslag.statute.judges import Judge, Version, on_day
from radslag.statute.kernels import Count, Window, achieve
from radslag.statute.nearness import differing
from radslag.statute.occasions import Gathering, Occasion
from radslag.statute.schema import Lead, Quorum
from radslag.statute.seating import Membership, enough
from radslag.statute.status import Status
from radslag.statute.view import View


@dataclass(frozen=True, slots=True)
class Worded:
    """One version of a lead rule with its finders."""

    version: Version[Lead]
    notices: Finder
    gathering: Gathering

    def due(self, meeting: int) -> tuple[int, tuple[tuple[int, str], ...]]:
        """Return the last day in time before a meeting, and the days off that it moved back over (9.6)."""
        rule = self.version.rule
        if rule.ahead is None:
            return meeting, ()
        due = shift(meeting, rule.ahead, back=True) - (1 if rule.clear else 0)
        return roll_back(due) if rule.roll == "previous" else (due, ())


class LeadJudge(Judge[Lead]):
    """Something is done so long before a meeting; its units are the meetings."""

    kind = "lead"

    def __init__(self, address: str, part: str | None, versions: Iterable[Version[Lead]], warn: int) -> None:
        """Make each version's finders ready."""
        super().__init__(address, part, versions, warn)
        self._worded = [
            Worded(
                version,
                version.scope.finder(version.rule.of, *version.rule.also),
                version.scope.gathering(version.rule.before),
            )
            for version in self.versions
        ]

    def units(self, view: View) -> list[str]:
        """Name the meetings."""
        if view.t < self.first:
            return []
        if len(self._worded) == 1:
            return self._worded[0].gathering.refs(view)
        return list(dict.fromkeys(ref for worded in self._worded for ref in worded.gathering.refs(view)))

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge the notice of one meeting, by the version in whose life its own due day falls (9.9)."""
        for worded in self._worded:
            meeting = worded.gathering.occasion(view, unit)
            if meeting is None:
                continue
            due, _ = worded.due(meeting.first)
            if worded.version.covers(due):
                return [self._judge(view, worded, meeting, due)]
        return []

    def _judge(self, view: View, worded: Worded, meeting: Occasion, due: int) -> Verdict:
        version, anchor = worded.version, meeting.first
        sent = view.matter(worded.notices, meeting.ref)
        first = sent[0] if sent and sent[0].day <= meeting.last else None
        opens = due
        if meeting.plans:
            opens = min(opens, meeting.plans[0].entered)
        if sent:
            opens = min(opens, sent[0].day)
        house = version.rule.advice
        advice = shift(anchor, house, back=True) if house else None
        window = Window(opens, due, meeting.last, advice)
        count = Count(1, int(first is not None and first.day <= due), int(first is not None))
        status = achieve(window, count, view.t, self.warn)
        if meeting.cancelled:
            status = Status.ENDED
        elif meeting.lapsed(view.t):
            status = Status.LAPSED
        verdict = self.verdict(view, version, f"|{meeting.ref}", window, status)
        verdict.trigger, verdict.extra = meeting.entry, (worded, meeting)
        if first:
            verdict.have, verdict.cited = 1, (first,)
        if not meeting.held and view.t <= meeting.last:
            verdict.marks += (meeting.last + 1,)
        return verdict

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count back from the meeting; name a move and a cancelling."""
        worded, meeting = verdict.extra
        if len(meeting.plans) > 1:
            yield Step("moved", (on_day(meeting.plans[-2].day), on_day(meeting.first)))
        if meeting.cancelled:
            yield Step("cancelled", (meeting.cancelled.id, on_day(meeting.cancelled.day)))
        yield Step("counted_from", (on_day(meeting.first),))
        ahead = worded.version.rule.ahead
        if ahead:
            yield Step("minus", (str(ahead),))
        if worded.version.rule.clear:
            yield Step("minus", ("1d",))
        for day, name in worded.due(meeting.first)[1]:
            yield Step("rolled", (on_day(day), name))

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give a late notice, one after the meeting, and notices that others sent."""
        worded, meeting = verdict.extra
        window = verdict.window
        if meeting.lapsed(verdict.view.t):
            yield NearMiss("unrecorded_plan", meeting.entry.id, (on_day(meeting.first),))
        if verdict.cited:
            late = verdict.cited[0].day - (window.due or 0)
            if late > 0:
                yield NearMiss("late", verdict.cited[0].id, (late,))
            return
        for fact in verdict.view.matter(worded.notices, meeting.ref):
            yield NearMiss("came_after", fact.id, (on_day(fact.day),))
        same = (f for pair in worded.notices.pairs for f in verdict.view.pair_of(pair, meeting.ref))
        yield from differing(worded.notices, same)

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the act sought."""
        yield str(verdict.version.rule.of)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was at a meeting, as recorded, over how many members, and what the record could not tell."""

    meeting: Fact
    entries: tuple[Fact, ...]
    present: int
    members: int
    absent_roles: tuple[str, ...]
    strangers: tuple[tuple[str, str], ...]
    unknown_roles: tuple[str, ...]


class QuorumJudge(Judge[Quorum]):
    """Enough members are present at each meeting that is held; its units are the meetings."""

    kind = "quorum"

    def __init__(
        self, address: str, part: str | None, versions: Iterable[Version[Quorum]], warn: int
    ) -> None:
        """Make the memberships ready."""
        super().__init__(address, part, versions, warn)
        self._held: list[tuple[Version[Quorum], Membership, Wanted]] = []
        for version in self.versions:
            bodies = frozenset(version.scope.organs.together(version.rule.body))
            wanted = Wanted("held", (), bodies)
            self._held.append((version, Membership(version.scope, version.rule.body), wanted))

    def _meetings(self, view: View) -> dict[str, tuple[Version[Quorum], Membership, Fact]]:
        found: dict[str, tuple[Version[Quorum], Membership, Fact]] = {}
        for version, membership, wanted in self._held:
            for fact in view.with_act("held"):
                if version.covers(fact.day) and wanted.wants(fact):
                    found.setdefault(fact.ref, (version, membership, fact))
        return found

    def units(self, view: View) -> list[str]:
        """Name the meetings that were held."""
        return list(self._meetings(view))

    def judge(self, view: View, unit: str) -> list[Verdict]:
        """Judge who was present at one meeting."""
        version, membership, meeting = self._meetings(view)[unit]
        attendance = self._attendance(view, version.rule, membership, meeting)
        day = meeting.day
        window = Window(day, day, day)
        verdict = self.verdict(
            view, version, f"|{unit}", window, self._status(version.rule, attendance), shown=True
        )
        verdict.trigger, verdict.extra, verdict.cited = meeting, attendance, attendance.entries
        verdict.need = enough(version.rule, attendance.members)
        verdict.have = attendance.present
        return [verdict]

    def _attendance(self, view: View, rule: Quorum, membership: Membership, meeting: Fact) -> Attendance:
        recorded = [fact for fact in view.with_act_of("attended", meeting.ref) if fact.who]
        entries = tuple(fact for fact in recorded if not fact.to)
        standing_in = tuple(fact for fact in recorded if fact.to)
        roll = membership.roll(view, meeting.day)
        names = frozenset(name for fact in entries for name in fact.who)
        present, strangers = roll.present(names, standing_in)
        absent, unknown = roll.roles(rule.roles, names, standing_in)
        cited = entries + standing_in
        return Attendance(meeting, cited, present, roll.members, absent, tuple(strangers), unknown)

    def _status(self, rule: Quorum, attendance: Attendance) -> Status:
        if not attendance.entries or not attendance.members:
            return Status.UNKNOWN
        reached = attendance.present >= enough(rule, attendance.members)
        return Status.MET if reached and not attendance.absent_roles else Status.BREACHED

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Name the meeting counted at."""
        yield Step("counted_from", (on_day(verdict.extra.meeting.day),))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the attendance, the members, or the roles that were not present."""
        attendance: Attendance = verdict.extra
        body = verdict.version.rule.body
        if attendance.entries and not attendance.members:
            yield f"appointed plats @{body}"
        elif attendance.present < max(verdict.need, 1):
            yield f"attended mote @{body}"
        for role in attendance.absent_roles:
            yield f"attended mote @{body} <{role}"

    def remarks(self, verdict: Verdict) -> Iterator[Remark]:
        """Name stand-ins with another office, and roles whose holder is not recorded."""
        attendance: Attendance = verdict.extra
        for entry, seat in attendance.strangers:
            yield Remark("other_substitute", (entry, seat))
        for role in attendance.unknown_roles:
            yield Remark("holder_unrecorded", (role,))
