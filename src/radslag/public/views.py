"""Pages for anyone: the installation, a municipality, its year. They never read the session."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from importlib.metadata import version
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from radslag.journal.queries import head
from radslag.municipalities.http import address, public_page
from radslag.municipalities.queries import all_places
from radslag.municipalities.tenancy import here
from radslag.obligations.exports import calendars, wall
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.wheel import (
    WheelItem,
    adopted_wheels,
    public_entries,
    public_items,
    wheel_items,
)
from radslag.obligations.views.wheel import by_month

# Another release may say the same things in other words.
RELEASE: Final = version("radslag")
NEXT = 5
EARLIEST = 2000


@public_page
def front(request: HttpRequest) -> HttpResponse:
    """List the municipalities of this installation."""
    return render(request, "public/front.html", {"places": all_places()})


def _items(reckoning: Reckoning, year: int) -> list[WheelItem]:
    return public_items(wheel_items(reckoning, year, public_entries(year)), adopted_wheels(year))


@public_page
def start(request: HttpRequest) -> HttpResponse:
    """Say what the councils are, what comes next, and where the rest is."""
    today = Reckoning.of(timezone.localdate())
    items = _items(today, today.on.year)
    coming = [item for item in items if (item.until or item.day) >= today.on and not item.done]
    context = {
        "reckoning": today, "books": today.books, "coming": coming[:NEXT], "year": today.on.year,
        "picture": wall.picture(today.on.year, items, today=today.on),
    }  # fmt: skip
    return render(request, "public/start.html", context)


@public_page
def about(request: HttpRequest) -> HttpResponse:
    """Say what this service does, what it promises, and where its journal stands."""
    number, last = head()
    return render(request, "public/about.html", {"number": number, "head": last, "register": here()})


def _year(year: int) -> tuple[Reckoning, list[WheelItem]]:
    today = Reckoning.of(timezone.localdate())
    if not EARLIEST <= year <= today.on.year + 1:
        raise Http404
    return today, _items(today, year)


@public_page
def wheel_now(request: HttpRequest) -> HttpResponse:
    """Lead on to this year's wheel."""
    return redirect(address("public:wheel", timezone.localdate().year))


@public_page
def wheel(request: HttpRequest, year: int) -> HttpResponse:
    """Show a year as picture and list."""
    today, items = _year(year)
    context = {
        "year": year, "items": items, "reckoning": today, "done": sum(item.done for item in items),
        "picture": wall.picture(year, items, today=today.on), "may_go_on": year <= today.on.year,
    }  # fmt: skip
    return render(request, "public/wheel.html", context)


@public_page
def wheel_table(request: HttpRequest, year: int) -> HttpResponse:
    """Show a year as a table: months as rows, lanes as columns."""
    _today, items = _year(year)
    context = {"year": year, "months": by_month(items, year), "lanes": wall.LANES}
    return render(request, "public/wheel_table.html", context)


@public_page
def wheel_pdf(request: HttpRequest, year: int) -> HttpResponse:
    """Give a year as one sheet for the wall."""
    today, items = _year(year)
    if not items:
        raise Http404
    adopted = adopted_wheels(year).first()
    decider = today.words.word(adopted.decided_by) if adopted else ""
    sheet = wall.sheet(year, items, adopted, decider)
    content = wall.wall_sheet(here().name, here().name, sheet, today.on)
    return HttpResponse(content, content_type="application/pdf")


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """Give last, this and next year's wheel as a calendar to subscribe to; 304 when nothing is new.

    Each change of the wheel is told in the journal, so a feed that was made holds until its basis changes.
    """
    today, place = Reckoning.of(timezone.localdate()), here()
    basis = (RELEASE, place.slug, place.name, *today.basis)
    mark = f'"{sha256(repr(basis).encode()).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=mark)
    if answer is None:
        content = today.remember("feed", lambda: _feed(today), basis)
        answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = mark
    return answer


def _feed(today: Reckoning) -> bytes:
    found = {
        item.key: item
        for year in (today.on.year - 1, today.on.year, today.on.year + 1)
        for item in _items(today, year)
    }
    name = _("Annual wheel, %(place)s") % {"place": here().name}
    return calendars.calendar(here().slug, name, sorted(found.values(), key=_order), today.on)


def _order(item: WheelItem) -> tuple[date, str, str]:
    return item.order
