"""A meeting is opened, held and closed; each step is refused with a reason when it is too early."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from radslag.bodies.models import Organisation
from radslag.lifecycle import MoveNotAllowed
from radslag.meetings.models import Dissent, Election, Record
from radslag.meetings.queries.demands import asked_of
from radslag.meetings.services import holding
from radslag.meetings.services.passages import RecordIsClosed, write_passage
from radslag.meetings.states import ItemKind, ItemState, MeetingState, RecordState
from tests.integration.meetings.holding import (
    ACTOR,
    AFTERNOON,
    MAY,
    all_there,
    item,
    opened,
    ordinary,
    people,
    told,
)

BY: Any = {"actor": ACTOR, "at": AFTERNOON}


def decide(matter, words="Rådet beslutar enligt förslaget."):
    return write_passage(matter, "decision", words, seen=0, **BY)


def test_a_meeting_can_be_opened_though_no_notice_was_sent(ange, plan):
    meeting = opened(plan("radet"))

    assert (meeting.state, meeting.opened_at) == (MeetingState.OPEN, AFTERNOON)
    assert meeting.secretary == "Kim Exempel"
    assert meeting.chair == str(next(row.person for row in people(meeting) if row.seat_key == "ordforande"))


def test_a_meeting_is_not_opened_before_its_day(ange, plan):
    with pytest.raises(holding.TheDayHasNotCome):
        opened(plan("radet", on=date(2026, 5, 12)))


def test_a_meeting_is_opened_once(ange, plan):
    meeting = opened(plan("radet"))

    with pytest.raises(MoveNotAllowed):
        opened(meeting)


def test_a_closed_meeting_is_held_on_its_day_with_its_standing_items(lerum, plan):
    meeting = plan("radet")
    item(meeting, key="rapport_externa")
    item(meeting, key="rapport_kommunen")
    all_there(meeting)

    holding.close_meeting(meeting, ended=time(14, 40), **BY)

    [entry] = told("meeting.held")
    assert (entry.act, entry.happened_on, entry.ref) == ("held", MAY, meeting.ref)
    assert entry.items == ["rapport_externa", "rapport_kommunen"]
    assert (meeting.state, meeting.ends) == (MeetingState.HELD, time(14, 40))


def test_a_meeting_of_last_week_is_held_on_its_own_day(ange, plan):
    meeting = plan("radet")
    later = datetime(2026, 5, 18, 9, tzinfo=UTC)
    all_there(meeting)

    holding.close_meeting(meeting, actor=ACTOR, at=later)

    assert told("meeting.held")[0].happened_on == MAY
    assert {entry.happened_on for entry in told("member.attended")} == {MAY}
    assert meeting.ends == time(15)


def test_a_meeting_where_nobody_is_noted_is_not_closed(ange, plan):
    with pytest.raises(holding.NobodyIsThere):
        holding.close_meeting(opened(plan("radet")), **BY)


def test_an_item_to_decide_on_without_a_decision_keeps_the_meeting_open(ange, plan):
    meeting = all_there(plan("radet"))
    matter = item(meeting, kind=ItemKind.DECISION)

    with pytest.raises(holding.ItemsAwaitDecision) as refused:
        holding.close_meeting(meeting, **BY)

    assert refused.value.items == [matter]
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.OPEN


def test_spaces_are_no_decision(ange, plan):
    meeting = all_there(plan("radet"))
    decide(item(meeting, kind=ItemKind.DECISION), "  \n")

    with pytest.raises(holding.ItemsAwaitDecision):
        holding.close_meeting(meeting, **BY)


@pytest.mark.parametrize("outcome", [ItemState.CARRIED, ItemState.WITHDRAWN])
def test_an_item_that_is_not_decided_is_carried_over_or_withdrawn(ange, plan, outcome):
    meeting = all_there(plan("radet"))
    matter = item(meeting, kind=ItemKind.DECISION)
    with pytest.raises(holding.ItemsAwaitDecision):
        holding.settle_item(matter, ItemState.TREATED, **BY)

    holding.settle_item(matter, outcome, **BY)
    holding.close_meeting(meeting, **BY)

    matter.refresh_from_db()
    assert matter.state == outcome


def test_what_nobody_said_otherwise_about_has_been_treated(ange, plan):
    meeting = all_there(plan("radet"))
    matter, decided = item(meeting), item(meeting, kind=ItemKind.DECISION)
    decide(decided)

    holding.close_meeting(meeting, **BY)

    assert {one.state for one in meeting.items.all()} == {ItemState.TREATED}
    assert matter.meeting_id == decided.meeting_id


def test_the_roles_to_elect_are_the_statutes(ange, plan):
    assert holding.roles_to_elect(asked_of(plan("radet"))) == ["justerare"]
    assert holding.roles_to_elect(asked_of(plan("klara", on=date(2026, 5, 12)))) == []


def test_an_approver_is_elected_in_the_item_that_is_named_so(lerum, plan):
    meeting = plan("radet")
    item(meeting, kind=ItemKind.ELECTION, key="val_av_ordforande")
    matter = item(meeting, kind=ItemKind.ELECTION, key="val_av_justerare")
    all_there(meeting)

    election = holding.elect(meeting, "justerare", ordinary(meeting), **BY)

    [entry] = told("approver.elected")
    assert election.item == matter
    assert (entry.act, entry.thing, entry.who) == (
        "appointed", "justerare", [ordinary(meeting).person.journal_id],
    )  # fmt: skip


def test_another_approver_replaces_the_first_in_the_journal_too(ange, plan):
    meeting = all_there(plan("radet"))
    first, second = [row for row in people(meeting) if row.seat_key != "ordforande"][:2]
    holding.elect(meeting, "justerare", first, **BY)

    holding.elect(meeting, "justerare", second, **BY)
    holding.elect(meeting, "justerare", second, **BY)

    before, after = told("approver.elected")
    assert (after.retracts, after.who) == (before.seq, [second.person.journal_id])
    assert Election.objects.get().attendance == second


def test_only_somebody_present_is_elected(ange, plan):
    meeting = opened(plan("radet"))

    with pytest.raises(holding.NotPresent):
        holding.elect(meeting, "justerare", ordinary(meeting), **BY)


def test_the_chair_is_not_elected_to_approve(ange, plan):
    meeting = all_there(plan("radet"))
    chair = next(row for row in people(meeting) if row.seat_key == "ordforande")

    with pytest.raises(holding.ChairApprovesAlready):
        holding.elect(meeting, "justerare", chair, **BY)


def test_a_view_that_differs_is_a_matter_of_its_own(lerum, plan):
    meeting = all_there(plan("radet"))
    holder = ordinary(meeting)

    view = holding.note_view(item(meeting), holder, "Vi vill avvakta.", **BY)

    [entry] = told("dissent.noted")
    assert (entry.act, entry.thing) == ("notified", "avvikande_mening")
    assert (entry.ref, entry.who) == (f"{meeting.ref}-avvikande-{view.pk}", [holder.person.journal_id])
    assert "avvakta" not in str(entry.__dict__)


def test_an_organisation_states_its_own_view(lerum, plan):
    meeting = all_there(plan("radet"))
    police = Organisation.objects.get(key="polis")

    view = holding.note_view(item(meeting), police, "Vi avsätter två personer.", dissenting=False, **BY)

    assert (view.organisation, view.dissenting, told("dissent.noted")) == (police, False, [])


def test_a_view_has_words_and_a_holder_who_is_there(lerum, plan):
    meeting = opened(plan("radet"))

    with pytest.raises(holding.NoWords):
        holding.note_view(item(meeting), ordinary(meeting), "  ", **BY)
    with pytest.raises(holding.NotPresent):
        holding.note_view(item(meeting), ordinary(meeting), "Vi vill avvakta.", **BY)


def test_a_view_noted_by_mistake_is_taken_back_in_the_journal_too(lerum, plan):
    meeting = all_there(plan("radet"))
    view = holding.note_view(item(meeting), ordinary(meeting), "Vi vill avvakta.", **BY)

    holding.take_back_view(view, **BY)

    assert not Dissent.objects.exists()
    assert [entry.retracts for entry in told("entry.retracted")] == [view.entry]


def test_the_record_of_a_joint_meeting_is_all_that_its_bodies_owe(ange, plan):
    record = holding.close_meeting(all_there(plan("radet", "klara")), **BY)

    assert (record.things, record.internal) == (["protokoll", "minnesanteckningar"], False)
    assert (record.state, Record.objects.count()) == (RecordState.WRITING, 1)


def test_notes_that_nobody_is_to_have_stay_inside(ange, plan):
    meeting = plan("klara")
    people_of_klara = opened(meeting)
    holding_guest(people_of_klara)

    record = holding.close_meeting(meeting, **BY)

    asked = [one.demands.internal for one in asked_of(meeting) if one.demands.records]
    assert (record.things, record.internal) == (["minnesanteckningar"], all(asked))


def holding_guest(meeting):
    """Klara-gruppen has no listed seats, so whoever comes is a guest."""
    from radslag.meetings.services.presence import Newcomer, add_participant

    return add_participant(meeting, Newcomer(name="Sam Exempel", organisation="Ungdomsrådet"), **BY)


def test_what_happened_is_not_told_anew_once_the_record_is_with_its_approvers(lerum, plan):
    meeting = all_there(plan("radet"))
    matter = item(meeting)
    holding.close_meeting(meeting, **BY)
    Record.objects.update(state=RecordState.FOR_APPROVAL)

    for attempt in (
        lambda: holding.elect(meeting, "justerare", ordinary(meeting), **BY),
        lambda: holding.note_view(matter, ordinary(meeting), "Vi vill avvakta.", **BY),
        lambda: holding.settle_item(matter, ItemState.CARRIED, **BY),
    ):
        with pytest.raises(RecordIsClosed):
            attempt()
