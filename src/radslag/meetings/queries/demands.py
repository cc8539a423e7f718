"""What the statutes that bind here demand of one meeting, in the municipality's own keys."""

from __future__ import annotations

from dataclasses import dataclass

from radslag.meetings.models import Meeting
from radslag.statute.meeting import MeetingDemands, demands_of
from radslag.statutebook.queries.binding import Book, Shelf, read_shelf


@dataclass(frozen=True, slots=True)
class Asked:
    """What one statute demands of one meeting, and the statute."""

    book: Book
    demands: MeetingDemands

    def keys(self, ids: tuple[str, ...]) -> list[str]:
        """Return the statute's ids as the municipality's keys, where it has registered the bodies."""
        return [self.book.key_of(one) for one in ids]


def asked_of(meeting: Meeting, shelf: Shelf | None = None) -> list[Asked]:
    """Return what each statute that governs one of the bodies asks of the meeting, in the order of the shelf.

    A meeting on a day without a statute in force is asked for nothing. Reads the shelf in three queries
    unless it is given, and the meeting's bodies unless they are prefetched.
    """
    keys = meeting.body_keys
    found = []
    for book in (shelf or read_shelf()).books:
        bodies = [book.ids[key] for key in keys if key in book.ids]
        if bodies:
            found.append(Asked(book, demands_of(book.rulebook, bodies, meeting.on)))
    return found
