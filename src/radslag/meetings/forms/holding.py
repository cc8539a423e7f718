"""What comes back from the pages of a meeting that goes on: texts, presence, and the small things."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from radslag.meetings.models import Attendance
from radslag.meetings.queries.proceedings import digest
from radslag.meetings.states import Answer, ItemState, Part, PassageField, Presence
from radslag.ui.forms import OnceForm

_TEXT = re.compile(r"t-(\d{1,18})-(\w+)")


def tidy(text: str) -> str:
    """Return a text as it is kept: lines ended in one way, letters written in one way."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\x00", ""))


@dataclass(frozen=True, slots=True)
class Typed:
    """One text that came back from a page, with the version that it was written over."""

    item: int
    field: str
    text: str
    seen: int
    was: str

    @property
    def name(self) -> str:
        """How the page's fields name it."""
        return f"{self.item}-{self.field}"

    @property
    def untouched(self) -> bool:
        """Whether the field came back as it was sent, so that it says nothing."""
        return digest(self.text) == self.was


def typed_in(data: QueryDict) -> Iterator[Typed]:
    """Yield the texts that were changed on the page; `theirs` names one that the writer lets go of."""
    for name, value in data.items():
        found = _TEXT.fullmatch(name)
        if not found or found[2] not in PassageField.values or data.get("theirs") == name[2:]:
            continue
        version, _dot, was = str(data.get(f"s-{name[2:]}", "")).partition(".")
        typed = Typed(
            int(found[1]), found[2], tidy(str(value)), int(version) if version.isdecimal() else 0, was
        )
        if not typed.untouched:
            yield typed


def presence_in(data: QueryDict, rows: list[Attendance]) -> dict[int, str]:
    """Return the presence of each: those ticked are there, others absent, with notice if they gave any."""
    return {
        row.pk: Presence.PRESENT
        if f"p-{row.pk}" in data
        else Presence.EXCUSED
        if row.answer == Answer.PREVENTED or row.presence == Presence.EXCUSED
        else Presence.ABSENT
        for row in rows
    }


class SittingForm(OnceForm):
    """The small fields of the meeting's page; texts and presence are read beside it."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    chair = forms.CharField(max_length=120, required=False)
    secretary = forms.CharField(max_length=120, required=False)
    secretary_titles = forms.CharField(max_length=200, required=False)
    elected = forms.IntegerField(required=False)
    ended = forms.TimeField(required=False)
    name = forms.CharField(max_length=120, required=False)
    organisation = forms.CharField(max_length=120, required=False)
    part = forms.ChoiceField(
        choices=[(Part.GUEST, _("guest")), (Part.ADJUNCT, _("co-opted"))], required=False
    )
    phrase = forms.CharField(max_length=500, required=False)
    into = forms.CharField(max_length=40, required=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An assignment as it was typed in an item."""

    item: int
    text: str
    doers: tuple[str, ...]
    due: Any = None


_TASK = re.compile(r"u-(\d{1,18})")


def assignments_in(data: QueryDict) -> Iterator[Wanted]:
    """Yield the assignments typed on the page: what in one field, who in the next, parted by commas."""
    for name, value in data.items():
        found = _TASK.fullmatch(name)
        text = tidy(str(value)).strip()
        if found and text:
            who = tidy(str(data.get(f"w-{found[1]}", ""))).split(",")
            yield Wanted(int(found[1]), text, tuple(one.strip() for one in who if one.strip()))


class ItemForm(OnceForm):
    """The small fields of one item's page."""

    outcome = forms.ChoiceField(
        choices=[(state, state.label) for state in ItemState if state != ItemState.OPEN], required=False
    )
    who = forms.IntegerField(required=False)
    note = forms.CharField(max_length=200, required=False)
    holder = forms.CharField(max_length=40, required=False)
    view = forms.CharField(max_length=20_000, required=False)
    dissenting = forms.BooleanField(required=False)
    due = forms.DateField(required=False)
    role = forms.SlugField(max_length=60, required=False)
    size = forms.IntegerField(min_value=2, max_value=20, required=False)
    phrase = forms.CharField(max_length=500, required=False)
    new_phrase = forms.CharField(max_length=500, required=False)
