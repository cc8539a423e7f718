"""What is answered to a notice."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.bodies.models import Person
from radslag.meetings.states import Answer
from radslag.ui.forms import PlainForm


class AnswerForm(PlainForm):
    """Coming, or not."""

    svar = forms.ChoiceField(choices=Answer.choices)


class StandInForm(PlainForm):
    """Who comes instead: one of those offered, or another by name."""

    ersattare = forms.ChoiceField(required=False)
    namn = forms.CharField(
        label=_("Name of somebody else"), max_length=120, required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Write the name of whoever comes instead.")},
    )  # fmt: skip

    def __init__(self, people: tuple[Person, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        cast(forms.ChoiceField, self.fields["ersattare"]).choices = [(key, key) for key in self.people]

    def clean(self) -> dict[str, Any]:
        """Ask for a name when nobody was chosen."""
        said = super().clean() or self.cleaned_data
        if not said.get("ersattare") and not " ".join(said.get("namn", "").split()):
            self.add_error("namn", _("Write the name of whoever comes instead."))
        return said

    def person(self) -> Person | None:
        """Return the person chosen, or None when a name was written."""
        return self.people.get(self.cleaned_data["ersattare"])
