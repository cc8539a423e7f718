"""Who somebody is: chosen among those we know, or written down for the first time."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.bodies.forms.fields import RowField, described, offer
from radslag.bodies.models import Person
from radslag.bodies.queries import organisations, people
from radslag.bodies.services import PersonWords
from radslag.bodies.states import OrganisationKind
from radslag.ui.forms import PlainForm

NOBODY_YET = gettext_lazy("Somebody new, written below")


class WhoForm(PlainForm):
    """A person: one we know, or a new one; `known()` and `words()` tell which."""

    person = RowField(label=gettext_lazy("Person"), required=False, empty=NOBODY_YET)
    name = forms.CharField(
        label=gettext_lazy("Name of the new person"), required=False, max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip
    title = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=120)
    organisation = RowField(label=gettext_lazy("Organisation"), required=False, empty=gettext_lazy("None"))
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = list(organisations())
        offer(self, "person", people(), described)
        offer(self, "organisation", self.organisations)

    def clean(self) -> dict[str, Any]:
        """Ask for a name when nobody is chosen, and for one of the two when both are given."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if found.get("person") and found.get("name"):
            self.add_error("name", _("Choose a person or write a new one, not both."))
        if not found.get("person") and not found.get("name") and "person" not in self.errors:
            self.add_error("person", _("Choose a person, or write the name of a new one."))
        return found

    def known(self) -> Person | None:
        """Return the person chosen, or None when a new one was written."""
        chosen: Person | None = self.cleaned_data["person"]
        return chosen

    def words(self) -> PersonWords:
        """Return what was written about a new person."""
        given = self.cleaned_data
        return PersonWords(
            name=given["name"], title=given["title"], organisation=given["organisation"], email=given["email"]
        )


class PersonForm(PlainForm):
    """What we keep about a person; there is nothing else."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    title = forms.CharField(label=gettext_lazy("Title"), required=False, max_length=120)
    organisation = RowField(label=gettext_lazy("Organisation"), required=False, empty=gettext_lazy("None"))
    email = forms.EmailField(label=gettext_lazy("E-mail"), required=False)
    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "organisation", organisations())

    def words(self) -> PersonWords:
        """Return what was written."""
        return PersonWords(**self.cleaned_data)


class OrganisationForm(PlainForm):
    """An organisation; its id is made from its name, which is how statutes speak of it."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120,
        help_text=gettext_lazy("Write it as the statute does, for example Polisen."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=OrganisationKind.choices)

    def clean_name(self) -> str:
        """Refuse a name whose id another organisation has."""
        name: str = self.cleaned_data["name"]
        if organisations().filter(key=key_of(name)).exists():
            raise forms.ValidationError(_("There is already an organisation with that name."))
        return name


def key_of(name: str) -> str:
    """Return the id that a statute would use for a name: räddningstjänsten is raddningstjansten."""
    return slugify(name).replace("-", "_")[:60]
