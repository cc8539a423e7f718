"""How much a page may ask a browser to fetch the first time: six requests and sixty kilobytes."""

import gzip
from datetime import UTC

import pytest
from django.utils import timezone
from playwright.sync_api import Response

from radslag.demo import services

pytestmark = pytest.mark.django_db(transaction=True)
REQUESTS, BYTES = 6, 60_000
PAGES = {"the wheel": "/ange/arshjul/2026/", "the statute": "/ange/regler/ange/"}


@pytest.fixture
def demonstration(db: None) -> None:
    services.fill("ange", now=timezone.now().replace(hour=9, tzinfo=UTC))


def weight(answer: Response) -> int:
    """Return the bytes of an answer as it leaves an installation: style and script lie there compressed."""
    body, kind = answer.body(), answer.headers.get("content-type", "")
    stored = "/static/" in answer.url and not kind.startswith(("font/", "image/png"))
    return len(gzip.compress(body) if stored else body)


@pytest.mark.parametrize("name", PAGES)
def test_a_first_visit_is_light(open_tab, demonstration, name):
    fetched: list[Response] = []
    tab = open_tab()

    def note(answer: Response) -> None:
        fetched.append(answer)

    tab.on("response", note)

    tab.goto(PAGES[name], wait_until="networkidle")

    weights = {answer.url: weight(answer) for answer in fetched}
    assert {answer.status for answer in fetched} == {200}
    assert len(weights) <= REQUESTS, weights
    assert sum(weights.values()) <= BYTES, weights
