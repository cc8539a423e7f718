"""The usual hours, place and items of a series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.bodies.models import Body
from radslag.meetings.services.series import Usual, UsualItem
from radslag.meetings.states import ItemKind, MeetingForm
from radslag.ui.forms import OnceForm, PlainForm


class UsualItemForm(PlainForm):
    """One item that comes each time; without a title it is left out."""

    title = forms.CharField(label=gettext_lazy("Item"), max_length=200, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ItemKind.choices, required=False)
    presenter = forms.CharField(label=gettext_lazy("Presenter"), max_length=120, required=False)
    minutes = forms.IntegerField(label=gettext_lazy("Minutes"), min_value=1, max_value=600, required=False)


UsualItems = formset_factory(UsualItemForm, extra=3, max_num=40)


class SeriesForm(OnceForm):
    """Whose meetings, when, where and how."""

    name = forms.CharField(label=gettext_lazy("Name of the series"), max_length=120)
    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("Who meets"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose who meets.")},
    )  # fmt: skip
    starts = forms.TimeField(label=gettext_lazy("Begins"), required=False)
    ends = forms.TimeField(label=gettext_lazy("Ends"), required=False)
    form = forms.ChoiceField(
        label=gettext_lazy("How you meet"), choices=MeetingForm.choices, widget=forms.RadioSelect
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=160, required=False)
    link = forms.URLField(
        label=gettext_lazy("Video link"), max_length=500, required=False, assume_scheme="https"
    )

    def __init__(self, bodies: Sequence[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {body.key: body for body in bodies}
        field = cast(forms.MultipleChoiceField, self.fields["bodies"])
        field.choices = [(body.key, body.name) for body in bodies]

    def clean(self) -> dict[str, Any]:
        """See that it ends after it begins."""
        data = super().clean() or self.cleaned_data
        starts, ends = data.get("starts"), data.get("ends")
        if ends and (not starts or ends <= starts):
            self.add_error("ends", _("It ends after it begins."))
        return data

    def chosen(self) -> list[Body]:
        """Return the bodies that meet."""
        return [self.known[key] for key in self.cleaned_data["bodies"]]

    def usual(self, items: Sequence[dict[str, Any]]) -> Usual:
        """Return what was filled in, with the items that have a title."""
        said = {name: self.cleaned_data[name] for name in ("name", "starts", "ends", "form", "place", "link")}
        kept = [
            UsualItem(
                title=one["title"], kind=one["kind"] or ItemKind.INFORMATION, presenter=one["presenter"],
                minutes=one["minutes"],
            )
            for one in items
            if one.get("title")
        ]  # fmt: skip
        return Usual(**said, items=kept)
