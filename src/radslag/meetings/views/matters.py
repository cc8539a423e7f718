"""One timeline per matter."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from radslag.meetings.queries.matters import matter
from radslag.municipalities.http import MemberRequest, needs


@needs("meetings.read")
def timeline(request: MemberRequest, name: str) -> HttpResponse:
    """Show everything that has happened in a matter, as far as the person may see it."""
    found = matter(name, request.actor)
    if found is None:
        raise Http404(name)
    return render(request, "meetings/matter.html", {"matter": found})
