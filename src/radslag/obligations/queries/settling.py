"""The act that settles a duty: what to record so that the verdict changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, cast

from radslag.statute.explanation import Verdict
from radslag.statute.occasions import Occasion
from radslag.statute.schema import (
    Approve,
    Assess,
    Cadence,
    Contain,
    Deliver,
    Follow,
    Lead,
    Maintain,
    Petition,
    Precede,
    Quorum,
    Recur,
    Rule,
    Seat,
)
from radslag.statute.selectors import Selector
from radslag.statute.status import Status

R = TypeVar("R", bound=Rule)


@dataclass(frozen=True, slots=True)
class Settling:
    """An act not yet recorded: what a form is prefilled with. `page` names another page than a form.

    `page` is "" for the form of the act, "judge" for a question, "renew" for a statute that ends,
    "seat" for a place that somebody should be appointed to.
    """

    act: str = ""
    thing: str = ""
    bodies: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    ref: str = ""
    period: str = ""
    page: str = ""
    also: tuple[str, ...] = field(default=())


def _from(selector: Selector, *, ref: str = "", items: Iterable[str] = ()) -> Settling:
    return Settling(
        act=selector.act,
        thing=selector.things[0],
        bodies=selector.bodies[:1],
        by=selector.by[:1],
        to=selector.to[:1],
        items=tuple(items) or selector.items[:1],
        ref=ref,
        also=selector.things[1:],
    )


def _matter(verdict: Verdict) -> str:
    """Return the matter that the duty is about, when it is about one."""
    return verdict.trigger.ref if verdict.trigger else verdict.key.partition("|")[2]


def _missing(verdict: Verdict, name: str) -> tuple[str, ...]:
    """Return the roles, recipients or items that no entry shows."""
    sought = (Selector.parse(text) for text in verdict.explanation.missing)
    return tuple(dict.fromkeys(one for selector in sought for one in getattr(selector, name)))


def unrecorded(verdict: Verdict) -> Occasion | None:
    """Return the first planned meeting whose day has passed and of which nobody has said what became."""
    if verdict.status is not Status.LAPSED or not isinstance(verdict.version.rule, Recur):
        return None
    plans: tuple[Occasion, ...] = verdict.extra.unrecorded
    return next(iter(plans), None)


def _recur(rule: Recur, verdict: Verdict) -> Settling:
    """A counted meeting is planned while there is time for one, and recorded when its time is over."""
    found = _from(rule.of)
    plan = unrecorded(verdict)
    if plan:
        return Settling(act="held", thing=found.thing, bodies=found.bodies, ref=plan.ref)
    if rule.of.act == "held" and verdict.status in (Status.OPEN, Status.DUE, Status.UPCOMING):
        return Settling(act="planned", thing=found.thing, bodies=found.bodies)
    frame = verdict.key.partition("|")[2]
    return Settling(
        act=found.act, thing=found.thing, bodies=found.bodies, by=found.by, to=found.to, items=found.items,
        period=frame if rule.concerns != "same" or found.act == "decided" else "", also=found.also,
    )  # fmt: skip


def _lead(rule: Lead, verdict: Verdict) -> Settling:
    found = _from(rule.of, ref=_matter(verdict))
    bodies = found.bodies or rule.before.bodies[:1]
    return Settling(
        act=found.act, thing=found.thing, bodies=bodies, by=found.by, to=found.to, items=found.items,
        ref=found.ref,
    )  # fmt: skip


def _follow(rule: Follow, verdict: Verdict) -> Settling:
    return _from(rule.then, ref=_matter(verdict) if rule.link else "")


def _contain(rule: Contain, verdict: Verdict) -> Settling:
    return _from(rule.in_, ref=_matter(verdict), items=_missing(verdict, "items") or rule.shall)


def _approve(rule: Approve, verdict: Verdict) -> Settling:
    by = _missing(verdict, "by") or rule.by
    bodies = rule.after.bodies[:1]
    return Settling(act="approved", thing=rule.of, bodies=bodies, by=by[:1], ref=_matter(verdict))


def _deliver(rule: Deliver, verdict: Verdict) -> Settling:
    to = _missing(verdict, "to") or rule.to
    bodies = rule.after.bodies[:1]
    return Settling(act="sent", thing=rule.what, bodies=bodies, to=to, ref=_matter(verdict))


def _seat(rule: Seat, verdict: Verdict) -> Settling:
    if rule.offered:
        return Settling(act="offered", thing="plats", bodies=(rule.body,), to=(rule.id,), page="seat")
    return Settling(act="appointed", thing="plats", bodies=(rule.body,), to=(rule.id,), page="seat")


def _quorum(rule: Quorum, verdict: Verdict) -> Settling:
    return Settling(act="attended", thing="mote", bodies=(rule.body,), ref=_matter(verdict))


def _assess(rule: Assess, verdict: Verdict) -> Settling:
    return Settling(act="assessed", thing=rule.of.things[0], page="judge")


_BY_KIND: Final[dict[type[Rule], Callable[[Any, Verdict], Settling]]] = {
    Recur: _recur,
    Cadence: lambda rule, _: _from(cast(Cadence, rule).of),
    Maintain: lambda rule, _: _from(cast(Maintain, rule).of),
    Lead: _lead,
    Follow: _follow,
    Contain: _contain,
    Approve: _approve,
    Deliver: _deliver,
    Precede: lambda rule, _: _from(cast(Precede, rule).first),
    Petition: lambda rule, _: _from(cast(Petition, rule).then),
    Seat: _seat,
    Quorum: _quorum,
    Assess: _assess,
}


def settling(verdict: Verdict) -> Settling:
    """Return the act that would settle a duty, in the vocabulary of its statute.

    A meeting whose day has passed without a record is settled by recording what became of it.
    """
    if "#renew|" in verdict.key:
        return Settling(page="renew")
    rule = verdict.version.rule
    if verdict.status is Status.LAPSED and isinstance(rule, Lead):
        return Settling(act="held", thing="mote", bodies=rule.before.bodies[:1], ref=_matter(verdict))
    make = _BY_KIND.get(type(rule))
    return make(rule, verdict) if make else Settling(page="seat")


def cancelling(verdict: Verdict) -> Settling | None:
    """Return the other answer when a meeting's day has passed without a record: that it was cancelled.

    None when the duty is not settled by saying what became of one meeting.
    """
    act = settling(verdict)
    if verdict.status is not Status.LAPSED or act.act != "held" or not act.ref:
        return None
    return Settling(act="cancelled", thing=act.thing, ref=act.ref)
