"""A sheet sent in as a file or pasted as text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.obligations.forms.sheets import LARGEST, SheetRow, UnreadableSheet, read_pasted, read_sheet
from radslag.obligations.queries.likeness import Twin
from radslag.obligations.queries.preview import RowSeen
from radslag.obligations.states import Likeness
from radslag.ui.forms import OnceForm
from radslag.ui.templatetags.swedish import day


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


class AlikeForm(OnceForm):
    """Asks of each row that is like something else whether to take it in; `rest` answers for all at once."""

    rest = forms.ChoiceField(choices=Likeness.choices, required=False, widget=forms.HiddenInput)

    def __init__(self, rows: Sequence[RowSeen], *args: Any, **kwargs: Any) -> None:
        self.lines = {f"row_{seen.line}": seen.line for seen in rows}
        super().__init__(*args, **kwargs)
        for seen in rows:
            self.fields[f"row_{seen.line}"] = _question(seen)
        if self.data.get("rest") in Likeness.values:
            for name in self.lines:
                self.fields[name].required = False

    def answers(self) -> dict[int, Likeness]:
        """Return what to do with each row, by its line."""
        data = self.cleaned_data
        return {line: Likeness(data[name] or data["rest"]) for name, line in self.lines.items()}


def _question(seen: RowSeen) -> forms.Field:
    says = {"line": seen.line, "words": seen.words, "day": day(seen.row.on)}
    twin = seen.twin or Twin()
    like = _("This is like entry %(number)d in the journal.") % {"number": twin.entry} if twin.entry else ""
    return forms.ChoiceField(
        label=_("Row %(line)d: %(words)s, %(day)s") % says,
        help_text=like or _("This is like row %(number)d of the sheet.") % {"number": twin.line},
        choices=Likeness.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether to take in row %(line)d.") % says},
    )
