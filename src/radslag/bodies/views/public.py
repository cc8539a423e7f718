"""Councils and groups as residents see them; these pages never read the session."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from radslag.bodies.exports import body_json, tree_json
from radslag.bodies.models import Body
from radslag.bodies.queries import body_called, composition, relations, tree
from radslag.municipalities.http import public_page
from radslag.municipalities.tenancy import here


def _body(key: str) -> Body:
    found = body_called(key)
    if found is None:
        raise Http404
    return found


@public_page
def public_bodies(request: HttpRequest) -> HttpResponse:
    """Show the bodies there are today, each under the one it stands below."""
    return render(request, "bodies/public_bodies.html", {"tree": tree(timezone.localdate())})


@public_page
def public_body(request: HttpRequest, key: str) -> HttpResponse:
    """Show what a body is and who sits in it today, seat by seat."""
    found, today = _body(key), timezone.localdate()
    context = {
        "body": found,
        "found": composition(found, today),
        "around": relations(found, today),
        "over": found.valid_through is not None and found.valid_through < today,
    }
    return render(request, "bodies/public_body.html", context)


@public_page
def public_bodies_json(request: HttpRequest) -> HttpResponse:
    """Hand out the bodies there are today."""
    return JsonResponse(tree_json(here(), tree(timezone.localdate()), timezone.localdate()))


@public_page
def public_body_json(request: HttpRequest, key: str) -> HttpResponse:
    """Hand out what the page of a body shows."""
    found, today = _body(key), timezone.localdate()
    sitting = composition(found, today)
    return JsonResponse(body_json(here(), sitting, relations(found, today)))
