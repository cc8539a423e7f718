"""The way in: a code by mail, once, in ten minutes, five tries; who has an account is told to nobody."""

import re
import time
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from radslag.journal.models import Entry
from radslag.municipalities import services
from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within

pytestmark = pytest.mark.django_db
SIGN_IN, CODE = "/konto/logga-in/", "/konto/logga-in/kod/"


def mailed_code() -> str:
    found = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found.group()


def ask(client: Client, user: User | str, **data: str) -> str:
    client.post(SIGN_IN, {"email": getattr(user, "email", user), **data})
    return mailed_code()


def signed_in_as(client: Client) -> int | None:
    return int(client.session["_auth_user_id"]) if "_auth_user_id" in client.session else None


def test_a_code_by_mail_signs_in_and_leads_to_the_work_of_the_day(client, norrby, member):
    code = ask(client, member)
    answer = client.post(CODE, {"code": code.lower().replace("-", "")}, follow=True)

    assert signed_in_as(client) == member.pk
    assert answer.redirect_chain == [("/konto/hem/", 302), ("/norrby/arbete/idag/", 302)]
    assert [m.to for m in mail.outbox] == [[member.email]]


def test_a_code_opens_once(client, member):
    code = ask(client, member)
    client.post(CODE, {"code": code})
    other = Client()
    ask(other, member)

    assert other.post(CODE, {"code": code}).status_code == 422
    assert signed_in_as(other) is None


def test_the_fifth_wrong_code_is_the_last(client, member):
    code = ask(client, member)
    answers = [client.post(CODE, {"code": "XXXX-XXXX"}).status_code for _ in range(5)]

    assert answers == [422, 422, 422, 422, 302]
    client.post(CODE, {"code": code})
    assert signed_in_as(client) is None


def test_another_code_can_be_asked_for_three_times_and_the_old_one_opens_nothing(client, member):
    first = ask(client, member)
    for _ in range(4):
        client.post(CODE, {"action": "resend"})

    assert len(mail.outbox) == 4
    assert client.post(CODE, {"code": first}).status_code == 422
    client.post(CODE, {"code": mailed_code()})
    assert signed_in_as(client) == member.pk


def test_a_code_is_good_for_ten_minutes(client, member, monkeypatch):
    code = ask(client, member)
    now = time.time()
    monkeypatch.setattr("time.time", lambda: now + 601)

    client.post(CODE, {"code": code})
    assert signed_in_as(client) is None


def test_an_unknown_address_is_told_nothing_and_sent_nothing(client, member):
    known, unknown = Client(), Client()
    pages = [
        c.post(SIGN_IN, {"email": address}, follow=True).content.decode().replace(address, "")
        for c, address in ((known, member.email), (unknown, "okand@norrby.example"))
    ]
    plain = [re.sub(r'value="[^"]*"|X-CSRFToken": "[^"]*"', "", text) for text in pages]

    assert plain[0] == plain[1]
    assert [m.to for m in mail.outbox] == [[member.email]]


def test_a_closed_account_does_not_sign_in(client, in_norrby, member):
    services.close_account(member, actor="", at=timezone.now())
    client.post(SIGN_IN, {"email": member.email})

    assert mail.outbox == []


def test_nobody_signs_up(client, norrby):
    assert client.get("/konto/signup/").status_code == 404
    ask_stranger = client.post(SIGN_IN, {"email": "okand@norrby.example"}, follow=True)

    assert ask_stranger.status_code == 200
    assert not User.objects.filter(email="okand@norrby.example").exists()


def test_a_new_session_key_is_given_at_sign_in(client, member):
    code = ask(client, member)
    before = client.session.session_key
    client.post(CODE, {"code": code})

    assert client.session.session_key != before
    assert UserSession.objects.get(user=member).session_key == client.session.session_key


@pytest.mark.parametrize(
    "where", ["https://annan.example/", "//annan.example/", "javascript:alert(1)", "/\\annan.example"]
)
def test_nobody_is_led_to_another_host(client, norrby, member, where):
    code = ask(client, member, next=where)
    answer = client.post(CODE, {"code": code, "next": where})

    assert answer.headers["Location"] == "/konto/hem/"


def test_a_person_comes_back_to_the_page_they_asked_for(client, norrby, member):
    code = ask(client, member, next="/norrby/arbete/moten/")
    answer = client.post(CODE, {"code": code, "next": "/norrby/arbete/moten/"})

    assert answer.headers["Location"] == "/norrby/arbete/moten/"


def test_forms_are_refused_without_their_token(member):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(SIGN_IN, {"email": member.email}).status_code == 403
    assert mail.outbox == []


def test_coming_and_going_are_written_down_where_the_person_belongs(client, norrby, soderby, member):
    client.post(CODE, {"code": ask(client, member)})
    client.post("/konto/logga-ut/")

    with within(norrby):
        assert list(Entry.objects.filter(verb__startswith="session.").values_list("verb", "actor")) == [
            ("session.opened", str(member.journal_id)), ("session.closed", str(member.journal_id)),
        ]  # fmt: skip
    with within(soderby):
        assert not Entry.objects.filter(verb__startswith="session.").exists()


def test_leaving_makes_the_browser_forget(client, member):
    client.post(CODE, {"code": ask(client, member)})
    answer = client.post("/konto/logga-ut/")

    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert signed_in_as(client) is None
    assert not UserSession.objects.filter(user=member).exists()


def test_the_eleventh_session_ends_the_oldest(member):
    clients = [Client() for _ in range(11)]
    for c in clients:
        c.post(CODE, {"code": ask(c, member)})

    assert UserSession.objects.filter(user=member).count() == 10
    assert clients[0].get("/konto/").status_code == 302
    assert clients[1].get("/konto/").status_code == 200


def test_someone_with_several_municipalities_chooses(page, norrby, soderby, member):
    with within(soderby):
        services.give_role(member, RoleKind.READER, actor="", at=timezone.now())

    assert page("/konto/hem/", by=member).links == {
        "Norrby": "/norrby/arbete/idag/", "Söderby": "/soderby/arbete/idag/",
    }  # fmt: skip


def test_someone_without_a_role_is_told_what_to_do(page, db):
    nobody = services.register_person(email="ingen@norrby.example", name="Ingen Roll")

    assert page("/konto/hem/", by=nobody).heading == "Du har ingen roll än"


# Invitations


def invited(place: Municipality, **changes: Any) -> services.Invited:
    who: dict[str, Any] = {
        "name": "Ny Ledamot",
        "email": "ny@norrby.example",
        "kind": RoleKind.MEMBER,
        "body": "radet",
    }
    with within(place):
        return services.invite(**{**who, **changes}, actor="", at=timezone.now())


def test_an_invited_person_opens_it_proves_the_address_and_has_the_role(client, norrby):
    sent = invited(norrby)
    opened = client.post("/konto/inbjudan/norrby/", {"email": "ny@norrby.example", "code": sent.code})
    assert opened.headers["Location"] == CODE

    answer = client.post(CODE, {"code": mailed_code()}, follow=True)

    assert answer.redirect_chain[-1] == ("/norrby/arbete/idag/", 302)
    with within(norrby):
        assert Role.objects.get(user__email="ny@norrby.example").kind == RoleKind.MEMBER


def test_the_code_of_an_invitation_alone_gives_nothing(client, norrby):
    sent = invited(norrby)
    client.post("/konto/inbjudan/norrby/", {"email": "ny@norrby.example", "code": sent.code})

    assert signed_in_as(client) is None
    with within(norrby):
        assert not Role.objects.filter(user__email="ny@norrby.example").exists()


def test_an_invitation_opened_in_one_browser_is_not_accepted_in_another(client, norrby):
    sent = invited(norrby)
    client.post("/konto/inbjudan/norrby/", {"email": "ny@norrby.example", "code": sent.code})
    other = Client()
    other.post(CODE, {"code": ask(other, "ny@norrby.example")})

    with within(norrby):
        assert not Role.objects.filter(user__email="ny@norrby.example").exists()


def test_an_invitation_does_not_open_in_another_municipality(page, norrby, soderby):
    sent = invited(norrby)
    wrong = page(
        "/konto/inbjudan/soderby/", data={"email": "ny@norrby.example", "code": sent.code}, status=422
    )

    assert "Ingen inbjudan öppnas" in wrong.words


def test_an_invitation_is_for_its_address_also_when_somebody_else_is_signed_in(
    client, norrby, member, sign_in
):
    sent = invited(norrby)
    sign_in(client, member)
    client.post("/konto/inbjudan/norrby/", {"email": "ny@norrby.example", "code": sent.code})
    client.post(CODE, {"code": mailed_code()})

    with within(norrby):
        assert not Role.objects.filter(user=member).exclude(held_from=date(2026, 3, 2)).exists()
        assert Role.objects.get(user__email="ny@norrby.example").kind == RoleKind.MEMBER


def test_a_member_who_is_signed_in_accepts_another_role_at_once(client, norrby, member, sign_in):
    sent = invited(norrby, email=member.email, kind=RoleKind.CHAIR)
    sign_in(client, member)
    answer = client.post("/konto/inbjudan/norrby/", {"email": member.email, "code": sent.code})

    assert answer.headers["Location"] == "/konto/hem/"
    with within(norrby):
        assert set(Role.objects.filter(user=member).values_list("kind", flat=True)) == {"member", "chair"}


# The demonstration


@pytest.fixture
def demonstration(norrby: Municipality) -> Municipality:
    norrby.demonstration = True
    norrby.save(update_fields=["demonstration"])
    return norrby


def test_a_demonstration_offers_its_people_and_shows_their_code(page, demonstration, member, client):
    assert "Prov Ledamot" in page(SIGN_IN, queries=10).words

    shown = client.post(SIGN_IN, {"email": member.email}, follow=True)
    assert mailed_code() in shown.content.decode()
    assert "Det här är en demonstration" in shown.content.decode()


def test_outside_a_demonstration_nobody_is_offered_and_no_code_is_shown(page, client, norrby, member):
    assert "Prov Ledamot" not in page(SIGN_IN).words

    shown = client.post(SIGN_IN, {"email": member.email}, follow=True)
    assert mailed_code() not in shown.content.decode()


def test_an_account_that_also_belongs_to_a_real_municipality_never_has_its_code_shown(
    client, demonstration, soderby, member
):
    with within(soderby):
        services.give_role(member, RoleKind.READER, actor="", at=timezone.now())

    shown = client.post(SIGN_IN, {"email": member.email}, follow=True)
    assert mailed_code() not in shown.content.decode()


@override_settings(DEMO=False)
def test_a_real_installation_shows_no_code_whatever_a_municipality_is_marked_as(
    client, demonstration, member
):
    shown = client.post(SIGN_IN, {"email": member.email}, follow=True)

    assert mailed_code() not in shown.content.decode()
    assert member.name not in client.get(SIGN_IN).content.decode()


def test_too_many_requests_get_their_own_page(client, member):
    with override_settings(ACCOUNT_RATE_LIMITS={"login": "1/m/ip"}):
        client.post(SIGN_IN, {"email": member.email})
        again = client.post(SIGN_IN, {"email": member.email})

    assert again.status_code == 429
    assert "Vänta en stund" in again.content.decode()


def test_an_address_that_was_never_proved_is_not_marked_as_proved_by_an_invitation_alone(norrby):
    invited(norrby)

    assert not EmailAddress.objects.filter(email="ny@norrby.example").exists()


def test_an_old_invitation_is_closed(client, norrby):
    with within(norrby):
        sent = services.invite(
            name="Ny",
            email="ny@norrby.example",
            kind=RoleKind.MEMBER,
            actor="",
            at=timezone.now() - timedelta(days=15),
        )
    answer = client.post("/konto/inbjudan/norrby/", {"email": "ny@norrby.example", "code": sent.code})

    assert answer.status_code == 422
