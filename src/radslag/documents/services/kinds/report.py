"""The report to the board or the assembly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from radslag.documents.services import content as c
from radslag.documents.services.kinds.saying import demand


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
