"""What a body is, where it stands, and which seats it has."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.bodies.forms.fields import RowField, RowsField, offer
from radslag.bodies.forms.people import key_of
from radslag.bodies.models import Body, BodyWords, SeatWords
from radslag.bodies.queries import bodies_on, body_called, current_wording, offices
from radslag.bodies.services import Places
from radslag.bodies.states import BodyKind
from radslag.ui.forms import PlainForm


class BodyForm(PlainForm):
    """A body's name, kind and place; its address word is made from its first name and stays."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=BodyKind.choices)
    purpose = forms.CharField(
        label=gettext_lazy("What it is for"), required=False, widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("One or two sentences that residents also read."),
    )  # fmt: skip
    outside = forms.BooleanField(
        label=gettext_lazy("Others rule over it; we only keep its name"), required=False
    )
    under = RowsField(label=gettext_lazy("Stands under"), required=False)
    part_of = RowsField(label=gettext_lazy("Is a part of"), required=False)
    reports_to = RowsField(label=gettext_lazy("Reports to, without standing under"), required=False)
    on = forms.DateField(label=gettext_lazy("From"))

    def __init__(self, body: Body | None, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        others = [row for row in bodies_on(today) if body is None or row.pk != body.pk]
        for name in ("under", "part_of", "reports_to"):
            offer(self, name, others)
            if not others:
                del self.fields[name]

    @property
    def key(self) -> str:
        """The address word that the name gives."""
        return str(slugify(self.cleaned_data["name"]))[:60]

    def clean_name(self) -> str:
        """Refuse a new body whose address word another one has or has had."""
        name: str = self.cleaned_data["name"]
        if self.body is None and body_called(slugify(name)[:60]):
            raise forms.ValidationError(_("There is or has been a body with that name. Choose another."))
        return name

    def words(self) -> BodyWords:
        """Return what was written, in the vocabulary the body already has."""
        given, body = self.cleaned_data, self.body
        return BodyWords(
            name=given["name"],
            kind=given["kind"],
            purpose=given["purpose"],
            outside=given["outside"],
            membership=body.membership if body else BodyWords.membership,
            lineage=body.lineage if body else "",
            statute_id=body.statute_id if body else "",
        )

    def places(self) -> Places:
        """Return where it was said to stand."""
        given = self.cleaned_data
        return Places(
            under=given.get("under", ()),
            part_of=given.get("part_of", ()),
            reports_to=given.get("reports_to", ()),
        )


class SeatForm(PlainForm):
    """A seat that no statute names, or one whose statute is not in here."""

    label = forms.CharField(label=gettext_lazy("Name of the seat"), max_length=160)
    office = RowField(
        label=gettext_lazy("Follows the office"), required=False, empty=gettext_lazy("No office"),
        help_text=gettext_lazy("Whoever holds the office holds the seat."),
    )  # fmt: skip
    minimum = forms.IntegerField(
        label=gettext_lazy("At least"), min_value=0, max_value=99, initial=1,
        help_text=gettext_lazy("0 when it may stand empty."),
    )  # fmt: skip
    maximum = forms.IntegerField(label=gettext_lazy("At most"), min_value=1, max_value=99, required=False)
    offered = forms.BooleanField(label=gettext_lazy("Is offered to an organisation"), required=False)
    needs_mandate = forms.BooleanField(
        label=gettext_lazy("The right to represent shall be confirmed"), required=False
    )
    leading_position = forms.BooleanField(
        label=gettext_lazy("Is meant for somebody in a leading position"), required=False
    )
    on = forms.DateField(label=gettext_lazy("From"))

    def __init__(self, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body = body
        offer(self, "office", offices())

    @property
    def key(self) -> str:
        """The id that the name gives."""
        return key_of(self.cleaned_data["label"])

    def clean_label(self) -> str:
        """Refuse a name whose id another seat of the body has."""
        label: str = self.cleaned_data["label"]
        if current_wording(self.body, key_of(label)):
            raise forms.ValidationError(_("The body already has a seat with that name."))
        return label

    def clean(self) -> dict[str, Any]:
        """Refuse a seat that allows fewer than it asks for."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        least, most = found.get("minimum"), found.get("maximum")
        if least is not None and most is not None and most < least:
            self.add_error("maximum", _("Write a number that is not below the smallest."))
        return found

    def words(self) -> SeatWords:
        """Return what was written."""
        given, office = self.cleaned_data, self.cleaned_data["office"]
        return SeatWords(
            label=given["label"],
            minimum=given["minimum"],
            maximum=given["maximum"],
            ex_officio=(office.key,) if office else (),
            by_whom=office.name if office else "",
            offered=given["offered"],
            needs_mandate=given["needs_mandate"],
            leading_position=given["leading_position"],
            position=999,
        )
