"""Reading a statute: for anyone, for those at the desk, as data."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from radslag.municipalities.http import MemberRequest, needs, public_page
from radslag.statutebook import exports, queries
from radslag.statutebook.queries.pages import NoSuchWording, StatutePage


def page_of(request: HttpRequest, lineage: str) -> StatutePage:
    """Return the wording that the address asks for; 404 when there is none."""
    asked = request.GET.get("lydelse", "")
    try:
        valid_from = date.fromisoformat(asked) if asked else None
        return queries.statute_page(
            lineage, today=timezone.localdate(), valid_from=valid_from, shown=request.GET.get("visa", "")
        )
    except (NoSuchWording, ValueError) as error:
        raise Http404 from error


def number(request: HttpRequest, name: str) -> int:
    """Return a posted number; 0 for anything else, which no row has."""
    said = request.POST.get(name, "")
    return int(said) if said.isascii() and said.isdigit() else 0


@public_page
def public_index(request: HttpRequest) -> HttpResponse:
    """List the statutes and the other control documents that are in force."""
    shelf = queries.shelf(timezone.localdate())
    return render(request, "statutebook/public_index.html", {"shelf": shelf})


@public_page
def public_statute(request: HttpRequest, lineage: str) -> HttpResponse:
    """Show a statute clause by clause, for anyone."""
    page = page_of(request, lineage)
    return render(
        request, "statutebook/public_statute.html", {"page": page, "at": "statutebook:public-statute"}
    )


@needs("statutebook.read")
def statute(request: MemberRequest, lineage: str) -> HttpResponse:
    """Show a statute clause by clause, with what can be done about it."""
    page = page_of(request, lineage)
    return render(request, "statutebook/statute.html", {"page": page, "at": "statutebook:statute"})


@public_page
def statute_json(request: HttpRequest, lineage: str) -> HttpResponse:
    """Give what the page says as data."""
    answer = JsonResponse(
        exports.as_json(page_of(request, lineage)), json_dumps_params={"ensure_ascii": False}
    )
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


@public_page
def statute_toml(request: HttpRequest, lineage: str) -> HttpResponse:
    """Give the file as it was adopted."""
    page = page_of(request, lineage)
    answer = HttpResponse(page.version.source.text, content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{lineage}-{page.version.valid_from}.toml"'
    return answer


@public_page
def statute_pdf(request: HttpRequest, lineage: str) -> HttpResponse:
    """Give the statute as an accessible PDF with the file's hash; an act is printed by those who made it."""
    page = page_of(request, lineage)
    if page.is_act:
        raise Http404
    answer = HttpResponse(exports.as_pdf(page), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{lineage}-{page.version.valid_from}.pdf"'
    return answer
