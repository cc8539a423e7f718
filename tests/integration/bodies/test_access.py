"""Roles follow seats: given with them, ended with them, left alone otherwise."""

from datetime import date, timedelta

import pytest

from radslag.bodies import services
from radslag.bodies.models import Office
from radslag.municipalities import services as accounts
from radslag.municipalities.models import Role
from radslag.municipalities.states import RoleKind
from tests.integration.bodies.conftest import BY, NOON, TODAY, council, in_office, person, seat

pytestmark = pytest.mark.usefixtures("in_norrby")
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


@pytest.fixture
def officer():
    somebody = person("Prov Polis")
    user = accounts.register_person(email="polis@norrby.example", name="Prov Polis")
    services.link_account(somebody, user, **BY)
    return somebody


def roles():
    return list(Role.objects.order_by("pk").values_list("kind", "body", "held_from", "held_through"))


def test_a_seat_carries_the_role_of_member(officer):
    council("ange")
    services.appoint_to_seat(seat("polis_plats"), officer, on=date(2024, 3, 1), **BY)

    assert roles() == [("member", "trygghetsradet", TODAY, None)]


def test_the_chairs_seat_carries_the_role_of_chair(officer):
    council("ange")
    services.appoint_to_office(Office.objects.get(key="ks_ordforande"), officer, on=TODAY, **BY)

    assert roles() == [("chair", "trygghetsradet", TODAY, None)]


def test_reading_ends_the_same_moment_as_the_seat(officer):
    council("ange")
    mandate = services.appoint_to_seat(seat("polis_plats"), officer, on=date(2024, 3, 1), **BY)
    services.end_mandate(mandate, last_day=YESTERDAY, **BY)

    assert not Role.objects.in_force(NOON).exists()


def test_a_seat_with_a_last_day_to_come_carries_the_role_till_then(officer):
    council("ange")
    mandate = services.appoint_to_seat(seat("polis_plats"), officer, on=TOMORROW, **BY)
    services.end_mandate(mandate, last_day=date(2026, 12, 31), **BY)

    assert roles() == [("member", "trygghetsradet", TOMORROW, date(2026, 12, 31))]


def test_one_of_two_seats_left_keeps_the_role(officer):
    council("ange")
    first = services.appoint_to_seat(seat("polis_plats"), officer, on=TODAY, **BY)
    services.appoint_to_seat(seat("ambulans_plats"), officer, on=TODAY, **BY)
    services.end_mandate(first, last_day=TODAY, **BY)

    assert roles() == [("member", "trygghetsradet", TODAY, None)]


def test_a_prolonged_seat_prolongs_the_role(officer):
    council("ange")
    terms = services.Terms(through=date(2026, 6, 30))
    services.appoint_to_seat(seat("polis_plats"), officer, on=TODAY, terms=terms, **BY)
    services.appoint_to_seat(seat("polis_plats"), officer, on=date(2026, 7, 1), **BY)

    assert roles() == [
        ("member", "trygghetsradet", TODAY, date(2026, 6, 30)),
        ("member", "trygghetsradet", date(2026, 7, 1), None),
    ]


def test_a_seat_taken_back_takes_the_role_back(officer):
    council("ange")
    mandate = services.appoint_to_seat(seat("polis_plats"), officer, on=TODAY, **BY)
    services.take_back(mandate, **BY)

    assert not Role.objects.in_force(NOON).exists()


def test_leaving_an_office_leaves_the_seats_that_follow_it(officer):
    council("ange")
    holding = services.appoint_to_office(Office.objects.get(key="ks_ordforande"), officer, on=TODAY, **BY)
    services.leave_office(holding, last_day=TODAY, **BY)

    assert not Role.objects.in_force(NOON).exists()


def test_a_substitute_for_one_meeting_reads_until_the_meeting(officer):
    body = council("ange")
    excuse = services.note_excuse(body, person("Prov"), meeting_on=date(2026, 3, 12), **BY)
    services.name_substitute(seat("polis_plats"), officer, on=TODAY, excuse=excuse, **BY)

    assert roles() == [("substitute", "trygghetsradet", TODAY, date(2026, 3, 12))]


def test_an_account_linked_later_gets_what_the_seats_carry():
    council("ange")
    chair = in_office("ks_ordforande", "Prov Styre", on=date(2024, 3, 1))
    user = accounts.register_person(email="styre@norrby.example", name="Prov Styre")
    services.link_account(chair, user, **BY)

    assert roles() == [("chair", "trygghetsradet", TODAY, None)]


def test_a_new_council_lets_in_those_whose_office_has_a_seat_in_it(officer):
    services.establish_office("ks_ordforande", "kommunstyrelsens ordförande", **BY)
    services.appoint_to_office(Office.objects.get(), officer, on=TODAY, **BY)
    council("ange")

    assert roles() == [("chair", "trygghetsradet", TODAY, None)]


def test_a_role_given_by_hand_where_nobody_sat_is_left_alone(officer):
    council("ange")
    accounts.give_role(officer.user, RoleKind.MEMBER, body="klara-gruppen", **BY)
    mandate = services.appoint_to_seat(seat("polis_plats"), officer, on=TODAY, **BY)
    services.end_mandate(mandate, last_day=TODAY, **BY)

    assert [role.body for role in Role.objects.in_force(NOON)] == ["klara-gruppen"]


def test_somebody_without_account_has_no_roles():
    council("ange")
    services.appoint_to_seat(seat("polis_plats"), person("Prov"), on=TODAY, **BY)

    assert roles() == []
