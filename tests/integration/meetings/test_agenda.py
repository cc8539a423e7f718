"""The agenda fills itself from the statute and what is open, and people change it."""

from datetime import date
from typing import Any

import pytest

from radslag.documents.models import Upload
from radslag.documents.services.levels import GroundIsMissing, ReasonIsMissing
from radslag.documents.states import Level
from radslag.journal.models import Entry
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.models import Assignment, Meeting, Proposal, Series, SeriesItem
from radslag.meetings.queries.suggestions import Suggestion
from radslag.meetings.services import agenda
from radslag.meetings.services.agenda import ItemWords, Openness
from radslag.meetings.states import ItemState, MeetingState
from tests.integration.meetings.conftest import MAY, NOON, body


@pytest.fixture(autouse=True)
def _no_other_subject(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the agenda hold what this subject knows of; what others offer is tested where they are."""
    monkeypatch.setattr("radslag.meetings.queries.suggestions.SOURCES", [])


BY: Any = {"actor": "", "at": NOON}


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items.kept().in_order()]


def test_in_lerum_the_agenda_begins_with_the_standing_items_in_the_order_of_the_text(lerum, plan):
    meeting = plan("radet")

    made = agenda.prepare_agenda(meeting, **BY)

    assert [(item.key, item.kind) for item in made] == [
        ("val_av_justerare", "election"),
        ("faststalld_dagordning", "decision"),
        ("foregaende_anteckningar", "information"),
        ("rapport_externa", "information"),
        ("rapport_kommunen", "information"),
    ]
    assert all(item.clause for item in made)


def test_in_ange_the_election_of_an_approver_is_put_there_since_no_standing_item_is(ange, plan):
    meeting = plan("radet")

    agenda.prepare_agenda(meeting, **BY)

    assert titles(meeting) == ["Val av justerare"]


def test_prepared_twice_nothing_is_added_and_what_was_withdrawn_stays_away(lerum, plan):
    meeting = plan("radet")
    first = agenda.prepare_agenda(meeting, **BY)[3]
    first = meeting.items.get(key=first.key)
    agenda.withdraw_item(first, seen=1, **BY)

    assert agenda.prepare_agenda(meeting, **BY) == []
    assert len(titles(meeting)) == 4


def test_the_record_of_the_last_meeting_is_there_where_the_statute_does_not_list_it(ange, plan):
    held = plan("radet", on=date(2026, 3, 1))
    Meeting.objects.filter(pk=held.pk).update(state=MeetingState.HELD)
    meeting = plan("radet")

    agenda.prepare_agenda(meeting, **BY)

    assert titles(meeting) == ["Val av justerare", "Föregående protokoll"]


def test_items_of_the_series_open_assignments_and_accepted_proposals_are_there(ange, plan):
    meeting = plan("radet")
    series = Series.objects.create(name="Rådet", bodies=[body("radet").key])
    SeriesItem.objects.create(series=series, title="Läget i kommunen", minutes=20)
    Meeting.objects.filter(pk=meeting.pk).update(series=series)
    meeting.refresh_from_db()
    Assignment.objects.create(ref="uppdrag-1", body=body("radet"), text="Räkna lyktor", given_on=MAY, due=MAY)
    Assignment.objects.create(
        ref="uppdrag-2", body=body("radet"), text="Senare", given_on=MAY, due=date(2027, 1, 1)
    )
    Proposal.objects.create(body=body("radet"), title="Trygg skolväg", proposed_at=NOON, state="accepted")
    Proposal.objects.create(body=body("radet"), title="Väntar", proposed_at=NOON)

    agenda.prepare_agenda(meeting, **BY)

    assert titles(meeting) == [
        "Val av justerare",
        "Läget i kommunen",
        "Trygg skolväg",
        "Redovisning av uppdrag: Räkna lyktor",
    ]


def test_other_subjects_can_suggest_items(ange, plan, monkeypatch):
    meeting = plan("radet")
    monkeypatch.setattr(
        "radslag.meetings.queries.suggestions.SOURCES",
        [lambda at: [Suggestion(title="Lägesbilden", matter="duty:bild", clause="3 p 6")]],
    )

    agenda.prepare_agenda(meeting, **BY)

    assert titles(meeting) == ["Val av justerare", "Lägesbilden"]


def test_a_year_without_statute_has_an_empty_agenda(ange, plan):
    meeting = plan("radet", on=date(2028, 5, 11))

    assert agenda.prepare_agenda(meeting, **BY) == []


def test_a_called_meeting_is_not_filled_again(ange, plan):
    meeting = plan("radet")
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.CALLED)
    meeting.refresh_from_db()

    with pytest.raises(MoveNotAllowed):
        agenda.prepare_agenda(meeting, **BY)


def test_of_two_clerks_who_change_an_item_the_second_is_told(ange, plan):
    item = agenda.add_item(plan("radet"), ItemWords(title="Belysning"), **BY)
    agenda.change_item(item, ItemWords(title="Belysningen"), seen=1, **BY)

    with pytest.raises(SomeoneElseChanged):
        agenda.change_item(item, ItemWords(title="Ljuset"), seen=1, **BY)
    item.refresh_from_db()
    assert item.title == "Belysningen"


def test_items_move_to_any_place(ange, plan):
    meeting = plan("radet")
    for title in "ABC":
        agenda.add_item(meeting, ItemWords(title=title), **BY)
    last = meeting.items.get(title="C")

    agenda.move_item(last, to=1, **BY)
    agenda.move_item(meeting.items.get(title="A"), to=99, **BY)

    assert titles(meeting) == ["C", "B", "A"]


def test_an_item_carried_over_waits_for_the_next_agenda_with_its_secrecy(ange, plan):
    meeting, later = plan("radet"), plan("radet", on=date(2026, 9, 10))
    item = agenda.add_item(meeting, ItemWords(title="Ett hot"), **BY)
    agenda.set_level(item, Openness(Level.SECRET, "OSL 18 kap. 1 §"), seen=1, actor="k1", at=NOON)

    agenda.carry_over(item, seen=2, **BY)
    agenda.prepare_agenda(later, **BY)

    carried = later.items.get(carried_from=item)
    assert (carried.level, carried.ground, carried.readers) == (Level.SECRET, "OSL 18 kap. 1 §", ["k1"])
    assert item.state == ItemState.CARRIED


def test_an_item_can_be_carried_straight_to_a_named_meeting(ange, plan):
    meeting, later = plan("radet"), plan("radet", on=date(2026, 9, 10))
    item = agenda.add_item(meeting, ItemWords(title="Belysning"), **BY)

    made = agenda.carry_over(item, seen=1, to=later, **BY)

    assert made is not None
    assert titles(later) == ["Belysning"]
    agenda.prepare_agenda(later, **BY)
    assert titles(later) == ["Belysning", "Val av justerare"]


def test_a_secret_item_needs_a_provision_and_is_opened_for_a_reason(ange, plan):
    item = agenda.add_item(plan("radet"), ItemWords(title="Ett hot"), **BY)

    with pytest.raises(GroundIsMissing):
        agenda.set_level(item, Openness(Level.SECRET), seen=1, actor="k1", at=NOON)
    agenda.set_level(item, Openness(Level.SECRET, "OSL 18 kap. 1 §"), seen=1, actor="k1", at=NOON)
    with pytest.raises(ReasonIsMissing):
        agenda.set_level(item, Openness(Level.INTERNAL), seen=2, actor="k1", at=NOON)
    agenda.set_level(item, Openness(Level.INTERNAL, reason="Avslutat"), seen=2, actor="k1", at=NOON)

    assert Entry.objects.filter(verb="level.changed", object=f"item:{item.pk}").count() == 2


def test_the_agenda_of_a_meeting_that_was_held_stands(ange, plan):
    meeting = plan("radet")
    Meeting.objects.filter(pk=meeting.pk).update(state=MeetingState.HELD)
    meeting.refresh_from_db()

    with pytest.raises(agenda.AgendaIsClosed):
        agenda.add_item(meeting, ItemWords(title="Sent"), **BY)


def test_papers_follow_an_item_that_is_carried_over_and_become_as_closed_as_it(ange, plan):
    meeting, later = plan("radet"), plan("radet", on=date(2026, 9, 10))
    item = agenda.add_item(meeting, ItemWords(title="Ett hot"), **BY)
    upload = Upload.objects.create(
        name="plan.pdf", sha256="0" * 64, size=1, media_type="application/pdf", received_at=NOON
    )
    agenda.attach_paper(item, upload, "Plan", **BY)

    agenda.set_level(item, Openness(Level.SECRET, "OSL 18 kap. 1 §"), seen=1, actor="k1", at=NOON)
    made = agenda.carry_over(item, seen=2, to=later, **BY)

    assert made is not None
    upload.refresh_from_db()
    assert [paper.title for paper in made.papers.all()] == ["Plan"]
    assert (upload.level, upload.readers) == (Level.SECRET, ["k1"])
