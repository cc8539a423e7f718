"""What a statute demands of one meeting, before it, at it and after it; read off the rules themselves.

The annual question is what is due; the question here is narrower: a body is to meet on a day, so who calls
it and by when, what must the notice and the agenda hold, what record is kept, who approves it and who gets
it. Which rules bear on the meeting is decided by the engine's own selectors, so that a joint meeting, a part
of a body and a body that the statute leaves alone come out as the verdicts will.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from radslag.statute.calendar import rest_day, shift
from radslag.statute.durations import Duration
from radslag.statute.facts import Fact
from radslag.statute.judges import Judge, Version
from radslag.statute.kinds.meetings import Worded
from radslag.statute.rulebook import Rulebook
from radslag.statute.schema import Approve, Contain, Deliver, Follow, Judged, Lead, Petition, Quorum, Recur
from radslag.statute.seating import enough
from radslag.statute.selectors import Selector

R = TypeVar("R", bound=Judged)

MEETING: Final = "mote"
NOTICE: Final = "kallelse"
RECORDS: Final = ("protokoll", "anteckningar", "minnesanteckningar")
"""The three kinds of record, the most formal first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A rule as it bears on the meeting; `bearer` are ids of those who answer for it."""

    address: str
    clause: str
    label: str
    reading: str
    should: bool
    bearer: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDay(Demand):
    """The last day in time for the notice, and the advised one; `rolled` are days off it moved back over.

    `stated` tells whether the text gives a number of days: without one the meeting day itself is the last.
    `better` is the working day before a last day that is none, since a notice is not sent on a holiday.
    """

    last: date
    better: date
    advised: date | None
    stated: bool
    ahead: Duration | None
    rolled: tuple[tuple[date, str], ...]
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts(Demand):
    """What a notice, an agenda or a record holds: `shall`, and what is merely `desired`."""

    shall: tuple[str, ...]
    desired: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKept(Demand):
    """The record that is kept, by its id, and by when."""

    thing: str
    advised: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedBy(Demand):
    """The roles that approve the record, those among them that are elected at the meeting, and by when."""

    thing: str
    roles: tuple[str, ...]
    elected: tuple[str, ...]
    within: Duration | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTo(Demand):
    """Who gets the record, with `reported` as an item of theirs; `after` is the act that it awaits."""

    thing: str
    to: tuple[str, ...]
    after: str
    reported: bool
    within: Duration | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Demand):
    """How many members' request makes a meeting a duty."""

    rule: Petition

    def needed(self, members: int) -> int:
        """Return how many of so many members must ask."""
        return enough(self.rule, members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enough(Demand):
    """How many must be present, and which roles among them."""

    rule: Quorum

    def needed(self, members: int) -> int:
        """Return how many of so many members must be present."""
        return enough(self.rule, members)


@dataclass(frozen=True, slots=True)
class MeetingDemands:
    """Everything one statute asks of one meeting, in the order of its text."""

    lineage: str
    bodies: frozenset[str]
    on: date
    counts: tuple[Demand, ...] = ()
    notice_days: tuple[NoticeDay, ...] = ()
    notice_parts: tuple[Parts, ...] = ()
    standing: tuple[Parts, ...] = ()
    records: tuple[RecordKept, ...] = ()
    record_parts: tuple[Parts, ...] = ()
    approvals: tuple[ApprovedBy, ...] = ()
    dispatches: tuple[SentTo, ...] = ()
    petitions: tuple[Asked, ...] = ()
    quorums: tuple[Enough, ...] = ()

    @property
    def record(self) -> str:
        """The most formal record that is asked for; plain notes where the statute asks for none."""
        asked = {kept.thing for kept in self.records}
        return next((thing for thing in RECORDS if thing in asked), RECORDS[-1])

    @property
    def internal(self) -> bool:
        """Whether the record stays in the body: it is asked for, and nobody is to have it."""
        return bool(self.records) and not self.dispatches

    @property
    def notice_last(self) -> NoticeDay | None:
        """The earliest of the days by which the notice shall be sent, a bidding one before a wish."""
        return min(self.notice_days, key=lambda day: (day.last, day.should), default=None)

    @property
    def callers(self) -> tuple[str, ...]:
        """The ids of those who call, in the order of the text."""
        demands: tuple[Demand, ...] = (*self.notice_days, *self.notice_parts)
        return tuple(dict.fromkeys(one for demand in demands for one in demand.bearer))

    def asked_of_notice(self) -> tuple[str, ...]:
        """Return the parts that the notice shall have, each once."""
        return tuple(dict.fromkeys(part for demand in self.notice_parts for part in demand.shall))

    def standing_items(self) -> tuple[str, ...]:
        """Return the items that every agenda has, each once."""
        return tuple(dict.fromkeys(part for demand in self.standing for part in demand.shall))


def demands_of(rulebook: Rulebook, bodies: Iterable[str], on: date) -> MeetingDemands:
    """Return what a statute demands of a meeting of `bodies`, by their ids in it, on a day.

    Rules count that are in force on the day. On a day without statute there are none, and the answer is
    empty: the meeting may be held, and nothing is asked of it.
    """
    return _Reader(rulebook, frozenset(bodies), on).read()


class _Reader:
    """Reads the demands of one meeting."""

    def __init__(self, rulebook: Rulebook, bodies: frozenset[str], on: date) -> None:
        self.rulebook, self.bodies, self.on, self.day = rulebook, bodies, on, on.toordinal()

    def read(self) -> MeetingDemands:
        contents = [*self._of(Contain)]
        kept = [*self._records()]
        things = frozenset(one.thing for one in kept)
        return MeetingDemands(
            lineage=self.rulebook.lineage,
            bodies=self.bodies,
            on=self.on,
            counts=tuple(self._counts()),
            notice_days=tuple(self._notice_days()),
            notice_parts=tuple(self._parts(contents, "sent", frozenset((NOTICE,)))),
            standing=tuple(self._parts(contents, "held", frozenset((MEETING,)))),
            records=tuple(kept),
            record_parts=tuple(self._parts(contents, "decided", things)),
            approvals=tuple(self._approvals()),
            dispatches=(*self._deliveries(things), *self._reports(things)),
            petitions=tuple(self._petitions()),
            quorums=tuple(self._quorums()),
        )

    def _of(self, kind: type[R]) -> Iterator[tuple[dict[str, Any], Version[R]]]:
        """Yield the versions in force of each rule of a kind, with what every demand says of itself."""
        for judge in self.rulebook.judges:
            version = judge.version_on(self.day)
            if version and isinstance(version.rule, kind):
                yield _said(judge, version), version

    def _meant(self, version: Version[Any], selector: Selector) -> bool:
        """Tell whether an entry about this meeting, with the selector's act, is one the selector wants."""
        about = Fact(
            "", selector.act, selector.things[0], self.on, self.on, bodies=self.bodies,
            by=frozenset(selector.by), to=frozenset(selector.to), items=frozenset(selector.items),
        )  # fmt: skip
        return version.scope.finder(selector).matches(about)

    def _counts(self) -> Iterator[Demand]:
        for said, version in self._of(Recur):
            if version.rule.of.act == "held" and self._meant(version, version.rule.of):
                yield Demand(**said)

    def _notice_days(self) -> Iterator[NoticeDay]:
        for said, version in self._of(Lead):
            rule = version.rule
            if rule.of.act != "sent" or NOTICE not in rule.of.things or not self._meant(version, rule.before):
                continue
            worded = Worded(version, version.scope.finder(rule.of), version.scope.gathering(rule.before))
            last, rolled = worded.due(self.day)
            yield NoticeDay(
                **said,
                last=date.fromordinal(last),
                better=_working_day_up_to(last),
                advised=date.fromordinal(shift(self.day, rule.advice, back=True)) if rule.advice else None,
                stated=rule.ahead is not None,
                ahead=rule.ahead or rule.advice,
                rolled=tuple((date.fromordinal(day), name) for day, name in rolled),
                to=rule.of.to,
            )

    def _parts(
        self, contents: Iterable[tuple[dict[str, Any], Version[Contain]]], act: str, things: frozenset[str]
    ) -> Iterator[Parts]:
        for said, version in contents:
            rule = version.rule
            if (
                rule.in_.act == act
                and not things.isdisjoint(rule.in_.things)
                and self._meant(version, rule.in_)
            ):
                bidding = () if version.should else rule.shall
                wished = (*rule.shall, *rule.should) if version.should else rule.should
                yield Parts(**said, shall=bidding, desired=wished)

    def _records(self) -> Iterator[RecordKept]:
        for said, version in self._of(Follow):
            rule = version.rule
            if rule.when.act == "held" and rule.then.act == "decided" and self._meant(version, rule.when):
                within = rule.within if isinstance(rule.within, Duration) else rule.advice
                by = date.fromordinal(shift(self.day, within)) if within else None
                for thing in rule.then.things:
                    if thing in RECORDS:
                        yield RecordKept(**said, thing=thing, advised=by)

    def _approvals(self) -> Iterator[ApprovedBy]:
        for said, version in self._of(Approve):
            rule = version.rule
            if rule.after.act == "held" and self._meant(version, rule.after):
                yield ApprovedBy(
                    **said,
                    thing=rule.of,
                    roles=rule.by,
                    elected=rule.elected,
                    within=rule.within or rule.advice,
                )

    def _deliveries(self, things: frozenset[str]) -> Iterator[SentTo]:
        for said, version in self._of(Deliver):
            rule = version.rule
            if (
                rule.what in things
                and rule.after.act in ("approved", "decided")
                and self._meant(version, rule.after)
            ):
                within = rule.within or rule.advice
                yield SentTo(
                    **said, thing=rule.what, to=rule.to, after=rule.after.act, reported=False, within=within
                )

    def _reports(self, things: frozenset[str]) -> Iterator[SentTo]:
        """A record that is handed on as an item: reported to the parent body."""
        for said, version in self._of(Follow):
            rule, when = version.rule, version.rule.when
            record = next((thing for thing in when.things if thing in things), "")
            if not record or rule.then.act != "reported" or record not in rule.then.things:
                continue
            if when.act in ("approved", "decided") and self._meant(version, when):
                within = rule.within if isinstance(rule.within, Duration) else rule.advice
                yield SentTo(
                    **said, thing=record, to=rule.then.to, after=when.act, reported=True, within=within
                )

    def _petitions(self) -> Iterator[Asked]:
        for said, version in self._of(Petition):
            if self._meant(version, version.rule.then):
                yield Asked(**said, rule=version.rule)

    def _quorums(self) -> Iterator[Enough]:
        for said, version in self._of(Quorum):
            if version.rule.body in self.bodies:
                yield Enough(**said, rule=version.rule)


def _said(judge: Judge[Any], version: Version[Any]) -> dict[str, Any]:
    return {
        "address": judge.address,
        "clause": version.clause,
        "label": version.label,
        "reading": version.rule.reading,
        "should": version.should,
        "bearer": version.bearer,
    }


def _working_day_up_to(day: int) -> date:
    while rest_day(day) is not None:
        day -= 1
    return date.fromordinal(day)
