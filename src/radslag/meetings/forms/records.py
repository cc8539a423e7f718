"""Addresses for dispatch, a correction, and what is kept back when a record is published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.meetings.models import AgendaItem
from radslag.meetings.services.corrections import Mistake
from radslag.ui.forms import OnceForm
from radslag.ui.templatetags.swedish import section


class AddressForm(OnceForm):
    """Where the records go that a statute sends to one of its words."""

    word = forms.ChoiceField(label=_("Receiver"))
    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("For example the registry."))
    email = forms.EmailField(label=_("E-mail"))

    def __init__(self, words: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["word"]).choices = list(words)


class CorrectionForm(OnceForm):
    """What was wrong, what holds, and why."""

    wrong = forms.CharField(label=_("What is wrong"), widget=forms.Textarea(attrs={"rows": 3}))
    right = forms.CharField(label=_("What holds"), widget=forms.Textarea(attrs={"rows": 3}))
    reason = forms.CharField(label=_("Why it became wrong"), widget=forms.Textarea(attrs={"rows": 2}))
    decided_by = forms.CharField(
        label=_("Who has decided on the correction"), max_length=120, help_text=_("For example the chair.")
    )

    def mistake(self) -> Mistake:
        """Return what was filled in."""
        return Mistake(
            **{name: self.cleaned_data[name] for name in ("wrong", "right", "reason", "decided_by")}
        )


class PublishForm(OnceForm):
    """Which items stay inside although the rest is published."""

    withheld = forms.MultipleChoiceField(
        label=_("Keep these items inside"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Residents see the number of the item, and that it is not public."),
    )  # fmt: skip

    def __init__(self, items: Sequence[AgendaItem], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["withheld"])
        field.choices = [(str(item.number), f"{section(item.number)} {item.title}") for item in items]

    @property
    def numbers(self) -> list[int]:
        """The paragraphs of the items that are kept back."""
        return [int(number) for number in self.cleaned_data.get("withheld", ())]


class ReasonForm(OnceForm):
    """Why something published is taken back."""

    reason = forms.CharField(label=_("Why it is taken away"), max_length=300)
