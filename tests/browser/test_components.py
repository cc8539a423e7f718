"""Components in a real browser: with and without scripts, by keyboard, within their budgets."""

import gzip
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.journey import WIDTHS, Journey

FILLED = {"Rubrik": "Rådets möte", "Datum": "2026-12-08", "Börjar": "13.00"}


def fill(walk):
    for label, words in FILLED.items():
        walk.write(label, words)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("keyboard", [False, True], ids=["pointer", "keyboard"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_form_is_filled_in_and_saved(open_tab, specimen, width, keyboard, scripts):
    tab = open_tab(viewport=WIDTHS[width], java_script_enabled=scripts)
    tab.goto(specimen + "arbete/formular/")

    with Journey(tab, 2, keyboard=keyboard) as walk:
        fill(walk)
        walk.press("Ordinarie", "radio")
        walk.press("Spara mötet")

    expect(tab.get_by_text("Mötet är sparat.")).to_be_visible()


def test_a_budget_that_is_broken_is_an_error(open_tab, specimen):
    tab = open_tab()
    tab.goto(specimen)

    with pytest.raises(AssertionError, match="1 acts, budget 0"), Journey(tab, 0) as walk:
        walk.press("Läs dagordningen", "link")


def test_focus_lands_on_the_summary_of_errors(open_tab, specimen):
    tab = open_tab()
    tab.goto(specimen + "arbete/formular/")
    tab.get_by_role("button", name="Spara mötet").click()

    expect(tab.get_by_role("alert")).to_be_focused()
    expect(tab).to_have_title("Fel: Nytt möte – Exempelköping")


def test_a_line_of_the_summary_leads_to_its_field(open_tab, specimen):
    tab = open_tab()
    tab.goto(specimen + "arbete/formular/")
    tab.get_by_role("button", name="Spara mötet").click()
    tab.get_by_role("alert").get_by_role("link", name="Fyll i: Datum.").click()

    expect(tab.get_by_label("Datum")).to_be_focused()


def test_a_second_press_is_ignored_while_the_first_works(open_tab, specimen):
    tab = open_tab()
    tab.goto(specimen + "arbete/formular/")
    sent = []

    def answer_with_nothing(route: Any) -> None:
        sent.append(route.request.method)
        route.fulfill(status=204)

    tab.route("**/formular/", answer_with_nothing)
    tab.get_by_role("button", name="Spara mötet").click()
    working = tab.get_by_role("button", name="Sparar …")
    expect(working).to_have_attribute("aria-disabled", "true")
    working.click(force=True)

    assert sent == ["POST"]


def test_the_menu_opens_on_a_phone_without_scripts(open_tab, specimen):
    tab = open_tab(viewport=WIDTHS["phone"], java_script_enabled=False)
    tab.goto(specimen)
    menu = tab.get_by_role("navigation", name="Huvudmeny")

    expect(menu.get_by_role("link", name="Årshjul")).to_be_hidden()
    menu.get_by_text("Meny", exact=True).click()
    expect(menu.get_by_role("link", name="Årshjul")).to_be_visible()


def test_the_first_stop_leads_past_the_menu(open_tab, specimen):
    tab = open_tab()
    tab.goto(specimen)
    tab.keyboard.press("Tab")

    expect(tab.get_by_role("link", name="Hoppa till innehållet")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("main")).to_be_focused()


def test_a_table_becomes_rows_with_their_own_labels_on_a_phone(open_tab, specimen):
    tab = open_tab(viewport={"width": 320, "height": 640})
    tab.goto(specimen + "delar/")

    label = tab.evaluate(
        "getComputedStyle(document.querySelector('td[data-label=Senast]'), '::before').content"
    )

    assert label == '"Senast: "'


@pytest.mark.parametrize(("page", "requests", "size"), [("", 4, 60_000), ("arbete/idag/", 6, 100_000)])
def test_a_first_visit_is_light_and_asks_nobody_else(open_tab, specimen, live_server, page, requests, size):
    tab = open_tab()
    done: list[Any] = []

    def keep(request: Any) -> None:
        done.append(request)

    tab.on("requestfinished", keep)
    tab.goto(specimen + page, wait_until="networkidle")

    assert {request.url.split("/")[2] for request in done} == {live_server.url.split("/")[2]}
    assert len(done) <= requests, [request.url for request in done]
    # The test's server does not compress, so style sheet and scripts count as they are stored in production.
    weight = sum(compressed(request) for request in done)
    assert weight <= size, weight


def compressed(request):
    body = request.response().body()
    return len(body if request.url.endswith("woff2") else gzip.compress(body))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_follows_the_system_in_light_and_dark(open_tab, specimen, theme):
    tab = open_tab(color_scheme=theme)
    tab.goto(specimen)

    ground = tab.evaluate("getComputedStyle(document.body).backgroundColor")

    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 23, 27)"}[theme]


def test_our_typeface_is_there(open_tab, specimen):
    tab = open_tab()
    tab.goto(specimen, wait_until="networkidle")

    assert tab.evaluate("[...document.fonts].map(f => [f.family, f.status])") == [["Inter", "loaded"]]
