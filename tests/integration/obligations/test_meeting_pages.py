"""Duties about a meeting that is a record of its own lead to its page, and recording by hand does too."""

from datetime import date, time

import pytest

from radslag.bodies.models import Body
from radslag.meetings.models import Meeting
from radslag.meetings.services.planning import Hours, plan_meeting
from radslag.obligations import services
from radslag.obligations.queries.pages import own_page
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.settling import Settling
from tests.integration.obligations.conftest import NOON, TODAY

SOON = date(2026, 3, 12)


@pytest.fixture
def meeting(council, march) -> Meeting:
    hours = Hours(on=SOON, starts=time(13), ends=time(15))
    return plan_meeting([Body.objects.get(statute_id="radet")], hours, actor="", at=NOON)


def test_today_leads_from_the_notice_to_the_meetings_own_page(page, coordinator, meeting):
    shown = page("/norrby/arbete/idag/", by=coordinator)

    assert f"/norrby/arbete/moten/{meeting.pk}/kallelse/" in {link.get("href") for link in shown.all("a")}
    assert "Förbered kallelsen" in shown.words


def test_a_meeting_on_the_wheel_leads_to_its_page(page, coordinator, meeting):
    shown = page("/norrby/arbete/arshjul/2026/", by=coordinator)

    assert shown.links["Möte: Trygghetsrådet"] == f"/norrby/arbete/moten/{meeting.pk}/"


def test_the_form_by_hand_gives_way_to_the_meetings_own_page(client, sign_in, coordinator, meeting):
    sign_in(client, coordinator)

    answer = client.get("/norrby/arbete/registrera/skickat/", {"sak": "kallelse", "arende": meeting.ref})

    assert (answer.status_code, answer["Location"]) == (302, f"/norrby/arbete/moten/{meeting.pk}/kallelse/")


def test_a_meeting_that_was_only_recorded_has_no_page(council):
    ref = services.record_meeting_held(["trygghetsradet"], on=date(2026, 2, 1), actor="", at=NOON).ref

    assert own_page(Settling(act="decided", thing="protokoll", ref=ref), Reckoning.of(TODAY).pages) is None


@pytest.mark.parametrize(
    ("act", "thing", "side"),
    [
        ("sent", "kallelse", "call"),
        ("held", "mote", "sitting"),
        ("cancelled", "mote", "cancel"),
        ("decided", "protokoll", "record"),
        ("approved", "protokoll", "record"),
        ("sent", "protokoll", "dispatch"),
        ("reported", "minnesanteckningar", "dispatch"),
        ("treated", "avvikande_mening", "record"),
    ],
)
def test_each_act_is_done_on_one_side_of_the_meeting(act, thing, side):
    assert own_page(Settling(act=act, thing=thing, ref="m1"), {"m1": 7}) == (side, 7)


def test_what_is_no_act_of_a_meeting_is_recorded_by_hand():
    assert own_page(Settling(act="decided", thing="lagesbild", ref="m1"), {"m1": 7}) is None


def test_a_day_set_by_hand_makes_a_meeting_unless_it_is_a_span(council):
    services.plan_by_hand(["trygghetsradet"], on=SOON, actor="", at=NOON)
    services.plan_by_hand(["klara-gruppen"], on=SOON, through=date(2026, 3, 31), actor="", at=NOON)

    assert [made.body_keys for made in Meeting.objects.all()] == [["trygghetsradet"]]


def test_chosen_days_become_a_meeting_for_each_body_with_the_hours_it_last_had(meeting):
    services.plan_meetings([(["trygghetsradet", "klara-gruppen"], date(2026, 9, 10))], actor="", at=NOON)

    made = Meeting.objects.filter(on=date(2026, 9, 10)).order_by("pk")
    assert [(one.body_keys, one.starts) for one in made] == [
        (["trygghetsradet"], time(13)),
        (["klara-gruppen"], None),
    ]
