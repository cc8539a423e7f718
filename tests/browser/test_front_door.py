"""A real browser reaches the pages."""

from playwright.sync_api import Page


def test_a_browser_opens_the_sign_in_page(live_server, page: Page):
    answer = page.goto(f"{live_server.url}/konto/login/")

    assert answer is not None
    assert answer.status == 200
    assert page.get_by_role("textbox").count() >= 1
