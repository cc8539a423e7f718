from datetime import date
from io import BytesIO

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from radslag.journal.models import Entry
from radslag.obligations import services
from radslag.obligations.models import Wheel, WheelEntry
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.wheel import proposals, wheel_items
from radslag.obligations.states import WheelState
from tests.integration.obligations.conftest import NOON, TODAY
from tests.integration.obligations.test_pages import TOKEN

HJUL = "/norrby/arbete/arshjul/2026/"
SVG = "{http://www.w3.org/2000/svg}"
CAMPAIGN = {"kind": "campaign", "title": "En vecka fri från våld", "starts_on": date(2026, 11, 23)}


@pytest.fixture
def campaign(council, march) -> WheelEntry:
    return services.add_wheel_entry({**CAMPAIGN, "level": "public"}, actor="", at=NOON)


@pytest.fixture
def meeting(council, march) -> str:
    return services.plan_meeting(["trygghetsradet"], on=date(2026, 9, 10), actor="", at=NOON).ref


def items(year: int = 2026) -> dict[str, tuple[str, str, str]]:
    found = wheel_items(Reckoning.of(TODAY), year, WheelEntry.objects.in_year(year))
    return {item.key: (item.title, item.lane, item.word) for item in found}


def test_the_wheel_has_duties_meetings_and_what_people_put_there(campaign, meeting):
    shown = items()

    assert shown["ange#moten|2026"] == ("Rådets fyra möten", "meetings", "öppen")
    assert shown[meeting] == ("Möte: Trygghetsrådet", "meetings", "planerad")
    assert shown[f"entry:{campaign.pk}"] == ("En vecka fri från våld", "campaigns", "planerad")


def test_a_meeting_that_was_held_stands_as_held_on_its_day(council):
    ref = services.record_meeting_held(["trygghetsradet"], on=date(2026, 2, 12), actor="", at=NOON).ref

    assert items()[ref] == ("Möte: Trygghetsrådet", "meetings", "hölls")


def test_days_are_proposed_for_the_meetings_that_nobody_has_planned(meeting):
    reckoned = Reckoning.of(TODAY)

    found = {one.bodies: len(one.days) for one in proposals(reckoned, reckoned.books[0], 2026)}

    assert found == {("trygghetsradet",): 3, ("klara-gruppen",): 4}


def test_a_year_is_planned_in_three_steps(page, coordinator, march, client):
    page(HJUL, by=coordinator)
    made = client.post(f"{HJUL}skapa/", {"token": TOKEN})
    proposed = page(made.headers["Location"])
    days = [field.get("value") for field in proposed.all("input", name="days")]
    assert len(days) == 8
    used = client.post(f"{HJUL}dagar/", {"days": days, "token": "1" * 32})
    assert page(used.headers["Location"]).primary == "Lägg fram för beslut"
    client.post(f"{HJUL}lagg-fram/", {"token": "2" * 32})

    assert Wheel.objects.get().state == WheelState.PROPOSED
    assert Entry.objects.filter(act="planned").count() == 8


def adopt(client, **changes):
    form = {
        "adopted_on": "2026-03-01",
        "decided_by": "trygghetsradet",
        "reference": "§ 4",
        "reservation": "on",
    }
    return client.post(f"{HJUL}faststall/", {**form, "token": TOKEN, **changes})


def test_an_adopted_wheel_says_by_whom_when_and_with_what_reservation(page, coordinator, meeting, client):
    page(HJUL, by=coordinator)
    services.make_wheel("ange", 2026, actor="", at=NOON)

    answer = adopt(client)

    assert answer.status_code == 303
    shown = page(HJUL)
    assert (
        "Fastställt: Trygghetsrådet, 1 mars 2026, § 4, version 1. Med reservation för ändringar."
        in shown.words
    )
    found = Reckoning.of(TODAY).duty("ange#arshjul_upprattas|2026")
    assert found
    assert found.verdict.status == "met"


def test_what_was_moved_after_the_adoption_is_told_beside_it(page, coordinator, meeting, client):
    page(HJUL, by=coordinator)
    services.make_wheel("ange", 2026, actor="", at=NOON)
    adopt(client)
    services.move_meeting(meeting, on=date(2026, 9, 17), actor="", at=NOON)

    shown = page(HJUL)

    assert "Möte: Trygghetsrådet: flyttat från tor 10 sep 2026 till tor 17 sep 2026" in shown.words
    assert "tor 10 sep 2026Möte: Trygghetsrådet" in page(f"{HJUL}version/1/").words


def test_the_second_of_two_who_adopt_is_led_to_what_was_adopted(page, coordinator, meeting, client):
    page(HJUL, by=coordinator)
    services.make_wheel("ange", 2026, actor="", at=NOON)
    adopt(client)

    second = adopt(client, token="3" * 32)

    assert second.headers["Location"] == HJUL
    assert Entry.objects.filter(verb="wheel.adopted").count() == 1


def test_the_wheel_page_is_light(page, coordinator, campaign, meeting):
    shown = page(HJUL, by=coordinator)

    assert len(shown.response.content) < 60_000
    assert len(shown.all("script")) + len(shown.all("link")) <= 5


def test_the_picture_has_words_and_nothing_to_press(page, coordinator, campaign):
    shown = page(HJUL, by=coordinator)
    picture = next(e for e in shown.html.iter(f"{SVG}svg") if e.get("class") == "wheel")

    assert picture.get("role") == "img"
    assert {e.tag.removeprefix(SVG) for e in picture.iter()} <= {
        "svg", "g", "title", "desc", "circle", "path", "text", "textPath",
    }  # fmt: skip


def test_the_table_has_a_row_for_each_month_and_a_column_for_each_lane(page, coordinator, campaign):
    shown = page(f"{HJUL}tabell/", by=coordinator)

    assert [len(row) for row in shown.rows] == [5] * 12
    assert "23 november: En vecka fri från våld (planerad)" in shown.rows[10][4]


def test_the_calendar_has_each_thing_once_with_an_id_that_stays(
    coordinator, campaign, meeting, client, sign_in
):
    sign_in(client, coordinator)
    before = Calendar.from_ical(client.get("/norrby/arbete/arshjul/2026.ics").content)
    services.move_meeting(meeting, on=date(2026, 9, 17), actor="", at=NOON)
    after = Calendar.from_ical(client.get("/norrby/arbete/arshjul/2026.ics").content)

    ids = [str(event["uid"]) for event in before.walk("VEVENT")]
    assert len(ids) == len(set(ids)) > 5
    assert ids.sort() == [str(event["uid"]) for event in after.walk("VEVENT")].sort()


def test_the_wall_sheet_is_one_page_with_every_thing_in_words(
    coordinator, campaign, meeting, client, sign_in
):
    sign_in(client, coordinator)

    answer = client.get("/norrby/arbete/arshjul/2026.pdf")

    sheet = PdfReader(BytesIO(answer.content))
    said = sheet.attachments["innehall.json"][0].decode()
    assert len(sheet.pages) == 1
    assert "En vecka fri från våld" in said


def test_somebody_elses_change_is_kept_and_told(page, coordinator, campaign, client):
    page(HJUL, by=coordinator)
    form = {
        "kind": "campaign",
        "title": "Orange vecka",
        "starts_on": "2026-11-23",
        "level": "public",
        "seen": 1,
    }
    address = f"/norrby/arbete/arshjul/post/{campaign.pk}/"
    client.post(address, {**form, "token": TOKEN})

    shown = page(address, data={**form, "title": "Vit vecka", "token": "4" * 32}, status=409)

    assert "Någon annan har ändrat detta sedan du öppnade det." in shown.words
    assert WheelEntry.objects.get().title == "Orange vecka"


def test_an_entry_cannot_end_before_it_begins(page, coordinator, march, client):
    page(HJUL, by=coordinator)
    form = {"kind": "event", "title": "Marknad", "starts_on": "2026-06-02", "ends_on": "2026-06-01"}

    shown = page("/norrby/arbete/arshjul/post/", data={**form, "level": "public", "token": TOKEN}, status=422)

    assert "Sista dagen kan inte ligga före den första." in shown.words
    assert not WheelEntry.objects.exists()


@pytest.mark.parametrize("year", [1999, 2029])
def test_a_year_of_which_nothing_can_be_said_does_not_exist(page, coordinator, march, year):
    page(f"/norrby/arbete/arshjul/{year}/", by=coordinator, status=404)
