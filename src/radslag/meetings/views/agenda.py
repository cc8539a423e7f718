"""The agenda: adding, changing, moving and leaving items, how open they are, and their papers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from radslag.bodies.queries import organisations
from radslag.documents.services import UploadRefused, open_secret, receive
from radslag.documents.services.levels import GroundIsMissing, ReasonIsMissing
from radslag.documents.services.store import read
from radslag.documents.states import Level
from radslag.lifecycle import MoveNotAllowed, SomeoneElseChanged
from radslag.meetings.forms.agenda import AudienceForm, ItemForm, LevelForm, PaperForm
from radslag.meetings.models import AgendaItem, Meeting, Paper
from radslag.meetings.queries.tab import later_meetings
from radslag.meetings.services import agenda
from radslag.meetings.states import CHANGEABLE
from radslag.meetings.views.planning import meeting_or_404
from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.municipalities.services import once
from radslag.notices.tasks import wake

CONFLICT, REFUSED = 409, 422
CLOSED = gettext_lazy("The meeting has been held or called off, so its agenda stands.")
CHANGED = gettext_lazy("Somebody else has changed the item since you opened it. Theirs stands above yours.")


def _by(request: MemberRequest) -> dict[str, Any]:
    """Return who does it and when, as every verb asks."""
    return {"actor": request.actor.journal_id, "at": timezone.now()}


def _back(meeting: Meeting) -> HttpResponse:
    return HttpResponseRedirect(address("meetings:call", meeting.pk), status=303)


def _item(request: MemberRequest, pk: int, permission: str = "meetings.prepare") -> AgendaItem:
    found: AgendaItem = row(request, AgendaItem, pk=pk)
    if not request.actor.may(permission, found.meeting):
        raise PermissionDenied(permission)
    return found


@needs("meetings.prepare")
@require_POST
def prepare(request: MemberRequest, pk: int) -> HttpResponse:
    """Fill the agenda with what belongs there."""
    meeting = meeting_or_404(request, pk, "meetings.prepare")
    try:
        made = agenda.prepare_agenda(meeting, actor=request.actor.journal_id, at=timezone.now())
        if not made and meeting.items.exists():
            messages.info(request, _("The agenda has everything that we know of already."))
    except MoveNotAllowed:
        messages.info(request, _("The notice has been sent. Add items one by one; they are marked as late."))
    return _back(meeting)


@needs("meetings.prepare")
def item_new(request: MemberRequest, pk: int) -> HttpResponse:
    """Put an item on the agenda."""
    meeting, at = meeting_or_404(request, pk, "meetings.prepare"), timezone.now()
    form = ItemForm(request.POST or None, initial={"kind": "information"})
    if form.is_valid():

        def work() -> str:
            agenda.add_item(meeting, form.words(), actor=request.actor.journal_id, at=at)
            return address("meetings:call", meeting.pk)

        try:
            where = once(form.cleaned_data["token"], work, at=at)
            wake()
            return HttpResponseRedirect(where, status=303)
        except agenda.AgendaIsClosed:
            form.add_error(None, str(CLOSED))
    context = {"form": form, "meeting": meeting, "tab": "call"}
    return render(request, "meetings/item_new.html", context, status=REFUSED if form.errors else 200)


def _item_page(request: MemberRequest, item: AgendaItem, status: int = 200, **forms: Any) -> HttpResponse:
    """Show an item with its forms; those with errors are given."""
    meeting = item.meeting
    shown: dict[str, Any] = {
        "form": ItemForm(initial=ItemForm.said(item)),
        "level_form": LevelForm(initial={"level": item.level, "ground": item.ground, "seen": item.version}),
        "audience_form": AudienceForm(
            organisations(), initial={"audience": item.audience, "seen": item.version}
        ),
        "paper_form": PaperForm(),
        **forms,
    }
    context = {
        "item": item, "meeting": meeting, "tab": "call", "later": later_meetings(meeting),
        "papers": item.papers.select_related("upload").order_by("pk"), **shown,
    }  # fmt: skip
    return render(request, "meetings/item.html", context, status=status)


@needs("meetings.read")
def item(request: MemberRequest, pk: int) -> HttpResponse:
    """Show an item; those who prepare the meeting change it here until it has been held."""
    found = _item(request, pk, "meetings.read")
    if found.level == Level.SECRET and request.method != "POST":
        agenda.note_reading(found, **_by(request))
    keeps = request.actor.may("meetings.prepare", found.meeting)
    if request.method != "POST":
        changes = keeps and found.meeting.state in CHANGEABLE
        return _item_page(request, found) if changes else _read_page(request, found)
    if not keeps:
        raise PermissionDenied("meetings.prepare")
    return _save(request, found)


def _read_page(request: MemberRequest, item: AgendaItem) -> HttpResponse:
    papers = rows(request, Paper).filter(item=item).select_related("upload").order_by("pk")
    context = {"item": item, "meeting": item.meeting, "tab": "call", "papers": papers}
    return render(request, "meetings/item_read.html", context)


def _save(request: MemberRequest, found: AgendaItem) -> HttpResponse:
    form = ItemForm(request.POST)
    if not form.is_valid():
        return _item_page(request, found, REFUSED, form=form)
    try:
        seen, words = form.cleaned_data["seen"] or 0, form.words()
        agenda.change_item(found, words, seen=seen, actor=request.actor.journal_id, at=timezone.now())
        wake()
        return _back(found.meeting)
    except SomeoneElseChanged:
        return _item_page(request, found, CONFLICT, form=_anew(form, found), theirs=True)
    except agenda.AgendaIsClosed:
        form.add_error(None, str(CLOSED))
        return _item_page(request, found, REFUSED, form=form)


def _anew(form: ItemForm, item: AgendaItem) -> ItemForm:
    """Return what was written, ready to be saved over what somebody else has saved."""
    item.refresh_from_db()
    again = ItemForm({**form.data.dict(), "seen": item.version})  # type: ignore[attr-defined]
    again.add_error(None, str(CHANGED))
    return again


def _try(request: MemberRequest, item: AgendaItem, do: Callable[[], object]) -> HttpResponse:
    """Let a button's verb work, and go back to the agenda, with a word of what was in the way."""
    try:
        do()
        wake()
    except SomeoneElseChanged:
        messages.warning(request, _("Somebody else was here before you. Look again, and press once more."))
    except (agenda.AgendaIsClosed, MoveNotAllowed):
        messages.warning(request, str(CLOSED))
    return _back(item.meeting)


@needs("meetings.prepare")
@require_POST
def item_move(request: MemberRequest, pk: int) -> HttpResponse:
    """Move an item to a place on the agenda."""
    found, by = _item(request, pk), _by(request)
    word = request.POST.get("till", "")
    place = int(word) if word.isdecimal() and len(word) < 4 else 1
    return _try(request, found, lambda: agenda.move_item(found, to=place, **by))


@needs("meetings.prepare")
@require_POST
def item_leave(request: MemberRequest, pk: int) -> HttpResponse:
    """Take an item off the agenda, or leave it for a later meeting."""
    found, word = _item(request, pk), request.POST.get("hur", "")
    by = _by(request)
    if word == "bort":
        return _try(request, found, lambda: agenda.withdraw_item(found, seen=found.version, **by))
    later = {str(one.pk): one for one in later_meetings(found.meeting)}
    to = later.get(word)
    return _try(request, found, lambda: agenda.carry_over(found, seen=found.version, to=to, **by))


@needs("meetings.prepare")
@require_POST
def item_level(request: MemberRequest, pk: int) -> HttpResponse:
    """Decide how open an item is."""
    found, form = _item(request, pk), LevelForm(request.POST)
    if not form.is_valid():
        return _item_page(request, found, REFUSED, level_form=form)
    seen, by = form.cleaned_data["seen"], _by(request)
    try:
        return _try(request, found, lambda: agenda.set_level(found, form.openness(), seen=seen, **by))
    except ReasonIsMissing:
        form.add_error("reason", _("Write why it is opened."))
    except GroundIsMissing:
        form.add_error("ground", _("Write the provision, for example OSL 18 kap. 1 §."))
    return _item_page(request, found, REFUSED, level_form=form)


@needs("meetings.prepare")
@require_POST
def item_audience(request: MemberRequest, pk: int) -> HttpResponse:
    """Say which organisations may see an item."""
    found = _item(request, pk)
    form = AudienceForm(organisations(), request.POST)
    if not form.is_valid():
        return _item_page(request, found, REFUSED, audience_form=form)
    given, by = form.cleaned_data, _by(request)
    return _try(
        request, found, lambda: agenda.set_audience(found, given["audience"], seen=given["seen"], **by)
    )


@needs("meetings.prepare")
@require_POST
def paper_add(request: MemberRequest, pk: int) -> HttpResponse:
    """Let a file go with an item, as open as the item is."""
    found, form = _item(request, pk), PaperForm(request.POST, request.FILES)
    if form.is_valid() and _received(request, found, form):
        return HttpResponseRedirect(address("meetings:item", found.pk), status=303)
    return _item_page(request, found, REFUSED, paper_form=form)


def _received(request: MemberRequest, item: AgendaItem, form: Form) -> bool:
    meeting, file, at = item.meeting, form.cleaned_data["file"], timezone.now()

    def work() -> str:
        upload = receive(
            file, file.name, level=item.level, ground=item.ground, actor=request.actor.journal_id, at=at,
            matter=meeting.ref, bodies=meeting.body_keys,
        )  # fmt: skip
        title = form.cleaned_data["title"]
        agenda.attach_paper(item, upload, title, actor=request.actor.journal_id, at=at)
        return address("meetings:item", item.pk)

    try:
        once(form.cleaned_data["token"], work, at=at)
        wake()
    except UploadRefused as refusal:
        form.add_error("file", str(refusal))
    return not form.errors


@needs("meetings.read")
def paper(request: MemberRequest, pk: int) -> HttpResponse:
    """Hand out a paper as a file to keep; every reading of a secret one is written down."""
    found: Paper = row(request, Paper, pk=pk)
    upload = found.upload
    if upload.level == Level.SECRET:
        open_secret(upload, "", actor=request.actor.journal_id, at=timezone.now())
    answer = HttpResponse(read(upload.sha256), content_type=upload.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=upload.name) or ""
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
