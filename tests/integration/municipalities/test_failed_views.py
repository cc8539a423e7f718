"""On PostgreSQL a view that fails leaves nothing behind, and its error page can still ask the database."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from radslag.journal.models import Entry
from radslag.journal.services import record
from radslag.municipalities.middleware import PlaceMiddleware
from radslag.municipalities.tenancy import within
from tests.integration.journal.conftest import make_place

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def answered(failure: Exception | None, method: str = "POST") -> int:
    """Write an entry in a view that then fails or not, and return how many entries its answer counted."""

    def view(request: HttpRequest) -> HttpResponse:
        record("settings.changed", actor="", at=NOON)
        if failure:
            raise failure
        return HttpResponse()

    counted: list[int] = []

    def handler(request: HttpRequest) -> HttpResponse:
        # After a failure the handler for that error makes its page here, and may ask the database.
        with suppress(Http404, PermissionDenied):
            place.process_view(request, view, (), {"kommun": "norrby"}) or view(request)
        counted.append(Entry.objects.count())
        return HttpResponse()

    place = PlaceMiddleware(handler)
    place(RequestFactory().generic(method, "/norrby/arbete/"))
    return counted[0]


@pytest.mark.postgres
@pytest.mark.parametrize("failure", [Http404(), PermissionDenied()], ids=repr)
def test_what_a_failed_view_wrote_is_gone_and_its_page_can_still_ask(db, failure):
    norrby = make_place("norrby")

    assert answered(failure) == 0
    with within(norrby):
        assert Entry.objects.count() == 0


def test_what_a_view_wrote_is_there(db):
    norrby = make_place("norrby")

    assert answered(None) == 1
    with within(norrby):
        assert Entry.objects.count() == 1
