"""What a statute demands of one meeting, for the three councils and for small made-up ones."""

from datetime import date

import pytest

from radslag.statute.library import Library, corpus
from radslag.statute.meeting import MeetingDemands, demands_of
from radslag.statute.rulebook import Rulebook
from tests.unit.statute.council import BODIES, text, version

ELEVENTH_OF_MAY = date(2026, 5, 11)


def demands(lineage: str, *bodies: str, on: date = ELEVENTH_OF_MAY) -> MeetingDemands:
    return demands_of(Rulebook.of(corpus(), lineage), bodies, on)


def of_rules(*rules: str, bodies: tuple[str, ...] = ("radet",)) -> MeetingDemands:
    library = Library(corpus().names).with_versions([version(text([*BODIES, *rules]))])
    return demands_of(Rulebook.of(library, "berga"), bodies, ELEVENTH_OF_MAY)


def test_ange_council_keeps_minutes_that_chair_and_elected_approver_approve():
    found = demands("ange", "radet")

    assert (found.record, found.internal) == ("protokoll", False)
    assert [(one.roles, one.elected) for one in found.approvals] == [
        (("ordforande", "justerare"), ("justerare",))
    ]
    assert [(one.to, one.after, one.reported) for one in found.dispatches] == [
        (("berorda_namnder", "klara", "ungdomsradet"), "approved", False)
    ]


def test_ange_states_no_days_for_its_notice_so_the_meeting_day_is_the_last():
    day = demands("ange", "radet").notice_last

    assert day is not None
    assert (day.last, day.stated, day.advised) == (ELEVENTH_OF_MAY, False, date(2026, 5, 1))


def test_klara_group_keeps_notes_that_are_handed_over_to_the_council():
    found = demands("ange", "klara")

    assert found.record == "minnesanteckningar"
    assert [(one.to, one.reported) for one in found.dispatches] == [(("radet",), True)]
    assert found.callers == ()


def test_a_joint_meeting_is_asked_for_both_bodies_records():
    found = demands("ange", "radet", "klara")

    assert {kept.thing for kept in found.records} == {"protokoll", "minnesanteckningar"}
    assert found.record == "protokoll"
    assert [one.label for one in found.counts] == [
        "Rådets fyra möten",
        "Klara-gruppens fyra möten",
    ]


def test_lerum_wishes_for_a_week_and_bids_good_time():
    hard, soft = demands("lerum", "radet").notice_days

    assert (hard.last, hard.should, hard.stated) == (ELEVENTH_OF_MAY, False, False)
    assert (soft.last, soft.should, soft.stated) == (date(2026, 5, 4), True, True)


def test_lerum_has_five_standing_items_and_meets_when_four_of_seven_ask():
    found = demands("lerum", "radet")

    assert found.standing_items()[:2] == ("val_av_justerare", "faststalld_dagordning")
    assert [one.needed(7) for one in found.petitions] == [4]


def test_harnosand_counts_ten_days_back_to_first_of_may_and_advises_the_day_before_it():
    day = demands("harnosand", "styrgrupp").notice_last

    assert day is not None
    assert (day.last, day.better, day.should) == (date(2026, 5, 1), date(2026, 4, 30), False)


def test_the_operative_groups_notes_are_internal_and_the_steering_groups_are_not():
    assert demands("harnosand", "operativ").internal
    assert not demands("harnosand", "styrgrupp").internal
    assert not demands("harnosand", "styrgrupp", "operativ").internal


def test_the_steering_groups_notes_carry_the_assignments():
    assert [part.shall for part in demands("harnosand", "styrgrupp").record_parts] == [
        ("uppdrag_till_operativ",)
    ]
    assert demands("harnosand", "operativ").record_parts == ()


def test_papers_are_wished_for_and_a_list_is_bidden():
    found = demands("harnosand", "radet")

    assert found.asked_of_notice() == ("skriftlig", "datum", "motesplats", "foredragningslista")
    assert [part.desired for part in found.notice_parts] == [(), ("handlingar",)]


@pytest.mark.parametrize("day", [date(2022, 12, 31), date(2027, 1, 1)])
def test_a_meeting_on_a_day_without_statute_is_asked_for_nothing(day):
    found = demands("ange", "radet", on=day)

    assert found == MeetingDemands("ange", frozenset(["radet"]), day)
    assert (found.record, found.internal, found.notice_last) == ("minnesanteckningar", False, None)


def test_a_body_that_the_rules_do_not_name_is_asked_for_nothing():
    assert of_rules('recur.moten = { of = "held mote @radet", at_least = 2 }', bodies=("annan",)).counts == ()


def test_a_quorum_says_how_many_must_be_present():
    found = of_rules('quorum.antal = { body = "radet", at_least = "1/2", roles = ["ordforande"] }')

    assert [one.needed(7) for one in found.quorums] == [4]


def test_a_last_day_that_is_no_working_day_moves_back_when_the_rule_says_so():
    day = of_rules(
        'lead.kallelse = { of = "sent kallelse", before = "held mote @radet", ahead = "10d", roll = "previous" }'
    ).notice_last

    assert day is not None
    assert (day.last, day.rolled) == (date(2026, 4, 30), ((date(2026, 5, 1), "första maj"),))


def test_only_notices_are_read_as_notices():
    assert (
        of_rules(
            'lead.papper = { of = "sent handlingar", before = "held mote @radet", ahead = "5d" }'
        ).notice_days
        == ()
    )


def test_a_record_until_the_next_meeting_has_no_advised_day():
    found = of_rules(
        'follow.a = { when = "held mote @radet", then = "decided anteckningar", until = "held mote @radet" }',
        'follow.b = { when = "decided anteckningar @radet", then = "reported anteckningar >kommunstyrelsen", within = "14d" }',
        'follow.c = { when = "held mote @radet", then = "decided budget", within = "14d" }',
        'follow.d = { when = "held mote @radet", then = "reported lagesrapport" }',
        'follow.e = { when = "treated anteckningar @radet", then = "reported anteckningar >kommunstyrelsen" }',
    )

    assert [(one.thing, one.advised) for one in found.records] == [("anteckningar", None)]
    assert [str(one.within) for one in found.dispatches] == ["14d"]


def test_a_record_that_another_body_approves_asks_nothing_of_this_one():
    found = of_rules(
        'approve.a = { of = "protokoll", after = "held mote @radet", by = ["ordforande"], within = "14d" }',
        bodies=("annan",),
    )

    assert found.approvals == ()


def test_requests_and_quorums_of_one_body_say_nothing_of_another():
    found = of_rules(
        'quorum.antal = { body = "radet", at_least = "1/2" }',
        'petition.begart = { of = "requested extra_mote @radet", body = "radet", more_than = "1/2", then = "held mote @radet" }',
        bodies=("annan",),
    )

    assert (found.petitions, found.quorums) == ((), ())
