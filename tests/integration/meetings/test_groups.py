"""Mixed groups are made in one act, answer on their own, and their answers come back at the next meeting."""

from datetime import date
from typing import Any

import pytest

from radslag.meetings.models import AgendaItem, Assignment, GroupAnswer, Passage, Phrase, TableGroup
from radslag.meetings.services import groups, holding, phrases
from radslag.meetings.services.passages import write_passage
from radslag.meetings.states import ItemKind
from tests.integration.meetings.holding import ACTOR, AFTERNOON, all_there, item, opened, people

BY: Any = {"actor": ACTOR, "at": AFTERNOON}


@pytest.fixture
def workshop(ange, plan):
    meeting = plan("radet")
    matter = item(meeting, "Underlag till lägesbilden", kind=ItemKind.WORKSHOP)
    all_there(meeting)
    return matter


def test_everybody_present_sits_in_one_group(workshop):
    made = groups.form_groups(workshop, size=4, **BY)

    places = [place.attendance_id for group in made for place in group.places.all()]
    assert sorted(places) == sorted(row.pk for row in people(workshop.meeting))
    assert [group.number for group in made] == [1, 2, 3]


def test_an_item_without_questions_of_its_own_gets_the_usual_four(workshop):
    groups.form_groups(workshop, **BY)

    assert workshop.questions == groups.usual_questions()


def test_groups_are_made_anew_until_one_has_answered(workshop):
    groups.form_groups(workshop, size=3, **BY)
    made = groups.form_groups(workshop, size=5, **BY)
    assert TableGroup.objects.count() == len(made) == 2

    groups.answer_question(made[0], 0, "Polisens statistik", seen=0)

    with pytest.raises(groups.AnswersAreGiven):
        groups.form_groups(workshop, size=3, **BY)


def test_groups_are_made_of_those_present(ange, plan):
    with pytest.raises(groups.NobodyToDivide):
        groups.form_groups(item(opened(plan("radet"))), **BY)


def test_of_two_who_answer_for_a_group_the_second_sees_the_first(workshop):
    [group, *_] = groups.form_groups(workshop, **BY)
    first = groups.answer_question(group, 0, "Statistik", seen=0)
    groups.answer_question(group, 0, "Statistik och samtal", seen=first.version)

    with pytest.raises(groups.AnswerHasChanged) as changed:
        groups.answer_question(group, 0, "Bara samtal", seen=first.version)

    assert (changed.value.answer.text, changed.value.answer.version) == ("Statistik och samtal", 2)


def test_the_first_answers_of_two_at_once_do_not_replace_each_other(workshop):
    [group, *_] = groups.form_groups(workshop, **BY)
    groups.answer_question(group, 1, "Sekretess", seen=0)

    with pytest.raises(groups.AnswerHasChanged):
        groups.answer_question(group, 1, "Tid", seen=0)


def test_a_group_answers_while_the_meeting_goes_on_and_only_what_is_asked(workshop):
    [group, *_] = groups.form_groups(workshop, **BY)
    with pytest.raises(IndexError):
        groups.answer_question(group, 4, "Mer", seen=0)
    with pytest.raises(groups.AnswerIsTooLong):
        groups.answer_question(group, 0, "a" * 20_001, seen=0)
    holding.close_meeting(workshop.meeting, **BY)

    late: Any = groups.group_of(groups.link_word(group.pk))
    with pytest.raises(groups.GroupsAreClosed):
        groups.answer_question(late, 0, "Sent", seen=0)


def test_a_link_opens_its_own_group_and_no_other(workshop):
    first, second = groups.form_groups(workshop, **BY)

    assert groups.group_of(groups.link_word(first.pk)) == first
    assert groups.group_of(groups.link_word(second.pk)) == second
    assert groups.group_of(groups.link_word(first.pk)[:-1] + "x") is None


def test_the_compilation_becomes_the_items_notes_once(workshop):
    first, second = groups.form_groups(workshop, **BY)
    groups.answer_question(first, 0, "Statistik", seen=0)
    groups.answer_question(second, 0, "Samtal med unga", seen=0)

    groups.compile_answers(workshop, **BY)
    groups.compile_answers(workshop, **BY)

    question = workshop.questions[0]
    assert Passage.objects.get().text == f"{question}\nGrupp 1: Statistik\nGrupp 2: Samtal med unga"


def test_what_was_written_before_stays_before_the_compilation(workshop):
    before = write_passage(workshop, "notes", "Vi delade in oss.", seen=0, **BY)
    [first, *_] = groups.form_groups(workshop, **BY)
    groups.answer_question(first, 0, "Statistik", seen=0)

    groups.compile_answers(workshop, **BY)

    before.refresh_from_db()
    assert before.text.startswith("Vi delade in oss.\n\n")


def test_nothing_is_compiled_before_somebody_has_answered(workshop):
    groups.form_groups(workshop, **BY)

    with pytest.raises(groups.NothingAnswered):
        groups.compile_answers(workshop, **BY)


def test_the_compilation_comes_back_at_the_next_meeting_with_an_assignment(workshop, plan):
    later = plan("radet", on=date(2026, 9, 10))
    [first, *_] = groups.form_groups(workshop, **BY)
    groups.answer_question(first, 0, "Statistik", seen=0)

    carried: Any
    carried, given = groups.carry_compilation(workshop, "samordnaren", **BY)
    again = groups.carry_compilation(workshop, "samordnaren", **BY)

    assert again == (carried, given)
    assert (carried.meeting, carried.title) == (later, "Sammanställning av gruppernas svar")
    assert (carried.carried_from, carried.matter) == (workshop, given.ref)
    assert "Grupp 1: Statistik" in carried.text
    assert (given.at_next_meeting, [one.office for one in given.responsible.all()]) == (True, ["samordnaren"])


def test_without_a_next_meeting_the_assignment_waits_for_one(workshop):
    [first, *_] = groups.form_groups(workshop, **BY)
    groups.answer_question(first, 0, "Statistik", seen=0)

    carried, given = groups.carry_compilation(workshop, "samordnaren", **BY)

    assert carried is None
    assert Assignment.objects.get() == given
    assert AgendaItem.objects.count() == 1


def test_empty_answers_do_not_hinder_new_groups(workshop):
    [group, *_] = groups.form_groups(workshop, **BY)
    groups.answer_question(group, 0, "", seen=0)

    groups.form_groups(workshop, size=3, **BY)

    assert not GroupAnswer.objects.exists()


def test_a_wording_is_kept_once_and_put_on_a_line_of_its_own(ange):
    first = phrases.keep_phrase("Rådet tackar för  informationen.", **BY)

    assert phrases.keep_phrase("Rådet tackar för informationen.", **BY) == first
    assert phrases.with_phrase("", first.text) == "Rådet tackar för informationen."
    assert phrases.with_phrase("Läget är lugnt.\n", first.text) == f"Läget är lugnt.\n{first.text}"
    phrases.drop_phrase(first, **BY)
    assert not Phrase.objects.exists()
    with pytest.raises(phrases.NoSuchWords):
        phrases.keep_phrase("  ", **BY)
