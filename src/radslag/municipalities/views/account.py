"""One's own account: roles, sessions, passkeys, app, recovery codes."""

from __future__ import annotations

import json
from typing import Any

from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.municipalities import queries, services
from radslag.municipalities.forms import NewAppForm, NewPasskeyForm
from radslag.municipalities.http import PersonRequest, own_account, session_ends_at
from radslag.municipalities.proofs import level_of, records_of
from radslag.municipalities.views.sign_in import Wrong422


@own_account
def account(request: PersonRequest) -> HttpResponse:
    """Show who one is here, how one signs in, and where one is signed in."""
    sessions = queries.sessions_of(request.user)
    context = {
        "places": queries.places_of(request.user, at=timezone.now()),
        "factors": queries.second_factors(request.user),
        "sessions": [(s, s.session_key == request.session.session_key) for s in sessions],
        "assurance": level_of(records_of(request)),
    }
    return render(request, "municipalities/account.html", context)


@require_POST
@own_account
def session_end(request: PersonRequest, number: int) -> HttpResponse:
    """End one of one's own sessions."""
    if services.end_session(request.user, number=number):
        messages.success(request, _("That session has ended."))
    return redirect("account")


@require_POST
@own_account
def sessions_end(request: PersonRequest) -> HttpResponse:
    """End all of one's own sessions but this one."""
    end_others(request)
    messages.success(request, _("All your other sessions have ended."))
    return redirect("account")


def end_others(request: PersonRequest) -> None:
    """End all sessions of the person but this one, which gets a new key."""
    mine = queries.session_by(request.session.session_key or "")
    services.end_sessions(request.user)
    update_session_auth_hash(request, request.user)
    if mine is not None:
        mine.pk, mine.session_key = None, request.session.session_key
        mine.save()


@require_POST
@own_account
def stay(request: PersonRequest) -> HttpResponse:
    """Keep the session open; the answer says when it ends, in seconds since 1970."""
    return HttpResponse(str(session_ends_at(request)), content_type="text/plain")


class NewPasskey(Wrong422, AddWebAuthnView):
    """Making a passkey: one that can be found without an address, and that checks its owner."""

    template_name = "municipalities/passkey_new.html"
    success_url = reverse_lazy("account")

    def get_form_class(self) -> type[NewPasskeyForm]:
        """Use our words and our demand."""
        return NewPasskeyForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the browser needs to make the key."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return {**context, **kwargs, "options": json.dumps(options)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the key; sessions that began without it end."""
        response: HttpResponse = super().form_valid(form)
        end_others(self.request)
        return response


class RemovePasskey(RemoveWebAuthnView):
    """Taking a passkey away."""

    template_name = "municipalities/passkey_remove.html"
    success_url = reverse_lazy("account")

    def form_valid(self, form: Any) -> HttpResponse:
        """Take it away; other sessions end."""
        response: HttpResponse = super().form_valid(form)
        end_others(self.request)
        return response


class NewApp(Wrong422, ActivateTOTPView):
    """Connecting an app that shows codes."""

    template_name = "municipalities/app_new.html"

    def get_form_class(self) -> type[NewAppForm]:
        """Use our words."""
        return NewAppForm

    def form_valid(self, form: Any) -> HttpResponse:
        """Connect it; other sessions end."""
        response: HttpResponse = super().form_valid(form)
        end_others(self.request)
        return response


class RemoveApp(DeactivateTOTPView):
    """Disconnecting the app."""

    template_name = "municipalities/app_remove.html"
    success_url = reverse_lazy("account")

    def form_valid(self, form: Any) -> HttpResponse:
        """Disconnect it; other sessions end."""
        response: HttpResponse = super().form_valid(form)
        end_others(self.request)
        return response


class RecoveryCodes(ViewRecoveryCodesView):
    """The codes that open the account when the passkey and the app are gone."""

    template_name = "municipalities/recovery_codes.html"


class NewRecoveryCodes(GenerateRecoveryCodesView):
    """Making new recovery codes; the old ones open nothing."""

    template_name = "municipalities/recovery_codes_new.html"
