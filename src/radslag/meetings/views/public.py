"""Meetings and decisions for anyone, and the search; these pages never read the session."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from radslag.documents.services.pdf import Beside
from radslag.documents.services.pdf import render as press
from radslag.meetings.exports import open_data as exports
from radslag.meetings.models import Meeting, SearchEntry
from radslag.meetings.queries import public
from radslag.meetings.queries.search import search_all, search_public
from radslag.meetings.services.extracts import NoDecision, extract_pdf
from radslag.meetings.views.records import attached
from radslag.municipalities.http import MemberRequest, address, needs, public_page
from radslag.municipalities.tenancy import here

PAGE, FEED = 25, 40
LONGEST = 200


@public_page
def meetings(request: HttpRequest) -> HttpResponse:
    """List the meetings that have been published, the latest first."""
    page = Paginator(public.open_meetings(), PAGE).get_page(request.GET.get("sida"))
    return render(request, "meetings/public_meetings.html", {"page_obj": page})


def _meeting(body: str, on: date) -> public.OpenMeeting:
    found = public.open_meeting(body, on)
    if found is None:
        raise Http404
    return found


@public_page
def meeting(request: HttpRequest, body: str, on: date) -> HttpResponse:
    """Show one meeting: agenda, record with its corrections, open papers."""
    return render(request, "meetings/public_meeting.html", {"one": _meeting(body, on), "key": body})


@public_page
def meeting_json(request: HttpRequest, body: str, on: date) -> HttpResponse:
    """Give one meeting as data."""
    url = request.build_absolute_uri(address("meetings:public_meeting", body, on))
    return JsonResponse(exports.meeting_json(_meeting(body, on), url), json_dumps_params=PLAIN)


@public_page
def meeting_pdf(request: HttpRequest, body: str, on: date) -> HttpResponse:
    """Give the published record as PDF, made from the very words of the page."""
    shown = _meeting(body, on).record
    if shown is None:
        raise Http404
    pdf = press(bytes(shown.shown), Beside(status=_("Published")))
    return attached(pdf, "application/pdf", f"{shown.record.things[0]}-{on}.pdf")


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """Give the latest meetings as a feed to subscribe to."""

    def where(one: Meeting) -> str:
        return request.build_absolute_uri(address("meetings:public_meeting", one.body_key, one.on))

    home = request.build_absolute_uri(address("meetings:public_meetings"))
    title = _("Meetings, %(place)s") % {"place": here().name}
    written = exports.feed(public.open_meetings()[:FEED], title, home, where)
    return HttpResponse(written, content_type="application/atom+xml; charset=utf-8")


def _asked(request: HttpRequest) -> tuple[str, int | None]:
    year = request.GET.get("ar", "")
    return request.GET.get("q", "").strip()[:LONGEST], int(year) if year.isdecimal() and len(
        year
    ) == 4 else None


@public_page
def decisions(request: HttpRequest) -> HttpResponse:
    """Search the decisions, or list them, the latest first."""
    question, year = _asked(request)
    context: dict[str, object] = {"question": question, "year": year or ""}
    if question:
        context["hits"] = [hit for hit in search_public(question, year) if hit.decision]
    else:
        context["page_obj"] = Paginator(public.open_decisions(year), PAGE).get_page(request.GET.get("sida"))
    return render(request, "meetings/public_decisions.html", context)


@public_page
def decisions_csv(request: HttpRequest) -> HttpResponse:
    """Give the decisions as a sheet."""
    written = exports.decisions_csv(public.open_decisions(_asked(request)[1]))
    answer = HttpResponse(written, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="beslut.csv"'
    return answer


@public_page
def decisions_json(request: HttpRequest) -> HttpResponse:
    """Give the decisions as data."""
    found = [
        exports.decision_json(one, _url(request, one)) for one in public.open_decisions(_asked(request)[1])
    ]
    return JsonResponse({"beslut": found}, json_dumps_params=PLAIN)


PLAIN = {"ensure_ascii": False, "indent": 1}


def _url(request: HttpRequest, entry: SearchEntry) -> str:
    item = entry.item
    return request.build_absolute_uri(address("meetings:public_decision", item.year, item.decision_number))


def _decision(year: int, number: int) -> SearchEntry:
    found = public.open_decision(year, number)
    if found is None:
        raise Http404
    return found


@public_page
def decision(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Show one decision, with the record it stands in and what has corrected that."""
    entry = _decision(year, number)
    context = {"entry": entry, "corrections": public.corrections_of(entry), "name": f"{year}-{number}"}
    return render(request, "meetings/public_decision.html", context)


@public_page
def decision_json(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Give one decision as data."""
    entry = _decision(year, number)
    return JsonResponse(exports.decision_json(entry, _url(request, entry)), json_dumps_params=PLAIN)


@public_page
def decision_pdf(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Give one decision as an extract of the record."""
    entry = _decision(year, number)
    try:
        content = extract_pdf(entry.record, entry.item)
    except NoDecision as nothing:
        raise Http404 from nothing
    return attached(content, "application/pdf", f"beslut-{year}-{number}.pdf")


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """Search what has been published."""
    question, year = _asked(request)
    context = {"question": question, "hits": search_public(question, year)}
    return render(request, "meetings/public_search.html", context)


@needs("meetings.read")
def search_inside(request: MemberRequest) -> HttpResponse:
    """Search everything that the person may see."""
    question, _year = _asked(request)
    context = {"question": question, "hits": search_all(request.actor, question)}
    return render(request, "meetings/search.html", context)
