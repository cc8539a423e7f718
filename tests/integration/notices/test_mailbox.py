"""What comes back is read once, reaches the municipality it concerns, and the rest is left for a person."""

import imaplib
import types

import pytest
from django.core.management import CommandError, call_command

from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import here, within
from radslag.notices import tasks
from radslag.notices.models import Message, Report
from radslag.notices.services.mailbox import read_mailbox
from tests.integration.notices.conftest import NOON, only, posted
from tests.unit.notices.test_replies import answer, report

LETTER = b"Subject: Hej\n\nKan vi ses?"


def mark():
    return only().message_id.strip("<").partition("@")[0]


def handed_over(place, state="handed_over"):
    """Let one letter have left, and return its mark."""
    with within(place):
        posted()
        Message.objects.update(state=state)
        return mark()


@pytest.mark.parametrize(
    ("before", "action", "after"),
    [
        ("handed_over", "delivered", "delivered"),
        ("handed_over", "failed", "bounced"),
        ("handed_over", "delayed", "handed_over"),
        ("handed_over", "relayed", "handed_over"),
        ("unknown", "delivered", "delivered"),
        ("delivered", "failed", "bounced"),
        ("waiting", "failed", "waiting"),
        ("arrived", "failed", "arrived"),
    ],
)
def test_a_report_moves_a_letter_that_has_left_and_is_always_kept(norrby, before, action, after):
    sent = handed_over(norrby, before)

    assert tasks.take(report(action, mark=sent), at=NOON)

    with within(norrby):
        assert only().state == after
        assert [(one.action, str(one)) for one in Report.objects.all()] == [
            (action, "5.1.1 550 5.1.1 Mailbox unknown")
        ]


def test_the_same_report_twice_is_kept_once(norrby):
    sent = handed_over(norrby)

    assert [tasks.take(report(mark=sent), at=NOON) for _ in range(2)] == [True, True]
    with within(norrby):
        assert Report.objects.count() == 1


def test_a_report_of_a_letter_that_is_not_ours_is_left(norrby):
    handed_over(norrby)

    assert not tasks.take(report(), at=NOON)


def test_a_report_reaches_only_the_municipality_in_its_mark(norrby):
    sent = handed_over(norrby)
    other = Municipality.objects.create(slug="soderby", name="Söderby", register_start=norrby.register_start)

    assert not tasks.take(report(mark=sent.replace("norrby", "soderby")), at=NOON)
    with within(other):
        assert not Report.objects.exists()


@pytest.fixture
def awaited(monkeypatch):
    """Let one subject await answers, and return what it was given."""
    given = []

    def receive_reply(reply, *, at):
        given.append((here().slug, reply.uid, reply.said.value))
        return here().slug == "soderby"

    monkeypatch.setattr(tasks, "receivers", lambda: iter([receive_reply]))
    return given


def test_an_answer_is_offered_to_each_municipality_until_one_knows_it(norrby, awaited):
    for slug in ("soderby", "vasterby"):
        Municipality.objects.create(slug=slug, name=slug, register_start=norrby.register_start)

    assert tasks.take(answer("DECLINED"), at=NOON)
    assert awaited == [
        ("norrby", "mote-1@radslag.example", "declined"),
        ("soderby", "mote-1@radslag.example", "declined"),
    ]


def test_the_subjects_that_take_answers_are_found_by_name(monkeypatch):
    monkeypatch.setattr(tasks, "import_module", lambda name: types.SimpleNamespace(receive_reply=name))

    assert "radslag.notices.tasks" in list(map(str, tasks.receivers()))


def test_a_folder_of_mails_is_read_once(norrby, tmp_path, capsys):
    sent = handed_over(norrby)
    (tmp_path / "1.eml").write_bytes(report(mark=sent))
    (tmp_path / "2.eml").write_bytes(LETTER)

    for _ in range(2):
        call_command("read_replies", mailbox=str(tmp_path))

    assert capsys.readouterr().out.splitlines() == [
        "1 answers and reports read, 1 mails left for a person",
        "0 answers and reports read, 0 mails left for a person",
    ]
    assert sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.eml")) == [
        "lasta/1.eml", "ovriga/2.eml",
    ]  # fmt: skip


def test_a_mail_whose_reading_broke_is_given_again(tmp_path):
    (tmp_path / "1.eml").write_bytes(LETTER)

    def breaks(raw):
        raise ConnectionError

    with pytest.raises(ConnectionError):
        read_mailbox(str(tmp_path), breaks)
    assert read_mailbox(f"file://{tmp_path}", lambda raw: True).taken == 1


def test_without_a_mailbox_the_command_says_which_setting_is_missing(settings):
    settings.REPLY_MAILBOX = ""

    with pytest.raises(CommandError, match="REPLY_MAILBOX"):
        call_command("read_replies")


opened: list[tuple[object, ...]] = []


class Box:
    """An IMAP server's answers, as imaplib returns them."""

    def __init__(self, host, port, timeout):
        self.asked = opened
        self.asked.append(("open", host, port))

    def __enter__(self):
        return self

    def __exit__(self, *raised):
        self.asked.append(("logout",))

    def login(self, name, word):
        self.asked.append(("login", name, word))

    def select(self, name):
        self.asked.append(("select", name))

    def uid(self, verb, *args):
        self.asked.append((verb, *args))
        if verb == "search":
            return "OK", [b"7 9"]
        raw = LETTER if args[0] == "9" else answer()
        return "OK", [(b"1 (UID 7 BODY[] {9}", raw), b")"]


def test_a_mailbox_is_read_without_touching_what_is_a_persons(monkeypatch):
    monkeypatch.setattr(imaplib, "IMAP4_SSL", Box)
    opened.clear()

    found = read_mailbox("imaps://prov%40norrby.example:ord@post.example/INBOX", lambda raw: raw != LETTER)

    assert (found.taken, found.left) == (1, 1)
    assert opened == [
        ("open", "post.example", 993),
        ("login", "prov@norrby.example", "ord"),
        ("select", "INBOX"),
        ("search", "UNSEEN", "UNFLAGGED"),
        ("fetch", "7", "(BODY.PEEK[])"),
        ("store", "7", "+FLAGS", r"(\Seen)"),
        ("fetch", "9", "(BODY.PEEK[])"),
        ("store", "9", "+FLAGS", r"(\Flagged)"),
        ("logout",),
    ]
