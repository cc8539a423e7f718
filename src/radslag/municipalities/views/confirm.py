"""Confirming who one is: by passkey, by app, or by a new code for those who have neither."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.base.views import ReauthenticateView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from radslag.municipalities import queries, services
from radslag.municipalities.forms import CodeForm, ConfirmAppCodeForm
from radslag.municipalities.http import PersonRequest, own_account
from radslag.municipalities.views.sign_in import Wrong422

CONFIRMATION = "confirmation"


def renew_key(request: HttpRequest) -> None:
    """Give the session a new key, so that an old copy of it has not been confirmed."""
    old = request.session.session_key or ""
    request.session.cycle_key()
    services.rename_session(old, request.session.session_key or "")


def back_from(request: HttpRequest) -> str:
    """Return where the person was going; only pages of this host are accepted."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if wanted and get_adapter().is_safe_url(wanted) else "/konto/"


@own_account
def confirm(request: PersonRequest) -> HttpResponse:
    """Lead to the person's best way of confirming."""
    method = get_adapter().get_reauthentication_methods(request.user)[0]
    return redirect(str(method["url"]) + "?" + urlencode({"next": back_from(request)}))


class ConfirmByApp(Wrong422, ReauthenticateView):
    """Confirming with the app or a recovery code."""

    template_name = "municipalities/confirm_app.html"

    def get_form_class(self) -> type[ConfirmAppCodeForm]:
        """Use our words."""
        return ConfirmAppCodeForm

    def form_valid(self, form: Any) -> HttpResponse:
        """Go on with a new session key."""
        response: HttpResponse = super().form_valid(form)
        renew_key(self.request)
        return response


class ConfirmByPasskey(ReauthenticateWebAuthnView):
    """Confirming with a passkey."""

    template_name = "municipalities/confirm_passkey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the browser needs to ask for a passkey."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, **kwargs, "options": json.dumps(context["js_data"]["request_options"])}

    def form_valid(self, form: Any) -> HttpResponse:
        """Go on with a new session key."""
        response: HttpResponse = super().form_valid(form)
        renew_key(self.request)
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the page again with what was wrong."""
        context = self.get_context_data(form=form)
        return render(self.request, self.template_name, context, status=422)


@own_account
def confirm_by_code(request: PersonRequest) -> HttpResponse:
    """Confirm with a code sent to the person's own address; only for those who have no passkey or app."""
    if get_adapter().get_reauthentication_methods(request.user)[0]["id"] != "code":
        return redirect("account_confirm")
    limited: HttpResponse | None = ratelimit.consume_or_429(
        request, action="reauthenticate", user=request.user
    )
    if limited is not None:
        return limited
    if request.POST.get("action") == "resend":
        return _start_over(request, _("A new code has been sent."))
    waiting = request.session.get(CONFIRMATION) or send_code(request)
    if request.method != "POST":
        return _code_page(request, CodeForm(code=waiting["code"]))
    return _check(request, waiting)


def send_code(request: PersonRequest) -> dict[str, Any]:
    """Send a code, and keep it with its moment and its wrong tries in the session."""
    adapter = get_adapter()
    waiting = {"code": adapter.generate_login_code(), "at": time.time(), "wrong": 0}
    adapter.send_mail("account/email/login_code", request.user.email, {"code": waiting["code"]})
    request.session[CONFIRMATION] = waiting
    return waiting


def _check(request: PersonRequest, waiting: dict[str, Any]) -> HttpResponse:
    form = CodeForm(request.POST, code=waiting["code"])
    if time.time() - waiting["at"] > settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT:
        return _start_over(request, _("That code was good for ten minutes. Here is a new one."))
    if form.is_valid() and compare_user_code(actual=form.cleaned_data["code"], expected=waiting["code"]):
        del request.session[CONFIRMATION]
        record_authentication(request, request.user, "code", email=request.user.email, reauthenticated=True)
        renew_key(request)
        return redirect(back_from(request))
    waiting["wrong"] += 1
    request.session[CONFIRMATION] = waiting
    if waiting["wrong"] >= settings.ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS:
        return _start_over(request, _("That was the fifth try. Here is a new code."))
    return _code_page(request, form, status=422)


def _start_over(request: PersonRequest, words: str) -> HttpResponse:
    send_code(request)
    messages.info(request, words)
    return redirect(f"{request.path}?{urlencode({'next': back_from(request)})}")


def _code_page(request: PersonRequest, form: CodeForm, status: int = 200) -> HttpResponse:
    demonstration = queries.is_demonstration_account(request.user)
    context = {
        "form": form, "next": back_from(request), "email": request.user.email,
        "shown_code": request.session[CONFIRMATION]["code"] if demonstration else "",
    }  # fmt: skip
    return render(request, "municipalities/confirm_code.html", context, status=status)


@own_account
def go_on(request: PersonRequest) -> HttpResponse:
    """Offer to send once more what was typed in a form before the person was asked to confirm."""
    interrupted = request.session.get("interrupted")
    if not interrupted:
        return redirect("account")
    return render(request, "municipalities/go_on.html", {"interrupted": interrupted})
