"""Who may do what with people and sign-in: the whole table, role by role, in a body and everywhere."""

import pytest

from radslag.municipalities.permissions import Actor, may_give
from radslag.municipalities.proofs import confirmed_lately, level_of
from radslag.municipalities.states import Assurance, RoleKind

K = RoleKind
NAMES = ("read", "see_people", "invite", "invite_officials", "set_sign_in")
TABLE = {
    K.COORDINATOR: "yes yes yes no no",
    K.CHAIR: "yes yes no no no",
    K.MEMBER: "yes yes no no no",
    K.SUBSTITUTE: "yes yes no no no",
    K.REGISTRAR: "yes yes no no no",
    K.ADMINISTRATOR: "yes yes yes yes yes",
    K.READER: "yes yes no no no",
}


def somebody(*roles: tuple[RoleKind, str]) -> Actor:
    return Actor(1, "Prov", "x", 1, frozenset((str(kind), body) for kind, body in roles))


@pytest.mark.parametrize("kind", K)
@pytest.mark.parametrize("body", ["", "radet"])
def test_each_role_may_what_the_table_says(kind, body):
    actor = somebody((kind, body))

    assert " ".join("yes" if actor.may(f"municipalities.{name}") else "no" for name in NAMES) == TABLE[kind]


@pytest.mark.parametrize("name", NAMES)
def test_somebody_without_a_role_may_nothing(name):
    assert not somebody().may(f"municipalities.{name}")


def test_a_role_in_one_body_opens_nothing_about_another():
    actor = somebody((K.COORDINATOR, "radet"))

    assert [actor.may("municipalities.invite", body) for body in ("radet", "styrgruppen")] == [True, False]
    assert not actor.may_everywhere("municipalities.invite")


@pytest.mark.parametrize(
    ("giver", "kind", "where", "may"),
    [
        ((K.COORDINATOR, ""), K.MEMBER, "radet", True),
        ((K.COORDINATOR, ""), K.READER, "", True),
        ((K.COORDINATOR, ""), K.ADMINISTRATOR, "", False),
        ((K.COORDINATOR, ""), K.REGISTRAR, "radet", False),
        ((K.COORDINATOR, "radet"), K.MEMBER, "radet", True),
        ((K.COORDINATOR, "radet"), K.MEMBER, "styrgruppen", False),
        ((K.COORDINATOR, "radet"), K.MEMBER, "", False),
        ((K.ADMINISTRATOR, ""), K.ADMINISTRATOR, "", True),
        ((K.ADMINISTRATOR, ""), K.REGISTRAR, "radet", True),
        ((K.CHAIR, ""), K.MEMBER, "radet", False),
        ((K.MEMBER, "radet"), K.READER, "radet", False),
    ],
)
def test_a_role_is_given_only_by_somebody_who_may(giver, kind, where, may):
    assert may_give(somebody(giver), kind, where) is may


CODE = {"method": "code", "at": 100.0}
APP = {"method": "mfa", "type": "totp", "at": 200.0}
PROVIDER = {"method": "socialaccount", "uid": "o-1", "at": 300.0}


@pytest.mark.parametrize(
    ("records", "federated", "level"),
    [
        ([], None, Assurance.NONE),
        ([CODE], None, Assurance.ONE_FACTOR),
        ([CODE, APP], None, Assurance.TWO_FACTORS),
        ([PROVIDER], None, Assurance.ONE_FACTOR),
        ([PROVIDER], "o-1", Assurance.TWO_FACTORS),
        ([PROVIDER], "o-2", Assurance.ONE_FACTOR),
    ],
)
def test_what_was_shown_decides_the_level(records, federated, level):
    assert level_of(records, federated) == level


@pytest.mark.parametrize(("now", "lately"), [(499.9, True), (500.0, False), (9999.0, False)])
def test_a_confirmation_is_good_for_five_minutes(now, lately):
    assert confirmed_lately([CODE, APP], now=now) is lately


def test_nothing_shown_is_nothing_confirmed():
    assert not confirmed_lately([], now=0.0)
