"""Organisations, people and offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from radslag.bodies.models import Mandate, Office, OfficeHolding, Organisation, Person
from radslag.bodies.services.access import follow_seats
from radslag.bodies.states import OrganisationKind
from radslag.journal.services import Act, record
from radslag.municipalities.models import User


class StillHolds(Exception):
    """Somebody who still holds a seat or an office cannot be forgotten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """What we keep about a person; there is nothing else."""

    name: str
    organisation: Organisation | None = None
    title: str = ""
    email: str = ""
    phone: str = ""


@transaction.atomic
def register_organisation(
    key: str, name: str, *, actor: str, at: datetime, kind: str = OrganisationKind.OTHER
) -> Organisation:
    """Return the organisation of that key, made if it is new; its key is the word the statute uses."""
    organisation, new = Organisation.objects.get_or_create(key=key, defaults={"name": name, "kind": kind})
    if new:
        what = Act(row=f"organisation:{organisation.pk}", by=[key])
        record("organisation.registered", actor=actor, at=at, what=what)
    return organisation


@transaction.atomic
def establish_office(key: str, name: str, *, actor: str, at: datetime) -> Office:
    """Return the office of that key, made if it is new."""
    office, new = Office.objects.get_or_create(key=key, defaults={"name": name})
    if new:
        what = Act(row=f"office:{office.pk}", by=[key])
        record("office.established", actor=actor, at=at, what=what)
    return office


@transaction.atomic
def register_person(words: PersonWords, *, actor: str, at: datetime) -> Person:
    """Make somebody known, so that they can hold a seat; the journal learns their opaque id only."""
    person = Person.objects.create(
        name=words.name,
        organisation=words.organisation,
        title=words.title,
        email=words.email,
        phone=words.phone,
    )
    _note("person.registered", person, actor=actor, at=at)
    return person


@transaction.atomic
def change_person(person: Person, words: PersonWords, *, actor: str, at: datetime) -> None:
    """Correct what we keep about a person."""
    for name in ("name", "organisation", "title", "email", "phone"):
        setattr(person, name, getattr(words, name))
    person.save(update_fields=["name", "organisation", "title", "email", "phone"])
    _note("person.changed", person, actor=actor, at=at)


@transaction.atomic
def link_account(person: Person, user: User | None, *, actor: str, at: datetime) -> None:
    """Say which account signs in as this person, or that none does; the seats' roles follow."""
    person.user = user
    person.save(update_fields=["user"])
    _note("person.changed", person, actor=actor, at=at)
    follow_seats(person, actor=actor, at=at)


@transaction.atomic
def forget_person(person: Person, *, actor: str, at: datetime) -> None:
    """Dispose of name and contact of somebody who has left; what they held stays, held by a former member.

    Raises StillHolds while a seat or an office is held or waits.
    """
    today = timezone.localdate(at)
    for kind in (Mandate, OfficeHolding):
        held = kind.objects.live().filter(person=person)
        if held.filter(valid_through=None).exists() or held.filter(valid_through__gte=today).exists():
            raise StillHolds(person)
    person.name = person.title = person.email = person.phone = ""
    person.user, person.forgotten_on = None, today
    person.save(update_fields=["name", "title", "email", "phone", "user", "forgotten_on"])
    _note("person.forgotten", person, actor=actor, at=at)


def _note(verb: str, person: Person, *, actor: str, at: datetime) -> None:
    what = Act(who=[person.journal_id], row=f"person:{person.pk}")
    record(verb, actor=actor, at=at, what=what)
