"""Invented content that looks like the real pages; nothing here is a real council."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.utils.safestring import mark_safe

from radslag.ui.drawing import Look, WheelMark, WheelWords, wheel


@dataclass(frozen=True)
class Node:
    """A sentence in a tree of reasons."""

    words: str
    href: str = ""
    missing: bool = False
    parts: list["Node"] = field(default_factory=list)


WORDS = WheelWords("Årshjul 2026", "7 poster, 4 klara. Samma innehåll i listan.", ("4 av 7", "klara"))
MARKS = [
    WheelMark(date(2026, 3, 10), None, 0, Look.DONE, "Rådets möte"),
    WheelMark(date(2026, 6, 2), None, 0, Look.DONE, "Rådets möte"),
    WheelMark(date(2026, 9, 15), None, 0, Look.DONE, "Rådets möte"),
    WheelMark(date(2026, 12, 7), None, 0, Look.PLANNED, "Rådets möte"),
    WheelMark(date(2026, 10, 1), None, 1, Look.PASSED, "Lägesbilden uppdateras"),
    WheelMark(date(2026, 4, 15), date(2026, 9, 30), 2, Look.DONE, "Belysning i centrum"),
    WheelMark(date(2026, 11, 25), None, 3, Look.JUDGED, "En vecka fri från våld"),
]

REASONS = [
    Node(
        "Kallelsen ska ut senast fredag 27 november 2026",
        parts=[
            Node("Reglementet 3.2: senast 10 dagar före mötet", href="#r32"),
            Node("Räknat från mötet måndag 7 december 2026, bakåt 10 dagar"),
            Node("Ingen kallelse är skickad ännu", missing=True),
        ],
    ),
    Node("Mötet räknas som ett av rådets fyra möten 2026", parts=[Node("Tre är hållna")]),
]
ROWS = [
    {
        "words": "Kallelse till rådets möte i december",
        "clause": "Reglementet 3.2",
        "due": date(2026, 11, 27),
        "next": "Förbered kallelsen",
        "status": "due",
    },
    {
        "words": "Lägesbilden ska uppdateras minst vartannat år",
        "clause": "Lag (2023:196) 4 §",
        "due": date(2026, 10, 1),
        "next": "Be om underlag",
        "status": "overdue",
    },
    {
        "words": "Samordningsfunktion ska finnas",
        "clause": "Lag (2023:196) 11 §",
        "due": None,
        "next": "",
        "status": "met",
    },
    {
        "words": "Arbetet integreras med annan lagstyrd planering när det är lämpligt",
        "clause": "Lag (2023:196) 7 §",
        "due": date(2026, 12, 31),
        "next": "Svara på frågan",
        "status": "needs_judgement",
    },
]


def everything() -> dict[str, Any]:
    """Return what the specimen's templates show."""
    return {
        "reasons": REASONS,
        "wheel": mark_safe(wheel(2026, MARKS, WORDS, today=date(2026, 11, 20))),
        "days": [date(2026, 9, 15), date(2026, 6, 2), date(2026, 3, 10)],
        "rows": ROWS,
        "today": date(2026, 11, 20),
        "moment": datetime(2026, 12, 7, 12, tzinfo=UTC),
        "clauses": [("1 §", "counted"), ("2 §", "judged"), ("3 §", "declares"), ("4 §", "background")],
        "facts": [("Plats", "Kommunhuset, Lilla salen"), ("Ordförande", "Kommunstyrelsens ordförande")],
    }
