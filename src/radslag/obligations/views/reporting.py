"""The report-ready summary for the executive board and the assembly, as a page and as PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from radslag.municipalities.http import MemberRequest, address, needs
from radslag.obligations.exports.report import RECEIVERS, report_pdf
from radslag.obligations.queries.compliance import years
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.reporting import YearReport, year_report


def _reports(today: Reckoning, year: int) -> list[YearReport]:
    if year not in years(today):
        raise Http404
    return [report for book in today.books if (report := year_report(today, book, year)).sources]


@needs("obligations.read")
def report_home(request: MemberRequest) -> HttpResponse:
    """Lead on to the report of this year."""
    return redirect(address("obligations:report", timezone.localdate().year))


@needs("obligations.read")
def report(request: MemberRequest, year: int) -> HttpResponse:
    """Show what can be laid before the board or the assembly: computed, with the receipt of it."""
    today = Reckoning.of(timezone.localdate())
    context = {
        "reckoning": today, "year": year, "reports": _reports(today, year), "years": years(today),
        "receivers": RECEIVERS.items(),
    }  # fmt: skip
    return render(request, "obligations/report.html", context)


@needs("obligations.read")
def report_file(request: MemberRequest, year: int, lineage: str, receiver: str) -> HttpResponse:
    """Give one council's report to one receiver as PDF."""
    today = Reckoning.of(timezone.localdate())
    found = next((each for each in _reports(today, year) if each.book.lineage == lineage), None)
    if found is None or receiver not in RECEIVERS:
        raise Http404
    made = report_pdf(today, found, receiver=receiver, municipality=request.place.name)
    name = f"rapport-{lineage}-{year}-{receiver}.pdf"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(made, content_type="application/pdf", headers=disposition)
