"""A neighbour with every role at home finds nothing next door, nor its rows at home; every address tried."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone
from scripts.write_reference import addresses

from radslag.demo.services import fill
from radslag.municipalities import services
from radslag.municipalities.http import OWN_ACCOUNT
from radslag.municipalities.models import Municipality, TenantModel, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
# Words that all municipalities share; every other parameter names a row of one of them.
WORDS = {
    "year": "2026", "version": "1", "slug": "mote", "lineage": "lerum", "rule": "r1", "suffix": "2026",
    "organ": "radet", "day": "2026-03-02", "date": "2026-03-02", "key": "radet", "body": "radet",
    "receiver": "ks", "address": "1", "field": "notes",
}  # fmt: skip


def guarded() -> list[str]:
    return [
        route
        for route, view in addresses()
        if route.startswith("<slug:kommun>/") and getattr(view, "permission", None) not in (None, OWN_ACCOUNT)
    ]


def filled_in(route: str, town: str, row: int) -> str:
    given = {**WORDS, "kommun": town}
    return "/" + PARAMETER.sub(lambda found: given.get(found[2], str(row)), route)


def names_a_row(route: str) -> bool:
    return bool({name for _, name in PARAMETER.findall(route)} - WORDS.keys() - {"kommun"})


def answers(client: Client, address: str) -> Iterator[int]:
    """Yield how the address answers, wherever it leads, when it is read and when something is sent to it."""
    read = client.get(address, follow=True).status_code
    sent = client.post(address, follow=True).status_code
    put = client.put(address, follow=True).status_code
    yield from {read, sent, put} - {405}


@pytest.fixture
def next_door(db: None) -> list[int]:
    """Fill a municipality, and return the numbers of first and last rows in each of its tables."""
    fill("lerum", now=NOW)
    with within(Municipality.objects.get(slug="lerum")):
        tables = [model.objects for model in apps.get_models() if issubclass(model, TenantModel)]  # type: ignore[attr-defined]
        ends = [
            rows.values_list("pk", flat=True).order_by(way).first()
            for rows in tables
            for way in ("pk", "-pk")
        ]
    return sorted({number for number in ends if number})


@pytest.fixture
def neighbour(next_door: list[int]) -> User:
    home = services.open_municipality(name="Tomby", slug="tomby", register_start=date(2024, 1, 1), at=NOW)
    user = services.register_person(email="alla@tomby.example", name="Prov Alla Roller")
    with within(home):
        for kind in RoleKind:
            services.give_role(user, kind, actor="", at=NOW, since=min(NOW.date(), timezone.localdate()))
    return user


def test_no_page_next_door_opens_for_a_neighbour(client, neighbour, next_door, sign_in):
    sign_in(client, neighbour)
    tried = [filled_in(route, "lerum", next_door[0]) for route in guarded()]

    assert tried
    assert {address: set(answers(client, address)) for address in tried} == {
        address: {404} for address in tried
    }


def test_no_row_of_next_door_is_found_at_home(client, neighbour, next_door, sign_in):
    sign_in(client, neighbour)
    own = set(range(1, 20))
    strange = [number for number in next_door if number not in own][-12:]
    tried = [
        filled_in(route, "tomby", number) for route in guarded() if names_a_row(route) for number in strange
    ]

    assert tried
    assert {address: set(answers(client, address)) for address in tried} == {
        address: {404} for address in tried
    }
