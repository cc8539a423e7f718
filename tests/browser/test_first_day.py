"""A coordinator's first day with the demonstration, in a real browser: what the README promises."""

import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from radslag.demo import services
from radslag.municipalities.models import User
from tests.browser.journey import WIDTHS

pytestmark = pytest.mark.django_db(transaction=True)
IDAG, RUTINER, NY = "/ange/arbete/idag/?alla", "/ange/arbete/regler/ange/rutiner/", "/ange/arbete/regler/ny/"

BROKEN = """\
[statute]
format = 1
lineage = "prov"
title = "Prov"
valid_from = 2027-01-01

[clause."1"]
label = "Rådet möts fyra gånger om året"
recur.moten = { of = "hold mote @radet", at_least = 4 }
"""


@pytest.fixture
def coordinator(db: None) -> User:
    services.fill("ange", now=timezone.now().replace(hour=9, tzinfo=UTC))
    return User.objects.get(email="filip@ange.example")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_meeting_that_nobody_recorded_is_held_afterwards_and_its_duty_settles(open_tab, coordinator, width):
    tab = open_tab(by=coordinator, viewport=WIDTHS[width])
    tab.goto(IDAG)
    row = tab.locator("ul.rows > li", has_text="Rådets fyra möten").first
    assert "utfall saknas" in row.inner_text()

    row.locator(".actions a").click()
    tab.get_by_role("button", name="Starta mötet").click()
    tab.get_by_role("button", name="Bekräfta närvaro").click()
    tab.get_by_role("button", name="Avsluta mötet").click()

    tab.goto(f"/ange/arbete/skyldigheter/ange/moten/{datetime.now(UTC).year - 1}/")
    assert "uppfylld" in tab.locator("main .lead").inner_text()


def test_a_house_rule_is_changed_and_the_change_is_shown_before_it_is_saved(open_tab, coordinator):
    tab = open_tab(by=coordinator)
    tab.goto(RUTINER)
    tab.locator("main li", has=tab.get_by_role("heading", name="Protokoll förs")).locator("a").click()
    field = tab.locator("main form input[name*=advice]").first
    field.fill("30d")
    tab.locator("main form [name*=why]").first.fill("en månad, eftersom sekreteraren är deltid")
    tab.locator("main form button.primary").click()
    assert "Protokoll förs" in tab.locator("main").inner_text()

    tab.get_by_role("button", name="Anta rutinen").click()

    assert "30 dagar som rekommendation" in tab.locator("main").inner_text().replace("\u00a0", " ")


def test_a_broken_statute_says_the_line_and_the_mending_and_keeps_the_text(open_tab, coordinator):
    broken = BROKEN
    tab = open_tab(by=coordinator)
    tab.goto(NY)
    tab.locator("main textarea").first.fill(broken)
    tab.locator("main form:has(textarea) button").last.click()

    said = tab.locator("main").inner_text()
    assert "held" in said
    assert re.search(r"\b9\b", said)
    assert "hold mote" in tab.locator("main textarea").first.input_value()
