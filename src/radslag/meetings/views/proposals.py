"""Proposed items: proposing one, seeing where it is, and answering."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.bodies.models import Body, Person
from radslag.documents.services import UploadRefused, receive
from radslag.documents.states import Level
from radslag.lifecycle import MoveNotAllowed
from radslag.meetings.forms.agenda import ProposalAnswerForm, ProposalForm
from radslag.meetings.models import Meeting, Proposal
from radslag.meetings.queries.tab import meetings_for
from radslag.meetings.services import proposals
from radslag.meetings.services.agenda import AgendaIsClosed, attach_paper
from radslag.meetings.services.proposals import ProposalWords
from radslag.meetings.states import ProposalState
from radslag.meetings.views.planning import bodies_for
from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.municipalities.services import once
from radslag.ui.forms import OnceForm
from radslag.ui.templatetags.swedish import day

REFUSED = 422
LISTED = 50


@needs("meetings.read")
def proposal_list(request: MemberRequest) -> HttpResponse:
    """List what waits for an answer, and what has got one."""
    found = rows(request, Proposal).select_related("body", "proposed_by")
    context = {
        "waiting": list(found.waiting()),
        "answered": list(found.exclude(state=ProposalState.WAITING).order_by("-answered_at", "-pk")[:LISTED]),
    }
    return render(request, "meetings/proposal_list.html", context)


@needs("meetings.propose")
def proposal_new(request: MemberRequest) -> HttpResponse:
    """Propose an item, with a file if there is one."""
    bodies = bodies_for(request, "meetings.propose")
    form = ProposalForm(bodies, request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            return HttpResponseRedirect(_proposed(request, form, bodies), status=303)
        except UploadRefused as refusal:
            form.add_error("file", str(refusal))
    return render(
        request, "meetings/proposal_new.html", {"form": form}, status=REFUSED if form.errors else 200
    )


def _proposed(request: MemberRequest, form: ProposalForm, bodies: list[Body]) -> str:
    given, at = form.cleaned_data, timezone.now()
    body = next(one for one in bodies if one.key == given["body"])
    actor = request.actor.journal_id

    def work() -> str:
        by = rows(request, Person).filter(user_id=request.actor.user_id).first()
        words = ProposalWords(title=given["title"], text=given["text"])
        made = proposals.propose(body, words, by, actor=actor, at=at)
        if given["file"]:
            file = given["file"]
            upload = receive(
                file, file.name, level=Level.INTERNAL, ground="", actor=actor, at=at,
                matter=f"proposal-{made.pk}", bodies=[body.key],
            )  # fmt: skip
            attach_paper(made, upload, actor=actor, at=at)
        messages.success(request, _("The proposal has been sent. You see here what becomes of it."))
        return address("meetings:proposal", made.pk)

    return once(given["token"], work, at=at)


@needs("meetings.read")
def proposal(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a proposal and where it is; those who call the meetings answer it here."""
    found: Proposal = row(request, Proposal, pk=pk)
    answers = request.actor.may("meetings.call", found)
    return _page(request, found, _form(found) if answers else None)


def _form(found: Proposal, data: Any = None) -> ProposalAnswerForm:
    ahead = meetings_for(found.body, timezone.localdate())
    choices = [(str(one.pk), _("On the meeting on %(day)s") % {"day": day(one.on)}) for one in ahead]
    return ProposalAnswerForm(choices, data, initial={"to": choices[0][0] if choices else "backlog"})


def _page(
    request: MemberRequest, found: Proposal, form: ProposalAnswerForm | None, status: int = 200
) -> HttpResponse:
    person = found.proposed_by
    item = proposals.on_agenda(found)
    context = {
        "proposal": found, "form": form if item is None else None, "item": item,
        "papers": found.papers.select_related("upload"),
        "own": person is not None and person.user_id == request.actor.user_id,
        "can_withdraw": item is None and found.state in (ProposalState.WAITING, ProposalState.ACCEPTED),
    }  # fmt: skip
    return render(request, "meetings/proposal.html", context, status=status)


@needs("meetings.call")
@require_POST
def proposal_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer a proposal: on a meeting, later, or not."""
    found: Proposal = row(request, Proposal, pk=pk)
    if not request.actor.may("meetings.call", found):
        raise PermissionDenied("meetings.call")
    form = _form(found, request.POST)
    if not form.is_valid():
        return _page(request, found, form, REFUSED)

    def work() -> str:
        _answer(request, found, form)
        return address("meetings:proposal", found.pk)

    try:
        where = once(form.cleaned_data["token"], work, at=timezone.now())
        return HttpResponseRedirect(where, status=303)
    except (MoveNotAllowed, AgendaIsClosed):
        form.add_error(None, _("The proposal or the meeting has been settled meanwhile. Look once more."))
        return _page(request, found, form, 409)


def _answer(request: MemberRequest, found: Proposal, form: ProposalAnswerForm) -> None:
    by: Any = {"actor": request.actor.journal_id, "at": timezone.now()}
    to, words = form.cleaned_data["to"], form.cleaned_data["answer"]
    if to == "no":
        proposals.decline(found, words, **by)
        return
    meeting = rows(request, Meeting).filter(pk=to).first() if to.isdecimal() else None
    proposals.accept(found, meeting=meeting, answer=words, **by)


@needs("meetings.propose")
@require_POST
def proposal_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    """Take one's own proposal back."""
    found: Proposal = row(request, Proposal, pk=pk, proposed_by__user_id=request.actor.user_id)
    form = OnceForm(request.POST)
    if form.is_valid():
        try:
            proposals.withdraw(found, actor=request.actor.journal_id, at=timezone.now())
        except MoveNotAllowed:
            messages.info(request, _("The proposal is on an agenda already. Talk to the secretary."))
    return HttpResponseRedirect(address("meetings:proposal", found.pk), status=303)
