"""Word and HTML hold the same words as the content, and are sound each in its own way."""

import io
import json
import re
import zipfile

import docx
import html5lib
import pytest

from radslag.documents.services import content as c
from radslag.documents.services.pdf import Approval, Beside
from radslag.documents.services.word import word
from radslag.documents.templatetags.content import content as html
from tests.unit.documents.samples import envelope, everything

BESIDE = Beside(
    status="Justerad",
    registry="KS 2026/123",
    approvals=[Approval(role="Ordförande", name="A. Alm", when="15 december 2026", how="med passnyckel")],
)
TYPES = list(everything())


def strings(value) -> set[str]:
    """Return every string that a reader meets."""
    skipped = {"svg", "t", "level", "ground", "looks", "href", "kind"}
    if isinstance(value, dict):
        parts = [v for k, v in value.items() if k not in skipped]
        return set().union(*map(strings, parts)) if parts else set()
    if isinstance(value, list):
        return set().union(*map(strings, value)) if value else set()
    return {value} if isinstance(value, str) and value else set()


def even(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def word_text(data: bytes) -> str:
    archive = zipfile.ZipFile(io.BytesIO(data))
    xml = archive.read("word/document.xml").decode()
    return even(re.sub(r"<[^>]+>", " ", xml).replace("&amp;", "&"))


def html_text(said: bytes) -> str:
    tree = html5lib.parse(html(said), namespaceHTMLElements=False)
    alts = [e.get("alt", "") for e in tree.iter("img")]
    return even(" ".join([*tree.itertext(), *alts]))


@pytest.mark.parametrize("name", TYPES)
def test_word_and_html_hold_every_word(name):
    said = everything()[name]
    wanted = {even(text) for block in json.loads(said)["blocks"] for text in strings(block)}

    in_word, in_html = word_text(word(said, BESIDE)), html_text(said)

    assert [text for text in wanted if text not in in_word] == []
    assert [text for text in wanted if text not in in_html] == []


@pytest.mark.parametrize("name", TYPES)
def test_a_word_file_is_the_same_each_time(name):
    said = everything()[name]

    assert word(said, BESIDE) == word(said, BESIDE)


def test_a_word_file_says_its_title_language_and_day_and_repeats_its_header_rows():
    file = docx.Document(io.BytesIO(word(everything()["minutes"], BESIDE)))
    core, tables = file.core_properties, file.tables

    assert (core.title, core.language) == ("Protokoll 8 december 2026", "sv-SE")
    assert core.created == core.modified
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in tables)
    assert 'w:val="sv-SE"' in file.styles.element.xml
    assert {p.style.name for p in file.paragraphs if p.style and p.style.name.startswith("Heading")} == {
        "Heading 1", "Heading 2",
    }  # fmt: skip


def test_a_word_file_tells_what_stands_beside():
    text = word_text(word(everything()["generic"], BESIDE))

    assert "KS 2026/123" in text
    assert "A. Alm, 15 december 2026, med passnyckel" in text


def test_headings_and_items_have_ids_of_their_own():
    blocks = [
        c.h(2, "Övrigt"),
        c.h(2, "Övrigt"),
        c.toc(),
        c.item("§ 3", "Ett ärende", [c.p("x")]),
        c.item("", "Utan nummer", [c.p("x")]),
    ]
    tree = html5lib.parse(html(c.document(envelope("P"), blocks)), namespaceHTMLElements=False)
    ids = [e.get("id") for e in tree.iter() if e.get("id")]

    assert ids == ["ovrigt", "ovrigt-2", "innehallsforteckning", "p-3", "p", "grund-for-handlingen"]
    assert [a.get("href") for a in tree.iter("a")] == ["#ovrigt", "#ovrigt-2", "#p-3", "#p"]


def test_words_are_never_markup():
    nasty = "<script>alert(1)</script>{{ x }}"
    page = html(c.document(envelope("P"), [c.p(nasty), c.item(nasty, nasty, [c.decision(nasty)])]))

    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "//exempel.se", "/x"])
def test_an_address_leads_to_a_page_or_a_mailbox_only(address):
    with pytest.raises(ValueError, match="address"):
        c.run("x", href=address)


def test_boxes_say_in_words_what_they_are():
    text = html_text(everything()["minutes"])

    assert "Beslut Rådet ger gruppen" in text
    assert "Avvikande mening, D. Dahl, Bostadsbolaget Ett område räcker." in text
    assert "Uppdrag, Samordnaren, senast 15 januari 2027 Bjud in." in text
