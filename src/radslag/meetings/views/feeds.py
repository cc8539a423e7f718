"""Calendar feeds: of public meetings for anyone, of one's own behind a secret address."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from radslag.bodies.queries import body_called
from radslag.meetings.exports.calendars import personal_feed, public_feed
from radslag.meetings.queries.calendars import (
    feed_key,
    feed_owner,
    last_change,
    meetings_behind,
    public_meetings,
)
from radslag.municipalities.http import MemberRequest, address, needs, public_page
from radslag.municipalities.tenancy import here
from radslag.notices.services import close_feed, open_feed


def _calendar(request: HttpRequest, content: bytes) -> HttpResponse:
    mark = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=mark)
    if answer is None:
        answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["ETag"] = mark
    return answer


@public_page
def meetings_ics(request: HttpRequest) -> HttpResponse:
    """Give all public meetings as a calendar."""
    name = _("Meetings, %(place)s") % {"place": here()}
    return _calendar(request, public_feed(name, public_meetings(), at=last_change()))


@public_page
def body_ics(request: HttpRequest, key: str) -> HttpResponse:
    """Give the public meetings of one body as a calendar."""
    body = body_called(key)
    if body is None:
        raise Http404
    return _calendar(request, public_feed(str(body), public_meetings(key), at=last_change()))


@public_page
def personal_ics(request: HttpRequest, token: str) -> HttpResponse:
    """Give a person's own meetings; whoever has the address reads it, so it is secret and can be closed."""
    now = timezone.now()
    meetings = meetings_behind(token, at=now, today=timezone.localdate(now))
    if meetings is None:
        raise Http404
    name = _("My meetings, %(place)s") % {"place": here()}
    answer = _calendar(request, personal_feed(name, meetings, at=last_change()))
    answer["Cache-Control"] = "private, no-store"
    return answer


@needs("meetings.read")
def own_calendar(request: MemberRequest) -> HttpResponse:
    """Open or close one's own calendar feed; its address is shown once."""
    owner, at = feed_owner(request.actor.user_id), timezone.now()
    context = {"key": feed_key(request.actor.user_id), "opened": ""}
    if request.method == "POST" and "stang" in request.POST:
        if close_feed(owner, actor=request.actor.journal_id, at=at):
            messages.success(request, _("The address is closed. Calendars that follow it get nothing more."))
        return HttpResponseRedirect(address("meetings:calendar"), status=303)
    if request.method == "POST":
        token = open_feed(owner, actor=request.actor.journal_id, at=at)
        where = address("meetings:personal_ics", token)
        context = {"key": feed_key(request.actor.user_id), "opened": request.build_absolute_uri(where)}
    return render(request, "meetings/calendar.html", context)
