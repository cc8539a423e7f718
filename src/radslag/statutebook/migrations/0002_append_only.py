"""The database itself refuses to change or delete what was adopted."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLES = ("statutebook_statuteversion", "statutebook_houserules")

SQLITE = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only') WHERE EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id); END;
"""
SQLITE_BACK = """
DROP TRIGGER {table}_no_update;
DROP TRIGGER {table}_no_delete;
DROP TRIGGER {table}_no_replace;
"""
POSTGRESQL = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION statutebook_refuse();
"""
POSTGRESQL_BACK = "DROP TRIGGER {table}_append_only ON {table};"
REFUSE = """
CREATE FUNCTION statutebook_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
"""


def _statements(script: str) -> list[str]:
    return [statement for statement in script.split("END;\n") if statement.strip()]


def lock(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(REFUSE.replace("%", "%%"), params=())
    for table in TABLES:
        if editor.connection.vendor == "postgresql":
            editor.execute(POSTGRESQL.format(table=table))
        else:
            for statement in _statements(SQLITE.format(table=table)):
                editor.execute(f"{statement}END;")


def unlock(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        script = POSTGRESQL_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK
        for statement in script.format(table=table).strip().split("\n"):
            editor.execute(statement)
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION statutebook_refuse();")


class Migration(migrations.Migration):
    dependencies = [("statutebook", "0001_initial")]
    operations = [migrations.RunPython(lock, unlock)]
