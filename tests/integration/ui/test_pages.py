"""The pages that no subject owns, and the components on them."""

import pytest
from django.test import Client

from tests.pages import words

ANSWER = {
    "title": "Rådets möte",
    "day": "2026-12-08",
    "starts": "13.00",
    "kind": "o",
    "body": "r",
    "hours": "1,5",
}


def test_a_public_page_leads_back_to_the_start_page(page, specimen):
    found = page(specimen + "delar/")

    trail = [(words(a), a.get("href")) for a in found.all("nav", class_="breadcrumb")[0].iter("a")]
    assert trail[0] == ("Start", "/exempelkoping/")


def test_the_menu_marks_where_we_are(page, specimen):
    marked = {words(a) for a in page(specimen + "delar/").all("a", aria_current="page")}

    assert marked == {"Årshjul", "Öppna data"}


def test_a_public_page_asks_for_no_script(page, specimen):
    assert page(specimen).all("script") == []


def test_the_title_says_page_and_municipality(page, specimen):
    title = page(specimen).all("title")[0]

    assert words(title) == "Trygghetsrådet i Exempelköping – Exempelköping"


def test_a_form_with_errors_answers_422_and_links_to_the_fields(page, specimen):
    found = page(specimen + "arbete/formular/", data={"day": "i morgon"}, status=422)

    summary = found.all("div", role="alert")[0]
    assert summary.get("tabindex") == "-1"
    assert "autofocus" in summary.attrib
    assert [(words(a), a.get("href")) for a in summary.iter("a")] == [
        ("Fyll i: Rubrik.", "#id_title"),
        ("Skriv ett datum, till exempel 2026-12-08.", "#id_day"),
        ("Fyll i: Börjar.", "#id_starts"),
        ("Fyll i: Slag.", "#id_kind_0"),
        ("Fyll i: Organ.", "#id_body"),
    ]
    assert words(found.all("title")[0]).startswith("Fel: Nytt möte")


def test_a_field_is_described_by_its_hint_and_its_error(page, specimen):
    found = page(specimen + "arbete/formular/", data={}, status=422)

    title = found.all("input", id="id_title")[0]
    assert title.get("aria-describedby") == "id_title_helptext id_title_error"
    assert title.get("aria-invalid") == "true"


def test_nothing_typed_is_lost_when_another_field_is_wrong(page, specimen):
    found = page(specimen + "arbete/formular/", data=ANSWER | {"starts": "snart"}, status=422)

    assert found.all("input", id="id_title")[0].get("value") == "Rådets möte"
    assert found.all("input", id="id_day")[0].get("value") == "2026-12-08"
    assert found.all("input", id="id_hours")[0].get("value") == "1,5"


def test_what_is_not_demanded_is_said_to_be_so(page, specimen):
    labels = {label.get("for"): words(label) for label in page(specimen + "arbete/formular/").all("label")}

    assert (labels["id_title"], labels["id_place"]) == ("Rubrik", "Plats (frivilligt)")


def test_a_saved_form_says_what_happened(page, specimen):
    found = page(specimen + "arbete/formular/", data=ANSWER)

    assert words(found.all("ul", class_="messages")[0]) == "Mötet är sparat. Nu kan du skriva dagordningen."


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 422, 429, 503])
def test_each_refusal_has_its_own_page(page, specimen, status):
    found = page(f"{specimen}fel/{status}/", status=status)

    assert found.links == {"Till startsidan för Exempelköping": "/exempelkoping/"}


def test_an_address_that_leads_nowhere_gets_the_page_that_says_so(page, specimen):
    assert page(specimen + "finns/inte/", status=404).heading == "Sidan finns inte"


def test_a_fault_shows_a_reference_that_the_log_has_too(specimen, caplog):
    client = Client(raise_request_exception=False)

    answer = client.get(specimen + "trasig/")

    assert answer.status_code == 500
    reference = next(r.args[0] for r in caplog.records if r.name == "radslag.ui.views" and r.args)
    assert str(reference) in answer.content.decode()
    assert "ZeroDivisionError" not in answer.content.decode()


@pytest.mark.parametrize("address", ["fel/404/", "finns/inte/", "fel/503/"])
def test_a_quick_request_is_refused_by_a_message_and_not_by_a_page(specimen, address):
    answer = Client().get(specimen + address, headers={"HX-Request": "true"})

    assert answer.content.decode().strip().startswith('<div class="callout late">')
    assert "<h1" not in answer.content.decode()


def test_a_form_that_has_become_old_is_refused_kindly(specimen):
    answer = Client(enforce_csrf_checks=True).post(specimen + "arbete/formular/", ANSWER)

    assert answer.status_code == 403
    assert "Formuläret hade blivit gammalt" in answer.content.decode()
