"""One's own account: sessions, app, recovery codes, and confirming who one is."""

import time

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from radslag.municipalities import services
from radslag.municipalities.states import Assurance
from tests.integration.municipalities.test_sign_in import CODE, ask, mailed_code, signed_in_as

pytestmark = pytest.mark.django_db


def app_code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return f"{hotp_value(secret, counter):06}"


@pytest.fixture
def secret(member):
    made = generate_totp_secret()
    TOTP.activate(member, made)
    return made


def test_the_account_page_shows_roles_ways_in_and_sessions(page, client, member):
    client.post(CODE, {"code": ask(client, member)})
    shown = page("/konto/", queries=12)

    assert "Norrby: ledamot (radet) Från och med 2 mars 2026" in shown.words
    assert "Du har ingen passnyckel." in shown.words
    assert "Den här sessionen" in shown.words
    assert shown.primary == "Skapa passnyckel"


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/konto/passnycklar/ny/", "Skapa passnyckel"),
        ("/konto/app/ny/", "Koppla en app"),
        ("/konto/logga-ut/", "Logga ut"),
    ],
)
def test_each_page_of_the_account_can_be_read(page, member, address, heading):
    assert page(address, by=member, queries=12).heading == heading


def test_the_way_in_is_in_plain_swedish(page, client, member):
    assert page("/konto/logga-in/").heading == "Logga in"
    client.post("/konto/logga-in/", {"email": member.email})
    assert page(CODE).heading == "Skriv koden"
    assert page("/konto/inbjudan/norrby/").heading == "Din inbjudan"
    assert page("/konto/logga-in/stangt/", status=403).heading == "Kontot är stängt"


def test_a_session_elsewhere_is_ended_from_here(client, member):
    other = Client()
    other.post(CODE, {"code": ask(other, member)})
    client.post(CODE, {"code": ask(client, member)})
    theirs = UserSession.objects.get(session_key=other.session.session_key)
    client.post(f"/konto/sessioner/{theirs.pk}/avsluta/")

    assert other.get("/konto/").status_code == 302
    assert client.get("/konto/").status_code == 200


def test_nobody_ends_the_session_of_somebody_else(client, member, coordinator, sign_in):
    other = Client()
    other.post(CODE, {"code": ask(other, member)})
    sign_in(client, coordinator)
    client.post(f"/konto/sessioner/{UserSession.objects.get(user=member).pk}/avsluta/")

    assert other.get("/konto/").status_code == 200


def test_all_other_sessions_end_and_this_one_goes_on_under_a_new_key(client, member):
    others = [Client(), Client()]
    for each in [*others, client]:
        each.post(CODE, {"code": ask(each, member)})
    before = client.session.session_key
    client.post("/konto/sessioner/avsluta/")

    assert [each.get("/konto/").status_code for each in others] == [302, 302]
    assert client.get("/konto/").status_code == 200
    assert client.session.session_key != before
    assert [s.session_key for s in UserSession.objects.filter(user=member)] == [client.session.session_key]


def test_staying_tells_when_the_session_ends(client, member, sign_in):
    sign_in(client, member)
    ends = int(client.post("/konto/sessioner/kvar/").content)

    assert abs(ends - time.time() - 8 * 3600) < 5


# App and recovery codes


def test_a_code_and_an_app_are_two_factors(client, member, secret):
    asked = client.post(CODE, {"code": ask(client, member)})
    assert asked.headers["Location"] == "/konto/logga-in/andra-steget/"
    assert signed_in_as(client) is None

    client.post("/konto/logga-in/andra-steget/", {"code": app_code(secret)})
    assert signed_in_as(client) == member.pk
    assert [r["method"] for r in client.session["account_authentication_methods"]] == ["code", "mfa"]


def test_a_wrong_app_code_opens_nothing_and_says_so(page, client, member, secret):
    client.post(CODE, {"code": ask(client, member)})
    wrong = page("/konto/logga-in/andra-steget/", data={"code": "000000"}, status=422)

    assert "Det stämde inte." in wrong.words
    assert signed_in_as(client) is None


def test_a_recovery_code_opens_once(client, member, secret):
    codes = RecoveryCodes.activate(member).get_unused_codes()
    client.post(CODE, {"code": ask(client, member)})
    client.post("/konto/logga-in/andra-steget/", {"code": codes[0]})
    assert signed_in_as(client) == member.pk

    other = Client()
    other.post(CODE, {"code": ask(other, member)})
    assert other.post("/konto/logga-in/andra-steget/", {"code": codes[0]}).status_code == 422


def test_connecting_an_app_ends_other_sessions_and_is_told_by_mail(
    client, member, django_capture_on_commit_callbacks
):
    other = Client()
    other.post(CODE, {"code": ask(other, member)})
    client.post(CODE, {"code": ask(client, member)})
    shown = client.get("/konto/app/ny/")
    with django_capture_on_commit_callbacks() as waiting:
        done = client.post("/konto/app/ny/", {"code": app_code(shown.context["form"].secret)})
    with request_context(done.wsgi_request):
        for told in waiting:
            told()

    assert done.headers["Location"] == "/konto/reservkoder/"
    assert {a.type for a in Authenticator.objects.filter(user=member)} == {"totp", "recovery_codes"}
    assert other.get("/konto/").status_code == 302
    assert client.get("/konto/").status_code == 200
    assert mail.outbox[-1].subject == "En app har kopplats till ditt konto"
    assert "Om det inte var du" in str(mail.outbox[-1].body)


def test_recovery_codes_are_shown_and_made_anew(page, client, member, secret, sign_in):
    RecoveryCodes.activate(member)
    sign_in(client, member)
    first = page("/konto/reservkoder/", queries=12).words
    assert page("/konto/reservkoder/nya/", queries=12).heading == "Skapa nya reservkoder"

    client.post("/konto/reservkoder/nya/")
    assert page("/konto/reservkoder/", queries=12).words != first


def test_disconnecting_the_app_asks_first(page, client, member, secret, sign_in):
    sign_in(client, member)
    assert page("/konto/app/ta-bort/", queries=12).heading == "Koppla bort appen"

    client.post("/konto/app/ta-bort/")
    assert not Authenticator.objects.filter(user=member).exists()


# Confirming


def test_changing_ways_in_asks_who_it_is_after_five_minutes(client, member, secret, sign_in):
    sign_in(client, member, Assurance.TWO_FACTORS)
    asked = client.get("/konto/app/ta-bort/")
    assert asked.headers["Location"] == "/konto/bekrafta/?next=%2Fkonto%2Fapp%2Fta-bort%2F"

    led = client.get(asked.headers["Location"])
    assert led.headers["Location"] == "/konto/bekrafta/app/?next=%2Fkonto%2Fapp%2Fta-bort%2F"


def test_confirming_by_app_comes_back_under_a_new_key(page, client, member, secret, sign_in):
    sign_in(client, member, Assurance.TWO_FACTORS)
    where = "/konto/bekrafta/app/?next=/konto/app/ta-bort/"
    assert page(where, queries=12).heading == "Bekräfta att det är du"
    before = client.session.session_key
    done = client.post(where, {"code": app_code(secret), "next": "/konto/app/ta-bort/"})

    assert done.headers["Location"] == "/konto/app/ta-bort/"
    assert client.session.session_key != before
    assert client.get("/konto/app/ta-bort/").status_code == 200


def test_confirming_by_code_is_for_those_who_have_nothing_better(client, member, secret, sign_in):
    sign_in(client, member, Assurance.TWO_FACTORS)

    assert client.get("/konto/bekrafta/kod/").headers["Location"] == "/konto/bekrafta/"


def test_the_first_passkey_is_registered_after_a_fresh_code(page, client, member, sign_in):
    sign_in(client, member, Assurance.ONE_FACTOR)
    asked = client.get("/konto/passnycklar/ny/", follow=True)
    assert asked.request["PATH_INFO"] == "/konto/bekrafta/kod/"

    done = client.post("/konto/bekrafta/kod/", {"code": mailed_code(), "next": "/konto/passnycklar/ny/"})
    assert done.headers["Location"] == "/konto/passnycklar/ny/"
    assert page("/konto/passnycklar/ny/", queries=12).heading == "Skapa passnyckel"


def test_confirming_leads_to_no_other_host(client, member, sign_in):
    sign_in(client, member, Assurance.ONE_FACTOR)
    client.get("/konto/bekrafta/kod/")
    done = client.post("/konto/bekrafta/kod/", {"code": mailed_code(), "next": "https://annan.example/"})

    assert done.headers["Location"] == "/konto/"


def test_five_wrong_codes_when_confirming_make_a_new_code(client, member, sign_in):
    sign_in(client, member, Assurance.ONE_FACTOR)
    client.get("/konto/bekrafta/kod/")
    first = mailed_code()
    answers = [client.post("/konto/bekrafta/kod/", {"code": "XXXX-XXXX"}).status_code for _ in range(5)]

    assert answers == [422, 422, 422, 422, 302]
    assert mailed_code() != first
    assert client.post("/konto/bekrafta/kod/", {"code": first}).status_code == 422


def test_a_passkey_that_is_none_is_refused(client, member, sign_in):
    sign_in(client, member)
    client.get("/konto/passnycklar/ny/")
    wrong = client.post("/konto/passnycklar/ny/", {"name": "Min", "credential": "{}"})

    assert wrong.status_code == 422
    assert not Authenticator.objects.filter(user=member).exists()


def test_an_account_of_somebody_else_has_no_keys_here(client, member, coordinator, sign_in):
    key = {"name": "x", "credential": {}}
    theirs = Authenticator.objects.create(user=coordinator, type="webauthn", data=key)
    sign_in(client, member)

    assert client.get(f"/konto/passnycklar/{theirs.pk}/ta-bort/").status_code == 404


def test_someone_without_any_municipality_still_has_an_account(page, db):
    nobody = services.register_person(email="ingen@norrby.example", name="Ingen Roll")

    assert "Ingen kommun har gett dig en roll i dag." in page("/konto/", by=nobody, queries=12).words
