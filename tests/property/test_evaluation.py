"""What holds of every journal: order, time, silence and evidence (statute language, section 16)."""

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from radslag.statute.evaluation import Evaluator, evaluate
from radslag.statute.explanation import Explanation, Verdict, Verdicts
from radslag.statute.facts import Fact
from radslag.statute.selectors import Selector
from radslag.statute.status import AMISS, DONE, Status
from tests.property.journals import SEEDS, Case, an_entry, cases

SOME = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(SOME, max_examples=50)


def judged(case: Case, facts=None, **changes) -> Verdicts:
    case = replace(case, **changes)
    return evaluate(case.book, case.facts if facts is None else facts, on=case.on, register=case.register)


def said(verdicts: Verdicts) -> dict[str, Explanation]:
    return {key: verdict.explanation for key, verdict in verdicts.items()}


def statuses(verdicts: Verdicts) -> dict[str, tuple[str, bool]]:
    return {key: (str(verdict.status), verdict.at_risk) for key, verdict in verdicts.items()}


@SOME
@given(cases(), st.randoms(use_true_random=False))
def test_order_of_arrival_and_duplicates_change_nothing(case: Case, chance: random.Random):
    shuffled = [*case.facts, *case.facts[:4]]
    chance.shuffle(shuffled)

    assert said(judged(case)) == said(judged(case, shuffled))


@SOME
@given(cases(), st.randoms(use_true_random=False))
def test_entries_one_by_one_say_what_all_at_once_say(case: Case, chance: random.Random):
    evaluator = Evaluator(case.book, on=case.on, register=case.register)
    arriving = list(case.facts)
    chance.shuffle(arriving)

    for fact in arriving:
        evaluator.add(fact)

    assert list(evaluator.verdicts) == list(judged(case))
    assert said(evaluator.verdicts) == said(judged(case))


@FEW
@given(cases(10), st.sampled_from([1, 1, 7, 40]), st.integers(5, 30))
def test_day_by_day_says_what_each_day_says(case: Case, step: int, length: int):
    begun = case.on - timedelta(days=length * step)
    evaluator = Evaluator(case.book, case.facts, on=begun, register=case.register)

    day = begun
    while day < case.on:
        day = min(day + timedelta(days=step), case.on)
        evaluator.tick(day)
        assert statuses(evaluator.verdicts) == statuses(judged(case, on=day))

    assert said(evaluator.verdicts) == said(judged(case))


@FEW
@given(cases(12), st.randoms(use_true_random=False))
def test_entries_and_days_in_any_mixture_say_what_all_at_once_say(case: Case, chance: random.Random):
    begun = case.on - timedelta(days=150)
    evaluator = Evaluator(case.book, on=begun, register=case.register)
    waiting = list(case.facts)
    chance.shuffle(waiting)
    day = begun

    while day < case.on or waiting:
        if waiting and (day >= case.on or chance.random() < 0.5):
            evaluator.add(waiting.pop())
        elif day < case.on:
            day = min(day + timedelta(days=chance.choice([1, 3, 30])), case.on)
            evaluator.tick(day)

    assert said(evaluator.verdicts) == said(judged(case))


@SOME
@given(cases())
def test_the_future_changes_nothing_but_plans_do(case: Case):
    present = [fact for fact in case.facts if fact.on <= case.on or fact.act in ("planned", "")]
    present += [
        Fact(id=fact.id, act="", thing="", on=case.on, recorded=fact.recorded, retracts=fact.retracts)
        for fact in case.facts
        if fact not in present and fact.retracts
    ]
    known = [fact for fact in case.facts if fact.recorded <= case.on]

    assert said(judged(case)) == said(judged(case, present)) == said(judged(case, known))


RANK = [
    Status.BREACHED, Status.OVERDUE, Status.LAPSED, Status.UNKNOWN, Status.NEEDS_JUDGEMENT, Status.ADVISED,
    Status.DUE, Status.OPEN, Status.UPCOMING, Status.ENDED, Status.WAIVED, Status.MET_LATE, Status.MET,
]  # fmt: skip


@SOME
@given(cases(), st.data())
def test_a_further_fulfilling_act_never_lowers_a_status(case: Case, data: st.DataObject):
    verdicts = judged(case)
    wanting = [verdict for verdict in verdicts.values() if _wants_one_more(verdict)]
    assume(wanting)
    verdict = data.draw(st.sampled_from(wanting))

    after = judged(case, [*case.facts, what_is_missing(verdict, case.on)])

    if verdict.key in after:
        assert RANK.index(after[verdict.key].status) >= RANK.index(verdict.status)


def _wants_one_more(verdict: Verdict) -> bool:
    """Tell whether an act is missing that no upper bound speaks against and no trigger hides in."""
    bounded = verdict.kind == "recur" and verdict.version.rule.at_most is not None
    kinds = ("recur", "lead", "deliver", "approve", "maintain")
    return verdict.kind in kinds and not bounded and bool(verdict.explanation.missing)


def what_is_missing(verdict: Verdict, on: date) -> Fact:
    """Make the entry that a verdict says is missing."""
    read = Selector.parse(verdict.explanation.missing[0])
    return Fact(
        id="z",
        act=read.act,
        thing=read.things[0],
        on=on,
        recorded=on,
        ref=verdict.trigger.ref if verdict.trigger else "",
        bodies=frozenset(read.bodies[:1]),
        by=frozenset(read.by[:1]),
        to=frozenset(read.to[:1]),
        items=frozenset(read.items[:1]),
    )


@SOME
@given(cases())
def test_every_explanation_is_complete(case: Case):
    seen = {fact.id: fact for fact in case.facts if fact.recorded <= case.on}
    for verdict in judged(case).values():
        reasons = verdict.explanation
        cited = [seen[name] for name in (*reasons.evidence, *(miss.entry for miss in reasons.near_misses))]

        assert all(fact.on <= case.on or fact.act == "planned" for fact in cited)
        assert len(reasons.near_misses) <= 3
        if reasons.status in DONE and reasons.need:
            assert reasons.evidence, reasons
        if reasons.status in AMISS:
            assert reasons.missing or reasons.near_misses or reasons.remarks, reasons


@SOME
@given(cases(), st.data())
def test_without_its_evidence_the_same_verdict_never_stands_on_it(case: Case, data: st.DataObject):
    cited = [verdict for verdict in judged(case).values() if verdict.cited]
    assume(cited)
    verdict = data.draw(st.sampled_from(cited))

    without = judged(case, [fact for fact in case.facts if fact.id not in verdict.evidence])

    other = without.get(verdict.key)
    assert other is None or not set(other.evidence) & set(verdict.evidence)


@SOME
@given(cases(), st.integers(1, 800))
def test_time_alone_never_lifts_a_breach(case: Case, later: int):
    seen = [
        fact
        for fact in case.facts
        if fact.recorded <= case.on and (fact.on <= case.on or fact.act == "planned")
    ]
    before = judged(case, seen)

    after = judged(case, seen, on=case.on + timedelta(days=later))

    for key, verdict in before.items():
        if verdict.status is Status.BREACHED:
            assert after[key].status is Status.BREACHED, (verdict.explanation, after[key].explanation)


@SOME
@given(cases())
def test_what_has_no_day_is_never_late(case: Case):
    for verdict in judged(case).values():
        if verdict.due is None and verdict.kind not in ("maintain", "seat", "body", "contain"):
            assert verdict.status not in AMISS, verdict.explanation


@SOME
@given(cases(8), st.data())
def test_an_entry_and_its_retraction_are_as_neither(case: Case, data: st.DataObject):
    entry = replace(an_entry(case.lineage, "entry", case.facts, data.draw(SEEDS)), retracts=None)
    back = Fact(id="back", act="", thing="", on=entry.on, recorded=entry.recorded, retracts=entry.id)

    assert said(judged(case)) == said(judged(case, [*case.facts, entry, back]))


@SOME
@given(cases(), st.data())
def test_a_waiver_changes_its_own_duty_only(case: Case, data: st.DataObject):
    before = judged(case)
    assume(before)
    key = data.draw(st.sampled_from(sorted(before)))
    waiver = Fact(id="w", act="notrequired", thing="plikt", on=case.on, recorded=case.on, ref=key)

    after = judged(case, [*case.facts, waiver])

    own = after[key]
    assert {k: e for k, e in said(after).items() if k != key} == {
        k: e for k, e in said(before).items() if k != key
    }
    assert own.status in (Status.WAIVED, before[key].status)
    assert own.lineage != "sfs-2023-196" or own.status is before[key].status


@SOME
@given(cases())
def test_cancelling_a_meeting_never_leaves_its_notice_late(case: Case):
    plans = {
        verdict.key: verdict.trigger
        for verdict in judged(case).values()
        if verdict.kind == "lead" and verdict.trigger and verdict.trigger.act == "planned"
    }
    assume(plans)
    cancelling = [cancelled(plan, case.on) for plan in plans.values()]

    after = judged(case, [*case.facts, *cancelling])

    assert {str(after[key].status) for key in plans} == {"ended"}


def cancelled(plan: Fact, on: date) -> Fact:
    """Cancel a planned meeting, after all that was recorded of it."""
    recorded = max(on, plan.recorded)
    return replace(plan, id=f"z{plan.ref}", act="cancelled", on=on, recorded=recorded, retracts=None)
