"""What is above a level never comes out below it, in any form."""

import io
import json
import zipfile

import pytest
from pypdf import PdfReader

from radslag.documents.services import content as c
from radslag.documents.services.kinds import minutes_document
from radslag.documents.services.pdf import Beside, render
from radslag.documents.services.redaction import content_for, level_of
from radslag.documents.services.word import word
from radslag.documents.templatetags.content import content as html
from tests.unit.documents.samples import GROUND, envelope, everything, minutes, minutes_item

CANARY = "Kanariefågeln"
BESIDE = Beside(status="Justerad")


def hidden_everywhere() -> bytes:
    marked = c.marked("secret", GROUND)
    words = c.secret(CANARY, ground=GROUND)
    blocks = [
        c.p(["Öppet, ", words, "."]),
        c.ul([["ett", words]]),
        c.ol([[words]]),
        c.tbl("Tabell", ["A", "B"], [[CANARY, CANARY]]) | marked,
        c.dl([("Namn", CANARY)]) | marked,
        c.h(2, CANARY) | marked,
        c.fig("<svg xmlns='http://www.w3.org/2000/svg'/>", CANARY) | marked,
        c.item("§ 1", "Öppet ärende", [c.decision([words]), c.task(CANARY, CANARY, "x") | marked]),
        c.item("§ 2", CANARY, [c.p(CANARY)]) | marked,
        c.item("§ 3", CANARY, [c.p(CANARY)]) | marked | {"hidden": True},
        c.item("§ 4", "Internt", [c.dissent(CANARY, "nej")]) | c.marked("internal"),
    ]
    return c.document(envelope("Protokoll"), blocks)


def forms(content: bytes) -> dict[str, str]:
    pdf = PdfReader(io.BytesIO(render(content, BESIDE)))
    text = "".join(page.extract_text() for page in pdf.pages) + pdf.attachments["innehall.json"][0].decode()
    docx = zipfile.ZipFile(io.BytesIO(word(content, BESIDE)))
    return {
        "json": content.decode(),
        "pdf": text,
        "docx": "".join(docx.read(name).decode("utf-8", "replace") for name in docx.namelist()),
        "html": html(content),
    }


@pytest.mark.parametrize("form", ["json", "pdf", "docx", "html"])
def test_nothing_secret_is_in_a_public_form(form):
    assert CANARY in forms(hidden_everywhere() if form != "pdf" else _without_picture())[form]
    assert CANARY not in forms(content_for(hidden_everywhere(), "public"))[form]


def _without_picture() -> bytes:
    said = json.loads(hidden_everywhere())
    said["blocks"] = [b for b in said["blocks"] if b["t"] != "fig"]
    return c.canonical(said)


def test_the_place_of_what_is_left_out_is_told():
    blocks = json.loads(content_for(hidden_everywhere(), "public"))["blocks"]

    assert [r["s"] for r in blocks[0]["r"]] == ["Öppet, ", f"[Uppgift med sekretess, {GROUND}]", "."]
    assert [(b["no"], b["s"]) for b in blocks if b["t"] == "item"] == [
        ("§ 1", "Öppet ärende"), ("§ 2", "Ärende med sekretess"), ("§ 4", "Ärende som inte är offentligt"),
    ]  # fmt: skip


def test_what_is_internal_is_there_for_those_inside():
    blocks = json.loads(content_for(hidden_everywhere(), "internal"))["blocks"]

    assert blocks[-1]["s"] == "Internt"
    assert blocks[-1]["blocks"][0]["by"] == CANARY


def test_a_public_form_has_a_digest_of_its_own_and_the_same_each_time():
    whole = hidden_everywhere()
    shown = content_for(whole, "public")

    assert c.digest(shown) != c.digest(whole)
    assert content_for(whole, "public") == shown == content_for(shown, "public")
    assert content_for(whole, "secret") == whole


@pytest.mark.parametrize("name", everything())
def test_a_text_without_marks_is_shown_as_it_is(name):
    said = everything()[name]

    assert level_of(said) == "public"
    assert content_for(said, "public") == said


def test_the_level_of_a_text_is_that_of_the_most_guarded_thing_in_it():
    assert level_of(hidden_everywhere()) == "secret"
    internal = minutes_document(envelope("P"), minutes(items=[minutes_item(level="internal")]))
    assert level_of(internal) == "internal"
