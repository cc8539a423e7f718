"""The journal as the core sees it."""

from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from radslag.journal.queries import entry_number, evidence, facts, facts_since, recorded_day
from radslag.journal.services import Act, record
from radslag.statute.facts import Fact
from tests.integration.journal.conftest import NOON


def test_a_fact_holds_everything_the_core_asks_for(norrby):
    what = Act(
        act="sent", thing="kallelse", ref="m1", bodies=["radet", "ksau"], by=["samordnare"], to=["ledamoter"],
        items=["dagordning"], who=["p1"], number=3, period="2026", about=["m0"], documents=["d2", "d1"],
        through=date(2026, 12, 31),
    )  # fmt: skip

    record("meeting.called", actor="a1", at=NOON, on=date(2026, 2, 27), what=what)

    assert facts() == [
        Fact(
            id="0000001", act="sent", thing="kallelse", on=date(2026, 2, 27), recorded=date(2026, 3, 2),
            through=date(2026, 12, 31), bodies=frozenset({"radet", "ksau"}), by=frozenset({"samordnare"}),
            to=frozenset({"ledamoter"}), items=frozenset({"dagordning"}), who=frozenset({"p1"}), number=3,
            period="2026", ref="m1", about=frozenset({"m0"}), documents=("d1", "d2"), retracts=None,
        )
    ]  # fmt: skip


def test_what_is_no_evidence_is_no_fact(norrby):
    record("settings.changed", actor="", at=NOON)
    record("meeting.held", actor="", at=NOON, what=Act(act="held", thing="mote"))
    record("entry.retracted", actor="", at=NOON, what=Act(retracts=2))

    assert [(fact.id, fact.act, fact.retracts, fact.ref) for fact in facts()] == [
        ("0000002", "held", None, "0000002"),
        ("0000003", "", "0000002", "0000003"),
    ]
    assert [entry.seq for entry in evidence()] == [2, 3]


def test_an_entry_is_recorded_on_the_swedish_day(norrby):
    half_past_midnight = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    entry = record("meeting.held", actor="", at=half_past_midnight, what=Act(act="held", thing="mote"))

    assert facts()[0].recorded == date(2026, 7, 2) == recorded_day(entry)


def test_a_past_day_sees_what_was_known_by_its_end_and_nothing_later(norrby):
    last, first = datetime(2026, 3, 2, 22, 59, 59, tzinfo=UTC), datetime(2026, 3, 2, 23, tzinfo=UTC)
    for at in (last, first):
        record("meeting.held", actor="", at=at, what=Act(act="held", thing="mote"))

    assert [fact.id for fact in facts(known_by=date(2026, 3, 2))] == ["0000001"]
    assert [fact.id for fact in facts(known_by=date(2026, 3, 3))] == ["0000001", "0000002"]
    assert facts(known_by=date(2026, 3, 1)) == []


def test_only_what_is_new_can_be_read(norrby):
    for day in range(4):
        record("meeting.held", actor="", at=NOON + timedelta(days=day), what=Act(act="held", thing="mote"))

    assert [entry_number(fact) for fact in facts_since(2)] == [3, 4]
    assert facts_since(0) == facts()
    assert facts_since(4) == []


def test_however_many_facts_there_are_one_query_reads_them(norrby):
    for _ in range(5):
        record("meeting.held", actor="", at=NOON, what=Act(act="held", thing="mote"))

    with CaptureQueriesContext(
        connection,
    ) as asked:
        facts()

    assert len(asked) == 1
