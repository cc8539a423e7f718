"""Importing from a sheet: send it in, see what it would change, then all of it or nothing."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.obligations import services
from radslag.obligations.exports.sheets import table
from radslag.obligations.forms.imports import ImportForm
from radslag.obligations.forms.sheets import SHOWN
from radslag.obligations.models import ImportBatch
from radslag.obligations.queries.preview import preview
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.rows import ACT_WORDS
from radslag.obligations.states import BatchState
from radslag.ui.forms import OnceForm

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


@needs("obligations.import")
def import_batch(request: MemberRequest, pk: int) -> HttpResponse:
    """Show what a batch would change, or say what became of it."""
    batch = row(request, ImportBatch, pk=pk)
    today = Reckoning.of(timezone.localdate())
    waiting = batch.state == BatchState.WAITING
    found = preview(batch, today) if waiting else None
    context = {"batch": batch, "reckoning": today, "found": found, "most": ROWS_SHOWN}
    return render(request, "obligations/import.html", context)


@needs("obligations.import")
def import_confirm(request: MemberRequest, pk: int) -> HttpResponse:
    """Record every row of a batch, or none."""
    batch, form, at = row(request, ImportBatch, pk=pk), OnceForm(request.POST or None), timezone.now()
    if form.is_valid():

        def work() -> str:
            services.import_acts(batch, actor=request.actor.journal_id, at=at)
            return address("obligations:import", pk)

        try:
            services.once(form.cleaned_data["token"], work, at=at)
        except (services.BatchIsNotClean, services.AlreadyImported):
            return HttpResponseRedirect(address("obligations:import", pk), status=303)
    return HttpResponseRedirect(address("obligations:import", pk), status=303)


@needs("obligations.import")
def import_drop(request: MemberRequest, pk: int) -> HttpResponse:
    """Throw a waiting batch away."""
    batch = row(request, ImportBatch, pk=pk)
    if request.method != "POST":
        raise Http404
    services.drop_import(batch, actor=request.actor.journal_id, at=timezone.now())
    return HttpResponseRedirect(address("obligations:imports"), status=303)
