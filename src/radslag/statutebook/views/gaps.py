"""The gap report: what the act demands and nobody here has taken care of."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from radslag.municipalities.http import MemberRequest, needs
from radslag.statutebook import queries


@needs("statutebook.read")
def gaps(request: MemberRequest, lineage: str) -> HttpResponse:
    """Show each demand of the act, who takes care of it, and what the text is silent on."""
    found = queries.gaps_against_the_law(lineage, timezone.localdate())
    if found is None:
        raise Http404
    return render(request, "statutebook/gaps.html", {"gaps": found})
