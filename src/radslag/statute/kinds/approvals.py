"""The kind about agreement to a document by each of some roles (approve)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from radslag.statute.explanation import MissCode, NearMiss, Remark, Step, Verdict
from radslag.statute.facts import FOREVER, Fact
from radslag.statute.judges import Version
from radslag.statute.kernels import Count, achieve
from radslag.statute.kinds.papers import late
from radslag.statute.schema import Approve
from radslag.statute.selectors import Selector
from radslag.statute.status import AMISS, DONE
from radslag.statute.triggered import (
    Deadline,
    TriggerJudge,
    deadline,
    lapse_marks,
    length_of,
    steps_after,
    window_after,
)
from radslag.statute.view import View


@dataclass(frozen=True, slots=True)
class Signature:
    """One role's approval by one holder, or by someone whose name is not given."""

    role: str
    holder: str | None
    entry: Fact


@dataclass(frozen=True, slots=True)
class Refused:
    """An approval that another entry speaks against, and how."""

    code: MissCode
    signature: Signature


class ApproveJudge(TriggerJudge[Approve]):
    """A document is approved by each of some roles; only contradicting evidence disqualifies."""

    kind = "approve"

    def when(self, rule: Approve) -> Selector:
        """Return the trigger."""
        return rule.after

    def judge_after(self, view: View, version: Version[Approve], trigger: Fact) -> Verdict:
        """Judge which roles have approved."""
        rule = version.rule
        signed, refused = self._signatures(view, rule, trigger)
        end = deadline(view, version, trigger)
        latest = FOREVER if end.due is None else end.due
        filled = matched(rule.by, signed)
        on_time = matched(rule.by, [each for each in signed if each.entry.day <= latest])
        count = Count(len(rule.by), len(on_time), len(filled))
        window = window_after(trigger, end, rule.advice)
        status = achieve(window, count, view.t, self.warn)
        shown = status in AMISS and bool(refused)
        verdict = self.verdict(view, version, f"|{trigger.ref}", window, status, shown=shown)
        verdict.trigger, verdict.extra = trigger, (filled, signed, refused, end)
        verdict.need, verdict.have = count.need, count.seen
        cited = {each.entry.id: each.entry for each in filled.values()}
        verdict.cited = tuple(sorted(cited.values(), key=lambda fact: (fact.day, fact.id)))
        if rule.until and rule.until.act == "held":
            verdict.marks += tuple(lapse_marks(view, version.scope.gathering(rule.until)))
        return verdict

    def _signatures(self, view: View, rule: Approve, trigger: Fact) -> tuple[list[Signature], list[Refused]]:
        """Sort approvals into those that stand and those that another entry speaks against."""
        present = frozenset(name for fact in view.with_act_of("attended", trigger.ref) for name in fact.who)
        stand, refused = [], []
        for fact in view.pair_of(("approved", rule.of), trigger.ref):
            if fact.day < trigger.day:
                continue
            for signature in _of_roles(fact, rule.by):
                code = self._against(view, rule, trigger, signature, present)
                if code:
                    refused.append(Refused(code, signature))
                else:
                    stand.append(signature)
        return stand, refused

    def _against(
        self, view: View, rule: Approve, trigger: Fact, signature: Signature, present: frozenset[str]
    ) -> MissCode | None:
        """Name what speaks against an approval: another was elected, or the holder was not there."""
        if signature.holder is None:
            return None
        if signature.role in rule.elected:
            chosen = view.pair_of(("appointed", signature.role), trigger.ref)
            names = frozenset(name for fact in chosen for name in fact.who)
            if names and signature.holder not in names:
                return "not_elected"
        return "not_present" if present and signature.holder not in present else None

    def steps(self, verdict: Verdict) -> Iterator[Step]:
        """Count from the trigger."""
        end: Deadline = verdict.extra[3]
        return steps_after(verdict, end, length_of(verdict.version.rule))

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give a late approval, approvals spoken against, and one holder signing in two roles."""
        filled, signed, refused, _ = verdict.extra
        yield from late(verdict)
        if verdict.status in DONE:
            return
        for each in refused:
            yield NearMiss(each.code, each.signature.entry.id, (each.signature.role,))
        for signature in signed:
            if signature.role not in filled:
                yield NearMiss("same_holder", signature.entry.id, (signature.role,))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the approval by each role that is not shown."""
        rule = verdict.version.rule
        return (f"approved {rule.of} <{role}" for role in rule.by if role not in verdict.extra[0])

    def remarks(self, verdict: Verdict) -> Iterator[Remark]:
        """Name approvals whose holder is not recorded, so that nothing can be compared."""
        for role, signature in verdict.extra[0].items():
            if signature.holder is None:
                yield Remark("holder_unrecorded", (role, signature.entry.id))


def _of_roles(fact: Fact, roles: Iterable[str]) -> Iterator[Signature]:
    for role in roles:
        if role in fact.by:
            for holder in sorted(fact.who) or (None,):
                yield Signature(role, holder, fact)


def matched(roles: Iterable[str], signatures: Iterable[Signature]) -> dict[str, Signature]:
    """Give as many roles as possible a signature each, no holder signing in two of them.

    The most that can be matched at once (a bipartite matching, by augmenting
    paths); signatures without a holder stand for as many as are needed.
    """
    offers: dict[str, list[Signature]] = {role: [] for role in roles}
    for signature in signatures:
        offers[signature.role].append(signature)
    filled: dict[str, Signature] = {}
    for role in offers:
        _give(role, offers, filled, set())
    return {role: filled[role] for role in offers if role in filled}


def _give(
    role: str, offers: dict[str, list[Signature]], filled: dict[str, Signature], tried: set[str]
) -> bool:
    """Find a signature for a role, moving other roles to their other signatures if need be."""
    for signature in offers[role]:
        holder = signature.holder
        if holder is None:
            filled[role] = signature
            return True
        if holder in tried:
            continue
        tried.add(holder)
        other = next((each for each, given in filled.items() if given.holder == holder), None)
        if other is None or _give(other, offers, filled, tried):
            filled[role] = signature
            return True
    return False
