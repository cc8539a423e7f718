"""The annual wheel for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from radslag.documents.services import content as c
from radslag.documents.services.kinds.saying import demand
from radslag.ui.drawing import Look, WheelMark, WheelWords, wheel
from radslag.ui.names import MONTHS

LOOKS = {
    Look.DONE: "klar",
    Look.PASSED: "datumet har passerat",
    Look.PLANNED: "planerad",
    Look.JUDGED: "att bedöma",
    Look.ADVISED: "rekommenderad dag har passerat",
}


@dataclass(frozen=True, kw_only=True)
class WheelEntry:
    """One line of the annual wheel: when, what, in which lane from inside, how it stands, why it is there."""

    day: date
    until: date | None = None
    label: str
    lane: int
    look: Look
    status: str
    source: str

    @property
    def mark(self) -> WheelMark:
        """The same as a mark on the picture."""
        return WheelMark(self.day, self.until, self.lane, self.look, self.label)

    @property
    def when(self) -> str:
        """8 december, or 1–19 juni, or 1 mars–31 augusti."""
        first = f"{self.day.day}\u00a0{MONTHS[self.day.month - 1]}"
        if not self.until or self.until == self.day:
            return first
        last = f"{self.until.day}\u00a0{MONTHS[self.until.month - 1]}"
        same = (self.until.year, self.until.month) == (self.day.year, self.day.month)
        return f"{self.day.day}–{last}" if same else f"{first}–{last}"


@dataclass(frozen=True, kw_only=True)
class WheelSheet:
    """The annual wheel for the wall: who adopted it, with which reservation, and everything on it."""

    year: int
    adopted: str
    reservation: str
    lanes: Sequence[str]
    entries: Sequence[WheelEntry]


def wheel_words(sheet: WheelSheet) -> WheelWords:
    """Return what the picture is called and what it says to those who do not see it."""
    done = sum(entry.look is Look.DONE for entry in sheet.entries)
    count = len(sheet.entries)
    centre = (f"{done} av {count}", "klara" if done != 1 else "klar")
    desc = f"{count} {'post' if count == 1 else 'poster'}, {done} klara. Samma innehåll i listan."
    return WheelWords(f"Årshjul {sheet.year}", desc, centre)


def wheel_picture(sheet: WheelSheet, *, today: date | None = None) -> str:
    """Return the wheel as SVG: the same picture on the page, in print and on the wall sheet."""
    return wheel(sheet.year, [entry.mark for entry in sheet.entries], wheel_words(sheet), today=today)


def wheel_document(envelope: c.Envelope, sheet: WheelSheet) -> bytes:
    """Return the wall sheet: the picture, its key, and every entry in words, month by month.

    Raises ContentIncomplete when adoption, lanes or entries are missing; the sheet prints no hand, since it
    hangs all year.
    """
    demand({"vem som fastställt det": sheet.adopted, "banor": sheet.lanes, "poster": sheet.entries})
    words = wheel_words(sheet)
    blocks = [c.fig(wheel_picture(sheet), f"{words.title}. {words.desc}"), c.key(sheet.lanes, LOOKS.items())]
    entries = sorted(sheet.entries, key=lambda entry: entry.mark.order)
    for month, name in enumerate(MONTHS, 1):
        lines = [
            (entry.when, "\u00a0· ".join([entry.label, sheet.lanes[entry.lane], entry.status, entry.source]))
            for entry in entries
            if max(entry.day, date(sheet.year, 1, 1)).month == month
        ]
        blocks += [c.h(2, name.capitalize()), c.dl(lines)] if lines else []
    facts = [
        ("Fastställt", sheet.adopted),
        *([("Reservation", sheet.reservation)] if sheet.reservation else []),
    ]
    return c.document(replace(envelope, type="wheel", facts=[*facts, *envelope.facts]), blocks)
