"""What every kind asks for, and how days and people are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from radslag.documents.services.content import ContentIncomplete
from radslag.ui.names import DAYS, MONTHS

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def demand(said: dict[str, object]) -> None:
    """Raise ContentIncomplete naming, in Swedish, everything that is empty."""
    missing = [words for words, value in said.items() if not value]
    if missing:
        raise ContentIncomplete(missing)


def day(on: date) -> str:
    """Return 8 december 2026."""
    return f"{on.day}\u00a0{MONTHS[on.month - 1]} {on.year}"


def local(at: datetime) -> datetime:
    """Return a moment by the clock on the wall; one without a zone is that already."""
    return at.astimezone(STOCKHOLM) if at.tzinfo else at


def both_days(on: date) -> str:
    """Return the two forms of a day: Tisdag 8 december 2026 (2026-12-08)."""
    return f"{DAYS[on.weekday()].capitalize()} {day(on)} ({on:%Y-%m-%d})"


def clock(starts_at: datetime, ends_at: datetime | None) -> str:
    """Return kl. 13.00–15.30, or kl. 13.00 when the end is not said."""
    until = f"–{local(ends_at):%H.%M}" if ends_at else ""
    return f"kl.\u00a0{local(starts_at):%H.%M}{until}"


@dataclass(frozen=True, kw_only=True)
class Someone:
    """A person as a document names them: with organisation and role, when those are known."""

    name: str
    organisation: str = ""
    role: str = ""

    @property
    def words(self) -> str:
        """N. N., räddningschef, Räddningstjänsten."""
        return ", ".join(part for part in (self.name, self.role, self.organisation) if part)


def listed(people: Sequence[Someone]) -> str:
    """Return several people in one line."""
    return "; ".join(person.words for person in people)
