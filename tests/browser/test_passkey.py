"""Passkeys, made and used in a real browser with a virtual authenticator, under the strict policy."""

import re
from datetime import UTC, date, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.utils import timezone
from playwright.sync_api import CDPSession, expect
from playwright.sync_api import Page as Tab

from radslag.municipalities import services
from radslag.municipalities.models import Municipality, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from tests.browser.journey import Journey

pytestmark = pytest.mark.django_db(transaction=True)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DEVICE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def norrby() -> Municipality:
    return services.open_municipality(name="Norrby", slug="norrby", register_start=date(2024, 1, 1), at=NOON)


@pytest.fixture
def member(norrby: Municipality) -> User:
    user = services.register_person(email="ledamot@norrby.example", name="Prov Ledamot")
    with within(norrby):
        services.give_role(user, RoleKind.MEMBER, actor="", at=NOON, body="radet")
    return user


def give_device(tab: Tab, **changes: bool) -> CDPSession:
    line = tab.context.new_cdp_session(tab)
    line.send("WebAuthn.enable")
    line.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, **changes}})
    return line


def mailed_code() -> str:
    found = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", str(mail.outbox[-1].body))
    assert found
    return found.group()


def by_code(tab: Tab, user: User) -> None:
    tab.goto("/konto/logga-in/")
    tab.get_by_label("E-postadress").fill(user.email)
    tab.get_by_role("button", name="Skicka en kod").click()
    tab.get_by_label("Kod").fill(mailed_code())
    tab.get_by_role("button", name="Logga in", exact=True).click()


def make_passkey(tab: Tab) -> None:
    tab.goto("/konto/passnycklar/ny/")
    tab.get_by_role("button", name="Skapa passnyckeln").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Reservkoder")


def test_a_new_member_signs_in_and_makes_a_passkey_in_two_acts(open_tab, norrby):
    tab = open_tab()
    give_device(tab)
    with within(norrby):
        who = {"name": "Ny Ledamot", "email": "ny@norrby.example", "kind": RoleKind.MEMBER}
        sent = services.invite(**who, actor="", at=timezone.now())  # type: ignore[arg-type]
    tab.goto("/konto/inbjudan/norrby/?e-post=ny@norrby.example")
    tab.get_by_label("Inbjudans kod").fill(sent.code)
    tab.get_by_role("button", name="Öppna inbjudan").click()
    tab.get_by_label("Kod").fill(mailed_code())
    with Journey(tab, budget=2) as visit:
        visit.press("Logga in")
        tab.goto("/konto/passnycklar/ny/")
        visit.press("Skapa passnyckeln")
        expect(tab.get_by_role("heading", level=1)).to_have_text("Reservkoder")

    assert Authenticator.objects.filter(user__email="ny@norrby.example", type="webauthn").count() == 1


def test_a_passkey_alone_signs_in_with_two_factors(open_tab, member):
    tab = open_tab()
    give_device(tab)
    by_code(tab, member)
    make_passkey(tab)
    tab.get_by_role("button", name="Logga ut").click()

    tab.get_by_role("button", name="Logga in med passnyckel").click()
    tab.wait_for_url("**/norrby/arbete/idag/")
    tab.goto("/konto/passnycklar/ny/")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Skapa passnyckel")


def test_an_account_with_a_passkey_is_not_opened_by_a_code_alone(open_tab, member):
    tab = open_tab()
    give_device(tab)
    by_code(tab, member)
    make_passkey(tab)
    tab.get_by_role("button", name="Logga ut").click()
    by_code(tab, member)

    expect(tab.get_by_role("heading", level=1)).to_have_text("Ett steg till")
    tab.get_by_role("button", name="Fortsätt med en passnyckel").click()
    tab.wait_for_url("**/norrby/arbete/idag/")


def test_removing_a_passkey_asks_for_it_once_more_and_then_does_it(open_tab, member):
    tab = open_tab()
    give_device(tab)
    by_code(tab, member)
    make_passkey(tab)
    tab.goto("/konto/bekrafta/passnyckel/?next=/konto/")
    tab.get_by_role("button", name="Bekräfta med passnyckeln").click()
    tab.get_by_role("link", name=re.compile("^Ta bort")).click()
    tab.get_by_role("button", name="Ta bort passnyckeln").click()

    expect(tab.get_by_text("Du har ingen passnyckel.")).to_be_visible()
    assert not Authenticator.objects.filter(user=member).exists()


def test_a_device_that_cannot_check_its_owner_makes_no_passkey_and_the_page_says_so(open_tab, member):
    tab = open_tab()
    give_device(tab, hasUserVerification=False, isUserVerified=False)
    by_code(tab, member)
    tab.goto("/konto/passnycklar/ny/")
    tab.get_by_role("button", name="Skapa passnyckeln").click()

    expect(tab.get_by_role("alert")).to_have_text(re.compile("Enheten skapade ingen passnyckel"))
    assert not Authenticator.objects.filter(user=member).exists()


def test_without_scripts_the_code_is_the_way_in_and_no_passkey_is_offered(open_tab, member):
    tab = open_tab(java_script_enabled=False)
    by_code(tab, member)
    tab.wait_for_url("**/norrby/arbete/idag/")
    tab.goto("/konto/logga-ut/")
    tab.get_by_role("main").get_by_role("button", name="Logga ut").click()

    expect(tab.get_by_role("button", name="Logga in med passnyckel")).to_be_hidden()


def test_the_session_warns_two_minutes_before_it_ends_and_can_be_kept(open_tab, member):
    tab = open_tab()
    tab.clock.install()
    by_code(tab, member)
    tab.goto("/konto/")
    expect(tab.get_by_role("button", name="Stanna kvar")).to_be_hidden()

    tab.clock.fast_forward("07:58:30")
    tab.get_by_role("button", name="Stanna kvar").click()
    expect(tab.locator("#sessionen")).to_have_attribute("data-ends", re.compile(r"^\d+$"))
