"""A sheet sent in as a file or pasted as text."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.obligations.forms.sheets import LARGEST, SheetRow, UnreadableSheet, read_pasted, read_sheet
from radslag.ui.forms import OnceForm


class ImportForm(OnceForm):
    """Rows of what happened, from a file or from the clipboard."""

    sheet = forms.FileField(
        label=gettext_lazy("File"), required=False,
        help_text=gettext_lazy("CSV in UTF-8, xlsx or ods, at most 5 MB and 2 000 rows."),
        widget=forms.FileInput({"accept": ".csv,.txt,.xlsx,.ods"}),
    )  # fmt: skip
    pasted = forms.CharField(
        label=gettext_lazy("Or paste rows"), required=False, max_length=LARGEST,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false"}),
        help_text=gettext_lazy("The first row names the columns. Tabs or semicolons between the cells."),
    )  # fmt: skip

    rows: list[SheetRow]
    name: str
    digest: str

    def clean(self) -> dict[str, Any]:
        """Read the rows; what cannot be read is said beside the field it came in."""
        data = super().clean() or {}
        sheet, pasted = data.get("sheet"), data.get("pasted", "")
        if self.errors:
            return data
        if not sheet and not pasted.strip():
            self.add_error("sheet", _("Choose a file, or paste rows below."))
            return data
        try:
            self._read(sheet, pasted)
        except UnreadableSheet as refusal:
            self.add_error("sheet" if sheet else "pasted", str(refusal))
        return data

    def _read(self, sheet: Any, pasted: str) -> None:
        if sheet and sheet.size > LARGEST:
            raise UnreadableSheet(
                _("The file is larger than 5 MB. Divide it into several and send them one by one.")
            )
        content = sheet.read() if sheet else pasted.encode()
        self.rows = read_sheet(content) if sheet else read_pasted(pasted)
        self.name = sheet.name if sheet else _("pasted rows")
        self.digest = hashlib.sha256(content).hexdigest()
