"""What the database refuses of an approval: nothing that is settled changes, and nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from radslag.municipalities.locks import Lock, trigger


def until_settled(name: str, open_states: Iterable[str], columns: Iterable[str]) -> Lock:
    """Return the lock of a table with a column `state`: rows begin in the first of `open_states`.

    A row may be changed while it is in one of them, but `columns` never are; no row is deleted.
    """
    states = list(open_states)
    listed = ", ".join(f"'{state}'" for state in states)
    kept = ("id", "municipality_id", *columns)
    same = " AND ".join(f"NEW.{column} IS NOT DISTINCT FROM OLD.{column}" for column in kept)
    may_change, begins = f"OLD.state IN ({listed}) AND {same}", f"NEW.state = '{states[0]}'"
    refuse = "SELECT RAISE(ABORT, 'what is settled never changes')"
    there = 'EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id)'
    return Lock(
        name,
        sqlite={
            "settled": ("UPDATE", f"{refuse} WHERE NOT ({may_change})"),
            "no_delete": ("DELETE", refuse),
            "begins": ("INSERT", f"{refuse} WHERE NOT ({begins}) OR {there}"),
        },
        postgresql=trigger(
            name,
            'INSERT OR UPDATE OR DELETE ON "{table}" FOR EACH ROW',
            f"IF TG_OP = 'UPDATE' THEN IF {may_change} THEN RETURN NEW; END IF; END IF; "
            f"IF TG_OP = 'INSERT' THEN IF {begins} THEN RETURN NEW; END IF; END IF; "
            "RAISE EXCEPTION 'what is settled never changes';",
        ),
        refuses=("DELETE",),
    )


APPROVAL: Final = until_settled(
    "approval_until_settled",
    ["open"],
    ["version_id", "digest", "matter", "bodies", "thing", "strength", "due", "asked_at", "asked_by"],
)
STEP: Final = until_settled(
    "step_until_approved",
    ["waiting", "commented"],
    ["approval_id", "digest", "role", "title", "who", "name", "organisation", "address", "user_id"],
)
