"""The one door between pages and rows: who asks, what they may see, which addresses they get."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.permissions import Actor
from radslag.municipalities.states import Assurance
from radslag.municipalities.tenancy import here

M = TypeVar("M", bound=models.Model)


class MemberRequest(HttpRequest):
    """A request from somebody who belongs to this municipality."""

    place: Municipality
    actor: Actor
    user: User


def actor_of(request: HttpRequest) -> Actor:
    """Return the person who asks, with their roles here today; one query."""
    user = cast(User, request.user)
    today = timezone.localdate()
    roles = Role.objects.on(today).filter(user=user).values_list("kind", "body")
    return Actor(
        user_id=user.pk,
        name=user.name,
        journal_id=str(user.journal_id),
        municipality_id=here().pk,
        roles=frozenset(roles),
        assurance=assurance_of(request),
    )


def assurance_of(request: HttpRequest) -> Assurance:
    """Return how surely this session belongs to the person."""
    from allauth.account.authentication import get_authentication_records

    records = get_authentication_records(request)
    methods = {record["method"] for record in records}
    if not methods:
        return Assurance.NONE
    return Assurance.TWO_FACTORS if "mfa" in methods else Assurance.ONE_FACTOR


def needs(permission: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Guard a view by a permission's name: strangers sign in, others get 404, the unentitled 403."""

    def guard(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            actor = actor_of(request)
            if not actor.roles:
                raise Http404
            if not actor.may(permission):
                raise PermissionDenied(permission)
            request.actor = actor  # type: ignore[attr-defined]
            return view(request, *args, **kwargs)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return guard


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a view that anyone may see; it never reads the session."""
    view.permission = None  # type: ignore[attr-defined]
    return view


def rows(request: MemberRequest, model: type[M]) -> Any:
    """Return everything of this kind that this person may see here and now."""
    return model.objects.visible_to(request.actor)  # type: ignore[attr-defined]


def row(request: MemberRequest, model: type[M], **lookup: object) -> M:
    """Return one of them; what may not be seen does not exist (404, never 403)."""
    found: M = get_object_or_404(rows(request, model), **lookup)
    return found


def address(name: str, *args: object) -> str:
    """Return the address of a page in the municipality we are in."""
    return reverse(name, args=[here().slug, *args])
