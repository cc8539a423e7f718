"""Make the roles that PostgreSQL separates owner, application and backup by."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection
from django.db.backends.utils import CursorWrapper

from radslag.municipalities.locks import OWNER_ROLE

ROLES = Path(__file__).resolve().parents[1] / "roles.sql"


class Command(BaseCommand):
    """Run roles.sql as a role that may make roles; `--print` shows it instead."""

    help = "Make the PostgreSQL roles radslag_owner, radslag_app and radslag_backup; may be run again."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to show the statements instead of running them."""
        parser.add_argument("--print", action="store_true", help="print the statements and do nothing")
        parser.add_argument("--database", help="make this database too, owned by radslag_owner")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the statements in one go, and say what was made."""
        statements = ROLES.read_text()
        if options["print"]:
            self.stdout.write(statements, ending="")
            return
        if connection.vendor != "postgresql":
            raise CommandError("SQLite has no roles. Set DATABASE_URL to a PostgreSQL database.")
        try:
            with connection.cursor() as cursor:
                cursor.execute(statements)
                made = make_database(cursor, options["database"]) if options["database"] else ""
        except ProgrammingError as error:
            raise CommandError(f"{str(error).strip()}. Connect as a role that may make roles.") from error
        self.stdout.write(f"The roles radslag_owner, radslag_app and radslag_backup are there.{made}")


def make_database(cursor: CursorWrapper, name: str) -> str:
    """Make a database owned by radslag_owner unless there is one of that name; return what to say of it."""
    cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    if cursor.fetchone() is None:
        cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)} OWNER {OWNER_ROLE}")
    return f" The database {name} is there."
