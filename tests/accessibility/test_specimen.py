"""Every component, in every way of looking at it."""

import pytest

from tests.accessibility.audit import CLIPPED, RING, SMALL, audit, fits, obeys_axe


@pytest.mark.parametrize("page", ["", "delar/", "arbete/idag/", "arbete/formular/", "fel/404/"])
def test_a_page_of_components_can_be_used_by_all(open_tab, specimen, page):
    audit(open_tab, specimen + page)


@pytest.mark.parametrize("mode", [{}, {"color_scheme": "dark"}, {"viewport": {"width": 320, "height": 640}}])
def test_a_form_with_errors_can_be_used_by_all(open_tab, specimen, mode):
    tab = open_tab(bypass_csp=True, **mode)
    tab.goto(specimen + "arbete/formular/")
    tab.get_by_role("button", name="Spara mötet").click()
    tab.get_by_role("alert").wait_for()

    obeys_axe(tab, "form with errors")
    fits(tab, "form with errors")


def test_the_open_menu_can_be_used_by_all(open_tab, specimen):
    tab = open_tab(bypass_csp=True, viewport={"width": 320, "height": 640})
    tab.goto(specimen)
    tab.get_by_text("Meny").click()

    obeys_axe(tab, "open menu")
    fits(tab, "open menu")


def test_an_open_explanation_can_be_used_by_all(open_tab, specimen):
    tab = open_tab(bypass_csp=True, viewport={"width": 320, "height": 640})
    tab.goto(specimen + "delar/")
    for why in tab.get_by_text("Varför?").all():
        why.click()

    obeys_axe(tab, "open explanation")
    fits(tab, "open explanation")


BAD = {
    "a small target": (
        "<main><h1>A</h1><button style='width:9px;height:9px;padding:0;overflow:hidden'>A</button>",
        SMALL,
    ),
    "cut words": (
        "<main><h1>A</h1><div style='width:3em;height:1em;overflow:hidden'>many words here</div>",
        CLIPPED,
    ),
}


@pytest.mark.parametrize("fault", BAD)
def test_the_auditor_sees_a_fault(open_tab, fault):
    html, question = BAD[fault]
    tab = open_tab()
    tab.set_content(html)

    assert len(tab.evaluate(question)) == 1


def test_the_auditor_sees_a_ring_that_is_not_there(open_tab):
    tab = open_tab()
    tab.set_content("<main><h1>A</h1><a href='#b' style='outline:none'>Utan ring</a></main>")
    tab.keyboard.press("Tab")

    assert "Utan ring" in tab.evaluate(RING)
