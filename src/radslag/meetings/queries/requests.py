"""How far a request for an extra meeting has come, by the statute and the members of the day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from radslag.bodies.models import Body, BodyLink, Person
from radslag.bodies.queries import compositions
from radslag.bodies.states import LinkKind
from radslag.bodies.states import Standing as Seated
from radslag.meetings.models import ExtraRequest, Signature
from radslag.meetings.permissions import CALLERS
from radslag.municipalities.models import Role
from radslag.statute.calendar import shift
from radslag.statute.meeting import Asked, demands_of
from radslag.statutebook.queries.binding import Shelf, read_shelf


@dataclass(frozen=True, slots=True)
class Standing:
    """How many have signed of how many that are needed; `asked` is the statute's demand, None without one.

    Where the statute gives no number one wish is enough: whoever calls the body decides about it.
    """

    signed: int
    needed: int
    members: int
    asked: Asked | None = None
    title: str = ""

    @property
    def enough(self) -> bool:
        """Whether the request is to be answered now."""
        return self.signed >= self.needed

    @property
    def clause(self) -> str:
        """Where the statute says how many, "" where it does not."""
        return self.asked.clause if self.asked else ""


def members_of(body: Body, on: date) -> list[Person]:
    """Return the members of a body on a day, those of its parts among them; each once.

    Those who are co-opted, take part or stand in are not members.
    """
    parts = Body.objects.filter(
        pk__in=BodyLink.objects.on(on).filter(upper=body, kind=LinkKind.PART).values("lower")
    )
    found: dict[int, Person] = {}
    for composition in compositions([body, *parts], on).values():
        for line in composition.seats:
            if line.seat.standing == Seated.MEMBER:
                found |= {holder.person.pk: holder.person for holder in line.holders}
    return list(found.values())


def petition_of(body: Body, on: date, shelf: Shelf | None = None) -> tuple[Asked | None, str]:
    """Return what a statute demands of a request for a meeting of the body, and the statute's title."""
    for book in (shelf or read_shelf()).books:
        if body.key in book.ids:
            for asked in demands_of(book.rulebook, [book.ids[body.key]], on).petitions:
                return asked, book.title
    return None, ""


def standing_of(request: ExtraRequest, on: date) -> Standing:
    """Return how far a request has come on a day: members' names, no older than the statute counts."""
    found = Signature.objects.filter(request=request)
    return _standing(found, on, petition_of(request.body, on), members_of(request.body, on))


def standings(requests: QuerySet[ExtraRequest], on: date) -> list[tuple[ExtraRequest, Standing]]:
    """Return how far each has come; no query for those of a body that another is about."""
    found = list(requests.prefetch_related("signatures__person"))
    shelf = read_shelf() if found else None
    bodies = {one.body_id: one.body for one in found}
    ask = {key: (petition_of(body, on, shelf), members_of(body, on)) for key, body in bodies.items()}
    return [(one, _standing(one.signatures.all(), on, *ask[one.body_id])) for one in found]


def _standing(
    signatures: Iterable[Signature], on: date, petition: tuple[Asked | None, str], members: list[Person]
) -> Standing:
    asked, title = petition
    ids = {one.pk for one in members}
    signed = [one for one in signatures if one.person_id in ids]
    if asked is None:
        return Standing(len(signed), 1, len(members))
    window, day = asked.rule.window, on.toordinal()
    counted = [one for one in signed if shift(_day(one).toordinal(), window) >= day]
    return Standing(len(counted), max(asked.needed(len(members)), 1), len(members), asked, title)


def _day(signature: Signature) -> date:
    return timezone.localdate(signature.signed_at)


def leading(body: Body, stand: Standing, at: datetime) -> list[tuple[str, str, str]]:
    """Return who calls a body: id, name and address of its chairs and coordinators, each address once.

    Those with an account and a role, and whoever holds the seat that the statute makes answer.
    """
    roles = Role.objects.in_force(at).filter(kind__in=CALLERS, body__in=["", body.key])
    found: dict[str, tuple[str, str, str]] = {}
    for role in roles.select_related("user").order_by("pk"):
        found.setdefault(
            role.user.email.casefold(), (f"user:{role.user_id}", role.user.name, role.user.email)
        )
    bearers = stand.asked.bearer if stand.asked else ()
    for line in compositions([body], timezone.localdate(at))[body.pk].seats:
        for holder in line.holders if line.seat.key in bearers else ():
            person = holder.person
            found.setdefault(person.email.casefold(), (f"person:{person.pk}", str(person), person.email))
    return [one for one in found.values() if one[2]]
