"""The form for a house rule: only what the text leaves open, and the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.statute.durations import Duration, Season
from radslag.statute.mending import Unreadable
from radslag.statute.phrases import NBSP
from radslag.statute.selectors import Selector
from radslag.ui.forms import PlainForm

_UNITS: Final = {
    "d": "d", "dag": "d", "dagar": "d", "b": "b", "arbetsdag": "b", "arbetsdagar": "b", "w": "w",
    "vecka": "w", "veckor": "w", "m": "m", "månad": "m", "månader": "m", "y": "y", "år": "y",
}  # fmt: skip
_WORDS: Final = {"d": "dagar", "b": "arbetsdagar", "w": "veckor", "m": "månader", "y": "år"}
_LENGTH: Final = re.compile(r"(\d{1,5})\s*([a-zåäö]+)", re.IGNORECASE)
_CHOICES: Final = {
    "measure": [("calendar", _("to the last day of the year")), ("rolling", _("from day to day"))],
    "partial": [
        ("prorate", _("in proportion to its length")),
        ("full", _("as a whole")),
        ("skip", _("not at all")),
    ],
    "across": [
        ("any", _("what any group does counts for all")),
        ("each", _("each group by itself")),
        ("self", _("only the body itself")),
    ],
    "roll": [
        ("none", _("it stays")),
        ("next", _("to the next working day")),
        ("previous", _("to the working day before")),
    ],
}
_LABELS: Final = {
    "advice": _("Advised time"),
    "grace": _("How long a gap may last"),
    "window": _("Time within which requests are counted together"),
    "measure": _("How years are counted"),
    "partial": _("How a part of a period is counted"),
    "across": _("How groups are counted"),
    "also": _("What counts as well"),
    "roll": _("A day that is no working day"),
    "bearer": _("Who answers"),
    "season": _("Part of the year"),
}


class LengthField(forms.CharField):
    """A length of time as people write it: 14 dagar, 5 arbetsdagar, 6 månader, 2 år."""

    def to_python(self, value: object) -> str:
        """Return it as a statute file writes it: 14d."""
        text = (super().to_python(value) or "").strip().replace(NBSP, " ")
        if not text:
            return ""
        found = _LENGTH.fullmatch(text)
        unit = _UNITS.get(found[2].lower()) if found else None
        if not found or not unit or (found[1].strip("0") == "" and unit != "d"):
            raise forms.ValidationError(_("Write a number and dagar, arbetsdagar, veckor, månader or år."))
        return f"{int(found[1])}{unit}"

    def prepare_value(self, value: object) -> object:
        """Show a length that a file holds as people write it."""
        return f"{value.count} {_WORDS[value.unit]}" if isinstance(value, Duration) else value


class SelectorsField(forms.Field):
    """Acts that count as well, one on each line, as a statute file writes them."""

    widget = forms.Textarea

    def to_python(self, value: object) -> list[str]:
        """Return the lines. Each must be a selector."""
        lines = [line.strip() for line in str(value or "").splitlines() if line.strip()]
        for line in lines:
            try:
                Selector.parse(line)
            except Unreadable as error:
                message = _("%(line)s cannot be read. Write an act and its thing: decided lagesbild.")
                raise forms.ValidationError(message, params={"line": line}) from error
        return lines

    def prepare_value(self, value: object) -> object:
        """Show acts that a file holds on a line each."""
        return "\n".join(map(str, value)) if isinstance(value, tuple) else value


class SeasonField(forms.CharField):
    """A part of the year: 01-01..06-30."""

    def to_python(self, value: object) -> str:
        """Return it as it is written, when it can be read."""
        text = (super().to_python(value) or "").strip()
        try:
            return str(Season.parse(text)) if text else ""
        except Unreadable as error:
            message = _("Write the first and the last day, for example 01-01..06-30.")
            raise forms.ValidationError(message) from error


def house_field(key: str, bearers: Iterable[tuple[str, str]]) -> forms.Field:
    """Return the field of a house key; `bearers` are the ids and words of those who can answer."""
    label: Any = {"label": _LABELS[key], "required": False}
    if key in _CHOICES:
        return forms.ChoiceField(choices=[("", "–"), *_CHOICES[key]], **label)
    if key == "bearer":
        return forms.ChoiceField(choices=[("", "–"), *bearers], **label)
    if key == "also":
        return SelectorsField(
            help_text=_("One act on each line, as in the file: decided lagesbild."), **label
        )
    if key == "season":
        return SeasonField(help_text=_("First and last day: 01-01..06-30."), **label)
    return LengthField(help_text=_("For example 14 dagar, 6 månader or 2 år."), **label)


class HouseRuleForm(PlainForm):
    """The office's own numbers for one rule, and why."""

    why = forms.CharField(label=_("Why"), max_length=300, help_text=_("Shown wherever the number is used."))
    decided_by = forms.CharField(label=_("Decided by"), required=False, max_length=200)
    decided_on = forms.DateField(label=_("Decided on"), required=False)
    decided_ref = forms.CharField(label=_("Decision reference"), required=False, max_length=120)
    head = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, keys: Mapping[str, forms.Field], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = tuple(keys)
        self.fields = {**keys, **self.fields}

    def values(self) -> dict[str, object]:
        """Return what the house rule states, as a file writes it; None takes a key away."""
        stated: dict[str, object] = {key: self.cleaned_data[key] or None for key in self.keys}
        return {**stated, "why": self.cleaned_data["why"]}

    def clean(self) -> dict[str, Any]:
        """Ask for at least one number: a reason alone is the reason for nothing."""
        found = super().clean() or {}
        if not self.errors and not any(found.get(key) for key in self.keys):
            self.add_error(None, _("Fill in at least one of the fields, or take the routine away."))
        return found
