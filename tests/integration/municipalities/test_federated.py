"""The municipality's own identity provider: prepared, and strict about who comes from where."""

from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from radslag.municipalities.models import User
from radslag.municipalities.proofs import assurance_of
from radslag.municipalities.states import Assurance

pytestmark = pytest.mark.django_db
OURS = {"tid": "t-norrby", "oid": "o-1", "amr": ["pwd", "mfa"]}
SETTINGS = {
    "server_url": "https://login.example/t-norrby/v2.0", "tid": "t-norrby", "uid_field": "oid",
    "fetch_userinfo": False, "oauth_pkce_enabled": True, "second_factor": {"amr": ["mfa"]},
}  # fmt: skip


@pytest.fixture
def provider(norrby):
    return SocialApp.objects.create(
        provider="openid_connect", provider_id="norrby", name="Norrby", client_id="x", settings=SETTINGS
    )


@pytest.fixture
def request_():
    request = RequestFactory().get("/konto/")
    request.session = SessionStore()
    with context.request_context(request):
        yield request


def come(request: HttpRequest, app: SocialApp, user: User, **claims: Any) -> SocialLogin:
    given = {name: value for name, value in {**OURS, **claims}.items() if value is not None}
    request.user = user
    uid = str(given.get("oid", ""))
    account = SocialAccount(user=user, provider="norrby", uid=uid, extra_data={"id_token": given})
    login = SocialLogin(user=user, account=account, provider=app.get_provider(request))
    get_adapter().pre_social_login(request, login)
    record_authentication(request, user, "socialaccount", provider="norrby", uid=account.uid)
    return login


def test_somebody_of_the_municipality_comes_in_with_two_factors(provider, request_, member):
    come(request_, provider, member)

    assert assurance_of(request_) == Assurance.RECENT


@pytest.mark.parametrize("claims", [{"tid": "t-annan"}, {"tid": None}, {"oid": None}, {"oid": ""}])
def test_another_organisation_and_missing_claims_are_stopped_at_the_door(provider, request_, member, claims):
    with pytest.raises(ImmediateHttpResponse) as stopped:
        come(request_, provider, member, **claims)

    assert stopped.value.response.status_code == 403
    assert "Den inloggningen hör hemma någon annanstans" in stopped.value.response.content.decode()


def test_a_provider_whose_tenant_nobody_wrote_down_lets_nobody_in(provider, request_, member):
    provider.settings = {**SETTINGS, "tid": ""}
    provider.save()

    with pytest.raises(ImmediateHttpResponse):
        come(request_, provider, member, tid="")


def test_a_sign_in_without_a_second_factor_is_one_factor(provider, request_, member):
    come(request_, provider, member, amr=["pwd"])

    assert assurance_of(request_) == Assurance.ONE_FACTOR


def test_a_later_sign_in_without_a_second_factor_does_not_live_on_an_earlier_one(provider, request_, member):
    come(request_, provider, member)
    come(request_, provider, member, amr=["pwd"])

    assert assurance_of(request_) == Assurance.ONE_FACTOR


def test_equal_addresses_join_nothing(provider, request_, member):
    stranger = User(email=member.email, name="Någon annan")
    account = SocialAccount(provider="norrby", uid="o-2", extra_data={"id_token": {**OURS, "oid": "o-2"}})
    login = SocialLogin(user=stranger, account=account, provider=provider.get_provider(request_))
    login.lookup()

    assert not login.is_existing
    assert not get_adapter().can_authenticate_by_email(login, member.email)


def test_a_first_sign_in_needs_an_invitation_opened_in_the_same_browser(provider, request_, member):
    login = come(request_, provider, member)
    assert not get_adapter().is_open_for_signup(request_, login)

    request_.session["invitation"] = {"municipality": 1, "invitation": 1}
    assert get_adapter().is_open_for_signup(request_, login)


def test_no_address_of_the_library_leads_to_a_provider_yet(client):
    assert client.get("/konto/oidc/norrby/login/").status_code == 404
    assert client.get("/konto/3rdparty/").status_code == 404
