"""Doors into the house: by invitation, or through the municipality's own identity provider."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from radslag.municipalities import services
from radslag.municipalities.http import OPENED, SEEN
from radslag.municipalities.models import Invitation, Municipality, User
from radslag.municipalities.proofs import FEDERATED_TWO_FACTORS, is_fresh
from radslag.municipalities.tenancy import within

INVITATION = "invitation"


class InvitedOnly(DefaultAccountAdapter):
    """Accounts are made by invitation; nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. The coordinator can open it again."),
        "incorrect_code": _("That is not the code. Look in the latest message, or ask for a new code."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes, then ask for a new code."),
        "rate_limited": _("Wait a little before you ask for another code."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Tell whether this browser has opened an invitation with its code."""
        return INVITATION in request.session

    def is_safe_url(self, url: str) -> bool:
        """Tell whether an address leads to a page of this very host."""
        request = self.request
        return bool(
            url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
        )

    def login(self, request: HttpRequest, user: User) -> None:
        """Open a session, with a new key and its time of opening."""
        super().login(request, user)
        request.session[OPENED] = request.session[SEEN] = int(timezone.now().timestamp())

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Let the person be what this browser's invitation says, and write down that they came."""
        now = timezone.now()
        accept_waiting(request, user)
        response: HttpResponse = super().post_login(request, user, **kwargs)
        services.keep_newest_sessions(user)
        services.note_session(user, "session.opened", at=now)
        return response

    def logout(self, request: HttpRequest) -> None:
        """Close the session and write down that the person left."""
        if isinstance(request.user, User):
            services.forget_session(request.session.session_key or "")
            services.note_session(request.user, "session.closed", at=timezone.now())
        super().logout(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Tell whether the person has to confirm; one measure for our pages and the library's."""
        return not is_fresh(self.request)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Return the ways to confirm, passkey first; by e-mail code only for those with nothing better."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        words = {
            "mfa_reauthenticate": gettext("Confirm with the app or a recovery code"),
            "mfa_reauthenticate:webauthn": gettext("Confirm with your passkey"),
        }
        known = [
            {**method, "description": words[method["id"]]} for method in methods if method["id"] in words
        ]
        if known or not user.is_authenticated:
            return sorted(known, key=lambda method: method["id"] != "mfa_reauthenticate:webauthn")
        url = reverse("account_reauthenticate")
        return [{"id": "code", "description": gettext("Confirm with a code by e-mail"), "url": url}]


def accept_waiting(request: HttpRequest, user: User) -> None:
    """Accept the invitation that this browser has opened, if it was sent to the person who signed in."""
    waiting = request.session.pop(INVITATION, None)
    if waiting is None:
        return
    place = Municipality.objects.get(pk=waiting["municipality"])
    with within(place):
        invitation = Invitation.objects.pending().filter(pk=waiting["invitation"], email=user.email).first()
        if invitation is not None:
            services.accept_invitation(invitation, at=timezone.now())


class SecondFactors(DefaultMFAAdapter):
    """Passkeys, apps and recovery codes, named as people name them."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That did not match. Try once more."),
        "cannot_delete_authenticator": _("This one has to stay."),
        "cannot_generate_recovery_codes": _("Recovery codes need a passkey or an app first."),
    }

    def get_totp_issuer(self) -> str:
        """Return the name shown in the app."""
        return "Rådslag"

    def _get_site_name(self) -> str:
        return "Rådslag"

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002
        """Return the name that a new passkey is given when the person gives it none."""
        return gettext("Passkey of %(day)s") % {"day": timezone.localdate().isoformat()}


class FederatedDoor(DefaultSocialAccountAdapter):
    """The municipality's own identity provider, by OpenID Connect.

    A person is tenant id and object id at the provider (`tid`, `oid`), never an e-mail address. The settings
    of a provider are rows of SocialApp; see docs/reference/settings.md.
    """

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Tell whether this browser has opened an invitation; a first sign-in is bound to one."""
        return INVITATION in request.session

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Stop those of another organisation; remember whether two factors were shown."""
        claims = sociallogin.account.extra_data.get("id_token", {})
        wanted = sociallogin.provider.app.settings
        if not wanted.get("tid") or claims.get("tid") != wanted["tid"] or not claims.get("oid"):
            page = render(request, "municipalities/wrong_tenant.html", status=403)
            raise ImmediateHttpResponse(page)
        request.session.pop(FEDERATED_TWO_FACTORS, None)
        if shows_second_factor(claims, wanted):
            request.session[FEDERATED_TWO_FACTORS] = sociallogin.account.uid


def shows_second_factor(claims: dict[str, Any], wanted: dict[str, Any]) -> bool:
    """Tell whether a provider's claims show two factors, as its settings say they are shown.

    `second_factor` names a claim and the values that count, for example {"amr": ["mfa"]}; without it, or when
    the claim is missing, the sign-in counts as one factor.
    """
    for claim, accepted in (wanted.get("second_factor") or {}).items():
        given = claims.get(claim, [])
        if set([given] if isinstance(given, str) else given) & set(accepted):
            return True
    return False
