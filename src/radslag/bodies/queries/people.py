"""Reading organisations and people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from radslag.bodies.models import Body, Excuse, Mandate, OfficeHolding, Organisation, Person, Substitute


def organisations() -> QuerySet[Organisation]:
    """Return the organisations by name, each with its people by name; two queries."""
    people = Person.objects.filter(forgotten_on=None).order_by("name", "pk")
    return Organisation.objects.order_by("name", "pk").prefetch_related(Prefetch("people", people))


def excuses_ahead(body: Body, on: date) -> list[Excuse]:
    """Return who cannot come to meetings from a day on, with who stands in; two queries."""
    stand_ins = Substitute.objects.live().select_related("person", "seat")
    ahead = Excuse.objects.live().filter(body=body, meeting_on__gte=on)
    ahead = ahead.select_related("person__organisation").order_by("meeting_on", "pk")
    return list(ahead.prefetch_related(Prefetch("substitutes", stand_ins)))


def seats_of(person: Person) -> tuple[list[Mandate], list[OfficeHolding]]:
    """Return every mandate and office a person has had, the latest first; two queries."""
    mandates = Mandate.objects.live().filter(person=person).select_related("seat__body")
    holdings = OfficeHolding.objects.live().filter(person=person).select_related("office")
    return list(mandates.order_by("-valid_from", "-pk")), list(holdings.order_by("-valid_from", "-pk"))


def names_by_journal_id(ids: Iterable[str]) -> dict[str, str]:
    """Return the names of people by their ids in the journal; a forgotten one is a former member."""
    return {person.journal_id: str(person) for person in Person.objects.filter(journal_id__in=set(ids))}
