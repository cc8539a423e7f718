"""The types of document that are made today, and what each must say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from radslag.documents.services import content as c
from radslag.ui.drawing import Look, WheelMark, WheelWords, wheel
from radslag.ui.names import MONTHS

LOOKS = {
    Look.DONE: "klar",
    Look.PASSED: "datumet har passerat",
    Look.PLANNED: "planerad",
    Look.JUDGED: "att bedöma",
}


def demand(said: dict[str, object]) -> None:
    """Raise ContentIncomplete naming, in Swedish, everything that is empty."""
    missing = [words for words, value in said.items() if not value]
    if missing:
        raise c.ContentIncomplete(missing)


def day(on: date) -> str:
    """Return 8 december 2026."""
    return f"{on.day}\u00a0{MONTHS[on.month - 1]} {on.year}"


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


@dataclass(frozen=True, kw_only=True)
class Clause:
    """One clause as printed: its text, how it is kept, and its rules, readings and law floor in words."""

    number: str
    title: str
    badge: c.BadgeKind
    text: str
    rules: Sequence[str] = ()
    readings: Sequence[str] = ()
    floor: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class StatuteText:
    """An adopted wording of a statute, with where it comes from."""

    adopted_by: str
    adopted_on: date | None
    section: str
    registry: str
    owner: str
    valid_from: date
    valid_through: date | None
    replaces: str
    sha256: str
    clauses: Sequence[Clause]


def _clause(clause: Clause) -> list[c.Block]:
    title = f"{clause.number} {clause.title}".strip()
    blocks = [c.h(2, title), c.badge(clause.badge)]
    blocks += [c.p(part) for part in clause.text.split("\n\n") if part.strip()]
    for head, lines in (
        ("Regler", clause.rules),
        ("Tolkning", clause.readings),
        ("Lagens golv", clause.floor),
    ):
        blocks += [c.h(3, head), c.ul(lines)] if lines else []
    return blocks


def statute_document(envelope: c.Envelope, statute: StatuteText) -> bytes:
    """Return a statute clause by clause, with the SHA-256 of the file that the rules were read from.

    Raises ContentIncomplete when the adoption, the owner, the file's digest or the clauses are missing.
    """
    demand(
        {
            "vem som antagit texten": statute.adopted_by,
            "ansvarig": statute.owner,
            "regelfilens kontrollsumma": statute.sha256,
            "punkter": statute.clauses,
        }
    )
    through = day(statute.valid_through) if statute.valid_through else "tills vidare"
    decision = (statute.adopted_by, day(statute.adopted_on) if statute.adopted_on else "", statute.section)
    adopted = ", ".join(part for part in decision if part)
    facts = [
        ("Antaget", adopted),
        ("Diarienummer", statute.registry),
        ("Ansvarig", statute.owner),
        ("Gäller", f"{day(statute.valid_from)} – {through}"),
        ("Ersätter", statute.replaces),
        ("Regelfil, SHA-256", statute.sha256),
    ]
    blocks = [block for clause in statute.clauses for block in _clause(clause)]
    kept = [(name, value) for name, value in facts if value]
    return c.document(replace(envelope, type="statute", facts=[*kept, *envelope.facts]), blocks)


@dataclass(frozen=True, kw_only=True)
class DutyLine:
    """One duty in a report: what, by which clause, how much of it evidence shows, and its status in words."""

    duty: str
    source: str
    done: str
    status: str


@dataclass(frozen=True, kw_only=True)
class BoardReport:
    """What the board or the assembly is told once a year (13 § of the act)."""

    period: str
    receiver: str
    summary: Sequence[str]
    duties: Sequence[DutyLine]
    gaps: Sequence[str] = ()
    needs: Sequence[str] = ()
    sections: Sequence[tuple[str, Sequence[str]]] = ()
    receipt: Sequence[tuple[str, str]] = ()


def report_document(envelope: c.Envelope, report: BoardReport) -> bytes:
    """Return the report with the receipt of what it was computed from.

    Raises ContentIncomplete when period, receiver, summary, duties or receipt are missing. A part with
    nothing to tell says so, since silence could be read as "all is well".
    """
    demand(
        {
            "period": report.period,
            "mottagare": report.receiver,
            "sammanfattning": report.summary,
            "skyldigheter": report.duties,
            "kvitto": report.receipt,
        }
    )
    rows = [(line.duty, line.source, line.done, line.status) for line in report.duties]
    blocks = [c.h(2, "Sammanfattning"), *[c.p(part) for part in report.summary]]
    blocks += [c.h(2, "Skyldigheter"), c.tbl("Vad underlaget visar", DUTY_HEAD, rows, (5, 3, 2, 3))]
    for title, lines in [*report.sections, ("Underlag som saknas", report.gaps), ("Behov", report.needs)]:
        blocks += [c.h(2, title), c.ul(lines) if lines else c.p("Inget att redovisa.")]
    blocks += [c.h(2, "Så är rapporten beräknad"), c.dl(report.receipt)]
    facts = [("Period", report.period), ("Mottagare", report.receiver)]
    return c.document(replace(envelope, type="board_report", facts=[*facts, *envelope.facts]), blocks)


DUTY_HEAD = ("Skyldighet", "Källa", "Gjort", "Läge")
