"""On PostgreSQL a connection is kept between requests, and nothing of one request is left for the next."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from radslag.journal.models import Entry
from radslag.journal.services import record
from radslag.municipalities.tenancy import within
from tests.integration.journal.conftest import make_place

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def counting(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_entry")
        rows = cursor.fetchone()[0]
    return HttpResponse(f"{connection.connection.info.backend_pid} {rows}")


def outside(request: HttpRequest) -> HttpResponse:
    return counting(request)


def breaking(request: HttpRequest) -> HttpResponse:
    record("settings.changed", actor="", at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    raise AssertionError


def meddling(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL app.municipality = '1'; SET LOCAL statement_timeout = 1234")
    return HttpResponse()


urlpatterns = [
    path("konto/rader/", outside),
    path("<slug:kommun>/rader/", counting),
    path("<slug:kommun>/trasig/", breaking),
    path("<slug:kommun>/peta/", meddling),
]
handler500 = "radslag.ui.views.server_error"

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls(__name__),
    pytest.mark.filterwarnings("ignore:No directory at:UserWarning"),
]


@pytest.fixture
def ask() -> Any:
    """Ask as a web server does, so that each request ends as in production: `ask(path)` -> status, text."""
    handler = WSGIHandler()

    def asked(address: str, method: str = "GET") -> tuple[int, str]:
        status: list[str] = []

        def begin(line: str, heads: object, problem: object = None, /) -> Any:
            status.append(line)

        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": address, "SERVER_NAME": "localhost", "SERVER_PORT": "80",
            "wsgi.input": BytesIO(), "wsgi.url_scheme": "http", "wsgi.errors": BytesIO(),
        }  # fmt: skip
        answer = handler(environ, begin)
        text = b"".join(answer).decode()
        answer.close()
        return int(status[0][:3]), text

    return asked


@pytest.fixture
def towns() -> None:
    """Two municipalities: three entries in the first, one in the second."""
    for slug, count in (("norrby", 3), ("soderby", 1)):
        with within(make_place(slug)):
            for _ in range(count):
                record("settings.changed", actor="", at=NOON)


def seen(answer: tuple[int, str]) -> tuple[str, int]:
    """Return which connection answered, and how many rows it saw."""
    process, rows = answer[1].split()
    return process, int(rows)


def test_one_connection_serves_all_and_each_sees_its_own(towns, ask):
    own = {"/norrby/rader/": 3, "/soderby/rader/": 1, "/konto/rader/": 0}
    first = seen(ask("/norrby/rader/"))[0]

    for address in [*own, *reversed(own), *own]:
        assert seen(ask(address)) == (first, own[address])


def test_what_a_broken_page_wrote_and_where_it_was_is_forgotten(towns, ask):
    first = seen(ask("/norrby/rader/"))[0]

    assert ask("/norrby/trasig/")[0] == 500
    assert seen(ask("/konto/rader/")) == (first, 0)
    assert seen(ask("/norrby/rader/")) == (first, 3)
    assert seen(ask("/soderby/rader/")) == (first, 1)


def test_settings_of_one_request_end_with_it(towns, ask):
    ask("/norrby/peta/")

    assert seen(ask("/konto/rader/"))[1] == 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('app.municipality', true), current_setting('statement_timeout')"
        )
        assert cursor.fetchone() == ("", "0")


def test_a_connection_that_the_server_closed_is_replaced(towns, ask):
    first = seen(ask("/norrby/rader/"))[0]
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT pg_terminate_backend(%s)", [int(first)])
    other.close()

    process, rows = seen(ask("/norrby/rader/"))
    assert (process != first, rows) == (True, 3)


def test_the_journal_of_the_last_asked_is_not_left_open(towns, ask):
    ask("/norrby/rader/")

    assert Entry.objects.across_municipalities().count() == 0
