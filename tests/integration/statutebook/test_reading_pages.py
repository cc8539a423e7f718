"""Reading a statute: for anyone, at the desk, as data, on paper."""

import json
from datetime import date

import pytest
import time_machine

from radslag.statute.edit import without_examples
from radslag.statutebook import services
from radslag.statutebook.models import ControlDocument
from tests.integration.statutebook.conftest import NOON, SOMEBODY, outside, text_of
from tests.pages import words

pytestmark = pytest.mark.usefixtures("noon")
PUBLIC = "/norrby/regler/"
DESK = "/norrby/arbete/regler/"
NEXT = (
    without_examples(text_of("ange"))
    .replace("valid_from = 2023-01-01", "valid_from = 2027-01-01")
    .replace("valid_through = 2026-12-31", "valid_through = 2030-12-31")
)


def clause_of(page, ref):
    return next(words(s) for s in page.all("section", class_="clause") if words(s).startswith(ref))


def facts_of(page):
    return {words(pair[0]): words(pair[1]) for pair in page.html.iterfind(".//dl[@class='facts']/div")}


@pytest.fixture
def successor(adopted):
    return services.adopt_statute(NEXT, head=1, actor=SOMEBODY, at=NOON)


def test_a_resident_reads_every_clause_in_order_with_badge_rules_and_readings(adopted, page):
    shown = page(f"{PUBLIC}norrby/")

    headings = [words(h).split()[0] for h in shown.html.iterfind(".//section[@class='clause']/h2")]
    assert shown.heading == "Reglemente för Trygghetsrådet"
    assert headings[:4] == ["försättsblad", "1.1", "1.2", "2"]
    assert len(headings) == 22
    clause = clause_of(shown, "3.2 st 1")
    assert "räknas" in clause
    assert "Trygghetsrådet ska mötas minst fyra gånger per kalenderår. Ansvarar: ordföranden." in clause
    assert "Tolkning fyra gånger läses som minst fyra, eftersom extra möten är tillåtna" in clause


def test_the_page_says_when_the_statute_is_in_force(adopted, page):
    assert "Gäller från 1 januari 2023 till och med 31 december 2026." in page(f"{PUBLIC}norrby/").words


def test_the_coverage_is_told_in_words_before_it_is_drawn(adopted, page):
    shown = page(f"{PUBLIC}norrby/")

    assert (
        "Av 22 punkter räknas 16, 0 bedöms av en människa, 3 anger vem eller får och 3 är bakgrund."
        in shown.words
    )
    widths = [rect.get("width") for rect in shown.html.iterfind(".//div[@class='coverage']//{*}rect")]
    assert sum(map(float, widths)) == pytest.approx(100, abs=0.05)


def test_a_rule_that_answers_the_act_says_which_provision(adopted, page):
    clause = clause_of(page(f"{PUBLIC}norrby/"), "3 p 6")

    assert "Skärper lag (2023:196) 6 §: Åtgärdsplanen följs upp" in clause


def test_a_local_number_is_marked_as_the_offices_own_with_its_reason(adopted, page):
    clause = clause_of(page(f"{PUBLIC}norrby/"), "3.2 st 1")

    assert "Lokal rutin Tio dagar som rekommendation. Skäl: tio dagar före; texten anger inget tal." in clause


@pytest.mark.parametrize(
    ("word", "count", "first"),
    [("raknas", 16, "3 p 1"), ("anger", 3, "1.1"), ("bakgrund", 3, "försättsblad")],
)
def test_clauses_are_filtered_by_badge_without_a_script(adopted, page, word, count, first):
    shown = page(f"{PUBLIC}norrby/?visa={word}")

    clauses = shown.all("section", class_="clause")
    assert len(clauses) == count
    assert words(clauses[0]).startswith(first)
    assert [words(a) for a in shown.all("a", **{"aria-current": "page"})][-1].endswith(str(count))


def test_an_unknown_filter_shows_everything(adopted, page):
    assert len(page(f"{PUBLIC}norrby/?visa=allt").all("section", class_="clause")) == 22


def test_every_entry_of_the_contents_leads_to_its_clause(adopted, page):
    shown = page(f"{PUBLIC}norrby/")

    targets = {link.get("href") for link in shown.html.iterfind(".//ol[@class='contents']/li/a")}
    assert targets == {f"#{section.get('id')}" for section in shown.all("section", class_="clause")}


def test_the_act_is_read_on_the_same_kind_of_page(adopted, page):
    shown = page(f"{PUBLIC}sfs-2023-196/")

    assert shown.heading == "Lag om kommuners ansvar för brottsförebyggande arbete"
    assert shown.all("li", id="r-folj_upp_plan")


def test_an_earlier_or_later_wording_is_one_link_away(successor, page):
    now, later = page(f"{PUBLIC}norrby/"), page(f"{PUBLIC}norrby/?lydelse=2027-01-01")

    assert now.links["Visa den här lydelsen"] == "?lydelse=2027-01-01"
    assert "Gäller inte än: börjar gälla 1 januari 2027." in later.words
    assert later.links["Filen som den antogs"].endswith("norrby.toml?lydelse=2027-01-01")


@pytest.mark.parametrize(
    "address", ["ange/", "norrby/?lydelse=2020-01-01", "norrby/?lydelse=igår", "ange.toml"]
)
def test_a_wording_that_nobody_adopted_does_not_exist(adopted, client, address):
    with outside():
        assert client.get(f"{PUBLIC}{address}").status_code == 404


def test_the_page_is_small_and_asks_little(adopted, page):
    shown = page(f"{PUBLIC}norrby/", queries=6)

    assert len(shown.response.content) <= 60_000


def test_a_statute_that_ends_soon_says_so(adopted, page):
    with time_machine.travel(date(2026, 7, 2)):
        assert (
            "Reglemente för Trygghetsrådet slutar gälla efter 31 december 2026. En ny lydelse behöver antas"
            in page(f"{PUBLIC}norrby/").words
        )
    with time_machine.travel(date(2026, 6, 29)):
        assert "slutar gälla" not in page(f"{PUBLIC}norrby/").words


def test_a_statute_that_has_ended_says_that_the_act_still_applies(adopted, page):
    with time_machine.travel(date(2027, 1, 1)):
        shown = page(f"{PUBLIC}norrby/")

    assert "sista dagen var 31 december 2026, och inget har ersatt det" in shown.words
    assert "Lagen gäller ändå." in shown.words


def test_a_statute_with_a_successor_warns_of_nothing(successor, page):
    with time_machine.travel(date(2026, 12, 1)):
        assert "En ny lydelse behöver antas" not in page(f"{PUBLIC}norrby/").words


def test_the_file_is_given_byte_for_byte(adopted, client):
    answer = client.get(f"{PUBLIC}norrby.toml")

    assert answer.content.decode() == adopted.text
    assert answer["Content-Disposition"] == 'attachment; filename="norrby-2023-01-01.toml"'


def test_the_page_is_also_data(adopted, client):
    answer = json.loads(client.get(f"{PUBLIC}norrby.json").content)

    assert (answer["title"], answer["valid_through"], answer["last_day"], answer["sha256"]) == (
        "Reglemente för Trygghetsrådet", "2026-12-31", "2026-12-31", adopted.sha256,
    )  # fmt: skip
    rule = next(clause for clause in answer["clauses"] if clause["ref"] == "3.2 st 1")["rules"][0]
    assert (rule["id"], rule["badge"], rule["words"].replace("\u00a0", " ")) == (
        "moten",
        "räknas",
        "Trygghetsrådet ska mötas minst fyra gånger per kalenderår. Ansvarar: ordföranden.",
    )


def test_the_statute_is_printed_as_an_accessible_pdf(adopted, client):
    answer = client.get(f"{PUBLIC}norrby.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    with outside():
        assert client.get(f"{PUBLIC}sfs-2023-196.pdf").status_code == 404


def test_the_list_of_rules_leads_to_the_statute_and_the_act(adopted, page):
    shown = page(PUBLIC)

    assert shown.links["Reglemente för Trygghetsrådet"] == f"{PUBLIC}norrby/"
    assert shown.links["Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete"].endswith(
        "sfs-2023-196/"
    )
    assert shown.rows[0][:3] == ["Reglemente för Trygghetsrådet", "framgår inte (reglemente)", "KS 16/185"]


def test_without_a_statute_the_list_says_that_the_act_applies(norrby, page):
    assert "Inget reglemente är antaget än. Lagen gäller ändå." in page(PUBLIC).words


def test_the_desk_reads_the_same_page_with_the_ways_on(adopted, page, coordinator):
    shown = page(f"{DESK}norrby/", by=coordinator)

    assert len(shown.all("section", class_="clause")) == 22
    assert shown.links["Ny lydelse"] == f"{DESK}norrby/ny-lydelse/"
    assert shown.links["Luckor mot lagen"] == f"{DESK}norrby/luckor/"
    assert len(shown.response.content) <= 60_000


def test_a_member_reads_but_is_not_offered_what_they_may_not_do(adopted, page, member):
    shown = page(f"{DESK}norrby/", by=member)

    assert "Ny lydelse" not in shown.links
    assert "Lokala rutiner" in shown.links


def test_the_kind_rule_brings_its_binding_words(adopted, page, coordinator):
    ControlDocument.objects.update(kind="regel")

    shown = page(f"{DESK}norrby/", by=coordinator)

    assert "I ett styrdokument av slaget Regel binder dessa ord: ska, måste, får inte." in shown.words
    assert facts_of(shown)["Slag"] == "Regel"
