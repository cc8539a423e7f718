"""How surely a session belongs to a person: what was shown at sign-in, and how long ago."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

from radslag.municipalities.models import Municipality
from radslag.municipalities.states import Assurance

FEDERATED_TWO_FACTORS = "federated_two_factors"


def records_of(request: HttpRequest) -> list[dict[str, Any]]:
    """Return what this session has shown, oldest first."""
    found: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return found


def shows_two_factors(record: Mapping[str, Any], federated: str | None) -> bool:
    """Tell whether one act of signing in completed two factors.

    A passkey does alone, because the key asks for a finger, a face or a code. An app's code or a recovery
    code does, because it is only ever asked for beside the e-mail code. An identity provider does when its
    claims said so at this sign-in (`federated` is then its user's id).
    """
    if record["method"] == "mfa":
        return True
    return record["method"] == "socialaccount" and federated is not None and record.get("uid") == federated


def level_of(records: Iterable[Mapping[str, Any]], federated: str | None = None) -> Assurance:
    """Return the level that the records give, without regard to their age."""
    shown = list(records)
    if any(shows_two_factors(record, federated) for record in shown):
        return Assurance.TWO_FACTORS
    return Assurance.ONE_FACTOR if shown else Assurance.NONE


def is_demonstration(place: Municipality | None) -> bool:
    """Tell whether a code may count as two factors here: a demonstration's town in a demonstration."""
    return bool(settings.DEMO and place is not None and place.demonstration)


def confirmed_lately(records: Iterable[Mapping[str, Any]], *, now: float) -> bool:
    """Tell whether the last thing shown was shown within five minutes."""
    moments = [float(record["at"]) for record in records]
    return bool(moments) and now - max(moments) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def assurance_of(request: HttpRequest) -> Assurance:
    """Return how surely this session belongs to the person who is signed in.

    RECENT is two factors, the last of them within five minutes. In a demonstration's municipality an e-mail
    code, which the page itself shows, counts as two factors.
    """
    records = records_of(request)
    federated = request.session.get(FEDERATED_TWO_FACTORS)
    level = level_of(records, federated)
    demonstration = level == Assurance.ONE_FACTOR and is_demonstration(getattr(request, "place", None))
    if level < Assurance.TWO_FACTORS and not demonstration:
        return level
    strong = records if demonstration else [r for r in records if shows_two_factors(r, federated)]
    recent = confirmed_lately(strong, now=time.time())
    return Assurance.RECENT if recent else Assurance.TWO_FACTORS


def is_fresh(request: HttpRequest) -> bool:
    """Tell whether the person showed, within five minutes, the strongest thing they have shown at all."""
    records = records_of(request)
    federated = request.session.get(FEDERATED_TWO_FACTORS)
    strong = [record for record in records if shows_two_factors(record, federated)] or records
    return confirmed_lately(strong, now=time.time())
