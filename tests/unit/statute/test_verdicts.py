"""Verdicts as values: what they tell without being explained, and when they change."""

from datetime import date

from radslag.statute.status import Status
from tests.unit.statute.council import council, judged

BOOK = council('recur.m = { label = "Möten", of = "held mote @radet", at_least = 1, bearer = "ordforande" }')
KEY = "berga#m|2024"


def test_a_verdict_tells_its_rule_and_its_days():
    verdict = judged(BOOK, ["2024-02-01 held mote @radet"], "2024-03-01")[KEY]

    assert (verdict.key, verdict.address, verdict.lineage, verdict.kind) == (KEY, "berga#m", "berga", "recur")
    assert (verdict.label, verdict.clause, verdict.bearer) == ("Möten", "1", ("ordforande",))
    assert (verdict.opens, verdict.due, verdict.hard) == (
        date(2024, 1, 1),
        date(2024, 12, 31),
        date(2024, 12, 31),
    )
    assert (verdict.advice, verdict.evidence) == (None, ("e01",))
    assert repr(verdict) == "<Verdict berga#m|2024 met>"


def test_a_verdict_knows_the_next_day_on_which_time_alone_can_change_it():
    changes = {
        day: judged(BOOK, [], day)[KEY].next_change for day in ("2024-03-01", "2024-12-01", "2025-01-01")
    }

    assert changes == {"2024-03-01": date(2024, 12, 1), "2024-12-01": date(2025, 1, 1), "2025-01-01": None}
    assert judged(BOOK, ["2024-02-01 held mote @radet"], "2024-03-01")[KEY].next_change is None


def test_equal_verdicts_say_the_same_for_the_same_reasons():
    one, same = (judged(BOOK, [], "2024-03-01")[KEY] for _ in range(2))
    other = judged(BOOK, ["2024-02-01 held mote @radet"], "2024-03-01")[KEY]

    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != KEY


def test_verdicts_can_be_asked_for_by_status():
    verdicts = judged(BOOK, [], "2024-03-01")

    assert [verdict.key for verdict in verdicts.with_status(Status.UPCOMING)] == ["berga#m|2025"]
    assert [verdict.key for verdict in verdicts.pending()] == [KEY, "berga#m|2025"]
    assert len(verdicts) == 2
    assert repr(verdicts[KEY]) == "<Verdict berga#m|2024 open+at_risk>"
