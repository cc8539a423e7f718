"""Filling, offering, confirming and ending."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from radslag.bodies.forms.fields import RowField, described, offer, those_who_decide
from radslag.bodies.forms.people import WhoForm
from radslag.bodies.models import Body, Mandate, Office, Seat
from radslag.bodies.queries import Composition, organisations, seats_on
from radslag.bodies.services import Terms
from radslag.bodies.states import Answer, MarkKind
from radslag.ui.forms import PlainForm

NOT_STATED = _("Not stated")


def _holder(row: Any) -> str:
    return str(row.person)


class FillForm(WhoForm):
    """Who takes a seat, from when, and whether their right to represent is confirmed."""

    on = forms.DateField(label=_("From"))
    through = forms.DateField(
        label=_("Through"), required=False, help_text=_("Leave empty until further notice.")
    )
    succeeds = RowField(
        label=_("Takes over from"), required=False, empty=_("Nobody"),
        help_text=_("That mandate then ends the day before."),
    )  # fmt: skip
    appointed_by = forms.ChoiceField(label=_("Appointed by"), required=False)
    confirmed = forms.BooleanField(
        label=_("The right to represent the organisation is confirmed"), required=False
    )
    leading_position = forms.BooleanField(
        label=_("Has a leading position in their organisation"), required=False
    )

    def __init__(self, seat: Seat, held: list[Mandate], today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["appointed_by"].choices = those_who_decide(  # type: ignore[attr-defined]
            today, NOT_STATED, self.organisations
        )
        if len(seat.appointed_by) == 1:
            self.fields["appointed_by"].initial = seat.appointed_by[0]
        offer(self, "succeeds", held, _holder)
        if not held:
            del self.fields["succeeds"]
        elif len(held) == 1 and seat.maximum == 1:
            self.fields["succeeds"].initial = str(held[0].pk)

    def terms(self) -> Terms:
        """Return the terms that were written."""
        given = self.cleaned_data
        return Terms(
            through=given["through"],
            appointed_by=given["appointed_by"],
            confirmed_on=given["on"] if given["confirmed"] else None,
            leading_position=True if given["leading_position"] else None,
            succeeds=given.get("succeeds"),
        )


class OfficeForm(WhoForm):
    """Who holds an office from a day, and whose time in it ends."""

    on = forms.DateField(label=_("From"))
    through = forms.DateField(
        label=_("Through"), required=False, help_text=_("Leave empty until further notice.")
    )
    succeeds = RowField(
        label=_("Takes over from"), required=False, empty=_("Nobody"),
        help_text=_("Whose time in the office then ends the day before."),
    )  # fmt: skip

    def __init__(self, office: Office, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = [row for row in office.holdings.all() if not row.valid_through or row.valid_through >= today]
        offer(self, "succeeds", held, _holder)
        if not held:
            del self.fields["succeeds"]


class OfferForm(PlainForm):
    """Which organisation is offered a seat, when and by whom."""

    organisation = RowField(label=_("Organisation"))
    on = forms.DateField(label=_("Offered on"))
    by = forms.ChoiceField(label=_("Offered by"), required=False)

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(organisations())
        offer(self, "organisation", known)
        self.fields["by"].choices = those_who_decide(today, NOT_STATED, known)  # type: ignore[attr-defined]


class AnswerForm(PlainForm):
    """What was answered, and when."""

    answer = forms.ChoiceField(label=_("Answer"), choices=Answer.choices, widget=forms.RadioSelect)
    on = forms.DateField(label=_("Answered on"))


class LastDayForm(PlainForm):
    """The last day of something."""

    last_day = forms.DateField(label=_("Last day"))


class ConfirmForm(PlainForm):
    """The day something was confirmed."""

    on = forms.DateField(label=_("Confirmed on"))


class ExcuseForm(PlainForm):
    """Who cannot come to which meeting, and who comes instead."""

    person = RowField(label=_("Who cannot come"))
    meeting_on = forms.DateField(label=_("Day of the meeting"))
    substitute = forms.CharField(
        label=_("Who comes instead"), required=False, max_length=120,
        help_text=_("The name; leave empty when nobody does."),
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, found: Composition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "person", found.people, described)


class StandInForm(WhoForm):
    """Who stands in on a seat whenever its holder cannot come."""

    on = forms.DateField(label=_("From"))


class CoOptForm(WhoForm):
    """Who takes part by invitation, for how long, and what for."""

    on = forms.DateField(label=_("From"))
    through = forms.DateField(
        label=_("Through"), required=False,
        help_text=_("The same day for one meeting. Leave empty until further notice."),
    )  # fmt: skip
    by = forms.ChoiceField(label=_("Invited by"), required=False)
    reason = forms.CharField(label=_("What for"), required=False, max_length=200)

    def __init__(self, body: Body, today: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = [(seat.key, seat.label) for seat in seats_on(body, today)]
        decide = those_who_decide(today, NOT_STATED, self.organisations)
        self.fields["by"].choices = [*decide, (_("Seats"), seats)] if seats else decide  # type: ignore[attr-defined]

    def terms(self) -> Terms:
        """Return the terms that were written."""
        given = self.cleaned_data
        return Terms(through=given["through"], appointed_by=given["by"], matter=given["reason"])


class TaskForm(PlainForm):
    """Who speaks for the body, convenes it or keeps touch with another forum."""

    KINDS = (MarkKind.SPOKESPERSON, MarkKind.CONVENER, MarkKind.LIAISON)

    kind = forms.ChoiceField(
        label=_("Task"), choices=[(kind.value, kind.label) for kind in KINDS], widget=forms.RadioSelect
    )
    who = forms.ChoiceField(
        label=_("Who"), help_text=_("A seat gives the task to whoever holds it, now and later.")
    )
    forum = forms.CharField(
        label=_("Towards which forum"), required=False, max_length=120, help_text=_("For a liaison.")
    )
    on = forms.DateField(label=_("From"))

    def __init__(self, found: Composition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.those: dict[str, Any] = {f"plats:{line.seat.key}": line.seat for line in found.seats}
        self.those |= {f"person:{person.pk}": person for person in found.people}
        self.fields["who"].choices = [(key, str(row)) for key, row in self.those.items()]  # type: ignore[attr-defined]

    def chosen(self) -> Any:
        """Return the seat or the person that gets the task."""
        return self.those[self.cleaned_data["who"]]


class DayForm(PlainForm):
    """A day to look back on."""

    dag = forms.DateField(label=_("What it looked like on"), required=False)
