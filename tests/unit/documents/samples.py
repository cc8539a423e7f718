"""Documents of an invented council, one of each type; nothing here is real."""

from datetime import date
from typing import Any

from radslag.documents.services import content as c
from radslag.documents.services.kinds import (
    BoardReport,
    Clause,
    DutyLine,
    StatuteText,
    WheelEntry,
    WheelSheet,
    report_document,
    statute_document,
    wheel_document,
)
from radslag.ui.drawing import Look

LANES = ["Möten", "Lägesbild", "Åtgärder", "Kampanjer"]


def envelope(title="Årshjul 2026", **changes):
    said: dict[str, Any] = {
        "type": "generic",
        "id": "h1",
        "version": 1,
        "title": title,
        "municipality": "Exempelköping",
        "body": "Trygghetsrådet",
        "date": date(2026, 1, 20),
        "basis": [("reglemente#3.2", "Reglementet 3.2")],
    }
    return c.Envelope(**said | changes)


def entry(day, lane=0, look=Look.PLANNED, until=None, label="Rådets möte"):
    return WheelEntry(
        day=day, until=until, label=label, lane=lane, look=look, status="planerad", source="Reglementet 3.1"
    )


def entries():
    return [
        entry(date(2026, 2, 3), look=Look.DONE),
        entry(date(2026, 12, 8)),
        entry(date(2026, 10, 1), lane=1, look=Look.PASSED, label="Lägesbilden uppdateras"),
        entry(date(2026, 11, 15), lane=1, look=Look.JUDGED, label="Frågan om integrering"),
        entry(date(2026, 6, 1), lane=3, until=date(2026, 8, 16), label="Trygg sommar"),
    ]


def sheet(**changes):
    said: dict[str, Any] = {
        "year": 2026,
        "adopted": "av rådet 20 januari 2026, § 4",
        "reservation": "för ändringar",
        "lanes": LANES,
        "entries": entries(),
    }
    return WheelSheet(**said | changes)


def report(**changes):
    said: dict[str, Any] = {
        "period": "1 januari–31 december 2026",
        "receiver": "Kommunstyrelsen",
        "summary": ["Rådet höll tre möten. Inget underlag visar ett fjärde."],
        "duties": [
            DutyLine(
                duty="Samverkansöverenskommelsen följs upp",
                source="Lag (2023:196) 9 §",
                done="0 av 1",
                status="råd",
            )
        ],
        "gaps": ["Polisen, kvartal 3"],
        "receipt": [("Journalens huvud", "9f2c" * 16)],
    }
    return BoardReport(**said | changes)


def statute(**changes):
    clauses = [
        Clause(
            number="3.1",
            title="Sammanträden",
            badge="counted",
            text="Rådet sammanträder minst fyra gånger per år.\n\nEtt möte får hållas på distans.",
            rules=["Minst 4 möten per kalenderår"],
            readings=["Ett gemensamt möte räknas för båda organen"],
            floor=["Lagen anger inget antal"],
        ),
        Clause(number="3.2", title="", badge="judged", text="Arbetet ska vara kunskapsbaserat."),
    ]
    said: dict[str, Any] = {
        "adopted_by": "Kommunfullmäktige",
        "adopted_on": date(2024, 11, 25),
        "section": "§ 118",
        "registry": "KS 2024/310",
        "owner": "Kommunstyrelsen",
        "valid_from": date(2025, 1, 1),
        "valid_through": None,
        "replaces": "",
        "sha256": "ab" * 32,
        "clauses": clauses,
    }
    return StatuteText(**said | changes)


def generic():
    blocks = [
        c.h(2, "Bakgrund"),
        c.p(
            [
                "Rådet hade ",
                c.run("tre", bold=True),
                " möten. ",
                c.run("Läs mer", href="https://exempel.se/"),
                ".",
            ]
        ),
        c.ul(["ett", "två"]),
        c.ol(["först", "sedan"]),
        c.dl([("Ordförande", "kommunstyrelsens ordförande")]),
        c.tbl("Möten", ["Dag", "Beslut"], [["3 februari", "2"], ["12 maj", "4"]]),
        c.h(3, "Bedömning"),
        c.badge("background"),
    ]
    return c.document(envelope("Anteckning om årets möten"), blocks)


def everything():
    """Return one document of each type by its name."""
    return {
        "generic": generic(),
        "wheel": wheel_document(envelope(), sheet()),
        "board_report": report_document(envelope("Rapport till kommunstyrelsen"), report()),
        "statute": statute_document(envelope("Reglemente för Trygghetsrådet"), statute()),
    }
