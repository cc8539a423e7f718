"""Reads about people that span tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db.models import QuerySet

from radslag.municipalities.models import Belonging, Municipality, Role, User
from radslag.municipalities.states import RoleKind
from radslag.municipalities.tenancy import here, within


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality that somebody belongs to, what they are there now, and names of its bodies by key."""

    municipality: Municipality
    roles: tuple[Role, ...]
    bodies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DemonstrationLogin:
    """An invented person whom anyone may play in a demonstration."""

    email: str
    name: str
    kind: str
    place: str


# The package of bodies stands above this one and cannot be imported; it says here who knows their names.
_namers: list[Callable[[], Mapping[str, str]]] = []


def name_bodies_by(namer: Callable[[], Mapping[str, str]]) -> None:
    """Say who gives the names of the bodies of the municipality we are in, by key."""
    _namers[:] = [namer]


def _names_of_bodies() -> Mapping[str, str]:
    return _namers[0]() if _namers else {}


def places_of(user: User, *, at: datetime) -> list[Place]:
    """Return where a person has a role at this moment, by name, with their roles there."""
    found = []
    for belonging in belongings(user):
        with within(belonging.municipality):
            roles = tuple(Role.objects.in_force(at).filter(user=user).order_by("kind", "body"))
            bodies = _names_of_bodies() if any(role.body for role in roles) else {}
            found.append(Place(belonging.municipality, roles, bodies))
    return [place for place in found if place.roles]


def belongings(user: User) -> QuerySet[Belonging]:
    """Return the municipalities a person belongs to, by name."""
    return Belonging.objects.filter(user=user).select_related("municipality").order_by("municipality__name")


def is_demonstration_account(user: User) -> bool:
    """Tell whether a person exists in demonstrations only, so that their codes may be shown to anyone."""
    if not settings.DEMO:
        return False
    kinds = set(belongings(user).values_list("municipality__demonstration", flat=True))
    return kinds == {True}


def is_demonstration_place(number: int) -> bool:
    """Tell whether a municipality, by its row, is part of a demonstration that is running."""
    return settings.DEMO and Municipality.objects.filter(pk=number, demonstration=True).exists()


def demonstration_logins(*, at: datetime) -> Iterator[DemonstrationLogin]:
    """Yield one person of each kind in each demonstration municipality; nobody outside a demonstration."""
    if not settings.DEMO:
        return
    for place in Municipality.objects.filter(demonstration=True).order_by("name"):
        with within(place):
            yield from _players(place, at)


def _players(place: Municipality, at: datetime) -> list[DemonstrationLogin]:
    roles = Role.objects.in_force(at).filter(user__is_active=True).select_related("user").order_by("pk")
    first: dict[str, Role] = {}
    for role in roles:
        if role.user_id not in {chosen.user_id for chosen in first.values()}:
            first.setdefault(role.kind, role)
    return [
        DemonstrationLogin(first[kind].user.email, first[kind].user.name, str(kind.label), place.name)
        for kind in RoleKind
        if kind in first
    ]


def all_places() -> QuerySet[Municipality]:
    """Return the municipalities of this installation, by name."""
    return Municipality.objects.order_by("name")


def place_by(slug: str) -> Municipality | None:
    """Return the municipality with this word in its address."""
    return Municipality.objects.filter(slug=slug).first()


def sessions_of(user: User) -> QuerySet[UserSession]:
    """Return where a person is signed in, newest first."""
    found: QuerySet[UserSession] = UserSession.objects.filter(user=user)
    return found.order_by("-created_at", "-pk")


def session_by(key: str) -> UserSession | None:
    """Return the session with this key, if it stands on its person's list."""
    return UserSession.objects.filter(session_key=key).first()


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody with a role here on a day, and the roles they had."""

    user: User
    roles: tuple[Role, ...]


def people_on(day: date) -> list[Present]:
    """Return who had a role here on a day, by name, with the roles they had; one query."""
    roles = Role.objects.on(day).select_related("user").order_by("user__name", "user_id", "kind", "body")
    return [Present(user, tuple(theirs)) for user, theirs in groupby(roles, key=lambda role: role.user)]


def person_here(number: int) -> User | None:
    """Return somebody who belongs to this municipality, by the row of their account."""
    belonging = Belonging.objects.filter(user_id=number, municipality=here()).select_related("user").first()
    return belonging.user if belonging else None


def second_factors(user: User) -> dict[str, list[Authenticator]]:
    """Return the passkeys, app and recovery codes of a person, by kind."""
    found: dict[str, list[Authenticator]] = {"webauthn": [], "totp": [], "recovery_codes": []}
    for factor in Authenticator.objects.filter(user=user).order_by("created_at"):
        found[factor.type].append(factor)
    return found


def names_by_journal_id(ids: Iterable[str]) -> dict[str, str]:
    """Return the names of accounts by their ids in the journal; ids of others are left out; one query."""
    accounts = User.objects.filter(journal_id__in=[one for one in set(ids) if _is_uuid(one)])
    return {str(one): name for one, name in accounts.values_list("journal_id", "name")}


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
