"""Each table has the locks that its model names, and `check` says so when one is gone."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from radslag.municipalities import checks
from radslag.municipalities.locks import OWN_MUNICIPALITY, locked_tables, missing_locks, set_locks
from radslag.municipalities.models import Municipality, TenantModel


def test_every_model_that_belongs_to_a_municipality_is_kept_apart():
    tenants = [model for model in apps.get_models() if issubclass(model, TenantModel)]

    assert [model for model in tenants if OWN_MUNICIPALITY not in model.locks] == []


def test_every_model_with_a_municipality_is_a_tenant_model():
    columned = {
        model
        for model in apps.get_models()
        if any(field.name == "municipality" for field in model._meta.fields)
    }
    tenants = {model for model in apps.get_models() if issubclass(model, TenantModel)}

    # The list of who belongs where crosses municipalities by its nature.
    assert {model.__name__ for model in columned - tenants} == {"Belonging"}


def test_after_migrate_no_lock_is_missing(db):
    assert missing_locks(connection) == []
    assert checks.locks_are_set(None, databases=["default"]) == []


def test_a_lock_that_is_gone_is_named(db):
    if connection.vendor == "postgresql":
        gone = "SET LOCAL ROLE radslag_owner; ALTER TABLE journal_entry DISABLE TRIGGER append_only"
    else:
        gone = "DROP TRIGGER journal_entry_no_delete"
    with connection.cursor() as cursor:
        cursor.execute(gone)

    said = checks.locks_are_set(None, databases=["default"])

    assert [(error.id, error.msg) for error in said] == [("radslag.E004", "journal_entry lacks append_only.")]


def test_setting_the_locks_again_brings_back_one_that_is_gone(db):
    gone = {
        "postgresql": "SET LOCAL ROLE radslag_owner; DROP POLICY own_municipality ON municipalities_role",
        "sqlite": "DROP TRIGGER journal_entry_in_order",
    }
    with connection.cursor() as cursor:
        cursor.execute(gone[connection.vendor])
    assert len(missing_locks(connection)) == 1

    set_locks()

    assert missing_locks(connection) == []


@pytest.mark.postgres
def test_a_role_that_does_not_own_the_tables_sets_nothing(db):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE radslag_owner; DROP POLICY own_municipality ON municipalities_role")
        cursor.execute("SET LOCAL ROLE radslag_app")

    set_locks()

    assert missing_locks(connection) == [("municipalities_role", "own_municipality")]


@pytest.mark.postgres
def test_the_applications_role_passes_the_check_and_the_owner_does_not(db):
    bound = checks.the_application_is_bound(None, databases=["default"])
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE radslag_owner")
        owner = checks.the_application_is_bound(None, databases=["default"])

    assert bound == []
    assert [(error.id, error.msg) for error in owner] == [
        ("radslag.E005", "The role radslag_owner owns the tables.")
    ]


@pytest.mark.postgres
def test_the_backup_reads_every_municipality_and_writes_nothing(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolbypassrls, rolsuper FROM pg_roles WHERE rolname = 'radslag_backup'")
        assert cursor.fetchone() == (True, False)
        may = set()
        for table in locked_tables():
            for privilege in ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE"):
                cursor.execute("SELECT has_table_privilege('radslag_backup', %s, %s)", [table, privilege])
                may |= {(table, privilege)} if cursor.fetchone()[0] else set()

    assert may == {(table, "SELECT") for table in locked_tables()}


@pytest.mark.sqlite
def test_two_municipalities_on_sqlite_are_warned_about(db):
    for slug in ("norrby", "soderby"):
        Municipality.objects.create(slug=slug, name=slug, register_start="2024-01-01")

    said = checks.one_municipality_on_sqlite(None, databases=["default"])

    assert [warning.id for warning in said] == ["radslag.W001"]


RECURSIVE = "PRAGMA recursive_triggers = ON;"
WAL = "PRAGMA journal_mode=WAL;" + RECURSIVE


@pytest.mark.parametrize(
    ("options", "version", "ids"),
    [
        ({"transaction_mode": "IMMEDIATE", "init_command": RECURSIVE}, (3, 40, 1), []),
        ({"init_command": RECURSIVE}, (3, 40, 1), ["radslag.E002"]),
        ({"transaction_mode": "DEFERRED"}, (3, 40, 1), ["radslag.E002", "radslag.E003"]),
        ({"transaction_mode": "IMMEDIATE", "init_command": WAL}, (3, 51, 2), ["radslag.E001"]),
        ({"transaction_mode": "IMMEDIATE", "init_command": WAL}, (3, 51, 3), []),
    ],
)
def test_settings_that_lose_writes_on_sqlite_are_refused(options, version, ids):
    assert [error.id for error in checks.sqlite_faults(options, version)] == ids


def test_the_installations_own_settings_pass():
    assert checks.sqlite_is_set_up_for_writers(None) == []


def test_the_roles_can_be_read_before_they_are_made(capsys):
    call_command("create_database_roles", "--print")

    assert "ALTER ROLE radslag_app LOGIN NOSUPERUSER NOBYPASSRLS" in capsys.readouterr().out


@pytest.mark.sqlite
def test_sqlite_has_no_roles(db):
    with pytest.raises(CommandError, match="SQLite has no roles"):
        call_command("create_database_roles")


@pytest.mark.postgres
def test_making_roles_needs_a_role_that_may(db):
    with pytest.raises(CommandError, match="Connect as a role that may make roles"):
        call_command("create_database_roles")
