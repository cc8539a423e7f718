"""A form that htmx makes quicker is the same form without it."""

import pytest
from playwright.sync_api import expect


@pytest.fixture(params=[True, False], ids=["quick", "plain"])
def tab(request, open_tab, specimen):
    opened = open_tab(java_script_enabled=request.param)
    opened.goto(specimen + "arbete/snabbt/")
    return opened


def test_an_answer_comes_with_and_without_scripts(tab):
    tab.get_by_label("Sök", exact=True).fill("möte")
    tab.get_by_role("button", name="Sök nu").click()

    expect(tab.get_by_text("Sökte: möte")).to_be_visible()
    expect(tab.get_by_role("button", name="Sök nu")).not_to_have_attribute("aria-disabled", "true")


def test_errors_come_with_and_without_scripts_and_take_focus(tab):
    tab.get_by_role("button", name="Sök nu").click()

    expect(tab.get_by_role("alert")).to_be_focused()
    expect(tab.get_by_label("Sök", exact=True)).to_have_attribute("aria-invalid", "true")


def test_a_quick_answer_keeps_the_page(open_tab, specimen):
    tab = open_tab()
    tab.goto(specimen + "arbete/snabbt/")
    tab.evaluate("window.stayed = true")
    tab.get_by_label("Sök", exact=True).fill("möte")
    tab.get_by_role("button", name="Sök nu").click()
    expect(tab.get_by_text("Sökte: möte")).to_be_visible()

    assert tab.evaluate("window.stayed")


def test_a_fault_is_told_where_messages_are_told_and_nothing_typed_is_lost(open_tab, specimen):
    tab = open_tab()
    tab.goto(specimen + "arbete/snabbt/")
    tab.get_by_label("Sök", exact=True).fill("kras")
    tab.get_by_role("button", name="Sök nu").click()

    expect(tab.locator("#meddelande")).to_contain_text("Stängt en kort stund")
    expect(tab.get_by_label("Sök", exact=True)).to_have_value("kras")
    expect(tab.get_by_role("button", name="Sök nu")).not_to_have_attribute("aria-disabled", "true")
