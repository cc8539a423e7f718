"""What is done at a meeting settles what the three statutes ask, without anything told twice."""

from datetime import date
from typing import Any

import pytest

from radslag.meetings.services import holding
from radslag.meetings.services.passages import write_passage
from radslag.meetings.services.presence import Newcomer, add_participant
from radslag.meetings.states import ItemKind
from tests.integration.meetings.holding import (
    ACTOR,
    AFTERNOON,
    MAY,
    all_there,
    item,
    opened,
    ordinary,
    verdicts,
)

BY: Any = {"actor": ACTOR, "at": AFTERNOON}
NEXT_DAY = date(2026, 5, 12)
STANDING = (
    "val_av_justerare", "faststalld_dagordning", "foregaende_anteckningar", "rapport_externa",
    "rapport_kommunen",
)  # fmt: skip


def hold(meeting):
    all_there(meeting)
    holding.close_meeting(meeting, **BY)
    return meeting


@pytest.mark.parametrize(
    ("place", "body"), [("ange", "radet"), ("lerum", "radet"), ("harnosand", "operativ")]
)
def test_a_meeting_that_was_held_counts_towards_the_year(request, plan, place, body):
    request.getfixturevalue(place)
    before = have("moten")

    hold(plan(body))

    assert have("moten") == before + 1


def have(rule):
    from radslag.obligations.queries.reckoning import Reckoning

    today = Reckoning.of(NEXT_DAY)
    duty = next(duty for duty in today.duties() if duty.key.endswith(f"#{rule}|2026"))
    return duty.verdict.have


def test_lerum_the_standing_items_are_treated_when_the_meeting_is_closed(lerum, plan):
    meeting = plan("radet")
    for key in STANDING:
        item(meeting, key=key, kind=ItemKind.ELECTION if key.startswith("val") else ItemKind.INFORMATION)
    all_there(meeting)
    holding.elect(meeting, "justerare", ordinary(meeting), **BY)

    holding.close_meeting(meeting, **BY)

    assert verdicts(NEXT_DAY, "staende_arenden") == {meeting.ref: "met"}


def test_lerum_a_standing_item_that_was_carried_over_was_not_treated(lerum, plan):
    meeting = plan("radet")
    *_, report = [item(meeting, key=key) for key in STANDING]
    all_there(meeting)
    holding.settle_item(report, "carried", **BY)

    holding.close_meeting(meeting, **BY)

    assert verdicts(NEXT_DAY, "staende_arenden") == {meeting.ref: "breached"}


def test_lerum_a_differing_view_waits_to_be_written_in_the_notes(lerum, plan):
    meeting = all_there(plan("radet"))
    view = holding.note_view(item(meeting), ordinary(meeting), "Vi vill avvakta.", **BY)

    holding.close_meeting(meeting, **BY)

    assert set(verdicts(NEXT_DAY, "avvikande_antecknas")) == {holding.dissent_ref(view)}


def test_ange_the_youth_council_takes_part_in_klara_when_somebody_from_it_is_there(ange, plan):
    meeting = opened(plan("klara"))
    add_participant(meeting, Newcomer(name="Sam Exempel", organisation="Ungdomsrådet"), **BY)

    holding.close_meeting(meeting, **BY)

    assert verdicts(NEXT_DAY, "ungdomar_deltar")["2026"] == "met"


def test_ange_an_approver_who_was_elected_is_awaited(ange, plan):
    meeting = all_there(plan("radet"))
    holding.elect(meeting, "justerare", ordinary(meeting), **BY)

    holding.close_meeting(meeting, **BY)

    assert set(verdicts(NEXT_DAY, "justering")) == {meeting.ref}
    assert set(verdicts(NEXT_DAY, "protokoll_fors")) == {meeting.ref}


def test_ange_a_joint_meeting_counts_for_both(ange, plan):
    hold(plan("radet", "klara"))

    assert (have("moten"), have("klara_moten")) == (1, 1)


def test_harnosand_a_group_of_the_council_owes_notes(harnosand, plan):
    meeting = hold(plan("styrgrupp"))

    assert set(verdicts(NEXT_DAY, "anteckningar_fors")) == {meeting.ref}
    assert meeting.records.get().things == ["minnesanteckningar"]


def test_words_written_at_the_meeting_never_reach_the_journal(ange, plan):
    from radslag.journal.models import Entry, Payload

    meeting = all_there(plan("radet"))
    write_passage(item(meeting), "notes", "hemligtord", seen=0, **BY)
    holding.close_meeting(meeting, **BY)

    told = [str(row.__dict__) for row in (*Entry.objects.all(), *Payload.objects.all())]
    assert not [row for row in told if "hemligtord" in row or "Exempel" in row]
    assert meeting.on == MAY
