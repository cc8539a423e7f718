"""Who is there is noted in one act, and those who come and go are noted item by item."""

from typing import Any

import pytest

from radslag.bodies.models import Mark, Organisation, Person
from radslag.lifecycle import SomeoneElseChanged
from radslag.meetings.models import Attendance, Conflict, Stay
from radslag.meetings.services import presence
from radslag.meetings.services.presence import Newcomer, Officers, confirm_attendance
from radslag.meetings.states import Answer, Part, Presence
from tests.integration.meetings.conftest import invented
from tests.integration.meetings.holding import ACTOR, AFTERNOON, all_there, item, opened, people, told

BY: Any = {"actor": ACTOR, "at": AFTERNOON}


def test_a_meeting_that_nobody_called_expects_those_who_sit_in_its_body(ange, plan):
    meeting = opened(plan("radet"))

    assert len(people(meeting)) == 9
    assert {presence.expected_presence(row) for row in people(meeting)} == {Presence.PRESENT}


def test_answers_suggest_who_is_there(ange, plan):
    meeting = plan("radet")
    answers = [Answer.COMING, Answer.PREVENTED, Answer.TENTATIVE, ""]
    for number, answer in enumerate(answers):
        who = invented(f"Svar{number}")
        Attendance.objects.create(meeting=meeting, person=who, called=True, answer=answer, position=number)

    opened(meeting)

    assert [presence.expected_presence(row) for row in people(meeting)] == ["present", "excused", "", ""]


def test_attendance_is_noted_for_everybody_in_one_act(ange, plan):
    meeting = opened(plan("radet"))
    first, *others = people(meeting)
    noted = {first.pk: Presence.EXCUSED, **{row.pk: Presence.PRESENT for row in others}}
    names = Officers(chair="Alex Exempel", secretary="Kim Exempel", secretary_titles="samordnare")

    confirm_attendance(meeting, noted, seen=meeting.version, officers=names, **BY)

    assert [row.presence for row in people(meeting)] == [Presence.EXCUSED] + [Presence.PRESENT] * 8
    assert (meeting.chair, meeting.secretary_titles) == ("Alex Exempel", "samordnare")


def test_of_two_who_note_attendance_the_second_is_told(ange, plan):
    meeting = opened(plan("radet"))
    noted = {row.pk: Presence.PRESENT for row in people(meeting)}
    seen = meeting.version
    confirm_attendance(meeting, noted, seen=seen, **BY)

    with pytest.raises(SomeoneElseChanged):
        confirm_attendance(meeting, dict.fromkeys(noted, Presence.ABSENT), seen=seen, **BY)

    assert {row.presence for row in people(meeting)} == {Presence.PRESENT}


def test_attendance_is_not_noted_before_the_meeting(ange, plan):
    with pytest.raises(presence.MeetingIsNotGoingOn):
        confirm_attendance(plan("radet"), {}, seen=1, **BY)


def test_a_guest_comes_from_an_organisation_that_is_made_known(ange, plan):
    meeting = opened(plan("radet"))

    guest: Any = presence.add_participant(
        meeting, Newcomer(name="Sam Exempel", organisation="Norrby IF"), **BY
    )

    assert (guest.part, guest.presence, guest.organisation.key) == (Part.GUEST, Presence.PRESENT, "norrby-if")
    assert people(meeting)[-1] == guest


def test_a_guest_who_is_known_is_not_registered_again(ange, plan):
    meeting = opened(plan("radet"))
    known = invented("Sam", "polisen")
    before = Person.objects.count()

    guest: Any = presence.add_participant(meeting, Newcomer(name="sam exempel", organisation="Polisen"), **BY)

    assert (guest.person, Person.objects.count()) == (known, before)
    with pytest.raises(presence.AlreadyTakesPart):
        presence.add_participant(meeting, Newcomer(name="Sam Exempel", organisation="polisen"), **BY)


def test_an_organisation_named_as_a_body_is_that_body(ange, plan):
    meeting = opened(plan("klara"))

    presence.add_participant(meeting, Newcomer(name="Sam Exempel", organisation="ungdomsrådet"), **BY)

    assert Organisation.objects.filter(key="ungdomsradet").exists()


def test_somebody_co_opted_for_the_day_is_co_opted_in_the_body_too(ange, plan):
    meeting = opened(plan("radet"))

    row = presence.add_participant(meeting, Newcomer(name="Sam Exempel", part=Part.ADJUNCT), **BY)

    mark = Mark.objects.get(person=row.person)
    assert (mark.kind, mark.valid_from, mark.valid_through) == ("adjungerad", meeting.on, meeting.on)


def test_somebody_leaves_and_comes_back(ange, plan):
    meeting = all_there(plan("radet"))
    first, second, third = (item(meeting) for _ in range(3))
    row = people(meeting)[0]

    presence.note_departure(row, second, **BY)
    presence.note_arrival(row, third, **BY)

    stays: Any = [
        (stay.came and stay.came.position, stay.left and stay.left.position)
        for stay in Stay.objects.filter(attendance=row).order_by("pk")
    ]
    assert stays == [(None, second.position), (third.position, None)]
    assert [presence.is_there(stays, one.position) for one in (first, second, third)] == [True, False, True]


def test_somebody_who_comes_late_is_present_from_then(ange, plan):
    meeting = opened(plan("radet"))
    late = people(meeting)[0]
    all_there(meeting, absent=[late])
    second = item(meeting)
    late.refresh_from_db()

    presence.note_arrival(late, second, **BY)

    assert late.presence == Presence.PRESENT
    with pytest.raises(presence.AlreadyInTheRoom):
        presence.note_arrival(late, second, **BY)


def test_only_somebody_who_is_there_leaves(ange, plan):
    meeting = opened(plan("radet"))
    away = people(meeting)[0]
    all_there(meeting, absent=[away])
    away.refresh_from_db()

    with pytest.raises(presence.NotInTheRoom):
        presence.note_departure(away, item(meeting), **BY)


def test_a_conflict_of_interest_is_noted_once_for_an_item(ange, plan):
    meeting = all_there(plan("radet"))
    matter, row = item(meeting), people(meeting)[0]

    presence.note_conflict(matter, row, **BY)
    conflict = presence.note_conflict(matter, row, note="anhörig i ärendet", **BY)

    assert list(Conflict.objects.values_list("note", flat=True)) == ["anhörig i ärendet"]
    presence.lift_conflict(conflict, **BY)
    assert not Conflict.objects.exists()


def test_the_journal_knows_those_present_by_their_organisations(ange, plan):
    meeting = all_there(plan("radet"))
    presence.add_participant(meeting, Newcomer(name="Sam Exempel", organisation="Norrby IF"), **BY)

    presence.record_attendance(meeting, meeting.on, **BY)

    found = {tuple(entry.by): len(entry.who) for entry in told("member.attended")}
    present = [row.organisation.key for row in people(meeting) if row.organisation]
    assert found == {(key,): present.count(key) for key in set(present)}


def test_a_substitute_is_told_with_the_seat(ange, plan):
    meeting = opened(plan("radet"))
    seat = next(row for row in people(meeting) if row.seat_key == "polis_plats")
    stand_in = invented("Vikarie", "polis")
    Attendance.objects.create(
        meeting=meeting, person=stand_in, body=seat.body, organisation=stand_in.organisation,
        part=Part.SUBSTITUTE, seat_key=seat.seat_key, substitute_for=seat, position=99,
    )  # fmt: skip
    all_there(meeting, absent=[seat])

    presence.record_attendance(meeting, meeting.on, **BY)

    entry = next(entry for entry in told("member.attended") if entry.by == ["polis"])
    assert (entry.to, entry.who) == (["polis_plats"], [stand_in.journal_id])
