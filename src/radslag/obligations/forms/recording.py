"""The forms of acts recorded by hand: each fits in one screen and asks only what its act needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from radslag.journal.services import Act
from radslag.obligations.forms.choices import FoldedChoices
from radslag.obligations.queries.acts import HandAct
from radslag.obligations.queries.words import Words
from radslag.ui.forms import OnceForm

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Offered:
    """What a form can offer: the words of the statutes, matters and people to choose among."""

    words: Words
    matters: Choices = ()
    people: Choices = field(default=())


def _checks(label: str, known: Mapping[str, str], first: Iterable[str]) -> forms.MultipleChoiceField:
    """Return check boxes, those of `first` in sight and the rest folded."""
    near = set(first) & known.keys()
    seen = [(one, word) for one, word in known.items() if one in near]
    rest = [(one, word) for one, word in known.items() if one not in near]
    if not seen or len(rest) <= 1:
        seen, rest = [*seen, *rest], []
    groups = [("", seen), (str(_("Others")), rest)] if rest else [("", seen)]
    return forms.MultipleChoiceField(label=label, choices=groups, widget=FoldedChoices)


class RecordForm(OnceForm):
    """What happened, asked for by one act's form; `what()` is the act that was described."""

    on = forms.DateField(label=gettext_lazy("Day"))

    def __init__(self, hand: HandAct, offered: Offered, *args: Any, **kwargs: Any) -> None:
        self.hand, self.offered = hand, offered
        super().__init__(*args, **kwargs)
        for name in hand.fields:
            if name != "on":
                self.fields[name] = self._field(name)
        self.order_fields([*hand.fields, "token"])
        for name, made in self.fields.items():
            made.required = name in ("on", "token", *hand.needed)
            if name in hand.fields:
                made.label = hand.label(name)
                made.error_messages["required"] = _("Fill in: %(label)s.") % {"label": made.label}

    def _initial(self, name: str) -> list[str]:
        value = self.initial.get(name) or ()
        return [value] if isinstance(value, str) else list(value)

    def _field(self, name: str) -> forms.Field:
        make = {"thing": self._thing, "ref": self._ref, "who": self._who}.get(name)
        if make:
            return make()
        if name == "through":
            from radslag.ui.forms import DateInput

            return forms.DateField(widget=DateInput)
        if name == "number":
            return forms.IntegerField(min_value=0)
        if name == "period":
            return forms.RegexField(r"^\d{4}$", max_length=4, widget=forms.TextInput({"size": 4}))
        return self._ids(name)

    def _ids(self, name: str) -> forms.Field:
        words = self.offered.words
        known = dict(words.of(name))
        first = [*words.used_by(self.hand.act, name), *self._initial(name)]
        for one in self._initial(name):
            known.setdefault(one, words.word(one))
        if name == "bodies":
            first = list(known)
        return _checks("", known, first)

    def _thing(self) -> forms.Field:
        words = self.offered.words
        near = words.used_by(self.hand.act, "thing")
        rest = {one: word for one, word in words.things.items() if one not in near}
        for one in self._initial("thing"):
            if one not in rest:
                near.setdefault(one, words.word(one))
        groups: list[Any] = [("", ""), *near.items(), (str(_("Others")), list(rest.items()))]
        return forms.ChoiceField(choices=groups)

    def _ref(self) -> forms.Field:
        matters = dict(self.offered.matters)
        for one in self._initial("ref"):
            matters.setdefault(one, one)
        return forms.ChoiceField(choices=[("", _("A new matter")), *matters.items()])

    def _who(self) -> forms.Field:
        people = dict(self.offered.people)
        for one in self._initial("who"):
            people.setdefault(one, _("somebody recorded before"))
        return _checks("", people, people)

    def clean(self) -> dict[str, Any]:
        """Ask for a body where neither a meeting nor a body was chosen."""
        data = super().clean() or {}
        asks_either = {"ref", "bodies"} <= set(self.hand.fields) and self.hand.only == "mote"
        if asks_either and not (data.get("ref") or data.get("bodies")) and "bodies" not in self.errors:
            self.add_error("bodies", _("Choose the meeting, or the body that met."))
        return data

    def what(self) -> Act:
        """Return the act that the form describes."""
        data = self.cleaned_data
        values = {
            name: data[name] for name in self.hand.fields if name not in ("on", "thing") and data.get(name)
        }
        return Act(act=self.hand.act, thing=self.hand.only or data["thing"], **values)

    @property
    def day(self) -> date:
        """Return the day it happened, or is planned for."""
        on: date = self.cleaned_data["on"]
        return on


class RegisterStartForm(OnceForm):
    """The day from which silence means something."""

    day = forms.DateField(
        label=gettext_lazy("The register holds from"),
        help_text=gettext_lazy("What is not recorded before this day is unknown, never a fault."),
    )
