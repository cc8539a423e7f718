"""What waits for the one who is signed in: read it, then approve it or say what should be changed."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from radslag.approvals import queries, services
from radslag.approvals.forms import ApproveForm, CommentForm
from radslag.approvals.models import Step
from radslag.documents.services import ReasonIsMissing, final_pdf, open_secret, pdf_of
from radslag.municipalities.http import MemberRequest, address, needs, row
from radslag.municipalities.proofs import records_of
from radslag.municipalities.states import Assurance

HOW = {
    "webauthn": gettext_noop("signed in with a passkey"),
    "totp": gettext_noop("signed in with a code from an app"),
    "recovery_codes": gettext_noop("signed in with a recovery code"),
    "socialaccount": gettext_noop("signed in through the organisation's own sign-in"),
    "code": gettext_noop("signed in with a code to the e-mail address"),
}


def how_shown(request: MemberRequest) -> str:
    """Return in words how the person last showed who they are, by the surest way they have used."""
    ways = [str(record.get("type") or record["method"]) for record in records_of(request)]
    sure = [way for way in ways if way != "code"] or ways
    return _(HOW[sure[-1]])


@needs("approvals.approve")
def mine(request: MemberRequest) -> HttpResponse:
    """List what waits for the person, the soonest due first."""
    context = {"steps": queries.mine(request.user), "today": timezone.localdate()}
    return render(request, "approvals/mine.html", context)


def read(request: MemberRequest, step: Step) -> None:
    """Let somebody who is asked read the document; reading what is secret is written down."""
    document = step.approval.version.document
    if not document.is_secret:
        return
    try:
        open_secret(document, "", actor=request.actor.journal_id, at=timezone.now())
    except ReasonIsMissing as refusal:
        raise PermissionDenied from refusal


def shown(request: MemberRequest, step: Step, form: CommentForm | None = None) -> HttpResponse:
    """Answer with the document and the two things that can be done."""
    read(request, step)
    context = {
        "step": step, "approval": step.approval, "version": step.approval.version,
        "document": step.approval.version.document, "others": queries.steps_of(step.approval),
        "form": form or CommentForm(), "approve": ApproveForm(initial={"digest": step.digest}),
    }  # fmt: skip
    return render(request, "approvals/step.html", context, status=422 if form and form.errors else 200)


@needs("approvals.approve")
def step(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the document itself first, then the file, then who else is asked."""
    return shown(request, row(request, Step, pk=pk))


@needs("approvals.approve")
def pdf(request: MemberRequest, pk: int) -> HttpResponse:
    """Give the document as a file: the finished one when there is one, else as it would be now."""
    asked = row(request, Step, pk=pk)
    read(request, asked)
    version = asked.approval.version
    answer = HttpResponse(final_pdf(version) or pdf_of(version), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="handling-{version.document_id}.pdf"'
    return answer


@require_POST
@needs("approvals.approve", assurance=Assurance.RECENT)
def approve(request: MemberRequest, pk: int) -> HttpResponse:
    """Approve what the person has read; asked for within five minutes of showing who one is."""
    asked = row(request, Step, pk=pk)
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return shown(request, asked)
    try:
        done = services.approve(
            asked, digest=form.cleaned_data["digest"], how=how_shown(request),
            actor=request.actor.journal_id, at=timezone.now(),
        )  # fmt: skip
    except services.ContentChanged:
        messages.warning(request, _("The document has been changed since. Nothing was approved."))
    except services.AlreadyDecided:
        messages.info(request, _("There is nothing more to approve here."))
    else:
        messages.success(request, _("Approved by all.") if not done.is_open else _("You have approved it."))
    return redirect(address("approvals:mine"))


@require_POST
@needs("approvals.approve")
def comment(request: MemberRequest, pk: int) -> HttpResponse:
    """Send words back to the one who wrote the document."""
    asked = row(request, Step, pk=pk)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return shown(request, asked, form)
    try:
        services.comment(asked, form.cleaned_data["words"], actor=request.actor.journal_id, at=timezone.now())
    except services.AlreadyDecided:
        messages.info(request, _("There is nothing more to approve here."))
    else:
        messages.success(request, _("Your comment has gone to the one who wrote the document."))
    return redirect(address("approvals:mine"))
