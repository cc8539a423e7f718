"""A mail is bytes that any server may carry: text and HTML that say the same, and nothing fetched."""

from datetime import UTC, datetime
from email import message_from_bytes, policy

import html5lib
import pytest

from radslag.notices.services.message import Enclosed, Mail, as_html, build, personal

AT = datetime(2026, 11, 27, 8, 14, tzinfo=UTC)
TEXT = """Hej!

Du kallas till Provrådets möte. Svara här: https://radslag.example/svar/1?a=1&b=2.

Ärenden:
- Val av <justerare>
- Budget & plan
Välkommen"""


def mail(**changed):
    said = {
        "sender": "radslag@norrby.example", "sender_name": "Provrådet", "to": "prov@norrby.example",
        "to_name": "Prov Åsén", "subject": "Kallelse till möte", "message_id": "<norrby.1@norrby.example>",
        "at": AT, "text": TEXT,
    }  # fmt: skip
    return Mail(**{**said, **changed})


def read(raw):
    return message_from_bytes(raw, policy=policy.default)


def words(html):
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    return " ".join("".join(document.find("body").itertext()).split())


def test_a_plain_letter_has_two_forms_and_nothing_else():
    made = read(build(mail()))

    assert [part.get_content_type() for part in made.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert {name: made[name] for name in ("From", "To", "Subject", "Message-ID", "Auto-Submitted")} == {
        "From": "Provrådet <radslag@norrby.example>",
        "To": "Prov Åsén <prov@norrby.example>",
        "Subject": "Kallelse till möte",
        "Message-ID": "<norrby.1@norrby.example>",
        "Auto-Submitted": "auto-generated",
    }
    assert made["Date"].datetime == AT


def test_text_and_html_say_the_same():
    made = read(build(mail()))

    plain = " ".join(made.get_body(("plain",)).get_content().replace("\n- ", "\n").split())
    assert words(made.get_body(("html",)).get_content()) == plain


def test_html_shows_what_was_written_and_links_to_whole_addresses_only():
    html = as_html("Kallelse", TEXT)

    assert "<li>Val av &lt;justerare&gt;</li>" in html
    address = "https://radslag.example/svar/1?a=1&amp;b=2"
    assert f'<a href="{address}">{address}</a>.' in html


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", 'https://a.example/"onclick="x', "<img src=https://a.example/1.gif>"],
)
def test_nothing_that_is_written_becomes_markup(text):
    html = as_html(text, text)

    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    tags = {element.tag for element in document.iter()}
    assert tags <= {"html", "head", "meta", "title", "body", "p", "a"}
    assert all(set(element.attrib) <= {"href", "lang", "charset"} for element in document.iter())


def test_the_bytes_are_seven_bits_in_short_lines_whatever_is_said():
    raw = build(
        mail(
            text="å" * 3000, subject="Möte " * 40, files=[Enclosed("ö.pdf", "application/pdf", b"\xff" * 99)]
        )
    )

    assert max(raw) < 128
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert read(raw).get_body(("plain",)).get_content().strip() == "å" * 3000


@pytest.mark.parametrize("content", [b"", b"x", bytes(range(256)) * 500], ids=len)
def test_two_files_of_any_size_arrive_as_they_are(content):
    files = [
        Enclosed("1.pdf", "application/pdf", content),
        Enclosed("2.bin", "application/x-prov", content[::-1]),
    ]

    made = read(build(mail(files=files)))

    assert [part.get_content() for part in made.iter_attachments()] == [content, content[::-1]]


def test_the_files_of_a_letter_arrive_as_they_are():
    made = read(build(mail(files=[Enclosed("Kallelse till mötet.pdf", "application/pdf", b"%PDF-1.7")])))

    assert [(part.get_filename(), part.get_content()) for part in made.iter_attachments()] == [
        ("Kallelse till mötet.pdf", b"%PDF-1.7")
    ]


def test_the_invitation_lies_among_the_forms_and_once_more_as_a_file():
    made = read(build(mail(calendar=b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", method="CANCEL")))

    forms = next(iter(made.iter_parts()))
    assert [part.get_content_type() for part in forms.iter_parts()] == [
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    assert list(forms.iter_parts())[2].get_param("method") == "CANCEL"
    assert [part.get_filename() for part in made.iter_attachments()] == ["installt.ics"]


@pytest.mark.parametrize("subject", ["Möte\r\nBcc: a@b.example", "Möte\nBcc: a@b.example"])
def test_a_subject_cannot_add_a_recipient(subject):
    assert read(build(mail(subject=subject)))["Bcc"] is None


def test_an_address_that_no_header_can_hold_is_an_error():
    with pytest.raises(ValueError, match=r"invalid|Invalid|CR or LF"):
        build(mail(to="prov@norrby.example\r\nBcc: a@b.example"))


def test_each_recipient_gets_an_address_of_their_own_and_without_one_the_line_is_left_out():
    text = "Hej!\n\nSvara här: {link}\nVälkommen"

    assert personal(text, "https://a.example/1") == "Hej!\n\nSvara här: https://a.example/1\nVälkommen"
    assert personal(text, "") == "Hej!\n\nVälkommen"
