"""What a municipality decides about approving without an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.approvals import services
from radslag.approvals.forms import MailDecisionForm
from radslag.approvals.models import ApprovalByMail
from radslag.desk.people import names_of_bodies
from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.municipalities.states import Assurance


@needs("approvals.allow_by_mail", assurance=Assurance.RECENT)
def approval_by_mail(request: MemberRequest) -> HttpResponse:
    """Show which bodies have decided that a code by e-mail is enough to approve, and note a new decision."""
    bodies = names_of_bodies(request)
    form = MailDecisionForm(request.POST or None, bodies=bodies.items())
    if request.method == "POST" and form.is_valid():
        services.allow_by_mail(**form.cleaned_data, actor=request.actor.journal_id, at=timezone.now())
        messages.success(request, _("The decision holds from now on, and stands in the journal."))
        return redirect(address("desk:approval_by_mail"))
    context = {
        "form": form, "bodies": bodies,
        "decisions": rows(request, ApprovalByMail).order_by("-decided_at", "-pk"),
    }  # fmt: skip
    return render(request, "approvals/mail_decisions.html", context, status=422 if form.errors else 200)


@require_POST
@needs("approvals.allow_by_mail", assurance=Assurance.RECENT)
def approval_by_mail_stop(request: MemberRequest, number: int) -> HttpResponse:
    """Take a decision back at once; links that were sent open nothing from now on."""
    decided = row(request, ApprovalByMail, pk=number)
    services.stop_by_mail(decided, actor=request.actor.journal_id, at=timezone.now())
    messages.success(request, _("The decision no longer holds."))
    return redirect(address("desk:approval_by_mail"))
