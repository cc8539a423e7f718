"""Importing from a sheet: send it in, see what it would change, then all of it or nothing."""

from contextlib import suppress

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.obligations import services
from radslag.obligations.exports.sheets import table
from radslag.obligations.forms.imports import AlikeForm, ImportForm
from radslag.obligations.forms.sheets import SHOWN
from radslag.obligations.models import ImportBatch
from radslag.obligations.queries.preview import preview
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.rows import ACT_WORDS
from radslag.obligations.states import BatchState

ROWS_SHOWN = 200
EXAMPLE = ("2025-02-12", "hölls", "möte", "", "", "", "", "", "", "", "")


@needs("obligations.import")
def imports(request: MemberRequest) -> HttpResponse:
    """Send in a sheet, and see those that wait."""
    at = timezone.now()
    form = ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        kept = [line.as_json() for line in form.rows]

        def work() -> str:
            batch = services.receive_import(
                form.name, form.digest, kept, actor=request.actor.journal_id, at=at
            )
            return address("obligations:import", batch.pk)

        try:
            led_to = services.once(form.cleaned_data["token"], work, at=at)
            return HttpResponseRedirect(led_to, status=303)
        except services.AlreadyImported:
            form.add_error("sheet", _("These rows have been imported before. Nothing was done."))
    batches = rows(request, ImportBatch).order_by("-made_at", "-pk")[:20]
    context = {"form": form, "batches": batches, "columns": SHOWN, "acts": list(ACT_WORDS)}
    return render(request, "obligations/imports.html", context, status=422 if form.errors else 200)


@needs("obligations.import")
def import_template(request: MemberRequest) -> HttpResponse:
    """Give an empty sheet with the names of the columns and one row as an example."""
    headers = {"Content-Disposition": 'attachment; filename="import.csv"'}
    return HttpResponse(table(SHOWN, [EXAMPLE]), content_type="text/csv; charset=utf-8", headers=headers)


def _shown(request: MemberRequest, batch: ImportBatch, sent: QueryDict | None = None) -> HttpResponse:
    """Show a batch with its form; what was sent stands in it with what must be answered."""
    today = Reckoning.of(timezone.localdate())
    found = preview(batch, today) if batch.state == BatchState.WAITING else None
    form = AlikeForm(found.alike, sent) if found else None
    context = {"batch": batch, "reckoning": today, "found": found, "most": ROWS_SHOWN, "form": form}
    status = 422 if form and form.errors else 200
    return render(request, "obligations/import.html", context, status=status)


@needs("obligations.import")
def import_batch(request: MemberRequest, pk: int) -> HttpResponse:
    """Show what a batch would change, or say what became of it."""
    return _shown(request, row(request, ImportBatch, pk=pk))


@needs("obligations.import")
def import_confirm(request: MemberRequest, pk: int) -> HttpResponse:
    """Record every row of a batch, or none; rows like what is there already must be answered for."""
    batch, at = row(request, ImportBatch, pk=pk), timezone.now()
    back = HttpResponseRedirect(address("obligations:import", pk), status=303)
    if request.method != "POST" or batch.state != BatchState.WAITING:
        return back
    form = AlikeForm(preview(batch, Reckoning.of(timezone.localdate(at))).alike, request.POST)
    if not form.is_valid():
        return _shown(request, batch, request.POST)

    def work() -> str:
        services.import_acts(batch, actor=request.actor.journal_id, at=at, answers=form.answers())
        return address("obligations:import", pk)

    # What is refused, or has come to resemble something meanwhile, stands on the page that we lead back to.
    with suppress(services.BatchIsNotClean, services.RowsAreAlike, services.AlreadyImported):
        services.once(form.cleaned_data["token"], work, at=at)
    return back


@needs("obligations.import")
def import_drop(request: MemberRequest, pk: int) -> HttpResponse:
    """Throw a waiting batch away."""
    batch = row(request, ImportBatch, pk=pk)
    if request.method != "POST":
        raise Http404
    services.drop_import(batch, actor=request.actor.journal_id, at=timezone.now())
    return HttpResponseRedirect(address("obligations:imports"), status=303)
