"""Choosing entries, and saying why one is taken back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.journal.states import VERB_WORDS, RetractionReason
from radslag.ui.forms import PlainForm

_ANY = ("", _("Everything"))


class ChooseEntries(PlainForm):
    """Which entries to list; `fore` is the entry that the list stops before."""

    fran = forms.DateField(label=_("Happened from"), required=False)
    till = forms.DateField(label=_("through"), required=False)
    vad = forms.ChoiceField(label=_("What"), required=False)
    arende = forms.CharField(label=_("Matter"), required=False, max_length=120)
    fore = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verbs = sorted(VERB_WORDS.items(), key=lambda pair: str(pair[1]).casefold())
        self.fields["vad"] = forms.ChoiceField(label=_("What"), required=False, choices=[_ANY, *verbs])


class TakeBack(PlainForm):
    """Why an entry is taken back."""

    reason = forms.ChoiceField(
        label=_("Why"),
        choices=RetractionReason.choices,
        widget=forms.RadioSelect,
        initial=RetractionReason.MISTAKE,
    )
