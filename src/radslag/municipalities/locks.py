"""What the database itself refuses, whatever the code above it does.

A model says which locks its table has. `migrate` sets them when it has finished, every time: a table that
is new gets them, and one that SQLite had to make anew gets them back. `check --deploy --database default`
names a table that lacks one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.apps import apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

OWNER_ROLE, APP_ROLE, BACKUP_ROLE = "radslag_owner", "radslag_app", "radslag_backup"


@dataclass(frozen=True, slots=True)
class Lock:
    """One thing a table refuses; `{table}` in a statement is the table's name.

    `name` is the policy or trigger on PostgreSQL, where statements may be run again. On SQLite each trigger
    has an ending to its name, what it comes before, and what it does. `refuses` are the privileges that
    the application's role therefore does not get.
    """

    name: str
    postgresql: tuple[str, ...]
    sqlite: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    refuses: tuple[str, ...] = ()

    def statements(self, table: str, vendor: str) -> Iterator[str]:
        """Yield what sets this lock on a table, in place of an earlier one."""
        for statement in self.postgresql if vendor == "postgresql" else self._triggers():
            yield statement.replace("{table}", table)

    def _triggers(self) -> Iterator[str]:
        for ending, (event, body) in self.sqlite.items():
            yield f'DROP TRIGGER IF EXISTS "{{table}}_{ending}"'
            yield f'CREATE TRIGGER "{{table}}_{ending}" BEFORE {event} ON "{{table}}" BEGIN {body}; END'

    def names(self, table: str, vendor: str) -> set[str]:
        """Return the names by which the database knows this lock on a table."""
        return {self.name} if vendor == "postgresql" else {f"{table}_{ending}" for ending in self.sqlite}


# After a transaction the setting is '', not null.
_HERE = "municipality_id = NULLIF(current_setting('app.municipality', true), '')::bigint"

# Row-level security: PostgreSQL shows and takes only rows of the municipality that `within` named, to the
# owner of the table too. SQLite has nothing like it; there the manager stands alone.
OWN_MUNICIPALITY = Lock(
    "own_municipality",
    postgresql=(
        'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
        'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
        'DROP POLICY IF EXISTS own_municipality ON "{table}"',
        f'CREATE POLICY own_municipality ON "{{table}}" USING ({_HERE}) WITH CHECK ({_HERE})',
    ),
)


def trigger(name: str, when: str, body: str) -> tuple[str, str]:
    """Return the two statements that PostgreSQL needs for a trigger of our own; they may be run again."""
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
        f"CREATE OR REPLACE TRIGGER {name} BEFORE {when} EXECUTE FUNCTION {name}()",
    )


_REFUSE = "SELECT RAISE(ABORT, '{table} is append-only')"
_THERE = 'WHERE EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id)'

# SQLite's INSERT OR REPLACE always meets the insert trigger, and the delete trigger as well when recursive
# triggers are on.
APPEND_ONLY = Lock(
    "append_only",
    sqlite={
        "no_update": ("UPDATE", _REFUSE),
        "no_delete": ("DELETE", _REFUSE),
        "no_replace": ("INSERT", f"{_REFUSE} {_THERE}"),
    },
    postgresql=trigger(
        "append_only",
        'UPDATE OR DELETE OR TRUNCATE ON "{table}" FOR EACH STATEMENT',
        "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;",
    ),
    refuses=("UPDATE", "DELETE"),
)


def locked_tables() -> dict[str, tuple[Lock, ...]]:
    """Return each table that has locks, and which."""
    models = [model for model in apps.get_models() if model._meta.managed and hasattr(model, "locks")]
    return {model._meta.db_table: model.locks for model in models}


def set_locks(using: str = "default") -> None:
    """Set the locks of every table there is, and give each role the rights it needs, and no more.

    On PostgreSQL only the owner of the tables can; for another role this does nothing.
    """
    connection = connections[using]
    if connection.vendor == "postgresql" and not _owns_the_tables(connection):
        return
    with transaction.atomic(using), connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        locked = {table: locks for table, locks in locked_tables().items() if table in there}
        for table, locks in locked.items():
            for lock in locks:
                for statement in lock.statements(table, connection.vendor):
                    cursor.execute(statement)
        if connection.vendor == "postgresql" and _roles_are_there(connection):
            for statement in _rights(locked):
                cursor.execute(statement)


def missing_locks(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Return (table, lock) for each lock that the database lacks."""
    there = _names_there(connection)
    return [
        (table, lock.name)
        for table, locks in locked_tables().items()
        for lock in locks
        if not lock.names(table, connection.vendor) <= there.get(table, set())
    ]


_POSTGRESQL_NAMES = """
SELECT c.relname, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
WHERE c.relrowsecurity AND c.relforcerowsecurity
UNION ALL
SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgenabled <> 'D'
"""
_SQLITE_NAMES = "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"


def _names_there(connection: BaseDatabaseWrapper) -> dict[str, set[str]]:
    there: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_POSTGRESQL_NAMES if connection.vendor == "postgresql" else _SQLITE_NAMES)
        for table, name in cursor.fetchall():
            there.setdefault(table, set()).add(name)
    return there


def _owns_the_tables(connection: BaseDatabaseWrapper) -> bool:
    mine = "SELECT bool_and(pg_has_role(tableowner, 'USAGE')) FROM pg_tables WHERE schemaname = 'public'"
    return _holds(connection, mine)


def _roles_are_there(connection: BaseDatabaseWrapper) -> bool:
    question = "SELECT count(*) = 2 FROM pg_roles WHERE rolname IN (%s, %s)"
    return _holds(connection, question, APP_ROLE, BACKUP_ROLE)


def _holds(connection: BaseDatabaseWrapper, question: str, *values: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return bool(cursor.fetchone()[0])


def _rights(locked: Mapping[str, Iterable[Lock]]) -> Iterator[str]:
    everything = "ALL TABLES IN SCHEMA public"
    yield f"GRANT USAGE ON SCHEMA public TO {APP_ROLE}, {BACKUP_ROLE}"
    yield f"GRANT SELECT ON {everything} TO {BACKUP_ROLE}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON {everything} TO {APP_ROLE}"
    yield f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {APP_ROLE}"
    for table, locks in locked.items():
        for lock in locks:
            if lock.refuses:
                yield f'REVOKE {", ".join(lock.refuses)} ON "{table}" FROM {APP_ROLE}'
