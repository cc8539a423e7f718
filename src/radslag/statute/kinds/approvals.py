"""The kind about agreement to a document by each of some roles (approve)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from radslag.statute.explanation import MissCode, NearMiss, Remark, Verdict
from radslag.statute.facts import Fact, in_order
from radslag.statute.judges import Version
from radslag.statute.kernels import Count
from radslag.statute.schema import Approve
from radslag.statute.selectors import Selector
from radslag.statute.status import DONE
from radslag.statute.triggered import AfterJudge, Answer, late
from radslag.statute.view import View


class Signature(NamedTuple):
    """One role's approval by one holder, or by someone whose name is not given."""

    role: str
    holder: str | None
    entry: Fact


class Refused(NamedTuple):
    """An approval that another entry speaks against, and how."""

    code: MissCode
    signature: Signature


class Approvals(NamedTuple):
    """The approvals of a matter: those that fill the roles, all that stand, and those spoken against."""

    filled: dict[str, Signature]
    signed: tuple[Signature, ...]
    refused: tuple[Refused, ...]


class ApproveJudge(AfterJudge[Approve]):
    """A document is approved by each of some roles; only contradicting evidence disqualifies."""

    kind = "approve"

    def when(self, rule: Approve) -> Selector:
        """Return the trigger."""
        return rule.after

    def seeks(self, rule: Approve) -> tuple[Selector, ...]:
        """Return the approval by any of the roles."""
        return (Selector("approved", (rule.of,), by=rule.by),)

    def judge_after(self, view: View, version: Version[Approve], trigger: Fact) -> Verdict:
        """Judge which roles have approved."""
        roles = version.rule.by
        signed, refused = self._signatures(view, version, trigger)
        end = self.deadline(view, version, trigger)
        filled = on_time = matched(roles, signed)
        if end.due is not None:
            on_time = matched(roles, [each for each in signed if each.entry.day <= end.latest])
        count = Count(len(roles), len(on_time), len(filled))
        answer = Answer(end, Approvals(filled, tuple(signed), tuple(refused)), shown=bool(refused))
        verdict = self.answered(view, version, trigger, count, answer)
        cited = {each.entry.id: each.entry for each in filled.values()}
        verdict.cited = tuple(sorted(cited.values(), key=in_order))
        return verdict

    def _signatures(
        self, view: View, version: Version[Approve], trigger: Fact
    ) -> tuple[list[Signature], list[Refused]]:
        """Sort approvals into those that stand and those that another entry speaks against."""
        rule = version.rule
        present = frozenset(name for fact in view.with_act_of("attended", trigger.ref) for name in fact.who)
        stand: list[Signature] = []
        refused: list[Refused] = []
        for fact in view.matter(self.sought[version], trigger.ref):
            for signature in _of_roles(fact, rule.by) if fact.day >= trigger.day else ():
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

    def near_misses(self, verdict: Verdict) -> Iterator[NearMiss]:
        """Give a late approval, approvals spoken against, and one holder signing in two roles."""
        found: Approvals = verdict.extra.more
        yield from late(verdict)
        if verdict.status in DONE:
            return
        for each in found.refused:
            yield NearMiss(each.code, each.signature.entry.id, (each.signature.role,))
        for signature in found.signed:
            if signature.role not in found.filled:
                yield NearMiss("same_holder", signature.entry.id, (signature.role,))

    def missing(self, verdict: Verdict) -> Iterator[str]:
        """Name the approval by each role that is not shown."""
        rule = verdict.version.rule
        return (f"approved {rule.of} <{role}" for role in rule.by if role not in verdict.extra.more.filled)

    def remarks(self, verdict: Verdict) -> Iterator[Remark]:
        """Name approvals whose holder is not recorded, so that nothing can be compared."""
        for role, signature in verdict.extra.more.filled.items():
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
    firsts = {role: offered[0] for role, offered in offers.items() if offered}
    if len({signature.holder for signature in firsts.values()}) == len(firsts):
        return firsts
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
