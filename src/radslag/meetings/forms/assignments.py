"""What is told of an assignment, and what is changed of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.bodies.models import Body, Organisation, Person, Seat
from radslag.meetings.queries.asked import Called
from radslag.meetings.services.assignments import Change, Day, Doers, Obstacle, Task
from radslag.meetings.services.reports import Going, Report
from radslag.ui.forms import OnceForm
from radslag.ui.templatetags.swedish import day as in_words

GOING = [
    (str(Going.DONE), gettext_lazy("It is done")),
    (str(Going.ON), gettext_lazy("It is going on")),
    (str(Going.BLOCKED), gettext_lazy("Something stops it")),
]


class ReportForm(OnceForm):
    """How it goes; the organisation's own decision is referred to by who, day and paragraph."""

    going = forms.ChoiceField(
        label=gettext_lazy("How is it going?"), choices=GOING, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how it is going.")},
    )  # fmt: skip
    text = forms.CharField(
        label=gettext_lazy("What has been done"), required=False, max_length=4000,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip
    blocked = forms.CharField(label=gettext_lazy("What stops it"), required=False, max_length=200)
    decided_by = forms.CharField(
        label=gettext_lazy("Own decision: who decided"), required=False, max_length=120,
        help_text=gettext_lazy("If your organisation has decided on its own. For example: Socialnämnden"),
    )  # fmt: skip
    decided_on = forms.DateField(label=gettext_lazy("Own decision: day"), required=False)
    section = forms.CharField(label=gettext_lazy("Own decision: paragraph"), required=False, max_length=20)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask what stops it, and who decided."""
        data = super().clean() or self.cleaned_data
        if data.get("going") == Going.BLOCKED and not data.get("blocked"):
            self.add_error("blocked", _("Write what stops it."))
        if (data.get("decided_on") or data.get("section")) and not data.get("decided_by"):
            self.add_error("decided_by", _("Write who decided."))
        return data

    def report(self) -> Report:
        """Return what was told."""
        told = self.cleaned_data
        section = told["section"].removeprefix("§").strip()
        parts = [
            told["decided_by"], in_words(told["decided_on"]) if told["decided_on"] else "",
            f"§ {section}" if section else "",
        ]  # fmt: skip
        return Report(
            going=told["going"], text=told["text"], blocked=told["blocked"],
            own_decision=", ".join(part for part in parts if part),
        )  # fmt: skip


class DayForm(OnceForm):
    """By when, what stops it, and whether it is kept under watch."""

    due = forms.DateField(label=gettext_lazy("At the latest"), required=False)
    at_next_meeting = forms.BooleanField(label=gettext_lazy("To the next meeting"), required=False)
    through = forms.DateField(
        label=gettext_lazy("Goes on through"), required=False,
        help_text=gettext_lazy("For what goes on for a time, or is kept under watch until a day."),
    )  # fmt: skip
    watch = forms.BooleanField(
        label=gettext_lazy("Keep under watch: each meeting asks if it is still calm"), required=False
    )
    seat = forms.ChoiceField(
        label=gettext_lazy("Waits for somebody on the seat"), required=False,
        help_text=gettext_lazy("It counts as stopped, not as late, until somebody sits there."),
    )  # fmt: skip
    blocked = forms.CharField(
        label=gettext_lazy("Something else that stops it"), required=False, max_length=200
    )

    def __init__(self, seats: Sequence[Seat], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        choices = [
            ("", _("none")),
            *((key, f"{one.label}, {one.body.name}") for key, one in self.seats.items()),
        ]
        cast(forms.ChoiceField, self.fields["seat"]).choices = choices

    def change(self) -> Change:
        """Return what was filled in."""
        said = self.cleaned_data
        day = Day(due=said["due"], at_next_meeting=said["at_next_meeting"], through=said["through"])
        obstacle = Obstacle(words=said["blocked"], seat=self.seats.get(said["seat"]))
        return Change(day=day, obstacle=obstacle, watch=said["watch"])


class ChangeForm(DayForm):
    """Changes of an assignment that was opened in some version."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class GiveForm(DayForm):
    """A new assignment, given beside a meeting: what, by whom, to whom."""

    body = forms.ChoiceField(label=gettext_lazy("Who gives it"))
    text = forms.CharField(
        label=gettext_lazy("What is to be done"), max_length=4000, widget=forms.Textarea({"rows": 3})
    )
    thing = forms.ChoiceField(label=gettext_lazy("What the statute calls it"), required=False)
    to_body = forms.ChoiceField(label=gettext_lazy("To a council or group"), required=False)
    organisations = forms.MultipleChoiceField(
        label=gettext_lazy("To organisations"), required=False, widget=forms.CheckboxSelectMultiple
    )
    people = forms.MultipleChoiceField(
        label=gettext_lazy("To people"), required=False, widget=forms.SelectMultiple({"size": 6})
    )
    offices = forms.CharField(
        label=gettext_lazy("To roles or offices"), required=False, max_length=300,
        help_text=gettext_lazy("Several are parted by commas. Several answer together."),
    )  # fmt: skip
    field_order = (
        "body", "text", "thing", "to_body", "organisations", "people", "offices", "due", "at_next_meeting",
        "through", "watch", "seat", "blocked", "token",
    )  # fmt: skip

    def __init__(
        self, bodies: Sequence[Body], known: Known, seats: Sequence[Seat], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(seats, *args, **kwargs)
        self.bodies, self.known = {one.key: one for one in bodies}, known
        self._offer("body", [(one.key, one.name) for one in bodies])
        self._offer("to_body", [("", _("none")), *((one.key, one.name) for one in known.bodies)])
        self._offer("organisations", [(one.key, one.name) for one in known.organisations])
        self._offer("people", [(str(one.pk), str(one)) for one in known.people])
        self._offer("thing", [("", _("assignment")), *((one.key, _called(one)) for one in known.called)])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def clean(self) -> dict[str, Any]:
        """Ask who answers for it."""
        data = super().clean() or self.cleaned_data
        if not any(data.get(name) for name in ("to_body", "organisations", "people", "offices")):
            self.add_error("offices", _("Say who the assignment goes to."))
        return data

    def task(self) -> Task:
        """Return what was asked, of whom and by when."""
        said, change = self.cleaned_data, self.change()
        doers = Doers(
            organisations=[one for one in self.known.organisations if one.key in said["organisations"]],
            people=[one for one in self.known.people if str(one.pk) in said["people"]],
            offices=[one.strip() for one in said["offices"].split(",") if one.strip()],
            body=next((one for one in self.known.bodies if one.key == said["to_body"]), None),
        )  # fmt: skip
        called = next((one for one in self.known.called if one.key == said["thing"]), None)
        named = {"thing": called.thing, "matter": called.matter} if called else {}
        return Task(
            text=said["text"], doers=doers, day=change.day, watch=change.watch,
            obstacle=change.obstacle, **named,
        )  # fmt: skip


def _called(one: Called) -> str:
    if one.after is None:
        return f"{one.word} ({one.clause})"
    return _("%(word)s (%(clause)s), after the decision on %(day)s") % {
        "word": one.word, "clause": one.clause, "day": in_words(one.after),
    }  # fmt: skip


class Known:
    """Whom an assignment may go to, and what the statutes call assignments."""

    def __init__(
        self,
        bodies: Sequence[Body],
        organisations: Sequence[Organisation],
        people: Sequence[Person],
        called: Sequence[Called],
    ) -> None:
        self.bodies, self.organisations, self.people, self.called = bodies, organisations, people, called
