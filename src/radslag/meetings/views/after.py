"""What may follow on a settled record: a correction, publication, extracts, a look at what changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.documents.states import Level
from radslag.meetings.forms.records import CorrectionForm, PublishForm, ReasonForm
from radslag.meetings.models import AgendaItem, Record
from radslag.meetings.queries.changes import changes
from radslag.meetings.queries.letters import letters_sent
from radslag.meetings.queries.reading import level_for_reader
from radslag.meetings.queries.record_page import record_of, versions_of
from radslag.meetings.services import corrections, publishing
from radslag.meetings.services.extracts import NoDecision, extract_docx, extract_pdf
from radslag.meetings.views.planning import meeting_or_404
from radslag.meetings.views.records import WORD, attached, found_record
from radslag.municipalities.http import MemberRequest, address, needs, row
from radslag.municipalities.services import once
from radslag.notices.tasks import wake


@needs("meetings.write")
def correct(request: MemberRequest, pk: int) -> HttpResponse:
    """Write a correction, look at it, give it out."""
    meeting, one = found_record(request, pk, "meetings.write")
    if not one.is_settled:
        return HttpResponseRedirect(address("meetings:record", pk), status=303)
    at, form = timezone.now(), CorrectionForm(request.POST or None)
    context: dict[str, Any] = {"meeting": meeting, "tab": "record", "record": one, "form": form}
    if not form.is_valid() or "andra" in request.POST:
        return render(request, "meetings/correct.html", context, status=422 if form.errors else 200)
    if "ut" in request.POST:

        def work() -> str:
            corrections.correct_record(one, form.mistake(), actor=request.actor.journal_id, at=at)
            return address("meetings:record", pk)

        where = once(form.cleaned_data["token"], work, at=at)
        messages.success(request, _("The correction is given out, and the original points at it."))
        wake()
        return HttpResponseRedirect(where, status=303)
    context["content"] = corrections.correction_words(one, form.mistake(), at=at)
    context["told"] = letters_sent(one)
    return render(request, "meetings/correct.html", context)


@needs("meetings.read")
def correction(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Show a correction."""
    meeting = meeting_or_404(request, pk, "meetings.read")
    one = row(request, Record, pk=number, meeting=meeting)
    if one.corrects_id is None or one.settled_version is None:
        raise Http404
    context = {"meeting": meeting, "tab": "record", "record": one, "version": one.settled_version}
    return render(request, "meetings/correction.html", context)


@needs("meetings.write")
def record_changes(request: MemberRequest, pk: int, number: int) -> HttpResponse:
    """Show what differs between an earlier version and the last."""
    meeting, one = found_record(request, pk, "meetings.write")
    versions = versions_of(one)
    before = next((version for version in versions if version.number == number), None)
    if before is None:
        raise Http404
    level = level_for_reader(request.actor, one)
    pieces = changes(bytes(before.content), bytes(versions[-1].content), level)
    context = {"meeting": meeting, "tab": "record", "record": one, "pieces": pieces}
    return render(request, "meetings/record_changes.html", context)


@needs("meetings.publish")
def publish(request: MemberRequest, pk: int) -> HttpResponse:
    """Show a meeting as a resident would see it, and publish that."""
    meeting = meeting_or_404(request, pk, "meetings.publish")
    one = record_of(meeting)
    settled = one if one and one.is_settled and not one.internal else None
    items = [item for item in meeting.items.kept().in_order() if _may_be_shown(item)]
    form = PublishForm(items if settled else [], request.POST or None)
    at = timezone.now()
    publication = settled.publications.filter(withdrawn_at=None).first() if settled else None
    context: dict[str, Any] = {"meeting": meeting, "tab": "record", "record": one, "agenda": items}
    if form.is_valid() and "visa" not in request.POST and publication is None:

        def work() -> str:
            by: dict[str, Any] = {"actor": request.actor.journal_id, "at": at}
            if settled:
                publishing.publish(settled, withheld=form.numbers, **by)
            else:
                publishing.publish_agenda(meeting, **by)
            return address("meetings:publish" if settled else "meetings:meeting", pk)

        return HttpResponseRedirect(once(form.cleaned_data["token"], work, at=at), status=303)
    withheld = form.numbers if form.is_bound and form.is_valid() else []
    context |= {
        "form": ReasonForm() if publication else form, "publication": publication, "withheld": withheld,
        "content": publishing.public_words(settled, withheld) if settled else None,
    }  # fmt: skip
    return render(request, "meetings/publish.html", context)


def _may_be_shown(item: AgendaItem) -> bool:
    return item.level != Level.SECRET and not item.audience


@require_POST
@needs("meetings.publish")
def unpublish(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a record away from the public pages, for a reason."""
    _meeting, one = found_record(request, pk, "meetings.publish")
    form = ReasonForm(request.POST)
    if form.is_valid():
        publishing.withdraw_publication(
            one, form.cleaned_data["reason"], actor=request.actor.journal_id, at=timezone.now()
        )
        messages.success(request, _("It is no longer on the public pages."))
    else:
        messages.warning(request, _("Say why it is taken away."))
    return HttpResponseRedirect(address("meetings:publish", pk), status=303)


def _extract_of(request: MemberRequest, pk: int, item: int) -> tuple[Record, AgendaItem, Level]:
    meeting, one = found_record(request, pk, "meetings.read")
    found = meeting.items.filter(pk=item).first()
    if found is None or not one.is_settled:
        raise Http404
    return one, found, level_for_reader(request.actor, one)


@needs("meetings.read")
def extract(request: MemberRequest, pk: int, item: int) -> HttpResponse:
    """Give one decision out of the record as PDF."""
    one, found, level = _extract_of(request, pk, item)
    try:
        content = extract_pdf(one, found, level)
    except NoDecision as nothing:
        raise Http404 from nothing
    return attached(content, "application/pdf", f"protokollsutdrag-{found.year}-{found.number}.pdf")


@needs("meetings.read")
def extract_word(request: MemberRequest, pk: int, item: int) -> HttpResponse:
    """Give one decision out of the record as a Word file."""
    one, found, level = _extract_of(request, pk, item)
    try:
        content = extract_docx(one, found, level)
    except NoDecision as nothing:
        raise Http404 from nothing
    return attached(content, WORD, f"protokollsutdrag-{found.year}-{found.number}.docx")
