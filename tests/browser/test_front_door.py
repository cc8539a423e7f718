"""A real browser reaches the pages."""


def test_a_browser_opens_the_sign_in_page(tab):
    answer = tab.goto("/konto/logga-in/")

    assert answer is not None
    assert answer.status == 200
    assert tab.get_by_role("textbox").count() >= 1
