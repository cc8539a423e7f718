"""Opening a municipality, and what it decides about its own sign-in."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from radslag.municipalities.models import Allowance, Municipality, User
from radslag.municipalities.tenancy import within
from radslag.municipalities.witness import tell


class TooLong(Exception):
    """Reading by e-mail code alone can be allowed for at most ninety days, for one body, with a reason."""


@transaction.atomic
def open_municipality(
    *, name: str, slug: str, register_start: date, at: datetime, actor: str = "", demonstration: bool = False
) -> Municipality:
    """Make a municipality and write the first entry of its journal."""
    place = Municipality.objects.create(
        name=name, slug=slug, register_start=register_start, demonstration=demonstration
    )
    with within(place):
        tell("municipality.opened", actor=actor, at=at, row=f"municipality:{place.pk}")
    return place


@transaction.atomic
def allow_reading_by_code(
    *, body: str, reason: str, since: date, days: int, actor: str, at: datetime
) -> Allowance:
    """Let those signed in by e-mail code alone read what is internal in one body, for at most ninety days.

    Raises TooLong.
    """
    if not 1 <= days <= Allowance.LONGEST.days or not body or not reason.strip():
        raise TooLong
    allowance = Allowance.objects.create(
        body=body, reason=reason.strip(), held_from=since, held_through=since + timedelta(days=days - 1),
        decided_at=at, decided_by=User.objects.filter(journal_id=actor).first() if actor else None,
    )  # fmt: skip
    tell(
        "settings.changed", actor=actor, at=at, row=f"allowance:{allowance.pk}",
        body=body, reason=allowance.reason, days=days,
    )  # fmt: skip
    return allowance


@transaction.atomic
def withdraw_allowance(allowance: Allowance, *, actor: str, at: datetime) -> None:
    """Take an allowance back at once."""
    if Allowance.objects.filter(pk=allowance.pk, withdrawn_at=None).update(withdrawn_at=at):
        tell("settings.changed", actor=actor, at=at, row=f"allowance:{allowance.pk}", withdrawn=True)
