"""Exceptions decided and questions answered by a person."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.obligations.states import Answer, WaiverReason
from radslag.ui.forms import OnceForm


class WaiverForm(OnceForm):
    """A decided exception to one duty."""

    reason = forms.ChoiceField(label=_("Reason"), choices=WaiverReason.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("The reason in words"), max_length=2000, widget=forms.Textarea({"rows": 4}),
        help_text=_("Name no person who is suspected, exposed or helped."),
    )  # fmt: skip
    decided_by = forms.ChoiceField(label=_("Decided by"))
    decided_on = forms.DateField(label=_("Decided on"))
    reference = forms.CharField(
        label=_("Decision reference"), max_length=120, help_text=_("For example KS § 81.")
    )

    def __init__(self, deciders: list[tuple[str, str]], *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        cast(forms.ChoiceField, self.fields["decided_by"]).choices = deciders

    def clean_decided_on(self) -> date:
        """Refuse a decision in the future."""
        return not_ahead(self.cleaned_data["decided_on"], self.today)


class JudgementForm(OnceForm):
    """A person's answer to the question of a rule."""

    answer = forms.ChoiceField(label=_("Answer"), choices=Answer.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What the answer rests on"), max_length=4000, widget=forms.Textarea({"rows": 5}),
        help_text=_("Name no person who is suspected, exposed or helped."),
    )  # fmt: skip
    judged_on = forms.DateField(label=_("Judged on"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_judged_on(self) -> date:
        """Refuse an answer in the future."""
        return not_ahead(self.cleaned_data["judged_on"], self.today)


def not_ahead(day: date, today: date) -> date:
    """Return the day if it has come; raise ValidationError otherwise."""
    if day > today:
        raise forms.ValidationError(_("The day has not come yet."), code="ahead")
    return day
