"""What an entry was about in detail can be disposed of; the chain holds without it."""

from radslag.journal.chain import faults
from radslag.journal.models import Entry, Payload
from radslag.journal.queries.verification import written
from radslag.journal.services import Act, dispose_of_payloads, record
from tests.integration.journal.conftest import NOON


def test_a_disposed_payload_is_gone_with_its_salt_and_the_chain_holds(norrby):
    for number in range(3):
        record("settings.changed", actor="", at=NOON, what=Act(payload={"value": number}))

    emptied = dispose_of_payloads([1, 3], decision="dnr-2026-17", actor="a1", at=NOON)

    assert emptied == 2
    rows = Payload.objects.order_by("entry__seq").values_list("content", flat=True)
    assert list(rows)[:3] == [{}, {"value": 1}, {}]
    assert Payload.objects.filter(salt="").count() == 2
    assert list(faults(written())) == []


def test_the_disposal_itself_stands_in_the_journal_with_its_decision(norrby):
    record("settings.changed", actor="", at=NOON, what=Act(payload={"value": 1}))

    dispose_of_payloads([1], decision="dnr-2026-17", actor="a1", at=NOON)

    entry = Entry.objects.get(verb="payloads.disposed")
    assert (entry.number, entry.documents, entry.actor, entry.act) == (1, ["dnr-2026-17"], "a1", "")


def test_disposing_twice_writes_once(norrby):
    record("settings.changed", actor="", at=NOON)
    dispose_of_payloads([1], decision="", actor="", at=NOON)

    assert dispose_of_payloads([1], decision="", actor="", at=NOON) == 0
    assert Entry.objects.count() == 2
