"""A record that is drawn up, approved and sent settles what each statute asks of it."""

from datetime import date

import pytest

from radslag.documents.models import Version
from radslag.journal.models import Entry
from radslag.meetings.models import AgendaItem, Proposal
from radslag.meetings.queries.parts import PartsAreMissing
from radslag.meetings.services import holding, records
from radslag.meetings.services.assignments import Doers, Task, give_assignment
from radslag.meetings.services.dispatch import StaysInside, dispatch
from tests.integration.meetings.conftest import body
from tests.integration.meetings.holding import all_there, item, ordinary, verdicts
from tests.integration.meetings.recording import (
    BY,
    LATER,
    THE_WEEK_AFTER,
    addresses,
    approve_all,
    held,
    may_answer_by_mail,
)


def approved(meeting):
    record = held(meeting)
    may_answer_by_mail(meeting)
    approve_all(records.put_forward(record, **LATER))
    record.refresh_from_db()
    return record


def test_ange_minutes_are_kept_approved_and_sent(ange, plan):
    meeting = plan("radet")
    addresses("berorda_namnder", body("klara").key, body("ungdomsradet").key)

    record = approved(meeting)
    dispatch(record, **LATER)

    assert record.state == "settled"
    for rule in ("protokoll_fors", "justering", "expediering"):
        assert verdicts(THE_WEEK_AFTER, rule) == {meeting.ref: "met"}


def test_lerum_notes_are_approved_served_and_reported_and_the_view_is_in_them(lerum, plan):
    meeting = plan("radet")
    subject = item(meeting)
    all_there(meeting)
    view = holding.note_view(subject, ordinary(meeting), "Vi vill avvakta.", **BY)
    addresses("kommunstyrelsen")

    record = approved(meeting)
    dispatch(record, **LATER)

    for rule in ("anteckningar_fors", "godkannande", "delgivning", "anmalan"):
        assert verdicts(THE_WEEK_AFTER, rule) == {meeting.ref: "met"}
    assert verdicts(THE_WEEK_AFTER, "avvikande_antecknas") == {holding.dissent_ref(view): "met"}


def test_harnosand_the_steering_groups_notes_wait_for_the_assignments(harnosand, plan):
    meeting = plan("styrgrupp")
    record = held(meeting, elect=False)
    addresses("berorda_instanser")

    with pytest.raises(PartsAreMissing) as refusal:
        records.finish(record, **LATER)

    assert [(one.word, one.clause) for one in refusal.value.parts] == [
        ("Uppdragen till operativa gruppen", "Minnesanteckningar st 1")
    ]


def test_harnosand_the_steering_groups_notes_are_drawn_up_and_sent(harnosand, plan):
    meeting = plan("styrgrupp")
    record = held(meeting, elect=False)
    addresses("berorda_instanser")
    task = Task(text="Gå igenom belysningen", doers=Doers(body=body("operativ")))
    give_assignment(body("styrgrupp"), task, item=AgendaItem.objects.get(meeting=meeting), **LATER)

    records.finish(record, **LATER)
    dispatch(record, **LATER)

    for rule in ("anteckningar_fors", "utskick", "uppdrag_anges"):
        assert verdicts(THE_WEEK_AFTER, rule) == {meeting.ref: "met"}


def test_harnosand_the_operative_groups_notes_go_nowhere(harnosand, plan):
    record = held(plan("operativ"), elect=False)

    records.finish(record, **LATER)

    assert record.internal
    assert "sänds inte ut" in bytes(Version.objects.get().content).decode()
    with pytest.raises(StaysInside):
        dispatch(record, **LATER)


def test_klara_notes_become_an_item_of_the_councils_next_meeting(ange, plan):
    meeting, council = plan("klara"), plan("radet", on=date(2026, 6, 15))
    record = held(meeting, elect=False)

    records.finish(record, **LATER)
    dispatch(record, **LATER)

    assert verdicts(THE_WEEK_AFTER, "klara_anteckningar") == {meeting.ref: "met"}
    assert verdicts(THE_WEEK_AFTER, "klara_redovisning") == {meeting.ref: "met"}
    assert [(one.title, one.matter) for one in council.items.all()] == [
        ("Minnesanteckningar, Klara-gruppen 11 maj 2026", meeting.ref)
    ]


def test_klara_notes_wait_for_a_council_meeting_when_none_is_planned(ange, plan):
    record = records.finish(held(plan("klara"), elect=False), **LATER)

    dispatch(record, **LATER)

    waiting = Proposal.objects.get()
    assert (waiting.body, waiting.state) == (body("radet"), "accepted")


def test_the_journal_tells_of_a_record_once_however_often_it_is_put_forward(ange, plan):
    meeting = plan("radet")
    record = held(meeting)
    may_answer_by_mail(meeting)
    records.put_forward(record, **LATER)
    records.take_back(record, **LATER)

    records.put_forward(record, **LATER)

    assert Entry.objects.filter(verb="document.decided", thing="protokoll", ref=meeting.ref).count() == 1
