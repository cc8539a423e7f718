"""What was adopted is never changed or deleted, on SQLite and on PostgreSQL alike."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from radslag.statutebook.models import HouseRules, Statute, StatuteVersion
from tests.integration.statutebook.conftest import NOON

# On SQLite a trigger refuses; on PostgreSQL the application's role has not even the right.
REFUSED = "append-only|permission denied"
pytestmark = pytest.mark.django_db


@pytest.fixture
def wording(norrby):
    statute = Statute.objects.create(lineage="norrby", title="Reglemente")
    return StatuteVersion.objects.create(
        statute=statute,
        number=1,
        valid_from=date(2024, 1, 1),
        text="x",
        sha256="0" * 64,
        entered_by="",
        entered_at=NOON,
    )


@pytest.fixture
def house_rules(norrby):
    return HouseRules.objects.create(
        lineage="norrby",
        valid_from=date(2024, 1, 1),
        number=1,
        text="x",
        sha256="0" * 64,
        entered_by="",
        entered_at=NOON,
    )


@pytest.mark.parametrize("kind", ["wording", "house_rules"])
def test_an_adopted_text_cannot_be_changed(request, kind):
    row = request.getfixturevalue(kind)

    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(text="another")

    row.refresh_from_db()
    assert row.text == "x"


@pytest.mark.parametrize("kind", ["wording", "house_rules"])
def test_an_adopted_text_cannot_be_deleted(request, kind):
    row = request.getfixturevalue(kind)

    with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
        row.delete()

    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("kind", ["wording", "house_rules"])
def test_an_adopted_text_cannot_be_replaced_under_its_own_number(request, kind):
    row = request.getfixturevalue(kind)
    row.text = "another"

    with pytest.raises(DatabaseError), transaction.atomic():
        row.save(force_insert=True)

    row.refresh_from_db()
    assert row.text == "x"
