"""Letters leave by a mail server, and what it answers is kept and told as it was said."""

import base64
import hashlib
from datetime import timedelta

import pytest

from radslag.municipalities.tenancy import within
from radslag.notices.models import Attempt, Message
from radslag.notices.services import Enclosed, Recipient, post, resend
from radslag.notices.services.outbox import send_waiting
from radslag.notices.states import MessageState
from tests.integration.notices.conftest import BY, MEETING, NOON, draft, minutes, only, people, posted, states
from tests.integration.notices.servers import (
    LeavesAfterData,
    LeavesAtRecipient,
    PostOffice,
    free_port,
    scripted,
    served,
)

PAPER = Enclosed("kallelse.pdf", "application/pdf", b"%PDF-1.7 prov")


@pytest.fixture
def use(settings):
    """Let letters leave by the server at a port."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "127.0.0.1", "", ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.LETTERS_FROM = "Provkommunen <radslag@norrby.example>"
    settings.SITE_URL = "https://radslag.example"

    def at(port):
        settings.EMAIL_PORT = port

    return at


@pytest.fixture
def office(use):
    kept = PostOffice()
    with served(kept) as port:
        use(port)
        yield kept


def send(place, at=NOON, **kwargs):
    return send_waiting(place, at=at, **kwargs).counts


def test_twenty_five_letters_are_handed_over_one_to_each(norrby, office):
    with within(norrby):
        post("call", draft(calendar=MEETING, enclosures=[PAPER]), people(25), **BY)

    assert send(norrby) == {MessageState.HANDED_OVER: 25}
    assert office.addressed == [one.address for one in people(25)]
    assert {mail["To"] for mail in office.mails} == {f"{one.name} <{one.address}>" for one in people(25)}
    assert all(mail["Cc"] is mail["Bcc"] is None for mail in office.mails)


def test_a_letter_holds_text_html_and_invitation_with_the_files_last(norrby, office):
    with within(norrby):
        post("call", draft(calendar=MEETING, enclosures=[PAPER]), people(1), **BY)
    send(norrby)

    (mail,) = office.mails
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar",
        "application/pdf", "application/ics",
    ]  # fmt: skip
    calendar = list(mail.walk())[4]
    assert (calendar.get_param("method"), calendar.get_param("charset")) == ("REQUEST", "utf-8")
    assert [part.get_filename() for part in mail.iter_attachments()] == ["kallelse.pdf", "inbjudan.ics"]
    assert (mail["From"], mail["Auto-Submitted"]) == ("Provrådet <radslag@norrby.example>", "auto-generated")
    assert "https://radslag.example/norrby/svar/1/" in mail.get_body(("plain",)).get_content()


def test_what_was_sent_is_kept_as_evidence_with_the_digest_of_its_exact_bytes(norrby, office):
    with within(norrby):
        posted()
    send(norrby)

    with within(norrby):
        attempt = Attempt.objects.get()
    ((_, raw),) = office.taken
    assert attempt.sha256 == hashlib.sha256(raw).hexdigest()
    assert (attempt.code, attempt.words, attempt.outcome) == (250, "2.0.0 Ok: queued as 1", "handed_over")
    assert attempt.host.startswith("127.0.0.1:")
    assert NOON <= attempt.at < minutes(1)


def test_a_message_that_is_sent_again_is_the_same_message_to_servers(norrby, office):
    with within(norrby):
        posted()
    send(norrby)
    with within(norrby):
        resend(only(), actor="", at=minutes(5))
    send(norrby, minutes(5))

    first, second = office.mails
    assert first["Message-ID"] == second["Message-ID"]
    with within(norrby):
        assert Attempt.objects.count() == 2


def test_nothing_is_sent_twice_however_often_the_outbox_is_looked_at(norrby, office):
    with within(norrby):
        posted(3)

    assert [send(norrby, minutes(n)) for n in range(3)] == [{MessageState.HANDED_OVER: 3}, {}, {}]
    assert len(office.taken) == 3


def test_a_letter_that_gathers_is_not_sent_before_its_time(norrby, office):
    with within(norrby):
        post("papers", draft(), people(1), **BY, send_after=minutes(15))

    assert send(norrby, minutes(14)) == {}
    assert send(norrby, minutes(15)) == {MessageState.HANDED_OVER: 1}


def test_one_refused_recipient_is_shown_in_the_servers_words_and_the_others_get_theirs(norrby, use):
    office = PostOffice(prov2="550 5.1.1 Mailbox unknown")
    with served(office) as port:
        use(port)
        with within(norrby):
            posted(3)
        send(norrby)

    with within(norrby):
        assert states() == {"person:1": "handed_over", "person:2": "refused", "person:3": "handed_over"}
        refused = Attempt.objects.get(outcome="refused")
    assert (refused.code, refused.words) == (550, "5.1.1 Mailbox unknown")
    assert office.addressed == ["prov1@norrby.example", "prov3@norrby.example"]


def test_a_temporary_refusal_is_tried_again_after_one_five_fifteen_and_sixty_minutes(norrby, use):
    office = PostOffice(prov1="451 4.7.1 Greylisted")
    tried: list[int] = []
    with served(office) as port:
        use(port)
        with within(norrby):
            posted()
        for minute in (0, 1, 6, 21, 81, 321):
            assert send(norrby, minutes(minute) - timedelta(seconds=5)) == {}, minute
            assert send(norrby, minutes(minute + len(tried))) == {MessageState.DEFERRED: 1}, minute
            tried.append(minute)
        office.answers.clear()
        assert send(norrby, minutes(321 + 5 + 245)) == {MessageState.HANDED_OVER: 1}


def test_after_forty_eight_hours_of_temporary_refusals_it_did_not_arrive(norrby, use):
    office = PostOffice(prov1="451 4.7.1 Greylisted")
    with served(office) as port:
        use(port)
        with within(norrby):
            posted()
        counts = [send(norrby, NOON + timedelta(hours=hours)) for hours in range(0, 60, 5)]

    with within(norrby):
        assert only().state == "refused"
    assert sum(map(bool, counts)) == 10


def test_a_line_that_breaks_before_the_data_is_tried_again_later(norrby, use):
    with served(LeavesAtRecipient()) as port:
        use(port)
        with within(norrby):
            posted()
        assert send(norrby) == {MessageState.DEFERRED: 1}


def test_a_line_that_breaks_after_the_data_is_never_tried_again_by_itself(norrby, use):
    office = LeavesAfterData()
    with served(office) as port:
        use(port)
        with within(norrby):
            posted(2)
        send(norrby)
        assert send(norrby, NOON + timedelta(days=1)) == {}

    with within(norrby):
        assert states() == {"person:1": "unknown", "person:2": "unknown"}
    assert office.addressed == ["prov1@norrby.example", "prov2@norrby.example"]


def test_a_server_that_is_too_slow_to_answer_leaves_the_message_unknown(norrby, use, settings):
    settings.EMAIL_TIMEOUT = 0.3
    with scripted([], lambda line: 1.0 if line == "." else 0) as port:
        use(port)
        with within(norrby):
            posted()
        assert send(norrby) == {MessageState.UNKNOWN: 1}


def test_a_slow_server_gets_no_message_that_its_lease_has_no_time_for(norrby, office, monkeypatch):
    monkeypatch.setattr("radslag.notices.services.outbox.LEASE", timedelta(minutes=1))
    with within(norrby):
        posted(2)

    assert send(norrby, limit=2) == {}
    assert office.taken == []
    with within(norrby):
        assert states() == {"person:1": "waiting", "person:2": "waiting"}


def test_without_a_server_everything_waits_and_one_try_is_enough_to_know(norrby, use):
    use(free_port())
    with within(norrby):
        posted(12)

    sent = send_waiting(norrby, at=NOON)

    assert (sent.counts, sent.reached) == ({MessageState.DEFERRED: 1}, False)
    with within(norrby):
        assert sorted(states().values()) == ["deferred", *["waiting"] * 11]


def test_a_server_that_closes_for_now_is_met_on_a_new_line(norrby, use):
    office = PostOffice(prov1="421 4.3.2 Closing")
    with served(office) as port:
        use(port)
        with within(norrby):
            posted(2)
        assert send(norrby) == {MessageState.DEFERRED: 1, MessageState.HANDED_OVER: 1}


def test_reports_are_asked_for_where_the_server_offers_them(norrby, use):
    heard: list[str] = []
    with scripted(heard) as port:
        use(port)
        with within(norrby):
            posted()
        send(norrby)
    with within(norrby):
        mark = only().message_id.strip("<").partition("@")[0]

    assert [line for line in heard if line.startswith(("mail", "rcpt"))] == [
        f"mail FROM:<radslag@norrby.example> RET=HDRS ENVID={mark}",
        "rcpt TO:<prov1@norrby.example> NOTIFY=SUCCESS,FAILURE,DELAY",
    ]
    assert mark.startswith("norrby.")
    assert len(mark) <= 100


def test_a_line_that_begins_with_a_dot_arrives_as_it_was_written(norrby, office):
    with within(norrby):
        posted(text="Först\n.\n.. och sedan")
    send(norrby)

    (mail,) = office.mails
    assert mail.get_body(("plain",)).get_content().splitlines() == ["Först", ".", ".. och sedan"]


def test_a_worker_that_vanished_leaves_unknown_behind_and_nothing_is_sent_by_itself(norrby, office):
    with within(norrby):
        posted()
        gone = {"state": "sending", "claim": "gone", "claimed_until": minutes(5)}
        Message.objects.update(**gone)

    assert send(norrby, minutes(4)) == {}
    assert send(norrby, minutes(6)) == {}
    assert office.taken == []
    with within(norrby):
        assert only().state == "unknown"
        assert (Attempt.objects.get().outcome, Attempt.objects.get().code) == ("unknown", 0)


def test_without_a_mail_server_letters_are_put_in_a_folder_and_say_so(norrby, settings, tmp_path):
    settings.LETTERS_FOLDER = str(tmp_path / "var" / "brev")
    with within(norrby):
        post("call", draft(), [Recipient("person:1", "Prov", "prov@norrby.example")], **BY)
    send(norrby)
    with within(norrby):
        resend(only(), actor="", at=minutes(1))
    send(norrby, minutes(1))

    with within(norrby):
        assert {(one.code, one.host) for one in Attempt.objects.all()} == {(0, "var/brev")}
    assert len(list((tmp_path / "var" / "brev").glob("norrby.*.eml"))) == 2


def test_five_hundred_letters_leave_in_one_go_of_five_at_a_time(
    norrby, office, django_assert_max_num_queries
):
    with within(norrby):
        post("call", draft(calendar=MEETING, enclosures=[PAPER]), people(500), **BY)

    with django_assert_max_num_queries(500 * 2 + 101 * 14):
        assert send(norrby) == {MessageState.HANDED_OVER: 500}
    assert len(set(office.addressed)) == 500


OPEN = "250-here\r\n250 AUTH XOAUTH2 PLAIN"


def test_a_token_signs_in_where_there_is_one(norrby, use, settings):
    heard: list[str] = []
    with scripted(heard, EHLO=OPEN, AUTH="235 Ok") as port:
        use(port)
        settings.EMAIL_HOST_USER, settings.EMAIL_OAUTH_TOKEN = "prov@norrby.example", "token"
        with within(norrby):
            posted()
        assert send(norrby) == {MessageState.HANDED_OVER: 1}

    (line,) = [line for line in heard if line.startswith("AUTH")]
    said = base64.b64decode(line.removeprefix("AUTH XOAUTH2 "))
    assert said == b"user=prov@norrby.example\x01auth=Bearer token\x01\x01"


def test_a_name_and_word_that_the_server_does_not_take_leave_letters_waiting(norrby, use, settings):
    with scripted([], EHLO=OPEN, AUTH="535 5.7.8 Not accepted") as port:
        use(port)
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "prov@norrby.example", "ord"
        with within(norrby):
            posted(2)
        sent = send_waiting(norrby, at=NOON)

    assert (sent.counts, sent.reached) == ({MessageState.DEFERRED: 1}, False)
    with within(norrby):
        assert (Attempt.objects.get().code, Attempt.objects.get().words) == (535, "5.7.8 Not accepted")


@pytest.mark.parametrize("name", ["EMAIL_USE_TLS", "EMAIL_USE_SSL"])
def test_without_the_encryption_that_is_asked_for_nothing_is_sent(norrby, use, settings, name):
    heard: list[str] = []
    settings.EMAIL_TIMEOUT = 2
    with scripted(heard) as port:
        use(port)
        setattr(settings, name, True)
        with within(norrby):
            posted()
        assert not send_waiting(norrby, at=NOON).reached

    assert [line for line in heard if line.lower().startswith(("mail", "data"))] == []
