"""Six things that must not be done to a journal, each done for real by somebody who owns the tables.

They act on the municipality we are in, whose journal has ten entries or more. Used by `scripts.tamper`.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection, transaction

from radslag.journal.chain import FIELDS, seal
from radslag.journal.models import Checkpoint, Entry, Payload
from radslag.municipalities.locks import set_locks
from radslag.municipalities.tenancy import here

LOCKS = {
    "sqlite": """SELECT format('DROP TRIGGER "%w"', name) FROM sqlite_master WHERE type = 'trigger'""",
    "postgresql": "SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass) "
    "FROM pg_trigger WHERE NOT tgisinternal",
}


def without_locks(tamper: Callable[[], None]) -> None:
    """Take the triggers away, tamper, and put them back, so that nothing shows."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LOCKS[connection.vendor])
        for (statement,) in cursor.fetchall():
            cursor.execute(statement)
        tamper()
        connection.check_constraints()
        set_locks()


def edit_a_row() -> None:
    """Let a meeting that was held have been cancelled."""
    Entry.objects.filter(seq=5).update(verb="meeting.cancelled", act="cancelled")


def cut_the_tail() -> None:
    """Remove the last entries; what is left is a whole chain."""
    _delete(seq__gt=8)


def cut_out_the_middle() -> None:
    """Remove two entries in the middle."""
    _delete(seq__in=[5, 6])


def swap_two_rows() -> None:
    """Let two entries change numbers."""
    for old, new in ((4, 99), (7, 4), (99, 7)):
        Entry.objects.filter(seq=old).update(seq=new)


def replace_the_last_row() -> None:
    """Put another row in the last one's place; its own hash is right, and nothing comes after it."""
    forged = Entry.objects.get(seq=10)
    forged.verb, forged.act = "meeting.cancelled", "cancelled"
    forged.hash = _sealed(forged)
    fields = Entry._meta.fields
    names, marks = ", ".join(f'"{one.column}"' for one in fields), ", ".join("%s" for _ in fields)
    into = f"INTO journal_entry ({names}) VALUES ({marks})"
    replace = {
        "sqlite": f"INSERT OR REPLACE {into}",
        "postgresql": f"INSERT {into} ON CONFLICT (id) DO UPDATE "
        "SET verb = excluded.verb, act = excluded.act, hash = excluded.hash",
    }
    with connection.cursor() as cursor:
        values = [one.get_db_prep_save(getattr(forged, one.attname), connection) for one in fields]
        cursor.execute(replace[connection.vendor], values)


def rewrite_history() -> None:
    """Change an early entry, every hash after it, and our own copies of the checkpoints: another database."""
    prev = ""
    for entry in Entry.objects.order_by("seq"):
        entry.verb = "meeting.cancelled" if entry.seq == 3 else entry.verb
        entry.prev = prev
        prev = _sealed(entry)
        Entry.objects.filter(seq=entry.seq).update(verb=entry.verb, prev=entry.prev, hash=prev)
        Checkpoint.objects.filter(seq=entry.seq).update(head=prev)


SIX = (edit_a_row, cut_the_tail, cut_out_the_middle, swap_two_rows, replace_the_last_row, rewrite_history)


def cut_what_no_checkpoint_has_seen() -> None:
    """Remove only what came after the last checkpoint that anybody kept: the one thing nobody can find."""
    _delete(seq__gt=10)


def _sealed(entry: Entry) -> str:
    return seal({**{name: getattr(entry, name) for name in FIELDS}, "municipality": here().pk})


def _delete(**which: object) -> None:
    Payload.objects.filter(**{f"entry__{name}": value for name, value in which.items()}).delete()
    Entry.objects.filter(**which).delete()
