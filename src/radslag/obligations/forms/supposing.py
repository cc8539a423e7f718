"""What might happen, asked for in one screen; a plain GET form, since nothing of it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.obligations.queries.acts import HAND_ACTS
from radslag.obligations.queries.supposing import Imagined
from radslag.obligations.queries.words import Words
from radslag.ui.forms import DateInput, PlainForm

ROWS = 3


class SupposeForm(PlainForm):
    """Up to three acts that are imagined to happen, and the day to ask about."""

    dag = forms.DateField(label=gettext_lazy("Ask how it stands on"), widget=DateInput)

    def __init__(self, words: Words, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acts = [("", _("nothing")), *((hand.act, hand.title) for hand in HAND_ACTS if hand.act != "offered")]
        things = [("", _("choose")), *words.things.items()]
        bodies = [("", _("none")), *words.bodies.items()]
        for row in range(1, ROWS + 1):
            self.fields[f"vad{row}"] = forms.ChoiceField(
                label=_("Suppose %(n)d") % {"n": row}, choices=acts, required=False
            )
            self.fields[f"sak{row}"] = forms.ChoiceField(label=_("About"), choices=things, required=False)
            self.fields[f"organ{row}"] = forms.ChoiceField(label=_("Body"), choices=bodies, required=False)
            self.fields[f"nar{row}"] = forms.DateField(label=_("On"), widget=DateInput, required=False)

    def rows(self) -> Iterator[tuple[forms.BoundField, ...]]:
        """Yield the fields of each supposition, to be shown in one line."""
        for row in range(1, ROWS + 1):
            yield tuple(self[f"{name}{row}"] for name in ("vad", "sak", "organ", "nar"))

    def clean(self) -> dict[str, Any]:
        """Ask for thing and day where something is supposed."""
        data = super().clean() or {}
        for row in range(1, ROWS + 1):
            if data.get(f"vad{row}"):
                for name in ("sak", "nar"):
                    if not data.get(f"{name}{row}") and f"{name}{row}" not in self.errors:
                        self.add_error(f"{name}{row}", _("Say what it is about and when."))
        return data

    def imagined(self) -> list[Imagined]:
        """Return the acts that were supposed."""
        data = self.cleaned_data
        return [
            Imagined(data[f"vad{row}"], data[f"sak{row}"], data[f"nar{row}"], data[f"organ{row}"])
            for row in range(1, ROWS + 1)
            if data.get(f"vad{row}")
        ]
