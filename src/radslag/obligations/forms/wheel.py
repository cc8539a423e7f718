"""What people put on the wheel, the days they choose for meetings, and its adoption."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.obligations.forms.exceptions import not_ahead
from radslag.obligations.states import Level, WheelKind
from radslag.ui.forms import OnceForm


class WheelEntryForm(OnceForm):
    """A campaign week, an event, a measurement or a legal change."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=WheelKind.choices)
    title = forms.CharField(label=gettext_lazy("What"), max_length=120)
    starts_on = forms.DateField(label=gettext_lazy("First day"))
    ends_on = forms.DateField(label=gettext_lazy("Last day"), required=False)
    place_name = forms.CharField(label=gettext_lazy("Place"), max_length=120, required=False)
    age_limit = forms.IntegerField(label=gettext_lazy("Age limit"), min_value=0, max_value=99, required=False)
    source = forms.CharField(
        label=gettext_lazy("Source"), max_length=200, required=False,
        help_text=gettext_lazy("A decision, an act or an agreement that it comes from."),
    )  # fmt: skip
    lead_days = forms.IntegerField(
        label=gettext_lazy("Take it up so many days before"), min_value=0, max_value=730, required=False
    )
    lesson = forms.CharField(
        label=gettext_lazy("Lesson from last time"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Name no person who is suspected, exposed or helped."),
    )  # fmt: skip
    level = forms.ChoiceField(
        label=gettext_lazy("Shown to"),
        choices=Level.choices,
        widget=forms.RadioSelect,
        initial=Level.INTERNAL,
    )
    repeats = forms.BooleanField(label=gettext_lazy("It comes back each year"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """See that it ends after it begins."""
        data = super().clean() or {}
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day cannot come before the first."))
        return data

    def values(self) -> dict[str, Any]:
        """Return what the row shall hold."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in ("token", "seen")}
        return data | {"lead_days": data["lead_days"] or 0}


class MeetingDaysForm(OnceForm):
    """Which of the proposed days to use; each choice is a body and a day."""

    days = forms.MultipleChoiceField(
        label=gettext_lazy("Proposed days"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one day.")},
    )  # fmt: skip

    def __init__(self, choices: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["days"])
        field.choices = choices
        field.initial = [value for value, _words in choices]

    def chosen(self) -> list[tuple[list[str], date]]:
        """Return the bodies and the day of each chosen meeting."""
        pairs = (value.partition("|") for value in self.cleaned_data["days"])
        return [(bodies.split("+"), date.fromisoformat(day)) for day, _bar, bodies in pairs]


class AdoptForm(OnceForm):
    """How the wheel was adopted."""

    adopted_on = forms.DateField(label=gettext_lazy("Adopted on"))
    decided_by = forms.ChoiceField(label=gettext_lazy("Adopted by"))
    reference = forms.CharField(
        label=gettext_lazy("Decision reference"), max_length=120, required=False,
        help_text=gettext_lazy("For example § 4."),
    )  # fmt: skip
    reservation = forms.BooleanField(label=gettext_lazy("With reservation for changes"), required=False)

    def __init__(self, deciders: list[tuple[str, str]], *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        cast(forms.ChoiceField, self.fields["decided_by"]).choices = deciders

    def clean_adopted_on(self) -> date:
        """Refuse a decision in the future."""
        return not_ahead(self.cleaned_data["adopted_on"], self.today)
