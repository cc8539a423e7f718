"""The statuses of a duty on a day."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """What can be said of a duty on a day; the words that files and pages use."""

    UPCOMING = "upcoming"
    OPEN = "open"
    DUE = "due"
    MET = "met"
    MET_LATE = "met_late"
    OVERDUE = "overdue"
    BREACHED = "breached"
    ADVISED = "advised"
    NEEDS_JUDGEMENT = "needs_judgement"
    UNKNOWN = "unknown"
    LAPSED = "lapsed"
    WAIVED = "waived"
    ENDED = "ended"


AMISS: Final = frozenset((Status.OVERDUE, Status.BREACHED))
"""What must never be said where silence, an effort duty or a missing outcome explains it."""

WAIVABLE: Final = AMISS | {Status.ADVISED, Status.UNKNOWN, Status.NEEDS_JUDGEMENT, Status.LAPSED}

DONE: Final = frozenset((Status.MET, Status.MET_LATE))

PENDING: Final = frozenset((Status.UPCOMING, Status.OPEN, Status.DUE))
