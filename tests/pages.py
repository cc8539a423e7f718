"""One way to fetch a page in a test, so that every tested page is also checked for what all pages promise."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

# Statements that guard or open a transaction are the same for every page and say nothing about its queries.
HOUSEKEEPING = re.compile(r"^(SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SELECT set_config)", re.IGNORECASE)
PUBLIC_QUERIES, DESK_QUERIES, ELEMENTS = 8, 12, 1500
UNLABELLED = {"hidden", "submit", "button", "reset", "image"}


@dataclass
class Page:
    """An answer as a person meets it."""

    response: HttpResponseBase
    html: Element

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of a kind that carry these attributes (write `class_` and `for_`)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [e for e in self.html.iter(tag) if all(e.get(name) == value for name, value in wanted.items())]

    @property
    def words(self) -> str:
        """Everything that stands in `main`, spaces evened out."""
        return words(self.all("main")[0])

    @property
    def heading(self) -> str:
        """The words of the `h1`."""
        return words(self.all("h1")[0])

    @property
    def links(self) -> dict[str, str]:
        """Words and addresses of the links in `main`."""
        return {words(link): link.get("href", "") for link in self.all("main")[0].iter("a")}

    @property
    def primary(self) -> str:
        """The words of the one primary button, or nothing."""
        return next((words(e) for e in self.html.iter() if "primary" in classes(e)), "")

    @property
    def rows(self) -> list[list[str]]:
        """The words of each cell in each body row of the tables."""
        return [
            [words(cell) for cell in row if cell.tag in ("td", "th")]
            for row in self.html.iterfind(".//tbody/tr")
        ]


def words(element: Element) -> str:
    """Return what an element says, without soft hyphens and with single plain spaces."""
    return " ".join("".join(element.itertext()).replace("\u00ad", "").split())


def classes(element: Element) -> list[str]:
    """Return an element's classes."""
    return element.get("class", "").split()


def parsed(content: bytes) -> Element:
    """Return the document; markup that a browser would have to mend is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    document: Element = parser.parse(content.decode())
    return document


def check(html: Element) -> None:
    """Assert what every page promises, whatever it says."""
    check_head(html)
    check_fields(html)
    ids = Counter(e.get("id") for e in html.iter() if e.get("id"))
    assert not {name for name, times in ids.items() if times > 1}, "ids are given once"
    for e in html.iter():
        assert not e.get("style"), f"inline style on {e.tag}"
        assert not any(str(name).startswith("on") for name in e.attrib), f"inline script on {e.tag}"
    assert all(e.get("src") for e in html.iter("script")), "inline script"
    assert not list(html.iter("style")), "inline style"
    for table in html.iter("table"):
        assert table.find("caption") is not None, "a table has a caption"
        assert all(th.get("scope") for th in table.iter("th")), "headers have a scope"
    assert sum("primary" in classes(e) for e in html.iter()) <= 1, "at most one primary button"
    assert sum(1 for _ in html.iter()) <= ELEMENTS
    for form in html.iter("form"):
        assert {"action", "method"} <= set(form.attrib), "a form works without scripts"
    for part in html.iter():
        for name in ("aria-labelledby", "aria-describedby"):
            assert all(ref in ids for ref in part.get(name, "").split()), (
                f"{name} points at nothing: {part.attrib}"
            )


def check_head(html: Element) -> None:
    """Assert language, title, heading and landmarks."""
    assert html.get("lang") == "sv"
    headings = list(html.iter("h1"))
    assert len(headings) == 1, "one h1"
    title = " ".join("".join(next(html.iter("title")).itertext()).split())
    assert title.removeprefix("Fel: ").startswith(words(headings[0])), f"{title!r} begins with the h1"
    assert len(list(html.iter("main"))) == 1
    levels = [int(e.tag[1]) for e in html.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), (
        f"headings skip a level: {levels}"
    )


def check_fields(html: Element) -> None:
    """Assert that every field has a name that can be read."""
    labelled = {label.get("for") for label in html.iter("label")}
    inside = {field for label in html.iter("label") for field in label.iter()}
    for tag in ("input", "select", "textarea"):
        for field in html.iter(tag):
            if field.get("type") in UNLABELLED:
                continue
            named = field.get("aria-label") or field.get("aria-labelledby")
            assert named or field.get("id") in labelled or field in inside, f"no label: {field.attrib}"
    for button in html.iter("button"):
        assert words(button) or button.get("aria-label"), "a button has words"


def check_answer(response: HttpResponseBase, url: str) -> None:
    """Assert the headers that keep a page to itself."""
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    if "/arbete/" in url:
        assert response.headers["Cache-Control"] == "no-store"
    elif not url.startswith("/konto/"):
        assert not response.cookies, "a public page gives no cookie"
        assert "Cookie" not in response.headers.get("Vary", ""), "a public page never reads the session"


@pytest.fixture
def page(client: Client, db: None, sign_in: Callable[..., Client]) -> Callable[..., Page]:
    """Fetch a page and check it: `page(url)`, `page(url, by=user)`, `page(url, data={...}, status=422)`.

    `by` signs the person in first; `data` makes it a POST; `status` is what the answer shall be; `queries` is
    the most it may ask of the database, by default 8 for a public page and 12 for one under `arbete/`.
    """

    def fetch(
        url: str,
        *,
        by: Any = None,
        data: dict[str, Any] | None = None,
        status: int = 200,
        queries: int | None = None,
        **headers: str,
    ) -> Page:
        if by is not None:
            sign_in(client, by)
        with CaptureQueriesContext(connection) as asked:
            send = client.get if data is None else client.post
            response = send(url, data or {}, headers=headers or None)
        assert response.status_code == status, f"{url} answered {response.status_code}"
        counted = [q["sql"] for q in asked.captured_queries if not HOUSEKEEPING.match(q["sql"])]
        limit = queries if queries is not None else DESK_QUERIES if "/arbete/" in url else PUBLIC_QUERIES
        assert data is not None or len(counted) <= limit, "\n".join([f"{len(counted)} queries", *counted])
        html = parsed(response.content)
        check(html)
        check_answer(response, url)
        return Page(response, html)

    return fetch
