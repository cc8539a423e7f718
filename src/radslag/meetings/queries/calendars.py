"""Which meetings stand in which calendar feed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from radslag.journal.models import Entry
from radslag.meetings.models import Meeting
from radslag.municipalities.models import Role
from radslag.municipalities.permissions import Actor
from radslag.municipalities.tenancy import here
from radslag.notices.models import FeedKey
from radslag.notices.services import feed_of

BACK = timedelta(days=365)
PERSON = "user:"


def public_meetings(body: str = "") -> list[Meeting]:
    """Return the meetings that anyone may know of, of one body or of all; two queries."""
    found = Meeting.objects.public()
    if body:
        found = found.of_body(body)
    return list(found.order_by("on", "starts", "pk").prefetch_related("bodies"))


def feed_owner(user_id: int) -> str:
    """Return what a personal feed is kept under."""
    return f"{PERSON}{user_id}"


def feed_key(user_id: int) -> FeedKey | None:
    """Return the open feed of a person, if they have one; its secret word is not kept."""
    return FeedKey.objects.open().filter(person=feed_owner(user_id)).first()


def meetings_behind(token: str, *, at: datetime, today: date) -> list[Meeting] | None:
    """Return the meetings in the personal feed that a secret word opens, or None when it opens nothing.

    They are those that the person may see at this moment: whoever has left a body sees no more of it.
    """
    key = feed_of(token)
    if key is None or not key.person.startswith(PERSON):
        return None
    user = int(key.person.removeprefix(PERSON))
    roles = frozenset(Role.objects.in_force(at).filter(user_id=user).values_list("kind", "body"))
    actor = Actor(user_id=user, name="", journal_id="", municipality_id=here().pk, roles=roles)
    found = Meeting.objects.visible_to(actor).filter(on__gte=today - BACK)
    return list(found.order_by("on", "starts", "pk").prefetch_related("bodies"))


def last_change() -> datetime | None:
    """Return when something last happened here, so that the same feed always has the same stamp."""
    return Entry.objects.order_by("-seq").values_list("recorded_at", flat=True).first()
