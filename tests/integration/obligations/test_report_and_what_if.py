"""The report-ready summary and the what-if page."""

import io
import json
from datetime import date

import pytest
from pypdf import PdfReader

from radslag.journal.models import Entry
from radslag.obligations import services
from tests.integration.obligations.conftest import NOON
from tests.pages import words

RAPPORT = "/norrby/arbete/rapport/2025/"
TANK_OM = "/norrby/arbete/tank-om/"


@pytest.fixture
def three_meetings(council, march) -> None:
    for month in (2, 5, 9):
        services.record_meeting_held(
            ["trygghetsradet"], on=date(2025, month, 6), ref="", items=[], actor="", at=NOON
        )


def test_the_report_counts_what_the_evidence_shows_and_says_what_is_missing(
    page, coordinator, three_meetings
):
    shown = page(RAPPORT, by=coordinator)

    meetings = next(row for row in shown.rows if row[0] == "Rådets fyra möten")
    assert meetings == ["Rådets fyra möten", "3.2 st 1", "4", "3", "0", "1", "0"]
    assert "Rådets fyra möten 2025" in shown.links


def test_the_report_as_pdf_carries_its_receipt_and_its_content(client, sign_in, coordinator, three_meetings):
    sign_in(client, coordinator)

    answer = client.get(f"{RAPPORT}ange/kf.pdf")

    with_pdf = PdfReader(io.BytesIO(answer.content))
    inside = json.loads(with_pdf.attachments["innehall.json"][0])
    assert answer["Content-Type"] == "application/pdf"
    assert inside["type"] == "board_report"
    assert ["Mottagare", "Kommunfullmäktige"] in inside["facts"]
    assert "SHA-256" in json.dumps(inside["blocks"])


@pytest.mark.parametrize("end", ["2031/", "2025/lerum/kf.pdf", "2025/ange/nagon.pdf"])
def test_a_report_that_cannot_be_does_not_exist(client, sign_in, coordinator, three_meetings, end):
    sign_in(client, coordinator)

    assert client.get(f"/norrby/arbete/rapport/{end}").status_code == 404


def test_a_supposed_fourth_meeting_would_meet_the_duty_and_is_not_saved(page, coordinator, three_meetings):
    before = Entry.objects.count()
    asked = "dag=2026-03-02&vad1=held&sak1=mote&organ1=trygghetsradet&nar1=2025-11-20"

    rows = page(f"{TANK_OM}?{asked}", by=coordinator).rows

    changed = next(row for row in rows if row[0].startswith("Rådets fyra möten"))
    assert changed[2:] == ["inget underlag 3/4", "uppfylld 4/4"]
    assert Entry.objects.count() == before


def test_a_supposed_meeting_on_a_planned_day_is_that_meeting(page, coordinator, council, march):
    services.plan_meeting(["trygghetsradet"], on=date(2026, 3, 20), actor="", at=NOON)
    asked = "dag=2026-03-21&vad1=held&sak1=mote&organ1=trygghetsradet&nar1=2026-03-20"

    rows = page(f"{TANK_OM}?{asked}", by=coordinator).rows

    notice = next(row for row in rows if row[0].startswith("Kallelse före mötet"))
    assert notice[2:] == ["utfall saknas", "inget underlag"]


def test_another_day_alone_can_be_supposed(page, coordinator, three_meetings):
    rows = page(f"{TANK_OM}?dag=2027-01-01", by=coordinator).rows

    assert any(row[0].startswith("Rådets fyra möten 2026") for row in rows)


def test_a_supposition_without_a_day_is_asked_for_again(page, coordinator, council, march):
    shown = page(f"{TANK_OM}?dag=2026-03-02&vad1=held", by=coordinator, status=422)

    assert "Skriv vad det gäller och när." in shown.words


PARTS = {
    "Listan": "/norrby/arbete/skyldigheter/",
    "Efterlevnad": "/norrby/arbete/efterlevnad/",
    "Rapport": "/norrby/arbete/rapport/",
    "Tänk om": "/norrby/arbete/tank-om/",
    "Registrera för hand": "/norrby/arbete/registrera/",
    "Från ett kalkylark": "/norrby/arbete/import/",
}


def parts_of(shown) -> dict[str, str]:
    tabs = next(nav for nav in shown.all("nav") if "parts" in nav.get("class", ""))
    return {words(link): link.get("href") for link in tabs.iter("a")}


@pytest.mark.parametrize("end", ["skyldigheter/", "efterlevnad/2026/", "rapport/2026/", "tank-om/"])
def test_every_part_of_duties_is_one_step_away(page, coordinator, march, end):
    shown = page(f"/norrby/arbete/{end}", by=coordinator)

    top = next(nav for nav in shown.all("nav") if "site-nav" in nav.get("class", ""))
    assert parts_of(shown) == PARTS
    assert {words(link) for link in top.iter("a") if link.get("aria-current")} == {"Skyldigheter"}


def test_the_sheet_is_found_beside_recording_by_hand(page, coordinator, march):
    shown = page("/norrby/arbete/registrera/", by=coordinator)

    assert list(parts_of(shown))[-2:] == ["Registrera för hand", "Från ett kalkylark"]


def test_only_years_that_something_can_be_said_of_are_offered(page, coordinator, march):
    for where in ("efterlevnad/", "rapport/"):
        shown = page(f"/norrby/arbete/{where}2026/", by=coordinator)
        assert {text for text in shown.links if text.isdigit()} | {"2026"} == {"2026", "2025", "2024", "2023"}
        page(f"/norrby/arbete/{where}2022/", status=404)
