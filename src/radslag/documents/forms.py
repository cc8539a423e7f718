"""What is asked about a document or a file."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.documents.states import Level
from radslag.ui.forms import PlainForm


class NumberForm(PlainForm):
    """The number in the registry."""

    number = forms.CharField(
        label=_("Number in the registry"), max_length=60, help_text=_("For example KS 2026/123.")
    )


class LevelForm(PlainForm):
    """Who may read it, by which provision, and why that changes."""

    level = forms.ChoiceField(label=_("Level"), choices=Level.choices, widget=forms.RadioSelect)
    ground = forms.CharField(
        label=_("Provision"),
        max_length=120,
        required=False,
        help_text=_("Needed for secrecy, for example OSL 18 kap. 1 §."),
    )
    reason = forms.CharField(
        label=_("Reason for the level"),
        max_length=500,
        required=False,
        help_text=_("Needed when it becomes more open."),
    )


class ReasonForm(PlainForm):
    """Why something secret is opened."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("Your reason, your name and the time are written in the journal."),
    )
