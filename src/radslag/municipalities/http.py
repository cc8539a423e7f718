"""The one door between pages and rows: who asks, what they may see, which addresses they get."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from radslag.municipalities.models import Allowance, Municipality, Role, User
from radslag.municipalities.permissions import Actor
from radslag.municipalities.proofs import assurance_of, is_fresh
from radslag.municipalities.states import Assurance
from radslag.municipalities.tenancy import here

M = TypeVar("M", bound=models.Model)
log = logging.getLogger("radslag.access")
View = Callable[..., HttpResponse]

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPENED, SEEN = "opened_at", "seen_at"


class MemberRequest(HttpRequest):
    """A request from somebody who belongs to this municipality."""

    place: Municipality
    actor: Actor
    user: User


class PersonRequest(HttpRequest):
    """A request from somebody signed in, outside every municipality."""

    user: User


def person(request: HttpRequest) -> User | None:
    """Return who is signed in; a session idle for eight hours or open for twelve is ended here."""
    if not isinstance(request.user, User):
        return None
    now = int(timezone.now().timestamp())
    opened, seen = request.session.setdefault(OPENED, now), request.session.get(SEEN, now)
    if now - opened >= settings.SESSION_LONGEST or now - seen >= settings.SESSION_IDLE:
        logout(request)
        return None
    if SEEN not in request.session or now - seen >= settings.SESSION_SEEN_EVERY:
        request.session[SEEN] = now
    request.person, request.session_ends = request.user, session_ends_at(request)  # type: ignore[attr-defined]
    return request.user


def session_ends_at(request: HttpRequest) -> int:
    """Return when this session ends if nothing more happens in it, in seconds since 1970."""
    session = request.session
    idle: int = session.get(SEEN, 0) + settings.SESSION_IDLE
    longest: int = session.get(OPENED, 0) + settings.SESSION_LONGEST
    return min(idle, longest)


def actor_of(request: HttpRequest, user: User) -> Actor:
    """Return the person who asks, with what they are here at this moment; one query."""
    roles = Role.objects.in_force(timezone.now()).filter(user=user).values_list("kind", "body")
    return Actor(
        user_id=user.pk,
        name=user.name,
        journal_id=str(user.journal_id),
        municipality_id=here().pk,
        roles=frozenset(roles),
        assurance=assurance_of(request),
    )


def reader_by_code(request: HttpRequest, actor: Actor) -> Actor | None:
    """Return the actor narrowed to the bodies where reading by e-mail code alone is allowed today."""
    if request.method not in SAFE or actor.assurance != Assurance.ONE_FACTOR:
        return None
    bodies = Allowance.objects.on(timezone.localdate()).values_list("body", flat=True)
    roles = frozenset(role for role in actor.roles if role[1] in set(bodies))
    return replace(actor, roles=roles) if roles else None


def elsewhere(request: HttpRequest, name: str) -> HttpResponse:
    """Send the person to an account page and, when they are done there, back to what they asked for."""
    if request.method in SAFE:
        back = request.get_full_path()
    else:
        back = reverse("account_continue")
        request.session["interrupted"] = {"path": request.get_full_path(), "fields": _typed(request)}
    query = urlencode({"next": back})
    where = f"{resolve_url(name)}?{query}"
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(where)
    return HttpResponseRedirect(where)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"]


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Send a stranger to the sign-in page, and back to the page they asked for."""
    back = request.get_full_path() if request.method in SAFE else "/"
    where = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}"
    if request.headers.get("HX-Request"):
        return HttpResponseClientRedirect(where)
    return HttpResponseRedirect(where)


def needs(permission: str, *, assurance: Assurance = Assurance.TWO_FACTORS) -> Callable[[View], View]:
    """Guard a view by a permission's name and by how surely the person must have shown who they are.

    Strangers are asked to sign in; those without a role here get 404; those who have shown too little are
    asked for more and come back; those whose role does not have the permission get 403. Assurance.RECENT asks
    for a confirmation within five minutes, before the form is shown.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            user = person(request)
            if user is None:
                return sign_in_first(request)
            actor = actor_of(request, user)
            if not actor.roles:
                raise _refused(actor, permission, Http404())
            if actor.assurance < assurance:
                reader = reader_by_code(request, actor) if assurance == Assurance.TWO_FACTORS else None
                if reader is None:
                    return ask_for_more(request, actor.assurance)
                actor = reader
            if not actor.may(permission):
                raise _refused(actor, permission, PermissionDenied(permission))
            request.actor = actor  # type: ignore[attr-defined]
            return _exported(actor, view, view(request, *args, **kwargs))

        guarded.permission = permission  # type: ignore[attr-defined]
        guarded.assurance = assurance  # type: ignore[attr-defined]
        return guarded

    return guard


def _refused(actor: Actor, permission: str, refusal: Exception) -> Exception:
    """Write for the municipality's log system that somebody asked for what is not theirs."""
    log.warning("refused", extra={**_who(actor), "permission": permission})
    return refusal


def _exported(actor: Actor, view: View, answer: HttpResponse) -> HttpResponse:
    """Write for the log system that somebody took out a file; reading a page leaves no line."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    if answer.status_code == HTTPStatus.OK and kind != "text/html":
        log.info("exported", extra={**_who(actor), "page": f"{view.__module__}.{view.__name__}"})
    return answer


def _who(actor: Actor) -> dict[str, str]:
    return {"actor": actor.journal_id, "municipality": here().slug}


def ask_for_more(request: HttpRequest, shown: Assurance) -> HttpResponse:
    """Ask somebody with two factors to confirm; tell somebody with one how to get the second."""
    if shown >= Assurance.TWO_FACTORS:
        return elsewhere(request, "account_confirm")
    return render(request, "municipalities/second_factor_needed.html", status=403)


OWN_ACCOUNT = "account.own"


def own_account(view: View | None = None, *, fresh: bool = False) -> Any:
    """Guard a page of one's own account; `fresh` asks who it is unless that was shown within five minutes."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if person(request) is None:
                return sign_in_first(request)
            if fresh and not is_fresh(request):
                return elsewhere(request, "account_confirm")
            return view(request, *args, **kwargs)

        guarded.permission = OWN_ACCOUNT  # type: ignore[attr-defined]
        return guarded

    return guard(view) if view is not None else guard


def entrance(view: View) -> View:
    """Mark a page on the way in: for strangers, with a session, kept by no cache."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    guarded.permission = None  # type: ignore[attr-defined]
    return guarded


def public_page(view: View) -> View:
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
