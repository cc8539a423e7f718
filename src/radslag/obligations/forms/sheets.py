"""Sheets that people send in: CSV, spreadsheets and pasted lines, as rows of cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from radslag.obligations.queries.rows import COLUMNS

LARGEST: Final = 5 * 1024 * 1024
MOST_ROWS: Final = 2000
MOST_CELLS: Final = 60_000
LONGEST_CELL: Final = 500
# What every spreadsheet in the xlsx and ods families begins with: they are zip files.
ZIP: Final = b"PK\x03\x04"


class UnreadableSheet(ValueError):
    """The sheet cannot be read at all; the message says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number in the sheet, and its cells by the field of an act that they fill."""

    line: int
    cells: dict[str, str]

    def as_json(self) -> dict[str, object]:
        """Return the row as it is kept until the import is done."""
        return {"line": self.line, "cells": self.cells}


def read_sheet(content: bytes) -> list[SheetRow]:
    """Read CSV in UTF-8, or the first sheet of a spreadsheet. Raises UnreadableSheet."""
    if len(content) > LARGEST:
        raise UnreadableSheet(
            _("The file is larger than 5 MB. Divide it into several and send them one by one.")
        )
    return _rows(_spreadsheet(content) if content.startswith(ZIP) else _csv(_text(content)))


def read_pasted(text: str) -> list[SheetRow]:
    """Read lines copied from a sheet or a text: tabs or semicolons between the cells."""
    if len(text.encode()) > LARGEST:
        raise UnreadableSheet(
            _("The text is larger than 5 MB. Divide it into several and send them one by one.")
        )
    return _rows(_csv(text))


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableSheet(
            _(
                "The letters in the file cannot be read. Save it again as CSV UTF-8, "
                "or send the spreadsheet itself (xlsx or ods)."
            )
        ) from error


def _csv(text: str) -> list[list[str]]:
    if "\x00" in text:
        raise UnreadableSheet(_("This is neither a text file nor a spreadsheet. Send CSV, xlsx or ods."))
    first = text.lstrip("\n\r").split("\n", 1)[0]
    delimiter = max(("\t", ";", ","), key=first.count)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)]
    except csv.Error as error:
        raise UnreadableSheet(
            _("The file cannot be divided into cells. Look for a quotation mark that is never closed.")
        ) from error


def _spreadsheet(content: bytes) -> list[list[str]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheet = book.get_sheet_by_index(0)
        if sheet.total_height > MOST_ROWS + 1 or sheet.total_height * sheet.total_width > MOST_CELLS:
            raise UnreadableSheet(_too_long())
        return [[_cell(value) for value in row] for row in sheet.to_python()]
    except (CalamineError, OSError, ValueError) as error:
        if isinstance(error, UnreadableSheet):
            raise
        raise UnreadableSheet(
            _("The spreadsheet cannot be opened. Save it again as xlsx or ods, without a password.")
        ) from error


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _too_long() -> str:
    return _("The sheet has more than %(most)d rows. Divide it into several and send them one by one.") % {
        "most": MOST_ROWS
    }


def _rows(grid: Sequence[Sequence[str]]) -> list[SheetRow]:
    filled = [(line, row) for line, row in enumerate(grid, start=1) if any(cell.strip() for cell in row)]
    if not filled:
        raise UnreadableSheet(_("The sheet is empty. The first row names the columns, for example datum."))
    if len(filled) > MOST_ROWS + 1:
        raise UnreadableSheet(_too_long())
    names = _header(filled[0][1])
    rows = [SheetRow(line, _cells(names, row)) for line, row in filled[1:]]
    if not rows:
        raise UnreadableSheet(_("There are no rows below the names of the columns."))
    return rows


def _header(row: Iterable[str]) -> list[str]:
    found = [cell.strip().casefold() for cell in row]
    strange = [cell for cell in found if cell and cell not in COLUMNS]
    if strange:
        raise UnreadableSheet(
            _("The column “%(name)s” is not known. The columns are: %(known)s.")
            % {"name": strange[0][:60], "known": ", ".join(SHOWN)}
        )
    names = [COLUMNS.get(cell, "") for cell in found]
    lacking = [word for word, name in zip(SHOWN, ("on", "act", "thing"), strict=False) if name not in names]
    if lacking:
        raise UnreadableSheet(
            _("The column “%(name)s” is missing. The first row names the columns.") % {"name": lacking[0]}
        )
    return names


# The Swedish names of the columns, in the order of the template that people can fetch.
SHOWN: Final = (
    "datum", "händelse", "sak", "organ", "av", "till", "innehåll", "ärende", "t.o.m.", "antal", "period",
)  # fmt: skip


def _cells(names: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    return {
        name: cell.strip()[:LONGEST_CELL]
        for name, cell in zip(names, row, strict=False)
        if name and cell.strip()
    }
