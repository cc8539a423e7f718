"""People are invited, given roles and taken leave of; whoever may not give a role is not offered it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.utils import timezone

from radslag.bodies import services as bodies
from radslag.journal.models import Entry
from radslag.municipalities import services
from radslag.municipalities.models import Allowance, Invitation, Role
from radslag.municipalities.states import Assurance, RoleKind
from radslag.municipalities.tenancy import within
from tests.integration.municipalities.conftest import NOON

pytestmark = pytest.mark.django_db
PEOPLE, INVITE = "/norrby/arbete/personer/", "/norrby/arbete/personer/bjud-in/"
NEW = {"name": "Ny Ledamot", "email": "ny@norrby.example", "kind": "member", "body": "radet"}


@pytest.fixture
def council(norrby):
    with within(norrby):
        words = bodies.BodyWords(name="Trygghetsrådet")
        return bodies.establish_body("radet", words, on=NOON.date(), actor="", at=NOON)


@pytest.fixture
def group_coordinator(norrby, council):
    user = services.register_person(email="gruppen@norrby.example", name="Prov Gruppsamordnare")
    with within(norrby):
        services.give_role(user, RoleKind.COORDINATOR, actor="", at=NOON, body="radet")
    return user


def options(page, name: str) -> list[str]:
    select = page.all("select", name=name)[0]
    return [option.get("value", "") for option in select.iter("option")]


def test_the_list_says_who_was_what_on_a_day(page, council, coordinator, member):
    since = "från och med 2 mars 2026"

    assert [row[:-1] for row in page(PEOPLE, by=coordinator).rows] == [
        ["Prov Ledamot", "ledamot", "Trygghetsrådet", since],
        ["Prov Samordnare", "samordnare", "hela kommunen", since],
    ]
    assert "Ingen hade en roll här den dagen." in page(f"{PEOPLE}?dag=2026-03-01").words


def test_a_member_reads_the_list_and_changes_nothing(page, council, coordinator, member):
    shown = page(PEOPLE, by=member)

    assert [row[-1] for row in shown.rows] == ["", ""]
    assert shown.primary == ""
    assert page(INVITE, status=403).heading == "Den här sidan ingår inte i din roll"


def test_an_invitation_goes_out_with_its_code_and_waits_on_the_list(
    page, client, norrby, council, coordinator, sign_in
):
    sign_in(client, coordinator)
    sent = client.post(INVITE, NEW)
    body = str(mail.outbox[-1].body)

    assert sent.headers["Location"] == PEOPLE
    assert mail.outbox[-1].to == ["ny@norrby.example"]
    assert "Prov Samordnare bjuder in dig till Rådslag i Norrby, som ledamot." in body
    assert "http://testserver/konto/inbjudan/norrby/?e-post=ny%40norrby.example" in body
    shown = page(PEOPLE)
    assert "Ny Ledamot, ledamot, Trygghetsrådet" in shown.words
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", body)
    assert code
    assert code.group() not in shown.words


def test_the_code_is_shown_in_a_demonstration(page, client, norrby, council, coordinator, sign_in):
    norrby.demonstration = True
    norrby.save()
    sign_in(client, coordinator)
    client.post(INVITE, NEW)

    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", str(mail.outbox[-1].body))
    assert code
    shown = page(PEOPLE)
    assert code.group() in " ".join(" ".join(m.itertext()) for m in shown.all("ul", class_="messages"))


def test_an_invitation_is_sent_again_with_another_code_and_taken_back(
    client, norrby, council, coordinator, sign_in
):
    sign_in(client, coordinator)
    client.post(INVITE, NEW)
    with within(norrby):
        made = Invitation.objects.get()
    old = made.code_digest
    client.post(f"{PEOPLE}inbjudningar/{made.pk}/skicka/")
    with within(norrby):
        made.refresh_from_db()
    assert (len(mail.outbox), made.code_digest == old) == (2, False)

    client.post(f"{PEOPLE}inbjudningar/{made.pk}/ta-tillbaka/")
    with within(norrby):
        made.refresh_from_db()
    assert made.withdrawn_at is not None


def test_a_second_invitation_to_the_same_role_says_so(page, council, coordinator):
    page(INVITE, by=coordinator)
    with within(council.municipality):
        services.invite(
            name="Ny", email=NEW["email"], kind=RoleKind.MEMBER, body="radet", actor="", at=timezone.now()
        )
    wrong = page(INVITE, data=NEW, status=422)

    assert "Den adressen har redan en öppen inbjudan till den rollen." in wrong.words


def test_only_an_administrator_offers_the_roles_of_officials(page, norrby, council, coordinator):
    assert "administrator" not in options(page(INVITE, by=coordinator), "kind")
    chief = services.register_person(email="chef@norrby.example", name="Prov Administratör")
    with within(norrby):
        services.give_role(chief, RoleKind.ADMINISTRATOR, actor="", at=NOON)

    assert {"administrator", "registrar"} <= set(options(page(INVITE, by=chief), "kind"))


def test_a_coordinator_of_one_body_invites_to_that_body_only(page, group_coordinator):
    shown = page(INVITE, by=group_coordinator)
    assert options(shown, "body") == ["radet"]

    wrong = page(INVITE, data={**NEW, "body": ""}, status=422)
    assert "Den rollen ges av någon annan." in wrong.words


def test_a_coordinator_of_one_body_ends_no_role_elsewhere(
    page, client, norrby, group_coordinator, coordinator, sign_in
):
    sign_in(client, group_coordinator)
    with within(norrby):
        theirs = Role.objects.get(user=coordinator)

    assert client.get(f"{PEOPLE}roller/{theirs.pk}/avsluta/").status_code == 403


def test_ending_a_role_shows_what_it_means_and_does_it(
    page, client, norrby, council, coordinator, member, sign_in
):
    with within(norrby):
        role = Role.objects.get(user=member)
    where = f"{PEOPLE}roller/{role.pk}/avsluta/"
    assert page(where, by=coordinator).primary == "Avsluta rollen"
    client.post(where, {"through": ""})

    with within(norrby):
        role.refresh_from_db()
    assert role.ended_at is not None
    with within(norrby):
        assert Entry.objects.order_by("seq").values_list("verb", flat=True).last() == "role.ended"


def test_the_last_one_who_can_invite_is_told_to_invite_another_first(page, norrby, council, coordinator):
    with within(norrby):
        role = Role.objects.get(user=coordinator)
    wrong = page(f"{PEOPLE}roller/{role.pk}/avsluta/", by=coordinator, data={"through": ""}, status=422)

    assert "Det här är den sista som kan bjuda in andra." in wrong.words


def test_a_role_is_not_ended_on_a_day_that_has_been(page, norrby, council, coordinator, member):
    with within(norrby):
        role = Role.objects.get(user=member)
    wrong = page(
        f"{PEOPLE}roller/{role.pk}/avsluta/", by=coordinator, data={"through": "2026-03-01"}, status=422
    )

    assert "Välj i dag eller en kommande dag." in wrong.words


def test_another_role_is_given_to_somebody_who_is_here(page, client, norrby, council, coordinator, member):
    where = f"{PEOPLE}{member.pk}/roll/"
    assert page(where, by=coordinator).heading == "En roll till för Prov Ledamot"
    client.post(where, {"kind": "chair", "body": "radet", "since": "2026-03-10"})

    with within(norrby):
        assert Role.objects.filter(user=member, kind=RoleKind.CHAIR, held_from="2026-03-10").exists()


def test_somebody_of_another_municipality_is_not_here_to_be_given_a_role(
    client, council, soderby, coordinator, sign_in
):
    stranger = services.register_person(email="ledamot@soderby.example", name="Prov Söder")
    with within(soderby):
        services.give_role(stranger, RoleKind.MEMBER, actor="", at=NOON)
    sign_in(client, coordinator)

    assert client.get(f"{PEOPLE}{stranger.pk}/roll/").status_code == 404
    assert client.post(f"{PEOPLE}{stranger.pk}/ny-passnyckel/").status_code == 404


def test_a_lost_passkey_is_replaced_by_a_fresh_start(page, client, norrby, council, coordinator, member):
    Authenticator.objects.create(user=member, type="webauthn", data={"name": "x", "credential": {}})
    where = f"{PEOPLE}{member.pk}/ny-passnyckel/"
    assert "Träffa eller ring Prov Ledamot först." in page(where, by=coordinator).words
    client.post(where)

    assert not Authenticator.objects.filter(user=member).exists()
    with within(norrby):
        assert Entry.objects.filter(verb="account.restored", who=[str(member.journal_id)]).exists()


def test_one_municipality_does_not_reset_an_account_that_another_one_trusts(
    client, council, soderby, coordinator, member, sign_in
):
    Authenticator.objects.create(user=member, type="webauthn", data={"name": "x", "credential": {}})
    with within(soderby):
        services.give_role(member, RoleKind.READER, actor="", at=NOON)
    sign_in(client, coordinator)
    client.post(f"{PEOPLE}{member.pk}/ny-passnyckel/")

    assert Authenticator.objects.filter(user=member).exists()


def test_roles_are_changed_only_by_somebody_who_has_confirmed_lately(client, council, coordinator, sign_in):
    sign_in(client, coordinator, Assurance.TWO_FACTORS)

    assert client.get(INVITE).headers["Location"].startswith("/konto/bekrafta/")


def test_in_a_demonstration_confirming_is_by_a_code_that_the_page_shows(
    page, client, norrby, council, coordinator, sign_in
):
    norrby.demonstration = True
    norrby.save()
    sign_in(client, coordinator, Assurance.ONE_FACTOR)
    asked = client.get(INVITE, follow=True)
    assert asked.request["PATH_INFO"] == "/konto/bekrafta/kod/"
    code = re.search(r"[A-Z]{4}-[A-Z]{4}", asked.content.decode())
    assert code

    done = client.post("/konto/bekrafta/kod/", {"code": code.group(), "next": INVITE})
    assert done.headers["Location"] == INVITE
    assert page(INVITE).heading == "Bjud in någon"


def test_an_administrator_decides_that_a_code_is_enough_for_reading(
    page, client, norrby, council, coordinator
):
    chief = services.register_person(email="chef@norrby.example", name="Prov Administratör")
    with within(norrby):
        services.give_role(chief, RoleKind.ADMINISTRATOR, actor="", at=NOON)
    where = "/norrby/arbete/installningar/inloggning/"
    assert page(where, by=coordinator, status=403)
    assert "Inget beslut är fattat." in page(where, by=chief).words

    decided = {"body": "radet", "since": "2026-03-02", "days": "90", "reason": "Passnycklar är beställda"}
    assert "Skäl" in page(where, data={**decided, "reason": ""}, status=422).words
    assert page(where, data={**decided, "days": "91"}, status=422)
    client.post(where, decided)
    assert "2 mars 2026 till och med 30 maj 2026" in page(where).words
    with within(norrby):
        allowance = Allowance.objects.get()
    client.post(f"{where}{allowance.pk}/ta-tillbaka/")
    with within(norrby):
        allowance.refresh_from_db()
    assert allowance.withdrawn_at is not None
