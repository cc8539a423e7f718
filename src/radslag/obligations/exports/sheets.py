"""Tables as CSV that a Swedish spreadsheet program opens as it is, and that no cell of can act."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

# A cell that begins so would be read as a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = "\ufeff"


def guarded(cell: object) -> str:
    """Return a cell as text that no spreadsheet program reads as a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return CSV in UTF-8 with a byte order mark and semicolons."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(cell) for cell in head])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return (MARK + out.getvalue()).encode()
