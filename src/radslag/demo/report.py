"""The three councils' year in the terminal: what is done, what waits, and by which clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within
from radslag.obligations.queries import Duty, Reckoning
from radslag.statute.status import Status
from radslag.statute.wording import status_word
from radslag.terminal.printing import print_table, print_text

DONE = {Status.MET, Status.MET_LATE, Status.ENDED, Status.WAIVED}
HEADINGS = ("Läge", "Skyldighet", "Punkt", "Dag")
WAITING = [
    Status.OVERDUE, Status.LAPSED, Status.DUE, Status.BREACHED, Status.NEEDS_JUDGEMENT, Status.ADVISED,
    Status.UNKNOWN, Status.OPEN, Status.UPCOMING,
]  # fmt: skip
SHOWN = 14


def print_years(today: date) -> None:
    """Print, for each demonstration council, this year's duties: counted, and the first that wait."""
    for place in Municipality.objects.filter(demonstration=True).order_by("pk"):
        with within(place):
            duties = list(of_the_year(Reckoning.of(today), today))
        _print_council(place.name, duties, today)


def of_the_year(reckoning: Reckoning, today: date) -> Iterator[Duty]:
    """Yield the duties of this year: those with their day in it, and all that still wait."""
    for duty in reckoning.duties():
        day = duty.verdict.due or duty.verdict.advice
        if duty.verdict.status in DONE:
            if day is None or day.year == today.year:
                yield duty
        elif day is None or day.year <= today.year:
            yield duty


def _print_council(name: str, duties: list[Duty], today: date) -> None:
    counts = Counter(duty.verdict.status for duty in duties)
    said = ", ".join(f"{counts[status]} {status_word(status)}" for status in Status if counts[status])
    print_text(f"\n{name} {today.year}: {said}", style="bold")
    waiting = sorted((duty for duty in duties if duty.verdict.status not in DONE), key=_urgency)
    print_table(HEADINGS, [_row(duty) for duty in waiting[:SHOWN]])
    if len(waiting) > SHOWN:
        print_text(f"… och {len(waiting) - SHOWN} till på sidan Skyldigheter.")


def _urgency(duty: Duty) -> tuple[int, date, str]:
    day = duty.verdict.due or duty.verdict.advice or date.max
    return WAITING.index(duty.verdict.status), day, duty.key


def _row(duty: Duty) -> tuple[str, str, str, str]:
    verdict = duty.verdict
    day = verdict.due or verdict.advice
    return status_word(verdict.status), verdict.label, verdict.clause, day.isoformat() if day else ""
