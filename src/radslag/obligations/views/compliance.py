"""How a council keeps its statute in a year: page, table for a spreadsheet, document."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from radslag.municipalities.http import MemberRequest, address, needs
from radslag.obligations.exports import compliance as exports
from radslag.obligations.queries.compliance import Compliance, compliance, years
from radslag.obligations.queries.reckoning import Reckoning
from radslag.statutebook.queries.binding import Book


@dataclass(frozen=True, slots=True)
class Shown:
    """One council's year, by its own statute and by each act."""

    reckoning: Reckoning
    book: Book
    year: int
    sources: list[Compliance]


def shown(request: MemberRequest, year: int) -> Shown:
    """Gather a council's year; a year that has not begun, or a council that is not here, does not exist."""
    today = Reckoning.of(timezone.localdate())
    wanted = request.GET.get("regler")
    book = today.book(wanted) if wanted else next(iter(today.books), None)
    if book is None or date(year, 1, 1) > today.on or year not in years(today):
        raise Http404
    return Shown(today, book, year, compliance(today, book, year))


@needs("obligations.read")
def compliance_now(request: MemberRequest) -> HttpResponse:
    """Lead on to this year."""
    return redirect(address("obligations:compliance", timezone.localdate().year))


@needs("obligations.read")
def compliance_page(request: MemberRequest, year: int) -> HttpResponse:
    """Show what each rule required in a year, and what evidence shows of it."""
    found = shown(request, year)
    context = {
        "shown": found, "reckoning": found.reckoning, "book": found.book, "year": year,
        "sources": found.sources, "books": found.reckoning.books,
        "years": years(found.reckoning, [found.book]),
        "receipt": exports.receipt(found.reckoning, found.book), "heads": exports.heads(),
        "explained": exports.explained(found.reckoning.on),
    }  # fmt: skip
    return render(request, "obligations/compliance.html", context)


@needs("obligations.read")
def compliance_csv(request: MemberRequest, year: int) -> HttpResponse:
    """Give the same as a table for a spreadsheet."""
    found = shown(request, year)
    content = exports.as_csv(found.reckoning, found.sources)
    return _attached(content, "text/csv; charset=utf-8", f"efterlevnad-{found.book.lineage}-{year}.csv")


@needs("obligations.read")
def compliance_pdf(request: MemberRequest, year: int) -> HttpResponse:
    """Give the same as a document with its receipt."""
    found = shown(request, year)
    content = exports.as_pdf(str(request.place), found.reckoning, found.book, found.sources, year)
    return _attached(content, "application/pdf", f"efterlevnad-{found.book.lineage}-{year}.pdf")


def _attached(content: bytes, content_type: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=disposition)
