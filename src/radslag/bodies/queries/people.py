"""Reading organisations and people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from radslag.bodies.models import (
    Body,
    Excuse,
    Mandate,
    Mark,
    Office,
    OfficeHolding,
    Organisation,
    Person,
)
from radslag.municipalities.models import Belonging, User
from radslag.municipalities.tenancy import here


def organisations() -> QuerySet[Organisation]:
    """Return the organisations by name."""
    return Organisation.objects.order_by("name", "pk")


def organisations_with_people() -> QuerySet[Organisation]:
    """Return the organisations by name, each with its people by name; two queries."""
    return organisations().prefetch_related(Prefetch("people", people()))


def people() -> QuerySet[Person]:
    """Return those who have not been forgotten, by name."""
    return Person.objects.filter(forgotten_on=None).select_related("organisation").order_by("name", "pk")


def offices() -> QuerySet[Office]:
    """Return the offices by name."""
    return Office.objects.order_by("name", "pk")


def offices_with_holders() -> QuerySet[Office]:
    """Return the offices by name, each with everybody who holds or has held it, the latest first."""
    holdings = OfficeHolding.objects.live().select_related("person__organisation")
    held = Prefetch("holdings", holdings.order_by("-valid_from", "-pk"))
    return offices().prefetch_related(held)


def excuses_ahead(body: Body, on: date) -> list[Excuse]:
    """Return who cannot come to meetings from a day on, with who stands in; two queries."""
    stand_ins = Mark.objects.live().select_related("person")
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


def person_of(user: int) -> Person | None:
    """Return who an account belongs to, if they are known as a person here; one query."""
    return Person.objects.filter(user_id=user, forgotten_on=None).select_related("organisation").first()


def account_for(person: Person) -> User | None:
    """Return the account here with a person's address that nobody else is linked to, if there is one."""
    if person.user_id or not person.email:
        return None
    taken = Person.objects.exclude(user=None).values("user")
    belonging = Belonging.objects.filter(municipality=here(), user__email__iexact=person.email)
    found = belonging.exclude(user__in=taken).select_related("user").first()
    return found.user if found else None


def same_person(name: str, organisation: Organisation | None) -> Person | None:
    """Return the person of that name from that organisation, if we know one; one query."""
    return people().filter(name__iexact=name.strip(), organisation=organisation).first()
