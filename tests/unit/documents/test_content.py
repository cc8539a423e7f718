"""What a document says, as bytes that are the same for ever."""

import json
from datetime import date

import pytest

from radslag.documents.services import content as c
from radslag.documents.services.glyphs import printable, unprintable
from radslag.documents.services.kinds import LOOKS, report_document, statute_document, wheel_document
from radslag.ui.drawing import Look
from tests.unit.documents.samples import entries, entry, envelope, report, sheet, statute


def test_the_same_content_gives_the_same_bytes_and_digest():
    one, other = (c.document(envelope(), [c.p("Ett ord.")]) for _ in range(2))

    assert one == other
    assert c.digest(one) == c.digest(other) != c.digest(c.document(envelope(), [c.p("Två ord.")]))


def test_the_bytes_are_canonical_json():
    said = c.document(envelope(), [c.p("Å")])

    assert (
        said
        == json.dumps(json.loads(said), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    )


def test_the_envelope_says_all_that_it_must():
    said = json.loads(c.document(envelope(facts=[("Plats", "Lilla salen")]), [c.p("Ett ord.")]))

    assert said == {
        "form": 1,
        "type": "generic",
        "kind": "Handling",
        "id": "h1",
        "version": 1,
        "title": "Årshjul 2026",
        "lang": "sv",
        "municipality": "Exempelköping",
        "body": "Trygghetsrådet",
        "date": "2026-01-20",
        "basis": [["reglemente#3.2", "Reglementet 3.2"]],
        "facts": [["Plats", "Lilla salen"]],
        "blocks": [{"t": "p", "r": [{"s": "Ett ord."}]}],
    }


def test_everything_that_is_missing_is_named_at_once():
    with pytest.raises(c.ContentIncomplete) as refused:
        c.document(envelope(title=" ", body=""), [])

    assert refused.value.missing == ["rubrik", "organ", "innehåll"]


@pytest.mark.parametrize(
    ("make", "said", "missing"),
    [
        (wheel_document, lambda: sheet(adopted="", entries=[]), ["vem som fastställt det", "poster"]),
        (statute_document, lambda: statute(sha256="", clauses=[]), ["regelfilens kontrollsumma", "punkter"]),
        (report_document, lambda: report(receipt=[], duties=[]), ["skyldigheter", "kvitto"]),
    ],
)
def test_a_type_refuses_to_be_made_without_what_it_must_say(make, said, missing):
    with pytest.raises(c.ContentIncomplete) as refused:
        make(envelope(), said())

    assert refused.value.missing == missing


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("A\u030angest", "Ångest"),
        ("sam\u00adverkan", "samverkan"),
        ("a\u202eb\u200bc\u0007d", "abcd"),
        ("rad\nrad", "rad\nrad"),
        ("Bra \U0001f600", "Bra [U+1F600]"),
        ("Łukasz Ženíšková Şahin Ünal", "Łukasz Ženíšková Şahin Ünal"),
        ("Анна Αννα", "Анна Αννα"),
        ("安", "[U+5B89]"),
    ],
)
def test_text_is_kept_as_it_can_be_printed(typed, kept):
    assert c.clean(typed) == kept


def test_the_form_can_say_which_signs_will_not_print():
    assert unprintable("安 and 安 ☃ å") == ["安", "☃"]
    assert printable("§ – ” … € ≥ ×") == "§ – ” … € ≥ ×"


def test_a_row_of_another_length_than_its_head_is_refused():
    with pytest.raises(ValueError, match="2 cells"):
        c.tbl("Möten", ["Dag", "Beslut"], [["3 februari"]])


def test_a_picture_without_words_is_refused():
    with pytest.raises(ValueError, match="needs words"):
        c.fig("<svg/>", " ")


def test_the_wheel_stands_in_words_too():
    said = json.loads(wheel_document(envelope(), sheet()))

    assert said["blocks"][0]["alt"] == "Årshjul 2026. 5 poster, 1 klara. Samma innehåll i listan."
    assert said["blocks"][1] == {
        "t": "key",
        "lanes": sheet().lanes,
        "looks": [[k.value, v] for k, v in LOOKS.items()],
    }
    assert [block["s"] for block in said["blocks"] if block["t"] == "h"] == [
        *("Februari", "Juni", "Oktober", "November", "December"),
    ]
    assert said["facts"] == [
        ["Fastställt", "av rådet 20 januari 2026, § 4"],
        ["Reservation", "för ändringar"],
    ]


def test_the_order_of_the_entries_does_not_matter():
    assert wheel_document(envelope(), sheet()) == wheel_document(envelope(), sheet(entries=entries()[::-1]))


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (None, "1~juni"),
        (date(2026, 6, 1), "1~juni"),
        (date(2026, 6, 19), "1–19~juni"),
        (date(2026, 8, 16), "1~juni–16~augusti"),
    ],
)
def test_a_span_says_its_first_and_last_day(until, expected):
    assert entry(date(2026, 6, 1), until=until).when == expected.replace("~", "\u00a0")


def test_a_part_with_nothing_to_tell_says_so():
    blocks = json.loads(report_document(envelope(), report(gaps=[], needs=[])))["blocks"]

    assert [b["r"][0]["s"] for b in blocks if b["t"] == "p"][1:] == ["Inget att redovisa."] * 2


def test_each_shape_of_the_wheel_has_a_word():
    assert set(LOOKS) == set(Look)
