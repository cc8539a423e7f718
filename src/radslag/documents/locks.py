"""What the database refuses of a stored text: it is never changed, only disposed of as a whole."""

from __future__ import annotations

from typing import Final

from radslag.municipalities.locks import Lock, trigger

_REFUSE = "SELECT RAISE(ABORT, 'a text can only be disposed of')"


def only_disposed(*columns: str) -> Lock:
    """Return the lock of a table with a column `content`: it may be emptied, and `columns` never change."""
    same = " AND ".join(f"NEW.{column} = OLD.{column}" for column in ("id", "municipality_id", *columns))
    disposal = f"length(NEW.content) = 0 AND {same}"
    name = "only_disposed_" + columns[0]
    return Lock(
        name,
        sqlite={
            "only_disposed": ("UPDATE", f"{_REFUSE} WHERE NOT ({disposal})"),
            "no_delete": ("DELETE", _REFUSE),
        },
        postgresql=trigger(
            name,
            'UPDATE OR DELETE ON "{table}" FOR EACH ROW',
            f"IF TG_OP = 'UPDATE' THEN IF {disposal} THEN RETURN NEW; END IF; END IF; "
            "RAISE EXCEPTION 'a text can only be disposed of';",
        ),
        refuses=("DELETE",),
    )


VERSION: Final = only_disposed("document_id", "number", "digest", "level", "made_at", "made_by")
REDACTION: Final = only_disposed("version_id", "level", "digest", "made_at")
