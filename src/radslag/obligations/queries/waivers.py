"""Decided exceptions, and whether the journal still says so."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet

from radslag.obligations.models import Waiver


def waiver_that_counts(waivers: QuerySet[Waiver], key: str, counts: Callable[[int], bool]) -> Waiver | None:
    """Return the exception to the duty with that key whose entry in the journal still counts; one query."""
    decided = waivers.filter(key=key).order_by("-entry")
    return next((one for one in decided if counts(one.entry)), None)
