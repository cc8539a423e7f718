from datetime import date

import pytest

from radslag.journal.models import Entry
from radslag.journal.services import Act
from radslag.obligations import services
from tests.integration.obligations.conftest import NOON, TODAY

HELD = Act(act="held", thing="mote", bodies=["radet"], ref="m1")


def last_entry() -> Entry:
    return Entry.objects.latest("seq")


def test_what_happened_is_recorded_on_its_own_day(norrby):
    entry = services.record_act(HELD, on=date(2026, 2, 12), actor="", at=NOON)

    assert (entry.verb, entry.act, entry.happened_on, entry.ref) == (
        "meeting.held", "held", date(2026, 2, 12), "m1",
    )  # fmt: skip


def test_a_notice_stands_under_the_verb_of_notices(norrby):
    entry = services.record_act(Act(act="sent", thing="kallelse"), on=TODAY, actor="", at=NOON)

    assert entry.verb == "meeting.called"


def test_what_has_not_happened_cannot_be_recorded(norrby):
    with pytest.raises(services.NotYetHappened):
        services.record_act(HELD, on=date(2026, 3, 3), actor="", at=NOON)

    assert not Entry.objects.exists()


def test_a_plan_may_lie_ahead(norrby):
    ref = services.plan_meeting(["radet"], on=date(2026, 11, 19), actor="", at=NOON).ref

    assert (last_entry().act, last_entry().ref, last_entry().bodies) == ("planned", ref, ["radet"])


@pytest.mark.parametrize("text", ["Anna Andersson", "rådet", "efter mötet, kl. 3", "A"])
def test_names_and_free_text_are_kept_out_of_the_journal(norrby, text):
    with pytest.raises(services.NotAnId):
        services.record_act(Act(act="held", thing="mote", by=[text]), on=TODAY, actor="", at=NOON)

    assert not Entry.objects.exists()


def test_a_mistake_is_taken_back_and_stays_in_the_journal(norrby):
    wrong = services.record_act(HELD, on=TODAY, actor="", at=NOON)

    taken = services.take_back_act(wrong.seq, actor="", at=NOON)

    assert (taken.verb, taken.act, taken.retracts) == ("entry.retracted", "", wrong.seq)
    assert Entry.objects.filter(seq=wrong.seq).exists()


def test_a_correction_takes_the_place_of_the_mistake_in_the_same_matter(norrby):
    wrong = services.record_act(HELD, on=TODAY, actor="", at=NOON)
    right = Act(act="held", thing="mote", bodies=["klara"])

    entry = services.correct_act(wrong.seq, right, on=date(2026, 3, 1), actor="", at=NOON)

    assert (entry.retracts, entry.ref, entry.bodies) == (wrong.seq, "m1", ["klara"])


def test_what_is_taken_back_cannot_be_taken_back_again(norrby):
    wrong = services.record_act(HELD, on=TODAY, actor="", at=NOON)
    services.take_back_act(wrong.seq, actor="", at=NOON)

    with pytest.raises(services.AlreadyTakenBack):
        services.take_back_act(wrong.seq, actor="", at=NOON)


def test_only_evidence_can_be_taken_back(norrby):
    with pytest.raises(services.UnknownEntry):
        services.take_back_act(7, actor="", at=NOON)


def test_the_register_can_be_said_to_begin_earlier(norrby):
    services.set_register_start(date(2023, 1, 1), actor="", at=NOON)

    norrby.refresh_from_db()
    assert norrby.register_start == date(2023, 1, 1)
    assert last_entry().payload.content == {"before": "2024-01-01", "after": "2023-01-01"}


def test_the_register_cannot_begin_in_the_future(norrby):
    with pytest.raises(services.NotYetHappened):
        services.set_register_start(date(2026, 3, 3), actor="", at=NOON)
