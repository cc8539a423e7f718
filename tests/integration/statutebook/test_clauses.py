"""Each row about metadata in the clause list, as the page of the statute shows it."""

from datetime import date

import pytest

from radslag.statutebook import queries, services
from radslag.statutebook.models import ControlDocument
from radslag.statutebook.states import DocumentKind
from tests.integration.statutebook.conftest import NOON, SOMEBODY, text_of
from tests.pages import words

pytestmark = pytest.mark.usefixtures("noon")


def adopted_as(template):
    return services.adopt_statute(
        text_of(template, template),
        house_text=text_of(template, template, "house"),
        head=0,
        actor=SOMEBODY,
        at=NOON,
    )


def facts_of(page):
    return {words(pair[0]): words(pair[1]) for pair in page.html.iterfind(".//dl[@class='facts']/div")}


# row of the clause list: statute, name on the page, what stands there
SHOWN = {
    "ANGE-META-1": ("ange", "Diarienummer", "KS 16/185"),
    "ANGE-META-2": ("ange", "Gäller för", "kommunstyrelsen"),
    "ANGE-META-3": ("ange", "Dokumentägare", "kanslichefen"),
    "ANGE-META-4": ("ange", "Antaget av", "kommunstyrelsen, § 81"),
    "ANGE-META-5": ("ange", "Gäller från", "1 januari 2023"),
    "ANGE-META-6": ("ange", "Gäller till och med", "31 december 2026"),
    "LERUM-META-1": ("lerum", "Dokumentets eget ord", "bestämmelser"),
    "RTH-META-1": ("harnosand", "Dokumentets eget ord", "reglemente"),
    "RTH-META-2": ("harnosand", "Antaget", "25 september 2023"),
    "RTH-META-3": ("harnosand", "Diarienummer", "KS2022-000444"),
    "RTH-META-4": ("harnosand", "Dokumentägare", "kanslienheten"),
    "RTH-META-5": ("harnosand", "Senast reviderat", "25 september 2023"),
    "RTH-META-6": ("harnosand", "Gäller till och med", "30 maj 2027"),
    "RTH-META-7": ("harnosand", "Ersätter", "Reglementet för trygghet och hälsa"),
    "RTH-META-8": ("harnosand", "Gäller för", "Rådet för trygghet och hälsa"),
}


@pytest.mark.parametrize("row", SHOWN)
def test_what_a_statute_says_of_itself_stands_on_its_page(norrby, page, row):
    template, name, said = SHOWN[row]
    adopted_as(template)

    assert facts_of(page(f"/norrby/regler/{template}/"))[name] == said


def test_a_statute_that_ends_is_pointed_out_in_time(norrby):
    adopted_as("harnosand")

    endings = {day: queries.shelf(day).endings for day in (date(2026, 11, 29), date(2026, 11, 30))}

    assert [len(found) for found in endings.values()] == [0, 1]
    assert endings[date(2026, 11, 30)][0].last_day == date(2027, 5, 30)


def test_the_kind_is_one_of_five_and_may_be_unknown(norrby):
    adopted_as("ange")

    row = ControlDocument.objects.get()
    assert (row.kind, row.type_word) == ("", "reglemente")
    assert [str(label) for label in DocumentKind.labels] == ["Mål", "Plan", "Riktlinje", "Policy", "Regel"]


@pytest.mark.parametrize(
    ("template", "unsaid"),
    [
        ("ange", "dokumenttyp: kryssrutan syns inte i avskriften"),
        ("lerum", "diarienummer"),
        ("lerum", "giltig till"),
    ],
)
def test_what_the_copy_does_not_show_is_said_to_be_missing(norrby, page, template, unsaid):
    adopted_as(template)

    shown = page(f"/norrby/regler/{template}/")

    assert unsaid in [words(item) for item in shown.html.iterfind(".//aside/ul/li")]


@pytest.mark.parametrize(
    ("template", "silence"),
    [("ange", "frist för kallelse"), ("lerum", "samordningsfunktion"), ("harnosand", "justering")],
)
def test_what_the_text_is_silent_on_is_said_openly(norrby, page, template, silence):
    adopted_as(template)

    shown = page(f"/norrby/regler/{template}/")

    assert silence in [words(item) for item in shown.html.iterfind(".//aside/ul/li")]


@pytest.mark.parametrize("template", ["ange", "harnosand", "lerum"])
def test_every_clause_of_every_statute_stands_on_its_page(norrby, page, template):
    version = adopted_as(template)

    shown = page(f"/norrby/regler/{template}/")

    file = queries.library().lineages[template][0].statute
    assert len(shown.all("section", class_="clause")) == len(file.clauses)
    assert {item.get("id") for item in shown.all("li")} >= {f"r-{rule}" for rule in file.rules}
    assert len(shown.response.content) <= 60_000
    assert version.sha256 in shown.words
