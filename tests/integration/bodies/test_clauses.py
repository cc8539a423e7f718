"""Every clause on composition in the three statutes, as the product keeps it."""

from datetime import date, timedelta

import pytest

from radslag.bodies import services
from radslag.bodies.models import Body, Office, Seat
from radslag.bodies.queries import composition, relations
from radslag.bodies.states import Answer, BodyKind, Filling, Membership, SeatState
from radslag.statute.library import corpus
from tests.integration.bodies.conftest import (
    BY,
    TODAY,
    council,
    in_office,
    organisation,
    person,
    seat,
    seated,
)

pytestmark = pytest.mark.usefixtures("in_norrby")
SPRING = date(2024, 3, 1)


def line(body, key, on=TODAY):
    return next(line for line in composition(body, on).seats if line.seat.key == key)


def names(people):
    return [someone.name for someone in people]


def held_by(body, key, on=TODAY):
    return names(holder.person for holder in line(body, key, on).holders)


def test_lag_10_2_the_chair_of_each_council_comes_from_the_municipality():
    for lineage, office in (
        ("ange", "ks_ordforande"),
        ("lerum", "ks_ordforande"),
        ("harnosand", "kommundirektor"),
    ):
        body = council(lineage)
        chair = Seat.objects.get(body=body, key="ordforande")
        assert chair.ex_officio == [office]


def test_ange_3_1_1_the_chair_of_the_board_chairs_the_council_without_being_appointed_to_it():
    body = council("ange")
    in_office("ks_ordforande", "Prov Styre", on=SPRING)

    assert held_by(body, "ordforande") == ["Prov Styre"]
    assert held_by(body, "ordforande", SPRING - timedelta(days=1)) == []


def test_ange_3_1_1_when_the_board_changes_chair_so_does_the_council():
    body = council("ange")
    first = in_office("ks_ordforande", "Prov Första", on=SPRING)
    services.leave_office(first.holdings.get(), last_day=date(2025, 5, 31), **BY)
    in_office("ks_ordforande", "Prov Andra", on=date(2025, 6, 1))

    assert held_by(body, "ordforande", date(2025, 5, 31)) == ["Prov Första"]
    assert held_by(body, "ordforande", date(2025, 6, 1)) == ["Prov Andra"]


def test_ange_3_1_2_the_opposition_has_a_seat_and_nominates_its_holder():
    body = council("ange")
    seated("oppositionen", "Prov Motsats", on=SPRING)

    assert seat("oppositionen").nominated_by == ["oppositionsforetradare"]
    assert held_by(body, "oppositionen") == ["Prov Motsats"]


def test_ange_3_1_3_three_leading_officials_sit_by_their_offices():
    body = council("ange")
    for office in ("kommunchef", "socialchef", "skolchef"):
        in_office(office, office.capitalize(), on=SPRING)

    seats = ("kommunchef_plats", "socialchef_plats", "skolchef_plats")
    assert [held_by(body, key) for key in seats] == [["Kommunchef"], ["Socialchef"], ["Skolchef"]]


def test_ange_3_1_4_the_public_health_strategist_coordinates_by_office():
    body = council("ange")
    in_office("folkhalsostrateg", "Prov Strateg", on=SPRING)

    assert held_by(body, "samordnare") == ["Prov Strateg"]
    assert line(body, "samordnare").seat.filling == Filling.EX_OFFICIO


def test_ange_3_1_5_three_outside_organisations_send_people():
    body = council("ange")
    for key, sender in (
        ("polis_plats", "polisen"),
        ("raddning_plats", "raddningstjansten"),
        ("ambulans_plats", "ambulansen"),
    ):
        sent = person(f"Prov {sender}", organisation(sender))
        services.appoint_to_seat(seat(key), sent, on=SPRING, **BY)

    assert [sender.key for sender in composition(body, TODAY).organisations] == [
        "ambulansen", "polisen", "raddningstjansten",
    ]  # fmt: skip


def test_ange_3_1_6_chair_and_coordinator_speak_for_the_council_whoever_they_are():
    body = council("ange")
    in_office("ks_ordforande", "Prov Styre", on=SPRING)
    in_office("folkhalsostrateg", "Prov Strateg", on=SPRING)

    spokespersons = composition(body, TODAY).spokespersons
    assert [names(mark.people) for mark in spokespersons] == [["Prov Styre"], ["Prov Strateg"]]


def test_ange_3_1_7_the_right_to_represent_is_confirmed_per_member_with_a_date():
    body = council("ange")
    officer = seated("polis_plats", "Prov Polis", on=SPRING)
    assert line(body, "polis_plats").holders[0].confirmed_on is None

    services.confirm_mandate(officer.mandates.get(), on=date(2024, 4, 2), **BY)

    assert line(body, "polis_plats").holders[0].confirmed_on == date(2024, 4, 2)
    assert line(body, "polis_plats").seat.needs_mandate


def test_ange_3_1_8_a_substitute_is_named_for_the_one_meeting_a_member_misses():
    body = council("ange")
    officer = seated("polis_plats", "Prov Polis", on=SPRING)
    meeting = date(2026, 3, 12)
    excuse = services.note_excuse(body, officer, meeting_on=meeting, **BY)
    services.name_substitute(seat("polis_plats"), person("Prov Ersättare"), on=TODAY, excuse=excuse, **BY)

    stand_ins = [names(row.person for row in line(body, "polis_plats", day).substitutes) for day in (
        TODAY, meeting, meeting + timedelta(days=1),
    )]  # fmt: skip
    assert stand_ins == [["Prov Ersättare"], ["Prov Ersättare"], []]
    assert held_by(body, "polis_plats", meeting) == ["Prov Polis"]


def test_lerum_2_1_the_reading_of_who_the_board_sends_stands_on_the_seat():
    council("lerum")

    assert "presidiet" in seat("presidiet").reading


def test_lerum_2_2_the_whole_presidium_sits_by_office():
    body = council("lerum")
    in_office("ks_presidium", "Prov Första", on=SPRING)
    in_office("ks_presidium", "Prov Andra", on=SPRING)

    assert held_by(body, "presidiet") == ["Prov Första", "Prov Andra"]


@pytest.mark.parametrize(
    ("key", "asked"),
    [("polis_plats", "polisen"), ("raddning_plats", "raddningstjansten")],
    ids=["lerum_2_3", "lerum_2_4"],
)
def test_lerum_2_3_and_2_4_an_offered_seat_logs_offer_and_answer(key, asked):
    body = council("lerum")
    assert line(body, key).state == SeatState.NOT_OFFERED

    offer = services.offer_seat(seat(key), organisation(asked), on=SPRING, by="kommunstyrelsen", **BY)
    assert line(body, key).state == SeatState.WAITING

    services.answer_offer(offer, Answer.DECLINED, on=date(2024, 4, 2), **BY)
    assert line(body, key).state == SeatState.DECLINED
    assert line(body, key).vacancies == 0
    assert line(body, key, date(2024, 4, 1)).state == SeatState.WAITING


def test_lerum_2_3_a_declined_seat_may_be_offered_again_and_accepted():
    body, police = council("lerum"), organisation("polisen")
    first = services.offer_seat(seat("polis_plats"), police, on=SPRING, **BY)
    services.answer_offer(first, Answer.DECLINED, on=SPRING, **BY)
    second = services.offer_seat(seat("polis_plats"), police, on=date(2025, 3, 1), **BY)
    services.answer_offer(second, Answer.ACCEPTED, on=date(2025, 3, 9), **BY)
    services.appoint_to_seat(seat("polis_plats"), person("Prov Polis", police), on=date(2025, 4, 1), **BY)

    states = [line(body, "polis_plats", day).state for day in (SPRING, date(2025, 3, 10), date(2025, 4, 1))]
    assert states == [SeatState.DECLINED, SeatState.WAITING, SeatState.HELD]


def test_lerum_2_5_who_the_municipal_director_lets_take_part_is_kept_with_who_decided():
    body = council("lerum")
    terms = services.Terms(appointed_by="kommundirektor")
    row = services.co_opt(body, person("Prov Sakkunnig"), on=SPRING, terms=terms, **BY)

    assert [(each.people[0].name, each.mark.named_by) for each in composition(body, TODAY).co_options] == [
        ("Prov Sakkunnig", "kommundirektor")
    ]
    assert row.valid_through is None


def test_lerum_2_6_a_seat_that_is_only_an_example_may_stand_empty():
    body = council("lerum")

    assert line(body, "sakerhet").state == SeatState.EMPTY
    assert line(body, "sakerhet").vacancies == 0


def test_lerum_2_7_somebody_is_invited_to_one_meeting_when_needed():
    body, day = council("lerum"), date(2026, 3, 12)
    services.co_opt(body, person("Prov Sektor"), on=day, terms=services.Terms(through=day), **BY)

    counted = [len(composition(body, when).co_options) for when in (TODAY, day, day + timedelta(days=1))]
    assert counted == [0, 1, 0]


def test_lerum_2_8_the_chair_of_the_board_chairs_by_office():
    body = council("lerum")
    in_office("ks_ordforande", "Prov Styre", on=SPRING)

    assert held_by(body, "ordforande") == ["Prov Styre"]


def test_lerum_2_9_the_vice_chair_counts_only_when_elected_by_the_council():
    body = council("lerum")
    seated("vice_ordforande", "Prov Fel", on=SPRING, appointed_by="kommunstyrelsen")
    assert line(body, "vice_ordforande").state == SeatState.VACANT
    assert names(held.person for held in line(body, "vice_ordforande").not_counting) == ["Prov Fel"]

    seated("vice_ordforande", "Prov Rätt", on=SPRING, appointed_by=body.key)
    assert held_by(body, "vice_ordforande") == ["Prov Rätt"]
    assert line(body, "vice_ordforande").seat.filling == Filling.ELECTED


def test_lerum_2_10_the_chair_co_opts_other_authorities():
    body = council("lerum")
    terms = services.Terms(appointed_by="ordforande", matter="säkerhet i kollektivtrafiken")
    services.co_opt(
        body, person("Prov Myndighet", organisation("trafikbolaget")), on=SPRING, terms=terms, **BY
    )

    row = composition(body, TODAY).co_options[0]
    assert (str(row.people[0].organisation), row.mark.named_by, row.mark.words) == (
        "Trafikbolaget", "ordforande", "säkerhet i kollektivtrafiken",
    )  # fmt: skip


def test_lerum_1_1_more_may_take_part_than_the_statute_lists():
    assert council("lerum").membership == Membership.OPEN


def test_rth_org_1_two_groups_together_form_the_council():
    body = council("harnosand")

    parts = relations(body, TODAY).parts
    assert [(part.name, part.kind) for part in parts] == [
        ("Operativa gruppen", BodyKind.OPERATIVE_GROUP),
        ("Styrgruppen", BodyKind.STEERING_GROUP),
    ]
    assert {sibling.name for sibling in relations(parts[0], TODAY).siblings} == {"Styrgruppen"}


def test_rth_org_2_the_municipal_director_chairs():
    body = council("harnosand")
    in_office("kommundirektor", "Prov Direktör", on=SPRING)

    assert held_by(body, "ordforande") == ["Prov Direktör"]


def test_rth_org_3_the_steering_group_has_its_stated_seats():
    council("harnosand")
    group = Body.objects.get(statute_id="styrgrupp")
    in_office("kommundirektor", "Prov Direktör", on=SPRING)
    for number in ("ett", "två"):
        in_office("forvaltningschef", f"Prov Chef {number}", on=SPRING)
    in_office("bolags_vd", "Prov Bolag", on=SPRING)
    seated("styr_polis", "Prov Polis", on=SPRING, body="styrgrupp")

    seats = composition(group, TODAY).seats
    assert [names(holder.person for holder in row.holders) for row in seats] == [
        ["Prov Direktör"], ["Prov Chef ett", "Prov Chef två"], ["Prov Bolag"], ["Prov Polis"],
    ]  # fmt: skip


def test_rth_org_4_the_operative_group_has_its_stated_seats():
    council("harnosand")
    group = Body.objects.get(statute_id="operativ")

    asked = [(row.seat.key, row.seat.filling, row.vacancies) for row in composition(group, TODAY).seats]
    assert asked == [
        ("op_sammankallande", Filling.EX_OFFICIO, 1),
        ("verksamhetschefer", Filling.EX_OFFICIO, 1),
        ("op_polis", Filling.SENT, 1),
        ("op_raddning", Filling.SENT, 1),
        ("op_handel", Filling.SENT, 1),
        ("op_vald", Filling.EX_OFFICIO, 1),
        ("op_folkhalsa", Filling.EX_OFFICIO, 0),
    ]


def test_rth_org_5_each_group_has_its_own_convener_by_office():
    council("harnosand")
    in_office("kommundirektor", "Prov Direktör", on=SPRING)
    in_office("kanslichef", "Prov Kansli", on=SPRING)

    conveners = {
        group: [
            names(mark.people) for mark in composition(Body.objects.get(statute_id=group), TODAY).conveners
        ]
        for group in ("styrgrupp", "operativ")
    }
    assert conveners == {"styrgrupp": [["Prov Direktör"]], "operativ": [["Prov Kansli"]]}


def test_rth_org_6_who_comes_only_to_some_matters_leaves_no_vacancy():
    council("harnosand")
    group = Body.objects.get(statute_id="operativ")

    assert line(group, "op_folkhalsa").seat.on_demand
    assert line(group, "op_folkhalsa").state == SeatState.EMPTY


def test_rth_namnd_1_the_council_stands_under_the_board():
    body = council("harnosand")

    board = relations(body, TODAY).parents[0]
    assert (board.key, board.kind, board.outside) == ("kommunstyrelsen", BodyKind.BOARD, True)


def test_two_councils_here_share_board_and_offices():
    council("ange")
    council("lerum")

    assert Body.objects.filter(statute_id="kommunstyrelsen").count() == 1
    assert Office.objects.filter(key="ks_ordforande").count() == 1


def test_every_seat_of_every_statute_is_made_with_its_clause():
    for lineage in ("ange", "lerum", "harnosand"):
        council(lineage)
        statute = corpus().lineages[lineage][-1].statute
        asked = {
            rule.id: statute.clause_of[rule.id].ref for rule in statute.rules.values() if rule.kind == "seat"
        }
        made = dict(Seat.objects.filter(body__lineage=lineage).values_list("key", "clause"))
        assert made == asked
