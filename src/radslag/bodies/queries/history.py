"""Everything a seat or a body has been through, for the pages that show it."""

from __future__ import annotations

from datetime import date

from radslag.bodies.models import Body, Mandate, Seat


def body_called(key: str) -> Body | None:
    """Return the body that has a key, of any time; for pages that anyone may read."""
    return Body.objects.filter(key=key).first()


def bodies_on(day: date) -> list[Body]:
    """Return the bodies there are on a day, by name."""
    return list(Body.objects.on(day).order_by("name", "pk"))


def current_wording(body: Body, key: str) -> Seat | None:
    """Return the latest wording of a seat, whether it still exists or not."""
    worded = Seat.objects.filter(body=body, key=key).select_related("body")
    return worded.order_by("-valid_from").first()


def seats_on(body: Body, day: date) -> list[Seat]:
    """Return the seats a body has on a day, in the order of the text."""
    return list(Seat.objects.on(day).filter(body=body).order_by("position", "pk"))


def mandates_of(seat: Seat) -> list[Mandate]:
    """Return everybody who has held a seat, the latest first."""
    held = Mandate.objects.live().filter(seat__body=seat.body_id, seat__key=seat.key)
    return list(held.select_related("person__organisation").order_by("-valid_from", "-pk"))
