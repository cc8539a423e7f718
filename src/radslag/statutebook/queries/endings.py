"""What is about to end, or has ended, with nothing after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from radslag.statute.calendar import shift
from radslag.statute.durations import Duration
from radslag.statute.library import Version
from radslag.statutebook.models import ControlDocument

# How long before its last day a document is pointed out, when no house rules say otherwise.
NOTICE: Final = Duration(6, "m")


@dataclass(frozen=True)
class Ending:
    """A statute or a control document that ends; `ended` says that its last day has passed."""

    title: str
    last_day: date
    ended: bool
    lineage: str = ""
    document: ControlDocument | None = None


def ending_of(version: Version, until: date | None, today: date) -> list[Ending]:
    """Return the warning that a last wording calls for on a day, by its own house rules: none or one."""
    if until is None or version.valid_from > today:
        return []
    warn = version.house.house.renew_warn if version.house else NOTICE
    if until > noticed(today, warn):
        return []
    return [Ending(version.statute.statute.title, until, ended=until < today, lineage=version.lineage)]


def noticed(today: date, warn: Duration = NOTICE) -> date:
    """Return the last of the days that are pointed out today."""
    return date.fromordinal(shift(today.toordinal(), warn))
