"""The year's report as a document for the board or the assembly."""

from __future__ import annotations

from django.utils.translation import gettext as _

from radslag.documents.services.content import Envelope
from radslag.documents.services.kinds import BoardReport, DutyLine, day, report_document
from radslag.documents.services.pdf import Beside, render
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.reporting import YearReport
from radslag.ui.marks import STATUSES

RECEIVERS = {"ks": "Kommunstyrelsen", "kf": "Kommunfullmäktige"}


def _line(report: YearReport) -> list[DutyLine]:
    found = []
    for source, rule in report.lines():
        tally = rule.tally
        worst = min(
            (duty.verdict.status for duty in rule.duties),
            key=lambda status: list(STATUSES).index(status),
        )
        shown = f"{tally.done + tally.late} av {tally.required}"
        words = str(STATUSES[worst].word) if len(rule.duties) == 1 else shown
        found.append(DutyLine(duty=rule.label, source=f"{report.title_of(source)} {rule.clause}",
                              done=shown, status=words))  # fmt: skip
    return found


def report_pdf(reckoning: Reckoning, report: YearReport, *, receiver: str, municipality: str) -> bytes:
    """Return the report as PDF; raises ContentIncomplete for a year without duties."""
    title = _("Report on the crime-prevention work %(year)d") % {"year": report.year}
    envelope = Envelope(
        type="board_report", id=f"rapport-{report.book.lineage}-{report.year}-{receiver}", version=1,
        title=title, municipality=municipality, body=report.book.title, date=reckoning.on,
        basis=[("13 §", "lag (2023:196)")],
    )  # fmt: skip
    ahead = [f"{day(duty.verdict.due)}: {duty.verdict.label}" for duty in report.ahead if duty.verdict.due]
    content = report_document(
        envelope,
        BoardReport(
            period=str(report.year),
            receiver=RECEIVERS[receiver],
            summary=report.summary,
            duties=_line(report),
            gaps=[sentence for _duty, sentence in report.missing],
            needs=[sentence for _duty, sentence in report.needs],
            sections=[
                ("Det som kommer närmast", ahead),
                ("Det som en människa bedömer", [sentence for _duty, sentence in report.judged]),
                ("Det som reglementet inte nämner", list(report.gaps)),
            ],
            receipt=report.receipt,
        ),
    )
    return render(content, Beside(status=_("Worked out %(day)s") % {"day": day(reckoning.on)}))
