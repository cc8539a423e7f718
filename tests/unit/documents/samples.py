"""Documents of an invented council, one of each type; nothing here is real."""

from datetime import date, datetime
from typing import Any

from radslag.documents.services import content as c
from radslag.documents.services.kinds import (
    AssignmentLine,
    Attendee,
    BoardReport,
    Clause,
    Correction,
    DissentLine,
    DutyLine,
    Extract,
    Minutes,
    MinutesItem,
    Notice,
    NoticeItem,
    Someone,
    StatuteText,
    WheelEntry,
    WheelSheet,
    correction_document,
    extract_document,
    minutes_document,
    notice_document,
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
                status="rekommendation",
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


CHAIR = Someone(name="A. Alm", organisation="Kommunstyrelsen", role="ordförande")
SECRETARY = Someone(name="B. Björk", organisation="Kommunen", role="samordnare")
GROUND = "OSL 18 kap. 1 §"


def agenda(count=9):
    return [
        NoticeItem(number=str(n), title=f"Ärende nummer {n}", presenter="C. Cederlund")
        for n in range(1, count + 1)
    ]


def notice(**changes):
    said: dict[str, Any] = {
        "starts_at": datetime(2026, 12, 8, 13, 0),
        "ends_at": datetime(2026, 12, 8, 15, 30),
        "place": "Stadshuset, rum 4",
        "items": agenda(),
        "called": [CHAIR, SECRETARY, *[Someone(name=f"Ledamot {n}") for n in range(4)]],
        "convener": SECRETARY,
        "answer": "Svara i kallelsen, eller namnge en ersättare, senast 4 december.",
        "papers": ["Lägesbild 2026"],
        "latest_day": date(2026, 11, 24),
        "latest_by": "Reglementet 3.2",
        "sent_on": date(2026, 11, 24),
    }
    return Notice(**said | changes)


def minutes_item(number=3, **changes):
    said: dict[str, Any] = {
        "number": number,
        "title": "Åtgärder mot inbrott",
        "presenter": "C. Cederlund",
        "text": ["Polisen berättar om hösten."],
        "proposals": ["Att ge grannsamverkan ett uppdrag."],
        "decisions": ["Rådet ger gruppen för grannsamverkan i uppdrag att pröva två områden."],
        "dissents": [DissentLine(by="D. Dahl, Bostadsbolaget", words="Ett område räcker.")],
        "conflicts": ["E. Ek deltar inte i ärendet."],
        "assignments": [AssignmentLine(who="Samordnaren", what="Bjud in.", due=date(2027, 1, 15))],
    }
    return MinutesItem(**said | changes)


def minutes(**changes):
    said: dict[str, Any] = {
        "kind": "Protokoll",
        "bodies": ["Trygghetsrådet"],
        "starts_at": datetime(2026, 12, 8, 13, 0),
        "ends_at": datetime(2026, 12, 8, 15, 5),
        "place": "Stadshuset, rum 4",
        "chair": CHAIR,
        "secretary": SECRETARY,
        "present": [
            Attendee(name="A. Alm", role="ordförande", organisation="Kommunstyrelsen"),
            Attendee(name="D. Dahl", organisation="Bostadsbolaget", came_in="§\u00a02", left_in="§\u00a04"),
        ],
        "substitutes": [Attendee(name="F. Falk", stands_in_for="G. Gran", organisation="Polisen")],
        "guests": [Attendee(name="H. Hed", role="forskare", only_in=["§\u00a03"])],
        "absent": [Someone(name="G. Gran", organisation="Polisen")],
        "approvers": [Someone(name="D. Dahl")],
        "approvers_elected_in": "§\u00a02",
        "items": [minutes_item(n) for n in range(1, 7)],
        "next_meeting": "9 februari 2027 kl. 13.00",
        "receivers": [("Kommunstyrelsen", "Reglementet 5.1")],
    }
    return Minutes(**said | changes)


def extract(**changes):
    said: dict[str, Any] = {
        "meeting_on": date(2026, 12, 8),
        "item": minutes_item(),
        "minutes_title": "Protokoll 8 december 2026",
        "minutes_digest": "ab" * 32,
        "approved": ["D. Dahl, 15 december 2026 kl. 10.02, inloggad med passnyckel"],
        "chair": CHAIR,
    }
    return Extract(**said | changes)


def correction(**changes):
    said: dict[str, Any] = {
        "corrects": "Protokoll 8 december 2026",
        "corrects_digest": "ab" * 32,
        "reason": "Skrivfel i § 3.",
        "wrong": "Uppdraget gavs till Räddningstjänsten.",
        "right": "Uppdraget gavs till Samordnaren.",
        "decided_by": "Ordföranden",
        "decided_on": date(2027, 1, 10),
    }
    return Correction(**said | changes)


def everything():
    """Return one document of each type by its name."""
    return {
        "generic": generic(),
        "wheel": wheel_document(envelope(), sheet()),
        "board_report": report_document(envelope("Rapport till kommunstyrelsen"), report()),
        "statute": statute_document(envelope("Reglemente för Trygghetsrådet"), statute()),
        "notice": notice_document(envelope("Kallelse till Trygghetsrådet 8 december 2026"), notice()),
        "minutes": minutes_document(envelope("Protokoll 8 december 2026"), minutes()),
        "extract": extract_document(envelope("Protokollsutdrag § 3"), extract()),
        "correction": correction_document(envelope("Rättelse av § 3"), correction()),
    }
