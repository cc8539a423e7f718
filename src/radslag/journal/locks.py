"""What the database refuses in the journal: an entry out of order, a payload that is changed."""

from __future__ import annotations

from typing import Final

from radslag.municipalities.locks import Lock, trigger

_LAST = '(SELECT max(seq) FROM "{table}" WHERE municipality_id = NEW.municipality_id)'
_BEFORE = '(SELECT hash FROM "{table}" WHERE municipality_id = NEW.municipality_id AND seq = NEW.seq - 1)'
_OUT_OF_ORDER = f"NEW.seq <> 1 + COALESCE({_LAST}, 0) OR NEW.prev <> COALESCE({_BEFORE}, '')"

IN_ORDER: Final = Lock(
    "in_order",
    sqlite={"in_order": ("INSERT", f"SELECT RAISE(ABORT, 'journal out of order') WHERE {_OUT_OF_ORDER}")},
    postgresql=trigger(
        "in_order",
        'INSERT ON "{table}" FOR EACH ROW',
        f"IF {_OUT_OF_ORDER} THEN RAISE EXCEPTION 'journal out of order'; END IF; RETURN NEW;",
    ),
)

_SAME = "NEW.id = OLD.id AND NEW.entry_id = OLD.entry_id AND NEW.municipality_id = OLD.municipality_id"
_EMPTY = f"NEW.salt = '' AND CAST(NEW.content AS text) = '{{}}' AND {_SAME}"
_REFUSE = "SELECT RAISE(ABORT, 'a payload can only be emptied')"

ONLY_EMPTIED: Final = Lock(
    "only_emptied",
    sqlite={
        "only_emptied": ("UPDATE", f"{_REFUSE} WHERE NOT ({_EMPTY})"),
        "no_delete": ("DELETE", _REFUSE),
    },
    postgresql=trigger(
        "only_emptied",
        'UPDATE OR DELETE ON "{table}" FOR EACH ROW',
        f"IF TG_OP = 'UPDATE' THEN IF {_EMPTY} THEN RETURN NEW; END IF; END IF; "
        "RAISE EXCEPTION 'a payload can only be emptied';",
    ),
    refuses=("DELETE",),
)
