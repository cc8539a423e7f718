"""The list of meetings and the pages that plan, move and call one off."""

from datetime import date, time

import pytest
from django.test import Client

from radslag.meetings.models import Meeting
from radslag.meetings.services import planning
from radslag.municipalities.models import User
from radslag.municipalities.states import RoleKind
from tests.conftest import SignIn
from tests.integration.meetings.conftest import MAY, NOON, Join, body

TOKEN = "0" * 32
LIST = "/norrby/arbete/moten/"


@pytest.fixture
def coordinator(ange, join: Join, march) -> User:
    return join(RoleKind.COORDINATOR)


@pytest.fixture
def signed_in(client: Client, sign_in: SignIn, coordinator: User) -> Client:
    return sign_in(client, coordinator)


def filled(**more: object) -> dict[str, object]:
    return {
        "bodies": [body("radet").key], "on": "2026-05-11", "starts": "13.00", "ends": "15.00",
        "form": "physical", "place": "Stora salen", "kind": "ordinary", "token": TOKEN, **more,
    }  # fmt: skip


def test_the_list_shows_what_is_ahead_and_what_has_been(signed_in, page, plan):
    plan("radet")
    planning.cancel_meeting(plan("klara", on=date(2026, 4, 9)), actor="", at=NOON)

    shown = page(LIST)

    assert "Trygghetsrådetkl. 13.00–15.00 · Stora salen · planer" in shown.words
    assert "Klara-gruppenkl. 13.00–15.00 · Stora salen · inställt" in shown.words


def test_an_empty_list_offers_the_act_that_fills_it(signed_in, page):
    shown = page(LIST)

    assert shown.links["Planera ett möte"] == f"{LIST}nytt/"


def test_the_list_can_show_one_body(signed_in, page, plan):
    plan("radet")
    plan("klara", starts=time(10), ends=time(12))

    assert "Trygghetsrådetkl." not in page(f"{LIST}?organ={body('klara').key}").words


def test_a_meeting_is_planned_in_one_screen(signed_in, ange):
    answer = signed_in.post(f"{LIST}nytt/", filled())

    made = Meeting.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"{LIST}{made.pk}/")
    assert (made.on, made.starts, made.place, made.body_keys) == (
        MAY, time(13), "Stora salen", [body("radet").key],
    )  # fmt: skip


def test_pressing_twice_plans_one_meeting(signed_in, ange):
    signed_in.post(f"{LIST}nytt/", filled())
    signed_in.post(f"{LIST}nytt/", filled())

    assert Meeting.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"bodies": []}, "Välj vilka som möts."),
        ({"ends": "12.00"}, "Mötet slutar efter att det har börjat."),
        ({"starts": ""}, "Ange också när mötet börjar."),
        ({"kind": "extra"}, "Skriv varför det extra mötet hålls."),
        ({"link": "javascript:alert(1)"}, "URL"),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_stays(signed_in, ange, wrong, said):
    answer = signed_in.post(f"{LIST}nytt/", filled(**wrong))

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Stora salen" in answer.content.decode()


def test_a_second_meeting_the_same_day_is_told(signed_in, plan):
    plan("radet")

    answer = signed_in.post(f"{LIST}nytt/", filled())

    assert answer.status_code == 422
    assert "Någon av dem har redan ett möte den dagen" in answer.content.decode()


def test_the_next_meeting_takes_over_the_hours_of_the_last(signed_in, page, plan):
    plan("radet", place="Lilla salen")

    assert page(f"{LIST}nytt/").all("input", name="place")[0].get("value") == "Lilla salen"


def test_moving_shows_the_notice_day_of_the_day_chosen(signed_in, plan):
    meeting = plan("radet")

    answer = signed_in.post(f"{LIST}{meeting.pk}/flytta/", filled(on="2026-05-18", seen="1", raknaom="1"))

    assert "Rekommenderat: senast fredag 8 maj 2026" in " ".join(answer.content.decode().split()).replace(
        "\xa0", " "
    )
    meeting.refresh_from_db()
    assert meeting.on == MAY


def test_a_meeting_is_moved_in_two_acts(signed_in, page, plan):
    meeting = plan("radet")

    assert page(f"{LIST}{meeting.pk}/flytta/").primary == "Flytta mötet"
    signed_in.post(f"{LIST}{meeting.pk}/flytta/", filled(on="2026-05-18", seen="1"))

    meeting.refresh_from_db()
    assert meeting.on == date(2026, 5, 18)


def test_of_two_who_move_at_once_the_second_keeps_what_was_typed(signed_in, plan):
    meeting = plan("radet")
    signed_in.post(f"{LIST}{meeting.pk}/flytta/", filled(on="2026-05-18", seen="1"))

    answer = signed_in.post(
        f"{LIST}{meeting.pk}/flytta/", filled(on="2026-05-19", place="Tredje salen", seen="1", token="1" * 32)
    )

    assert answer.status_code == 409
    assert "Tredje salen" in answer.content.decode()


def test_a_meeting_is_called_off(signed_in, page, plan):
    meeting = plan("radet")

    assert page(f"{LIST}{meeting.pk}/stall-in/").primary == "Ställ in mötet"
    signed_in.post(f"{LIST}{meeting.pk}/stall-in/", {"token": TOKEN})

    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancelled_on) == ("cancelled", NOON.date())


def test_a_member_of_one_body_sees_its_meetings_and_no_others(client, sign_in, ange, join, march, plan, page):
    theirs, other = plan("klara", starts=time(10), ends=time(12)), plan("radet")
    sign_in(client, join(RoleKind.MEMBER, "klara"))

    assert "Trygghetsrådet" not in page(LIST).words
    assert client.get(f"{LIST}{other.pk}/flytta/").status_code == 403
    assert client.get(f"{LIST}{other.pk}/").status_code == 404
    assert client.get(f"{LIST}{theirs.pk}/flytta/").status_code == 403


def test_an_administrator_sees_no_meeting(client, sign_in, ange, join, march, plan):
    plan("radet")
    sign_in(client, join(RoleKind.ADMINISTRATOR))

    assert client.get(LIST).status_code == 403


def test_a_joint_meeting_may_be_planned_by_who_may_in_each_of_the_bodies(client, sign_in, ange, join, march):
    sign_in(client, join(RoleKind.CHAIR, "klara"))

    answer = client.post(f"{LIST}nytt/", filled(bodies=[body("radet").key, body("klara").key]))

    assert answer.status_code == 422
