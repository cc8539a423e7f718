"""What a notice, minutes, an extract and a correction must say, and what they say of it."""

import json
from datetime import UTC, date, datetime

import pytest

from radslag.documents.services import content as c
from radslag.documents.services.kinds import (
    AssignmentLine,
    DissentLine,
    correction_document,
    extract_document,
    minutes_document,
    notice_document,
)
from tests.unit.documents.samples import (
    GROUND,
    correction,
    envelope,
    extract,
    minutes,
    minutes_item,
    notice,
)


def said(content: bytes):
    return json.loads(content)


def facts(content: bytes):
    return dict(said(content)["facts"])


def missing(make, value) -> list[str]:
    with pytest.raises(c.ContentIncomplete) as refusal:
        make(envelope("Rubrik"), value)
    return refusal.value.missing


def test_a_notice_says_when_where_and_how_to_answer():
    assert facts(notice_document(envelope("Kallelse"), notice(video="https://mote.exempel.se/1"))) == {
        "Möte": "Ordinarie möte",
        "Dag": "Tisdag 8\u00a0december 2026 (2026-12-08)",
        "Tid": "kl.\u00a013.00–15.30",
        "Plats": "Stadshuset, rum 4",
        "Möteslänk": "https://mote.exempel.se/1",
        "Sammankallande": "B. Björk, samordnare, Kommunen",
        "Kallelsen sänd": "24\u00a0november 2026",
        "Sänds senast": "24\u00a0november 2026, Reglementet 3.2",
    }


def test_moments_are_written_by_the_clock_in_sweden():
    summer = notice(starts_at=datetime(2026, 6, 9, 11, tzinfo=UTC), ends_at=None)

    assert facts(notice_document(envelope("Kallelse"), summer))["Tid"] == "kl.\u00a013.00"


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (date(2026, 11, 24), None),
        (
            date(2026, 11, 25),
            "Kallelsen sänds 1 dag efter sista dagen, som enligt Reglementet 3.2 var 24\u00a0november 2026.",
        ),
        (
            date(2026, 11, 27),
            (
                "Kallelsen sänds 3 dagar efter sista dagen, som enligt "
                "Reglementet 3.2 var 24\u00a0november 2026."
            ),
        ),
    ],
)
def test_a_late_notice_says_how_many_days(sent, words):
    first = said(notice_document(envelope("Kallelse"), notice(sent_on=sent)))["blocks"][0]

    assert (first["r"][0]["s"] if first["t"] == "p" else None) == words


def test_a_notice_names_everything_that_is_missing():
    bare = notice(place="", items=[], called=[], convener=None, answer="", latest_by="")

    assert missing(notice_document, bare) == [
        *("plats eller möteslänk", "dagordning", "kallade", "sammankallande", "hur man svarar"),
        "enligt vilken punkt sista dagen gäller",
    ]


def test_minutes_name_everything_that_is_missing():
    line = AssignmentLine(who="", what="Bjud in.", due=None)
    item = minutes_item(assignments=[line], dissents=[DissentLine(by="", words="Nej.")])
    bare = minutes(
        bodies=[], ends_at=None, place="", chair=None, secretary=None, present=[], next_meeting="",
        approvers_elected_in="", receivers=[("Kommunstyrelsen", "")], items=[item],
    )  # fmt: skip

    assert missing(minutes_document, bare) == [
        *("organ", "sluttid", "plats", "ordförande", "sekreterare", "närvarande", "nästa möte"),
        "i vilket ärende justerarna valdes",
        "enligt vilken punkt protokollet sänds",
        "vem som ansvarar för uppdraget i §\u00a03",
        "när uppdraget i §\u00a03 ska vara klart",
        "vems avvikande mening det är i §\u00a03",
    ]
    assert missing(minutes_document, minutes(items=[])) == ["ärenden"]


def test_minutes_of_two_bodies_name_both():
    made = minutes_document(envelope("Protokoll"), minutes(bodies=["Rådet", "Styrgruppen"]))

    assert facts(made)["Gemensamt möte"] == "Rådet, Styrgruppen"


def test_who_came_and_went_stands_beside_the_name():
    tables = [b for b in said(minutes_document(envelope("P"), minutes()))["blocks"] if b["t"] == "tbl"]

    assert [(t["cap"], [row[-1] for row in t["rows"]]) for t in tables[:3]] == [
        ("Närvarande", ["", "från §\u00a02, till och med §\u00a04"]),
        ("Ersättare", ["för G. Gran"]),
        ("Gäster", ["deltog i §\u00a03"]),
    ]


def test_an_item_holds_what_was_said_decided_objected_and_given():
    item = next(b for b in said(minutes_document(envelope("P"), minutes()))["blocks"] if b["t"] == "item")

    assert (item["no"], item["s"]) == ("§\u00a01", "Åtgärder mot inbrott")
    assert [b["t"] for b in item["blocks"]] == ["p", "p", "p", "p", "decision", "dissent", "task"]
    assert c.lead(item["blocks"][-1]) == "Uppdrag, Samordnaren, senast 15\u00a0januari 2027"


def test_long_minutes_begin_with_their_contents_and_short_ones_do_not():
    short = said(minutes_document(envelope("P"), minutes(items=[minutes_item()])))["blocks"]
    long = said(minutes_document(envelope("P"), minutes()))["blocks"]

    assert ["toc" in [b["t"] for b in blocks] for blocks in (short, long)] == [False, True]


def test_internal_notes_say_that_they_are_not_sent():
    notes = minutes(kind="Minnesanteckningar", internal=True, approvers=[], approvers_elected_in="")
    made = said(minutes_document(envelope("Minnesanteckningar"), notes))

    assert made["kind"] == "Minnesanteckningar"
    assert made["blocks"][0]["r"][0]["s"] == "Internt dokument: sänds inte ut."


def test_a_secret_item_without_a_provision_is_not_written():
    with pytest.raises(ValueError, match="provision"):
        minutes_document(envelope("P"), minutes(items=[minutes_item(level="secret")]))


def test_an_extract_says_which_minutes_it_stands_in():
    found = facts(extract_document(envelope("Utdrag"), extract()))

    assert found["Paragraf"] == "§\u00a03"
    assert found["Protokollets kontrollsumma"] == "ab" * 32
    assert missing(extract_document, extract(item=minutes_item(decisions=[]), approved=[])) == [
        "beslut", "vem som har justerat",
    ]  # fmt: skip


def test_a_correction_says_what_was_wrong_what_holds_and_why():
    made = said(correction_document(envelope("Rättelse"), correction()))

    assert [b["s"] for b in made["blocks"] if b["t"] == "h"] == [
        "Det som var fel", "Det som gäller", "Skäl",
    ]  # fmt: skip
    assert missing(correction_document, correction(reason="", decided_on=None)) == [
        "skäl", "när det beslutades",
    ]  # fmt: skip


def test_a_marked_item_keeps_its_level_and_ground():
    item = minutes_item(level="secret", ground=GROUND, hidden=True)
    made = said(minutes_document(envelope("P"), minutes(items=[item])))

    kept = next(b for b in made["blocks"] if b["t"] == "item")
    assert (kept["level"], kept["ground"], kept["hidden"]) == ("secret", GROUND, True)
