"""What people do by mistake is told kindly, and counts once."""

from datetime import date

import pytest

from radslag.journal.services import Act
from radslag.obligations import services
from tests.integration.obligations.conftest import NOON

COUNCIL = ["trygghetsradet"]


def test_a_body_has_one_meeting_a_day_however_often_it_is_recorded(council):
    services.record_meeting_held(COUNCIL, on=date(2026, 2, 10), actor="", at=NOON)

    with pytest.raises(services.AlreadyHeld):
        services.record_meeting_held(COUNCIL, on=date(2026, 2, 10), actor="", at=NOON)


def test_a_meeting_taken_back_can_be_recorded_again(council):
    first = services.record_meeting_held(COUNCIL, on=date(2026, 2, 10), actor="", at=NOON)
    services.take_back_act(first.seq, actor="", at=NOON)

    assert services.record_meeting_held(COUNCIL, on=date(2026, 2, 10), actor="", at=NOON).act == "held"


def test_the_form_of_a_planned_meeting_asks_about_its_day(page, coordinator, march):
    ref = services.plan_meeting(COUNCIL, on=date(2026, 2, 20), actor="", at=NOON).ref

    form = page(f"/norrby/arbete/registrera/motet-holls/?arende={ref}", by=coordinator)

    assert form.all("input", name="on")[0].get("value") == "2026-02-20"


def test_what_has_been_corrected_says_so_and_cannot_be_corrected_again(page, client, coordinator, march):
    entry = services.record_meeting_held(COUNCIL, on=date(2026, 2, 10), actor="", at=NOON)
    services.correct_act(
        entry.seq, Act(act="held", thing="mote", bodies=COUNCIL), on=date(2026, 2, 11), actor="", at=NOON
    )

    shown = page(f"/norrby/arbete/registrerat/{entry.seq}/", by=coordinator)

    assert "räknas inte längre" in shown.words
    assert f"/norrby/arbete/registrerat/{entry.seq}/ratta/" not in shown.links.values()


def test_a_year_that_nobody_means_is_refused(page, coordinator, march):
    shown = page("/norrby/arbete/tank-om/?dag=9999-12-31", by=coordinator, status=422)

    assert "Skriv en dag mellan 1900 och 2100." in shown.words


def test_the_wheel_after_the_statutes_last_day_says_why_it_is_empty(page, coordinator, march):
    shown = page("/norrby/arbete/arshjul/2027/", by=coordinator)

    assert "gäller till och med 31 december 2026" in shown.words.replace("\u00a0", " ")
