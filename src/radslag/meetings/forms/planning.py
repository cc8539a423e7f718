"""When, where and of whom: planning and moving a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.bodies.models import Body
from radslag.meetings.services.planning import Hours
from radslag.meetings.states import MeetingForm, MeetingKind
from radslag.ui.forms import OnceForm, PlainForm


class BodyFilter(PlainForm):
    """Which body's meetings are listed."""

    organ = forms.ChoiceField(label=gettext_lazy("Body"), required=False)

    def __init__(self, bodies: Sequence[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("all")), *((body.key, body.name) for body in bodies)]
        cast(forms.ChoiceField, self.fields["organ"]).choices = choices


class HoursForm(OnceForm):
    """Day, hours and place of a meeting."""

    on = forms.DateField(label=gettext_lazy("Day"))
    starts = forms.TimeField(label=gettext_lazy("Begins"), required=False)
    ends = forms.TimeField(label=gettext_lazy("Ends"), required=False)
    form = forms.ChoiceField(
        label=gettext_lazy("How you meet"), choices=MeetingForm.choices, widget=forms.RadioSelect
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=160, required=False)
    link = forms.URLField(
        label=gettext_lazy("Video link"), max_length=500, required=False, assume_scheme="https",
        help_text=gettext_lazy("Shown to those who are called, never to the public."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        """See that it ends after it begins."""
        data = super().clean() or {}
        starts, ends = data.get("starts"), data.get("ends")
        if ends and not starts:
            self.add_error("starts", _("Say when it begins as well."))
        if starts and ends and ends <= starts:
            self.add_error("ends", _("It ends after it begins."))
        return data

    def hours(self) -> Hours:
        """Return what was filled in."""
        names = ("on", "starts", "ends", "form", "place", "link")
        return Hours(**{name: self.cleaned_data[name] for name in names})


class PlanForm(HoursForm):
    """A new meeting: of whom, ordinary or extra, when and where."""

    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("Who meets"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose who meets.")},
        help_text=gettext_lazy("Several together have one meeting with one record that counts for each."),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=MeetingKind.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("Why an extra meeting is held"), max_length=300, required=False
    )
    serie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("bodies", "on", "starts", "ends", "form", "place", "link", "kind", "reason", "token")

    def __init__(self, bodies: Sequence[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["bodies"])
        field.choices = [(body.key, body.name) for body in bodies]

    def clean(self) -> dict[str, Any]:
        """Ask why an extra meeting is held."""
        data = super().clean()
        if data.get("kind") == MeetingKind.EXTRA and not data.get("reason"):
            self.add_error("reason", _("Say why the extra meeting is held."))
        return data
