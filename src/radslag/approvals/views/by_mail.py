"""Approving without an account: the link opens one document, the code that is sent approves it."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from radslag.approvals import services
from radslag.approvals.forms import CodeForm
from radslag.approvals.models import Step
from radslag.approvals.views.limits import too_many
from radslag.municipalities.http import public_page
from radslag.municipalities.tenancy import here

RATE = "20/m/ip"


# What opens this page is in its address and in the person's mail, never in a cookie, so there is no form
# elsewhere that could be made to send it.
@public_page
@csrf_exempt
@never_cache
def by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Show the document; send a code when asked to; approve with it."""
    try:
        step = services.step_of(token)
    except services.NotByMail as refusal:
        raise Http404 from refusal
    if too_many(request, "approve_by_mail", RATE):
        return render(request, "429.html", status=429)
    if request.method == "POST" and "code" in request.POST:
        return _approve(request, step)
    if request.method == "POST":
        return _send(request, step)
    return _page(request, step)


def _page(request: HttpRequest, step: Step, status: int = 200, **more: Any) -> HttpResponse:
    version = step.approval.version
    context = {"step": step, "approval": step.approval, "version": version, "document": version.document}
    return render(request, "approvals/by_mail.html", {**context, **more}, status=status)


def _send(request: HttpRequest, step: Step) -> HttpResponse:
    try:
        code = services.new_code(step, at=timezone.now())
    except services.AlreadyDecided:
        return _page(request, step)
    except services.TooSoon:
        return _page(request, step, form=_empty(step), said=_("A code was sent less than a minute ago."))
    words = {"code": code, "title": step.approval.version.document.title, "place": here()}
    get_adapter().send_mail("account/email/approval_code", step.address, words)
    shown = code if settings.DEMO and here().demonstration else ""
    return _page(request, step, form=_empty(step), said=_("A code has been sent to you."), shown=shown)


def _empty(step: Step) -> CodeForm:
    return CodeForm(initial={"digest": step.digest})


def _approve(request: HttpRequest, step: Step) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, step, 422, form=form)
    try:
        services.approve_by_code(step, **form.cleaned_data, at=timezone.now())
    except services.CodeDoesNotOpen:
        form.add_error("code", _("That is not the code, or it is too old. Look again, or ask for a new one."))
    except services.ContentChanged:
        form.add_error(None, _("The document has been changed since. Nothing was approved."))
    except services.AlreadyDecided:
        return _page(request, step)
    else:
        step.refresh_from_db()
        return _page(request, step)
    return _page(request, step, 422, form=form)
