"""What a municipality decides about its own sign-in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.desk.people import names_of_bodies
from radslag.municipalities import services
from radslag.municipalities.forms import AllowanceForm
from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.municipalities.models import Allowance
from radslag.municipalities.states import Assurance


@needs("municipalities.set_sign_in", assurance=Assurance.RECENT)
def sign_in_settings(request: MemberRequest) -> HttpResponse:
    """Show the decisions that let people read by code alone, and take a new one."""
    bodies = names_of_bodies(request)
    form = AllowanceForm(request.POST or None, bodies=bodies.items())
    if request.method == "POST" and form.is_valid():
        services.allow_reading_by_code(**form.cleaned_data, actor=request.actor.journal_id, at=timezone.now())
        messages.success(request, _("The decision holds from the day you chose, and stands in the journal."))
        return redirect(address("desk:sign_in_settings"))
    decided = rows(request, Allowance).select_related("decided_by").order_by("-held_from", "-pk")
    context = {"form": form, "allowances": decided, "bodies": bodies, "today": timezone.localdate()}
    return render(
        request, "municipalities/sign_in_settings.html", context, status=422 if form.errors else 200
    )


@require_POST
@needs("municipalities.set_sign_in", assurance=Assurance.RECENT)
def allowance_withdraw(request: MemberRequest, number: int) -> HttpResponse:
    """Take a decision back at once."""
    allowance = row(request, Allowance, pk=number)
    services.withdraw_allowance(allowance, actor=request.actor.journal_id, at=timezone.now())
    messages.success(request, _("The decision no longer holds."))
    return redirect(address("desk:sign_in_settings"))
