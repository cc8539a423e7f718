"""Forms that ask in plain words: dates by the picker, times as people write them, helpful errors."""

from __future__ import annotations

import secrets
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm

TIMES = ["%H.%M", "%H:%M"]


EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


class DateInput(forms.DateInput):
    """The browser's own date picker; what it sends is ISO."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time as text, since people write both 13.00 and 13:00."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {"size": "6", "inputmode": "decimal", "autocomplete": "off", **(attrs or {})}, format="%H.%M"
        )


def plain(field: forms.Field) -> None:
    """Give a field our widgets and messages where its maker has not chosen others."""
    if isinstance(field, forms.DateField) and type(field.widget) is forms.DateInput:
        field.widget = DateInput(field.widget.attrs)
        field.error_messages["invalid"] = _("Write a date, for example 2026-12-08.")
    if isinstance(field, forms.TimeField):
        field.input_formats = TIMES
        field.error_messages["invalid"] = _("Write a time, for example 13.00.")
        if type(field.widget) is forms.TimeInput:
            field.widget = TimeInput(field.widget.attrs)
    if isinstance(field, forms.DecimalField | forms.FloatField):
        field.localize = True
        field.widget = forms.TextInput({"size": "10", "inputmode": "decimal", **field.widget.attrs})
        field.error_messages["invalid"] = _("Write a number, for example 3,5.")


def name_what_is_missing(field: forms.Field) -> None:
    """Let the message for an empty field name the field, unless the field's maker wrote another."""
    if field.label and field.error_messages["required"] == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = _("Fill in: %(label)s.") % {"label": field.label}


class Plain:
    """Mixed into a form, makes it ask in plain words; a page that shows its errors answers 422."""

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]
    add_error: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            plain(field)
            name_what_is_missing(field)

    def _post_clean(self) -> None:
        """Refuse days that no council can mean, such as the year 9999 for 2026."""
        super()._post_clean()  # type: ignore[misc]
        for name, value in list(self.cleaned_data.items()):
            if type(value) is date and not EARLIEST <= value <= LATEST:
                self.add_error(name, _("Write a day between 1900 and 2100."))


class PlainForm(Plain, forms.Form):
    """A form in plain words."""


class PlainModelForm(Plain, ModelForm):
    """A form in plain words that is read from a model."""


class OnceForm(PlainForm):
    """A form that carries a one-time token, so that pressing twice does the work once."""

    token = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["token"].initial = secrets.token_hex(16)
