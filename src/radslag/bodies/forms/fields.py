"""Choosing among rows that have already been read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from radslag.bodies.models import Organisation, Person
from radslag.bodies.queries import bodies_on, offices


class RowField(forms.ChoiceField):
    """One of the rows offered; cleaned it is that row, or None when nothing was chosen."""

    def __init__(self, *, empty: str | Promise = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.empty = empty
        self.rows: dict[str, Model] = {}

    def offer(self, rows: Iterable[Model], words: Callable[[Any], str] = str) -> None:
        """Let these be chosen among, under these words."""
        self.rows = {str(row.pk): row for row in rows}
        first = [("", self.empty)] if self.empty or not self.required else []
        self.choices = [*first, *((key, words(row)) for key, row in self.rows.items())]

    def clean(self, value: Any) -> Model | None:
        """Return the row chosen."""
        return self.rows.get(super().clean(value))


class RowsField(forms.MultipleChoiceField):
    """Some of the rows offered; cleaned it is a list of rows."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows: dict[str, Model] = {}

    def offer(self, rows: Iterable[Model]) -> None:
        """Let these be chosen among."""
        self.rows = {str(row.pk): row for row in rows}
        self.choices = [(key, str(row)) for key, row in self.rows.items()]

    def clean(self, value: Any) -> list[Model]:
        """Return the rows chosen."""
        return [self.rows[key] for key in super().clean(value)]


def offer(form: forms.Form, name: str, rows: Iterable[Model], words: Callable[[Any], str] = str) -> None:
    """Let a form's field choose among these rows; without any there is nothing to ask."""
    field = form.fields[name]
    if isinstance(field, RowField):
        field.offer(rows, words)
    elif isinstance(field, RowsField):
        field.offer(rows)


def described(person: Person) -> str:
    """Write a person's name with what we know of where they come from."""
    return ", ".join(str(part) for part in (person, person.title, person.organisation) if part)


def those_who_decide(on: date, empty: str | Promise, known: Iterable[Organisation]) -> list[Any]:
    """Return everybody who can appoint, offer or invite, by id: bodies, offices and organisations."""
    groups = (
        (_("Bodies"), bodies_on(on)),
        (_("Offices"), offices()),
        (_("Organisations"), known),
    )
    return [("", empty), *((word, [(row.key, row.name) for row in rows]) for word, rows in groups if rows)]
