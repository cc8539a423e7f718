"""Who comes through the door of a page: by role, by what they have shown, and how long ago."""

from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from radslag.municipalities import services
from radslag.municipalities.models import Role, User
from radslag.municipalities.permissions import Actor, UnknownPermission
from radslag.municipalities.states import Assurance, RoleKind
from radslag.municipalities.tenancy import within

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.integration.municipalities.urls")]
READ, ANSWER, CHANGE = "/norrby/arbete/las/", "/norrby/arbete/svara/", "/norrby/arbete/andra/"
NONE, ONE, TWO, RECENT = Assurance.NONE, Assurance.ONE_FACTOR, Assurance.TWO_FACTORS, Assurance.RECENT


def later(client: Client, **hours: float) -> None:
    """Move the marks of a session back, as if the hours had passed."""
    session = client.session
    for mark, passed in hours.items():
        session[mark] = int(timezone.now().timestamp() - passed * 3600)
    session.save()


def test_a_stranger_signs_in_first_and_comes_back(client, norrby):
    answer = client.get(READ)

    assert (answer.status_code, answer.headers["Location"]) == (
        302, "/konto/logga-in/?next=%2Fnorrby%2Farbete%2Flas%2F",
    )  # fmt: skip


def test_a_stranger_in_the_middle_of_a_page_is_led_by_the_browser(client, norrby):
    answer = client.get(READ, headers={"HX-Request": "true"})

    assert answer.headers["HX-Redirect"].startswith("/konto/logga-in/")


def test_someone_without_a_role_here_finds_nothing(client, norrby, soderby, member, sign_in):
    sign_in(client, member)

    assert client.get("/soderby/arbete/las/").status_code == 404
    assert client.get("/ingenstans/arbete/las/").status_code == 404


def test_a_role_without_the_permission_is_refused(client, member, sign_in):
    sign_in(client, member)

    assert client.get("/norrby/arbete/installningar/").status_code == 403


@pytest.mark.parametrize(
    ("shown", "answers"),
    [(ONE, [403, 200, 403]), (TWO, [200, 200, 302]), (RECENT, [200, 200, 200])],
)
def test_each_page_asks_for_its_own_assurance(client, member, sign_in, shown, answers):
    sign_in(client, member, shown)

    assert [client.get(page).status_code for page in (READ, ANSWER, CHANGE)] == answers


def test_one_factor_is_told_how_to_get_the_second(page, member, sign_in, client):
    sign_in(client, member, ONE)
    told = page(READ, status=403)

    assert (told.heading, told.primary) == ("Här behövs en passnyckel", "Skapa passnyckel")


def test_in_a_demonstration_a_code_counts_as_two_factors_only_in_its_own_towns(
    client, norrby, member, sign_in
):
    norrby.demonstration = True
    norrby.save()
    sign_in(client, member, ONE)
    assert client.get(READ).content.decode().endswith("TWO_FACTORS")

    with override_settings(DEMO=False):
        assert client.get(READ).status_code == 403


def test_what_was_typed_is_kept_while_the_person_confirms(client, member, sign_in):
    sign_in(client, member, TWO)
    asked = client.post(CHANGE, {"words": "Ny roll"})
    assert asked.headers["Location"] == "/konto/bekrafta/?next=%2Fkonto%2Fbekrafta%2Ffortsatt%2F"

    kept = client.get("/konto/bekrafta/fortsatt/").content.decode()
    assert 'action="/norrby/arbete/andra/"' in kept
    assert 'name="words" value="Ny roll"' in kept


# Reading by code alone


def allow(body: str, *, since: date, days: int = 90) -> None:
    services.allow_reading_by_code(
        body=body, reason="Passnycklar är beställda", since=since, days=days, actor="", at=timezone.now()
    )


def test_reading_by_code_alone_is_allowed_in_the_body_decided_on(client, norrby, member, sign_in):
    today = timezone.localdate()
    with within(norrby):
        services.give_role(member, RoleKind.CHAIR, actor="", at=timezone.now(), body="styrgruppen")
        allow("radet", since=today)
    sign_in(client, member, ONE)

    assert client.get(READ).content.decode() == "Prov Ledamot radet ONE_FACTOR"
    assert client.post(READ).status_code == 403
    assert client.get(CHANGE).status_code == 403


def test_an_allowance_that_is_over_allows_nothing(client, norrby, member, sign_in):
    with within(norrby):
        allow("radet", since=timezone.localdate() - timedelta(days=90))
    sign_in(client, member, ONE)

    assert client.get(READ).status_code == 403


def test_an_allowance_for_another_body_allows_nothing(client, norrby, member, sign_in):
    with within(norrby):
        allow("styrgruppen", since=timezone.localdate())
    sign_in(client, member, ONE)

    assert client.get(READ).status_code == 403


# Sessions


def test_a_session_without_activity_for_eight_hours_has_ended(client, member, sign_in):
    sign_in(client, member)
    later(client, opened_at=9, seen_at=7.9)
    assert client.get(READ).status_code == 200

    later(client, opened_at=9, seen_at=8)
    assert client.get(READ).status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_session_ends_after_twelve_hours_whatever_happens_in_it(client, member, sign_in):
    sign_in(client, member)
    later(client, opened_at=12, seen_at=0)

    assert client.get(READ).status_code == 302


def test_activity_is_noted_once_a_minute_and_not_more_often(client, member, sign_in):
    sign_in(client, member)
    client.get(READ)
    with CaptureQueriesContext(connection) as asked:
        client.get(READ)
    assert not [q for q in asked.captured_queries if q["sql"].startswith(("INSERT", "UPDATE"))]

    later(client, opened_at=1, seen_at=0.5)
    client.get(READ)
    assert client.session["seen_at"] >= timezone.now().timestamp() - 5


def test_losing_the_last_role_ends_every_session(client, norrby, member, sign_in):
    other = sign_in(Client(), member)
    sign_in(client, member)
    UserSession.objects.create(
        user=member, session_key=client.session.session_key, ip="192.0.2.1", user_agent="prov"
    )
    key = client.session.session_key
    with within(norrby):
        services.end_role(Role.objects.get(user=member), actor="", at=timezone.now())

    assert client.get("/konto/").status_code == 302
    assert other.get("/konto/").status_code == 302
    assert not SessionStore().exists(key)
    assert not UserSession.objects.filter(user=member).exists()


def test_losing_one_role_of_two_keeps_the_session_with_what_is_left(client, norrby, member, sign_in):
    with within(norrby):
        services.give_role(member, RoleKind.READER, actor="", at=timezone.now())
        services.end_role(Role.objects.get(kind=RoleKind.MEMBER), actor="", at=timezone.now())
    sign_in(client, User.objects.get(pk=member.pk))

    assert client.get(READ).content.decode() == "Prov Ledamot  RECENT"


def test_closing_an_account_ends_its_sessions(client, in_norrby, member):
    client.force_login(member)
    services.close_account(member, actor="", at=timezone.now())

    assert client.get("/konto/").status_code == 302


# Rows


def test_a_row_of_another_municipality_does_not_exist(client, norrby, soderby, member, sign_in):
    stranger = services.register_person(email="ledamot@soderby.example", name="Prov Söder")
    with within(soderby):
        theirs = services.give_role(stranger, RoleKind.MEMBER, actor="", at=timezone.now())
    with within(norrby):
        ours = Role.objects.get(user=member)
    sign_in(client, member)

    assert client.get(f"/norrby/arbete/roller/{ours.pk}/").status_code == 200
    assert client.get(f"/norrby/arbete/roller/{theirs.pk}/").status_code == 404
    assert client.get("/norrby/arbete/roller/").content.decode() == str(ours.pk)


def test_pages_for_those_signed_in_are_kept_by_nobody(client, member, sign_in):
    sign_in(client, member)

    assert client.get(READ).headers["Cache-Control"] == "no-store"


def test_every_answer_carries_the_headers_that_keep_it_to_itself(client, member):
    headers = client.get("/konto/logga-in/").headers

    assert {
        name: headers[name]
        for name in (
            "Cache-Control", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Referrer-Policy",
            "X-Content-Type-Options", "X-Frame-Options",
        )
    } == {
        "Cache-Control": "no-store", "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin", "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    }  # fmt: skip
    assert "camera=()" in headers["Permissions-Policy"]
    assert sorted(headers["Content-Security-Policy"].split("; ")) == [
        "base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'",
        "form-action 'self'", "frame-ancestors 'none'", "img-src 'self' data:", "object-src 'none'",
        "script-src 'self'", "style-src 'self'",
    ]  # fmt: skip


def test_a_permission_that_nobody_defined_is_an_error_not_a_no():
    actor = Actor(user_id=1, name="Prov", journal_id="x", municipality_id=1)

    with pytest.raises(UnknownPermission):
        actor.may("municipalities.raed")


def test_session_limits_are_those_the_account_page_tells():
    assert (settings.SESSION_IDLE, settings.SESSION_LONGEST) == (8 * 3600, 12 * 3600)
    assert NONE < ONE < TWO < RECENT
