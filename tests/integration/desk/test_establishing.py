"""From an adopted statute to its bodies and seats, seen before they are made."""

from datetime import UTC, date, datetime

import pytest

from radslag.bodies.models import Body, Seat
from radslag.municipalities import services as accounts
from radslag.municipalities.models import Municipality
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within
from radslag.statute.library import corpus
from radslag.statutebook.services import adopt_statute

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
WHERE = "/norrby/arbete/organ-ur-reglemente/ange/"


@pytest.fixture
def norrby(db):
    place = Municipality.objects.create(slug="norrby", name="Norrby", register_start=date(2024, 1, 1))
    version = corpus().lineages["ange"][0]
    assert version.house_source
    with within(place):
        adopt_statute(version.source.text, house_text=version.house_source.text, head=0, actor="", at=NOON)
    return place


def account(norrby, kind):
    user = accounts.register_person(email=f"{kind}@norrby.example", name="Prov Konto")
    with within(norrby):
        accounts.give_role(user, kind, actor="", at=NOON)
    return user


def test_bodies_and_seats_are_shown_before_they_are_made(norrby, page, client):
    # The first reading of an adopted text is not cached, so it asks a little more.
    seen = page(WHERE, by=account(norrby, RoleKind.COORDINATOR), queries=16)
    assert seen.primary == "Skapa organ och platser"
    assert "3.1 st 1, läggs till" in seen.words
    with within(norrby):
        assert Body.objects.count() == 0

    answer = client.post(WHERE)
    assert answer["Location"] == "/norrby/arbete/organ/"
    with within(norrby):
        assert (Body.objects.count(), Seat.objects.count()) == (4, 9)
    assert "Allt är redan som reglementet säger." in page(WHERE).words


def test_a_statute_that_is_not_adopted_makes_nothing(norrby, client, sign_in):
    coordinator = sign_in(client, account(norrby, RoleKind.COORDINATOR))

    for lineage in ("lerum", "sfs-2023-196"):
        assert coordinator.get(f"/norrby/arbete/organ-ur-reglemente/{lineage}/").status_code == 404


def test_a_reader_makes_no_bodies(norrby, client, sign_in):
    assert sign_in(client, account(norrby, RoleKind.READER)).post(WHERE).status_code == 403
