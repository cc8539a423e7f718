"""Roles and invitations: given, accepted, ended, and written down."""

from datetime import date, timedelta
from typing import Any

import pytest

from radslag.journal.models import Entry
from radslag.municipalities import services
from radslag.municipalities.models import Belonging, Role, User
from radslag.municipalities.states import RoleKind
from tests.integration.municipalities.conftest import NOON

pytestmark = pytest.mark.django_db
CHAIR: dict[str, Any] = {
    "name": "Prov Ordförande",
    "email": "Ordforande@Norrby.example",
    "kind": RoleKind.CHAIR,
    "body": "radet",
}


def verbs() -> list[str]:
    return list(Entry.objects.order_by("seq").values_list("verb", flat=True))


def test_opening_a_municipality_is_the_first_thing_in_its_journal(in_norrby):
    assert verbs() == ["municipality.opened"]


def test_an_invited_person_becomes_what_they_were_invited_as(in_norrby, coordinator):
    invited = services.invite(**CHAIR, actor=str(coordinator.journal_id), at=NOON)

    opened = services.open_invitation(email=CHAIR["email"], code=invited.code.lower(), at=NOON)
    role = services.accept_invitation(opened, at=NOON)

    assert (role.user.email, role.kind, role.body, role.held_from) == (
        "ordforande@norrby.example", RoleKind.CHAIR, "radet", date(2026, 3, 2),
    )  # fmt: skip
    assert verbs() == ["municipality.opened", "role.given", "person.invited", "role.given"]


def test_the_journal_knows_people_by_an_opaque_id_only(in_norrby, coordinator, member):
    entry = Entry.objects.get(verb="role.given", who=[str(member.journal_id)])

    assert entry.payload.content == {
        "kind": "member",
        "body": "radet",
        "held_from": "2026-03-02",
        "held_through": "",
    }
    assert "ledamot@norrby.example" not in str(entry.__dict__)


def test_an_invitation_is_accepted_once(in_norrby, coordinator):
    invitation = services.invite(**CHAIR, actor="", at=NOON).invitation
    services.accept_invitation(invitation, at=NOON)

    with pytest.raises(services.CodeDoesNotOpen):
        services.accept_invitation(invitation, at=NOON)
    assert Role.objects.filter(kind=RoleKind.CHAIR).count() == 1


def test_nobody_is_invited_twice_to_the_same_role(in_norrby):
    services.invite(**CHAIR, actor="", at=NOON)

    with pytest.raises(services.InvitedAlready):
        services.invite(**CHAIR, actor="", at=NOON)


def test_five_wrong_codes_close_an_invitation(in_norrby):
    invited = services.invite(**CHAIR, actor="", at=NOON)
    for _ in range(5):
        with pytest.raises(services.CodeDoesNotOpen):
            services.open_invitation(email=CHAIR["email"], code="AAAA-AAAA", at=NOON)

    with pytest.raises(services.CodeDoesNotOpen):
        services.open_invitation(email=CHAIR["email"], code=invited.code, at=NOON)


def test_an_invitation_is_good_for_fourteen_days(in_norrby):
    invited = services.invite(**CHAIR, actor="", at=NOON)

    with pytest.raises(services.CodeDoesNotOpen):
        services.open_invitation(email=CHAIR["email"], code=invited.code, at=NOON + timedelta(days=14))


def test_a_withdrawn_invitation_opens_nothing(in_norrby):
    invited = services.invite(**CHAIR, actor="", at=NOON)
    services.withdraw_invitation(invited.invitation, actor="", at=NOON)

    with pytest.raises(services.CodeDoesNotOpen):
        services.open_invitation(email=CHAIR["email"], code=invited.code, at=NOON)
    assert verbs()[-1] == "invitation.withdrawn"


def test_a_role_that_ends_gives_no_rights_from_that_moment_but_was_held_that_day(
    in_norrby, coordinator, member
):
    role = Role.objects.get(user=member)
    services.end_role(role, actor=str(coordinator.journal_id), at=NOON + timedelta(hours=1))

    assert list(Role.objects.in_force(NOON + timedelta(hours=1)).filter(user=member)) == []
    assert list(Role.objects.on(date(2026, 3, 2)).filter(user=member)) == [role]
    assert list(Role.objects.on(date(2026, 3, 3)).filter(user=member)) == []
    assert not Belonging.objects.filter(user=member).exists()
    assert verbs()[-1] == "role.ended"


def test_a_role_can_be_given_a_last_day_to_come(in_norrby, coordinator, member):
    role = Role.objects.get(user=member)
    services.end_role(role, actor="", at=NOON, through=date(2026, 3, 31))

    assert Role.objects.in_force(NOON + timedelta(days=29)).filter(pk=role.pk).exists()
    assert not Role.objects.in_force(NOON + timedelta(days=30)).filter(pk=role.pk).exists()
    assert Belonging.objects.filter(user=member).exists()


def test_the_last_person_who_can_invite_stays(in_norrby, coordinator):
    role = Role.objects.get(user=coordinator)

    with pytest.raises(services.SomebodyMustStay):
        services.end_role(role, actor="", at=NOON)


def test_the_same_role_is_not_given_twice_but_again_after_it_has_ended(in_norrby, coordinator, member):
    with pytest.raises(services.RoleHeldAlready):
        services.give_role(member, RoleKind.MEMBER, actor="", at=NOON, body="radet")

    services.end_role(Role.objects.get(user=member), actor="", at=NOON)
    services.give_role(member, RoleKind.MEMBER, actor="", at=NOON + timedelta(hours=1), body="radet")
    assert Role.objects.in_force(NOON + timedelta(hours=2)).filter(user=member).count() == 1


def test_an_address_is_one_person_whatever_its_case():
    first = services.register_person(email="Prov@Exempel.example", name="Prov")
    again = services.register_person(email="prov@exempel.example", name="Någon annan")

    assert (again.pk, again.name, User.objects.count()) == (first.pk, "Prov", 1)
    assert not first.has_usable_password()


def test_reading_by_code_alone_is_allowed_for_ninety_days_at_most(in_norrby):
    with pytest.raises(services.TooLong):
        services.allow_reading_by_code(
            body="radet", reason="Passnycklar beställda", since=date(2026, 3, 2), days=91, actor="", at=NOON
        )

    allowance = services.allow_reading_by_code(
        body="radet", reason="Passnycklar beställda", since=date(2026, 3, 2), days=90, actor="", at=NOON
    )
    assert allowance.held_through == date(2026, 5, 30)
    assert verbs()[-1] == "settings.changed"
