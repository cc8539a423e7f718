"""Letters leave when `tick` comes by, by hand, or at once; and the mail can be tried beforehand."""

import threading

import pytest
from django.core import checks
from django.core.management import CommandError, call_command

from radslag.municipalities.management.commands import tick
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.notices import tasks
from radslag.notices.checks import letters_leave_the_house
from radslag.notices.models import Message
from tests.integration.notices.conftest import posted
from tests.integration.notices.servers import PostOffice, free_port, served

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.LETTERS_FOLDER = str(tmp_path / "brev")
    return tmp_path / "brev"


@pytest.fixture
def soon(norrby):
    """A letter that has waited since long before now."""
    with within(norrby):
        posted()
        Message.objects.update(next_attempt_at="2026-01-01T00:00:00Z", queued_at="2026-01-01T00:00:00Z")
    return norrby


def use(settings, port):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_HOST_USER = "127.0.0.1", port, ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False


def test_tick_sends_what_waits(soon, folder):
    call_command("tick")

    assert len(list(folder.glob("*.eml"))) == 1


def test_what_one_errand_cannot_do_is_told_when_everything_else_is_done(soon, folder, monkeypatch):
    def broken(*, at):
        raise ConnectionError

    found = tick.tasks
    monkeypatch.setattr(
        tick, "tasks", lambda name: iter([broken, *found(name)]) if name == "errand" else found(name)
    )

    with pytest.raises(CommandError, match="Not done: tests"):
        call_command("tick")
    assert len(list(folder.glob("*.eml"))) == 1


def test_letters_are_sent_by_hand_with_a_line_for_each_municipality(soon, folder, capsys):
    Municipality.objects.create(slug="soderby", name="Söderby", register_start=soon.register_start)

    call_command("send_letters")

    assert capsys.readouterr().out == "norrby: 1 handed_over\nsoderby: nothing waits\n"


def test_without_a_server_the_other_municipalities_wait_as_well(soon, settings, capsys):
    use(settings, free_port())
    Municipality.objects.create(slug="soderby", name="Söderby", register_start=soon.register_start)

    with pytest.raises(CommandError, match="No mail server answered"):
        call_command("send_letters")
    assert capsys.readouterr().out == "norrby: 1 deferred\n"


def test_waking_sends_after_the_commit_only_where_it_is_wanted(
    settings, monkeypatch, django_capture_on_commit_callbacks
):
    woken = []
    monkeypatch.setattr(tasks, "_WORKER", type("W", (), {"wake": lambda self: woken.append(1)})())

    for wanted in (False, True):
        settings.SEND_LETTERS_AT_ONCE = wanted
        with django_capture_on_commit_callbacks(execute=True):
            tasks.wake()
            assert woken == []

    assert woken == [1]


def test_the_worker_looks_when_it_is_woken(monkeypatch):
    looked = threading.Event()
    monkeypatch.setattr(tasks, "look", looked.set)

    tasks.Worker().wake()

    assert looked.wait(timeout=10)


def test_what_goes_wrong_in_the_worker_is_logged_and_the_worker_lives(monkeypatch, caplog):
    def broken(*, at):
        raise ConnectionError("the line")

    monkeypatch.setattr(tasks, "send_everywhere", broken)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)

    tasks.look()

    assert "the line" in caplog.text


def test_the_mail_is_tried_and_the_servers_whole_answer_shown(settings, capsys):
    office = PostOffice()
    settings.LETTERS_FROM = "Provkommunen <radslag@norrby.example>"
    with served(office) as port:
        use(settings, port)
        call_command("check_mail", "prov@norrby.example")

    assert capsys.readouterr().out.splitlines() == [
        "from      radslag@norrby.example", f"to        127.0.0.1:{port}", "encrypted no",
        "answer    250 2.0.0 Ok: queued as 1",
    ]  # fmt: skip
    assert office.addressed == ["prov@norrby.example"]


def test_a_try_that_is_refused_ends_with_the_servers_words(settings, capsys):
    with served(PostOffice(prov="550 5.7.1 Relaying denied")) as port:
        use(settings, port)
        with pytest.raises(CommandError, match="refused"):
            call_command("check_mail", "prov@norrby.example")
    assert "answer    550 5.7.1 Relaying denied" in capsys.readouterr().out


def test_a_try_without_a_mail_server_says_so(folder, capsys):
    call_command("check_mail", "prov@norrby.example")

    assert "There is no mail server" in capsys.readouterr().out


def test_the_installation_is_warned_before_letters_stay_in_the_house(settings):
    settings.LETTERS_FROM = "radslag@localhost"
    assert [one.id for one in letters_leave_the_house(None)] == ["radslag.W003", "radslag.W004"]

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.LETTERS_FROM = "Prov <radslag@norrby.example>"
    assert letters_leave_the_house(None) == []


def test_the_warnings_are_registered():
    assert letters_leave_the_house in checks.registry.registry.deployment_checks
