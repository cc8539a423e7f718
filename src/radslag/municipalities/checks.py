"""What `check` says about the database before anybody relies on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Tags, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from radslag.municipalities.locks import locked_tables, missing_locks
from radslag.municipalities.models import Municipality

WAL_IS_SAFE = (3, 51, 3)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})


@register()
def sqlite_is_set_up_for_writers(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Refuse SQLite settings that lose writes or let rows be replaced unseen (E001, E002, E003)."""
    default = settings.DATABASES["default"]
    if not default["ENGINE"].endswith("sqlite3"):
        return []
    return list(sqlite_faults(default.get("OPTIONS", {}), sqlite3.sqlite_version_info))


def sqlite_faults(options: dict[str, Any], version: tuple[int, ...]) -> Iterator[CheckMessage]:
    """Yield what is wrong with these settings on that version of SQLite."""
    said = str(options.get("init_command", "")).upper().replace(" ", "")
    if "JOURNAL_MODE=WAL" in said and version < WAL_IS_SAFE:
        text = "This SQLite can corrupt a write-ahead log on reset."
        yield checks.Error(text, "Use journal_mode=DELETE below SQLite 3.51.3.", id="radslag.E001")
    if options.get("transaction_mode") != "IMMEDIATE":
        text = "SQLite transactions do not begin as IMMEDIATE, so concurrent writers fail."
        yield checks.Error(text, 'Set OPTIONS["transaction_mode"] = "IMMEDIATE".', id="radslag.E002")
    if "RECURSIVE_TRIGGERS=ON" not in said:
        text = "INSERT OR REPLACE passes the delete triggers by."
        yield checks.Error(text, "Add PRAGMA recursive_triggers=ON to init_command.", id="radslag.E003")


@register()
def a_demonstration_stays_at_home(app_configs: object, **kwargs: Any) -> list[CheckMessage]:
    """Warn when a demonstration, which shows its sign-in codes, answers to other names (W002)."""
    others = sorted(set(settings.ALLOWED_HOSTS) - LOOPBACK)
    if not settings.DEMO or not others:
        return []
    hint = "It shows sign-in codes on the page. Keep RADSLAG_DEMO=1 to this computer."
    return [checks.Warning(f"A demonstration answers to {', '.join(others)}.", hint, id="radslag.W002")]


def _asked(databases: Iterable[str] | None, vendor: str) -> list[BaseDatabaseWrapper]:
    return [connections[alias] for alias in databases or () if connections[alias].vendor == vendor]


@register(Tags.database, deploy=True)
def locks_are_set(
    app_configs: object, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Name each table that lacks its policy or its triggers (E004)."""
    lacking = [one for alias in databases or () for one in missing_locks(connections[alias])]
    hint = "Run migrate as the owner of the tables."
    return [checks.Error(f"{table} lacks {lock}.", hint, id="radslag.E004") for table, lock in lacking]


@register(Tags.database, deploy=True)
def the_application_is_bound(
    app_configs: object, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a role that owns the tables or bypasses row-level security (E005)."""
    strong = [one for connection in _asked(databases, "postgresql") for one in _too_strong(connection)]
    hint = "Run create_database_roles and connect as radslag_app."
    return [checks.Error(f"The role {role} {why}.", hint, id="radslag.E005") for role, why in strong]


@register(Tags.database, deploy=True)
def one_municipality_on_sqlite(
    app_configs: object, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Warn when SQLite, which has no second lock between municipalities, holds more than one (W001)."""
    crowded = [c for c in _asked(databases, "sqlite") if Municipality.objects.using(c.alias).count() > 1]
    text = "More than one municipality share an SQLite database."
    hint = "Use PostgreSQL, where row-level security is the second lock."
    return [checks.Warning(text, hint, id="radslag.W001") for _ in crowded]


_ROLE = """
SELECT current_user, rolsuper, rolbypassrls,
       EXISTS (SELECT FROM pg_tables WHERE tableowner = current_user AND tablename = ANY(%s))
FROM pg_roles WHERE rolname = current_user
"""


def _too_strong(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_ROLE, [list(locked_tables())])
        role, *truths = cursor.fetchone()
    reasons = ("is a superuser", "bypasses row-level security", "owns the tables")
    return [(role, why) for why, true in zip(reasons, truths, strict=True) if true]
