"""The way in: an address, a code, a passkey, an invitation."""

from __future__ import annotations

import json
import logging
from typing import Any

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.views import (
    ConfirmEmailVerificationCodeView,
    ConfirmLoginCodeView,
    LogoutView,
    RequestLoginCodeView,
)
from allauth.core import ratelimit
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.municipalities import queries, services
from radslag.municipalities.adapters import INVITATION
from radslag.municipalities.forms import AddressCodeForm, AppCodeForm, CodeForm, InvitationForm, SignInForm
from radslag.municipalities.http import PersonRequest, entrance, own_account
from radslag.municipalities.models import Municipality, User
from radslag.municipalities.tenancy import within

log = logging.getLogger("radslag.access")


class Wrong422:
    """A form with errors answers 422, so that nobody takes it for a page that went well."""

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again under the status that says so."""
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        if response.status_code == 200:
            response.status_code = 422
        return response


class SignIn(Wrong422, RequestLoginCodeView):
    """The sign-in page: an address to send a code to, or a passkey."""

    form_class = SignInForm
    template_name = "municipalities/sign_in.html"

    def get_form_class(self) -> type[SignInForm]:
        """Use our words."""
        return self.form_class

    def get_initial(self) -> dict[str, Any]:
        """Fill in the address that a link to this page carries."""
        return {"email": self.request.GET.get("e-post", "")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the people whom anyone may play, in a demonstration."""
        logins = list(queries.demonstration_logins(at=timezone.now()))
        return {**super().get_context_data(**kwargs), "demonstration_logins": logins}


class Code(Wrong422, ConfirmLoginCodeView):
    """The page where the code is typed; in a demonstration it shows the code."""

    form_class = CodeForm
    template_name = "municipalities/code.html"

    def get_form_class(self) -> Any:
        """Use our words, except for the button that asks for another code."""
        return super().get_form_class() if self._action == "resend" else self.form_class

    def get_initial(self) -> dict[str, Any]:
        """Fill in the code where it may be shown, so that a demonstration is a press away."""
        return {"code": shown_code(self.request, self._process)}

    def form_invalid(self, form: Any) -> HttpResponse:
        """Note that a wrong code was given; the address is not."""
        log.warning("wrong code")
        return super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the code where it may be shown."""
        shown = shown_code(self.request, self._process)
        return {**super().get_context_data(**kwargs), "shown_code": shown}


def shown_code(request: HttpRequest, process: LoginCodeVerificationProcess) -> str:
    """Return the code if the account exists in demonstrations only, otherwise nothing."""
    user = process.user
    if user is None:
        return ""
    waiting = request.session.get(INVITATION)
    if waiting is not None and not queries.belongings(user).exists():
        return process.code if queries.is_demonstration_place(waiting["municipality"]) else ""
    return process.code if queries.is_demonstration_account(user) else ""


class SecondStep(AuthenticateView):
    """The page after the e-mail code for those who have a passkey or an app."""

    form_class = AppCodeForm
    template_name = "municipalities/second_step.html"

    def get_form_class(self) -> type[AppCodeForm]:
        """Use our words."""
        return self.form_class

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the browser needs to ask for a passkey."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "options": json.dumps(context["js_data"]["request_options"])}

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the page again under the status that says so."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


class PasskeySignIn(LoginWebAuthnView):
    """Signing in with nothing but a passkey; the page itself is the sign-in page."""


class ConfirmAddress(Wrong422, ConfirmEmailVerificationCodeView):
    """Showing that an address is one's own, for those who came through an identity provider."""

    form_class = AddressCodeForm
    template_name = "municipalities/confirm_address.html"

    def _get_verify_form_class(self) -> type[AddressCodeForm]:
        return self.form_class


class SignOut(LogoutView):
    """Asking, and then leaving; the browser forgets what it kept."""

    template_name = "municipalities/sign_out.html"

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Leave."""
        response: HttpResponse = super().post(*args, **kwargs)
        response["Clear-Site-Data"] = '"cache", "storage"'
        return response


@entrance
def closed(request: HttpRequest) -> HttpResponse:
    """Say that the account is closed, and whom to ask."""
    return render(request, "municipalities/closed.html", status=403)


@entrance
def invitation(request: HttpRequest, where: str) -> HttpResponse:
    """Open an invitation with its code, then prove the address by signing in from this same browser."""
    place = queries.place_by(where)
    if place is None:
        raise Http404
    initial = {"email": request.GET.get("e-post", "")}
    form = InvitationForm(request.POST or None, initial=initial)
    limited: HttpResponse | None = ratelimit.consume_or_429(request, action="login")
    if limited is not None:
        return limited
    if request.method == "POST" and form.is_valid():
        try:
            return _open(request, place, **form.cleaned_data)
        except services.CodeDoesNotOpen:
            form.add_error("code", _("No invitation opens with that address and code. Ask for a new one."))
    context = {"form": form, "inviter": place}
    return render(request, "municipalities/invitation.html", context, status=422 if form.errors else 200)


def _open(request: HttpRequest, place: Municipality, *, email: str, code: str) -> HttpResponse:
    now = timezone.now()
    with within(place):
        opened = services.open_invitation(email=email, code=code, at=now)
        if isinstance(request.user, User) and request.user.email == opened.email:
            services.accept_invitation(opened, at=now)
            return redirect("account_home")
    logout(request)
    user = services.register_person(email=opened.email, name=opened.name)
    request.session[INVITATION] = {"municipality": place.pk, "invitation": opened.pk}
    LoginCodeVerificationProcess.initiate(request=request, user=user, email=opened.email)
    return redirect("account_confirm_login_code")


@own_account
def home(request: PersonRequest) -> HttpResponse:
    """Lead the person to the municipality they work in, to a choice of them, or to what to do without one."""
    places = queries.places_of(request.user, at=timezone.now())
    if len(places) == 1:
        return redirect(f"/{places[0].municipality.slug}/arbete/idag/")
    return render(request, "municipalities/home.html", {"places": places})
