"""The second lock between municipalities: what PostgreSQL refuses the application's own role."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from radslag.journal import services as journal
from radslag.journal.models import Entry
from radslag.municipalities.locks import locked_tables
from radslag.municipalities.models import Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import within

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def ask(statement: str, *values: int) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def places():
    norrby, soderby = (
        Municipality.objects.create(slug=slug, name=slug.title(), register_start=date(2024, 1, 1))
        for slug in ("norrby", "soderby")
    )
    person = User.objects.register(email="person@example.org", name="Exempelperson")
    for place in (norrby, soderby):
        with within(place):
            Role.objects.create(user=person, kind=RoleKind.MEMBER, held_from=date(2026, 1, 1))
            journal.record("settings.changed", actor="", at=NOON)
    return norrby, soderby


def test_the_tests_themselves_run_as_the_applications_role():
    bound = "SELECT current_user, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"

    assert ask(bound) == [("radslag_app", False, False)]


@pytest.mark.parametrize("table", sorted(locked_tables()))
def test_without_a_municipality_no_tenant_table_shows_a_row(places, table):
    assert ask(f"SELECT count(*) FROM {table}") == [(0,)]


def test_inside_a_municipality_raw_sql_sees_its_own_rows_only(places):
    norrby, _ = places

    with within(norrby):
        assert ask("SELECT DISTINCT municipality_id FROM municipalities_role") == [(norrby.pk,)]
        assert ask("SELECT DISTINCT municipality_id FROM journal_entry") == [(norrby.pk,)]


def test_a_row_for_another_municipality_is_refused(places):
    norrby, soderby = places

    with (
        within(norrby),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Role.objects.create(
            municipality=soderby, user=User.objects.get(), kind=RoleKind.CHAIR, held_from=date(2026, 1, 1)
        )


def test_a_row_cannot_be_moved_to_another_municipality(places):
    norrby, soderby = places

    with (
        within(norrby),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Role.objects.update(municipality=soderby)


def test_another_municipalitys_rows_are_neither_changed_nor_deleted(places):
    norrby, soderby = places

    with within(norrby):
        ask("UPDATE municipalities_role SET kind = 'chair' WHERE municipality_id = %s", soderby.pk)
        ask("DELETE FROM municipalities_role WHERE municipality_id = %s", soderby.pk)

    with within(soderby):
        assert list(Role.objects.values_list("kind", flat=True)) == ["member"]


@pytest.mark.parametrize("table", ["journal_entry", "journal_payload", "municipalities_role"])
def test_the_application_may_not_truncate(places, table):
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        ask(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET verb = 'x'", "DELETE FROM journal_entry"])
def test_the_application_may_only_read_and_append_in_the_journal(places, statement):
    with within(places[0]), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        ask(statement)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE journal_entry SET verb = 'x'", "DELETE FROM journal_entry", "TRUNCATE journal_entry CASCADE"],
)
def test_triggers_stop_the_owners_slips_as_well(places, statement):
    ask("SET CONSTRAINTS ALL IMMEDIATE")
    ask("SET LOCAL ROLE radslag_owner")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        ask(statement)


def test_the_owner_is_kept_apart_too(places):
    with transaction.atomic():
        ask("SET LOCAL ROLE radslag_owner")
        assert ask("SELECT count(*) FROM municipalities_role") == [(0,)]
        ask("SET LOCAL ROLE radslag_app")


def test_leaving_a_municipality_closes_the_door_also_in_a_longer_transaction(places):
    with transaction.atomic():
        with within(places[0]):
            assert Entry.objects.count() == 1
        assert ask("SELECT count(*) FROM journal_entry") == [(0,)]


def test_a_failed_block_closes_the_door_too(places):
    with pytest.raises(ZeroDivisionError), within(places[0]):
        raise ZeroDivisionError

    assert ask("SELECT count(*) FROM journal_entry") == [(0,)]


def test_every_tenant_table_has_its_policy_and_hides_from_its_owner():
    kept_apart = {
        table
        for (table,) in ask(
            "SELECT tablename FROM pg_policies p JOIN pg_class c ON c.relname = p.tablename "
            "WHERE policyname = 'own_municipality' AND relrowsecurity AND relforcerowsecurity"
        )
    }

    assert kept_apart == set(locked_tables())
