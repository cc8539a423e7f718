"""Forms of the register of control documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.statutebook.models import ControlDocument
from radslag.ui.forms import PlainModelForm


class DocumentForm(PlainModelForm):
    """A row of the register; only the title must be known."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ControlDocument
        fields = (
            "title", "kind", "type_word", "case_number", "owner", "adopted_by", "adopted_on", "adopted_ref",
            "valid_from", "valid_through", "edition", "revised_on", "replaces", "applies_to",
        )  # fmt: skip
        help_texts = {
            "kind": _("Leave it open when the document does not show it."),
            "type_word": _("For example reglemente, stadgar or bestämmelser."),
            "case_number": _("As it is written, for example KS 16/185 or KS2022-000444."),
            "owner": _("A role or a unit, not a person."),
            "valid_through": _("The last day it is valid."),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        found = super().clean() or {}
        first, last = found.get("valid_from"), found.get("valid_through")
        if first and last and last < first:
            self.add_error("valid_through", _("The last day lies before the first. Write a later day."))
        return found


class KindForm(PlainModelForm):
    """The one thing about an adopted statute that is entered by hand."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = ControlDocument
        fields = ("kind",)
        help_texts = {"kind": _("Leave it open when the document does not show it.")}
