"""Answers to invitations and reports of mail servers are read as programs write them."""

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radslag.notices.services.replies import LARGEST, Reply, Report, Said, read_reply

MARK = "norrby." + "0123456789abcdef" * 2 + "01234567"
REPLY = """BEGIN:VCALENDAR
PRODID:-//Prov//sv
VERSION:2.0
METHOD:{method}
BEGIN:VEVENT
UID:mote-1@radslag.example
SEQUENCE:1
DTSTAMP:20261201T101500Z
DTSTART;TZID=W. Europe Standard Time:20261208T130000
ATTENDEE;PARTSTAT={said};CN="Prov, Person":MAILTO:Prov1@Norrby.example
COMMENT:Kommer lite senare
END:VEVENT
END:VCALENDAR
"""


def answer(said="ACCEPTED", method="REPLY", calendar=REPLY):
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "prov1@norrby.example", "Accepterat: Möte"
    mail.set_content("Jag kommer.")
    content = calendar.format(said=said, method=method).replace("\n", "\r\n").encode()
    mail.add_alternative(
        content,
        maintype="text",
        subtype="calendar",
        cte="base64",
        params={"method": method, "charset": "utf-8"},
    )
    return mail.as_bytes()


@pytest.mark.parametrize("said", list(Said))
def test_an_answer_says_who_answered_what_to_which_invitation(said):
    assert read_reply(answer(said.name)) == Reply(
        uid="mote-1@radslag.example",
        sequence=1,
        attendee="prov1@norrby.example",
        said=said,
        at=datetime(2026, 12, 1, 10, 15, tzinfo=UTC),
        comment="Kommer lite senare",
    )


@pytest.mark.parametrize("said", ["NEEDS-ACTION", "DELEGATED", ""])
def test_what_is_no_answer_is_none(said):
    assert read_reply(answer(said)) is None


@pytest.mark.parametrize("method", ["REQUEST", "COUNTER", "CANCEL"])
def test_what_comes_back_by_another_method_is_none(method):
    assert read_reply(answer(method=method)) is None


def report(action="failed", status="5.1.1", envelope=True, returned="text/rfc822-headers", mark=MARK):
    env = f"Original-Envelope-Id: {mark}\n" if envelope else ""
    headers = f"Message-ID: <{mark}@norrby.example>\nSubject: Kallelse\n"
    return (
        "From: MAILER-DAEMON@post.example\nSubject: Undelivered\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
        "--b\nContent-Type: text/plain\n\nSorry.\n"
        f"--b\nContent-Type: message/delivery-status\n\n{env}Reporting-MTA: dns; post.example\n\n"
        f"Final-Recipient: rfc822; prov1@norrby.example\nAction: {action}\nStatus: {status}\n"
        "Diagnostic-Code: smtp; 550 5.1.1 Mailbox\n unknown\n\n"
        f"--b\nContent-Type: {returned}\n\n{headers}\n--b--\n"
    ).encode()


@pytest.mark.parametrize("envelope", [True, False])
@pytest.mark.parametrize("returned", ["text/rfc822-headers", "message/rfc822"])
def test_a_report_is_known_by_its_envelope_or_by_the_message_it_returns(envelope, returned):
    assert read_reply(report(envelope=envelope, returned=returned)) == Report(
        mark=MARK, action="failed", status="5.1.1", words="550 5.1.1 Mailbox unknown"
    )


@pytest.mark.parametrize("action", ["delivered", "delayed", "relayed", "expanded", "Failed"])
def test_a_report_says_what_was_done(action):
    found = read_reply(report(action))

    assert isinstance(found, Report)
    assert found.action == action.lower()


@pytest.mark.parametrize(
    "raw", [report(mark="nagon-annans"), report("lost"), b"", b"Subject: Hej\n\nKan vi ses?", b"\xff" * 99]
)
def test_other_mails_are_left_alone(raw):
    assert read_reply(raw) is None


def test_a_mail_past_ten_megabytes_is_not_read():
    assert read_reply(answer() + b" " * LARGEST) is None


@given(st.data())
def test_a_mail_that_is_broken_anywhere_is_read_or_left_and_never_an_error(data):
    raw = data.draw(
        st.sampled_from([answer(), report(), answer(calendar="BEGIN:VCALENDAR\nMETHOD:{method}\n{said}")])
    )
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))

    found = read_reply(raw[:start] + data.draw(st.binary(max_size=20)) + raw[end:])

    assert found is None or isinstance(found, Reply | Report)


@given(calendar=st.text(alphabet="BEGIN:VCALDRTMHOPYUSQ;=\n-0123456789TZ", max_size=200))
def test_a_calendar_of_nonsense_is_never_an_error(calendar):
    whole = f"BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\n{calendar}\nEND:VEVENT\nEND:VCALENDAR\n"

    found = read_reply(answer(calendar=whole.replace("{", "").replace("}", "")))

    assert found is None or isinstance(found, Reply)


def test_a_returned_id_that_the_librarys_parser_gives_up_on_is_no_mark():
    report = (
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n--b\n'
        b"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\n"
        b"Action: failed\nStatus: 5.1.1\n\n"
        b"--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <:norrby."
        + b"0" * 40
        + b"@norrby.example>\n\n--b--\n"
    )

    assert read_reply(report) is None
