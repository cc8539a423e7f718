"""Texts on their way: saved as they are typed, compared when two have written, and what they were before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from radslag.documents.states import Level, higher_of
from radslag.meetings.forms.holding import Typed, tidy, typed_in
from radslag.meetings.models import AgendaItem, Meeting, Passage, Revision, Sitting
from radslag.meetings.queries.differences import Piece, differences
from radslag.meetings.queries.proceedings import Proceedings, Sheet
from radslag.meetings.services.passages import (
    LONGEST,
    RecordIsClosed,
    TextHasChanged,
    TextIsTooLong,
    write_passage,
)
from radslag.meetings.services.reading import note_readings
from radslag.meetings.states import PassageField
from radslag.municipalities.http import MemberRequest, needs, row, rows
from radslag.municipalities.queries import names_by_journal_id


@dataclass(frozen=True, slots=True)
class Clash:
    """A text that could not be saved as it was typed; `theirs` is what stands, None where nothing does."""

    typed: Typed
    sheet: Sheet
    status: int
    theirs: Passage | None = None
    by: str = ""

    @property
    def label(self) -> str:
        """What the field is called."""
        return str(PassageField(self.typed.field).label)

    @property
    def pieces(self) -> list[Piece]:
        """How their text differs from mine."""
        return differences(self.typed.text, self.theirs.text) if self.theirs else []


def meeting_at(request: MemberRequest, pk: int) -> Meeting:
    """Return a meeting that the person may see, with the bodies that meet; one query for both."""
    seen = rows(request, Meeting).filter(pk=pk)
    sittings = list(rows(request, Sitting).filter(meeting__in=seen).select_related("meeting", "body"))
    if not sittings:
        raise Http404
    meeting: Meeting = sittings[0].meeting
    meeting.those_who_meet = sorted((one.body for one in sittings), key=lambda body: body.name)
    if not request.actor.may("meetings.read", meeting):
        raise Http404
    return meeting


def name_of(journal_id: str) -> str:
    """Return the name of an account, or words for somebody who is no longer known."""
    return names_by_journal_id([journal_id]).get(journal_id) or _("Somebody else")


def keep_texts(request: MemberRequest, proceedings: Proceedings, *, at: datetime) -> list[Clash]:
    """Save every text that was changed on a page; return those that could not be, all others are saved."""
    return [clash for typed in typed_in(request.POST) for clash in _kept(request, proceedings, typed, at)]


def _kept(request: MemberRequest, proceedings: Proceedings, typed: Typed, at: datetime) -> Iterator[Clash]:
    sheet = proceedings.sheet(typed.item)
    if sheet is None:
        return
    try:
        write_passage(
            sheet.item, typed.field, typed.text, seen=typed.seen, actor=request.actor.journal_id, at=at
        )
    except TextHasChanged as error:
        yield Clash(typed, sheet, 409, error.passage, name_of(error.passage.changed_by))
    except RecordIsClosed:
        yield Clash(typed, sheet, 423)
    except TextIsTooLong:
        yield Clash(typed, sheet, 413)


def clashing(request: MemberRequest, meeting: Meeting, clashes: list[Clash], back: str) -> HttpResponse:
    """Show both texts beside each other; nothing that somebody wrote is thrown away."""
    context = {"meeting": meeting, "clashes": clashes, "back": back, "longest": LONGEST, "tab": "sitting"}
    return render(request, "meetings/sitting_clash.html", context, status=min(one.status for one in clashes))


@require_http_methods(["PUT"])
@needs("meetings.read")
def draft(request: MemberRequest, pk: int, item: int, field: str) -> HttpResponse:
    """Save one text as it is typed: 200 with its version, 409 with what another has written, 404, 413, 423.

    `If-Match` names the version that the writer began with, "0" for none.
    """
    meeting = meeting_at(request, pk)
    if not request.actor.may("meetings.write", meeting) or field not in PassageField.values:
        raise Http404
    found = row(request, AgendaItem, pk=item, meeting=meeting)
    seen = request.headers.get("If-Match", "").strip('W/"')
    if not seen.isdecimal():
        return HttpResponse(status=428)
    return _saved(request, found, field, int(seen))


def _saved(request: MemberRequest, item: AgendaItem, field: str, seen: int) -> HttpResponse:
    text = tidy(request.body.decode("utf-8", "replace"))
    try:
        passage = write_passage(
            item, field, text, seen=seen, actor=request.actor.journal_id, at=timezone.now()
        )
    except TextHasChanged as error:
        return _changed(text, error.passage)
    except TextIsTooLong:
        return HttpResponse(status=413)
    except RecordIsClosed:
        return HttpResponse(status=423)
    return HttpResponse(headers={"ETag": f'"{passage.version}"'})


def _changed(mine: str, theirs: Passage) -> JsonResponse:
    """Answer with what stands, and with the two compared as the page shows them."""
    by = name_of(theirs.changed_by)
    compared = render_to_string(
        "meetings/_differences.html", {"pieces": differences(mine, theirs.text), "by": by, "theirs": theirs}
    )
    answer = {"version": theirs.version, "text": theirs.text, "by": by, "compared": compared}
    return JsonResponse(answer, status=409, headers={"ETag": f'"{theirs.version}"'})


@dataclass(frozen=True, slots=True)
class Change:
    """One step in the life of a text: who left it like this, when, and how it differs from before."""

    version: int
    by: str
    at: datetime
    pieces: list[Piece]


@needs("meetings.read")
def history(request: MemberRequest, pk: int, item: int, field: str) -> HttpResponse:
    """Show what a text was before: who changed it, when, and what."""
    meeting = meeting_at(request, pk)
    found = row(request, AgendaItem, pk=item, meeting=meeting)
    passage = found.passages.filter(field=field).first()
    if passage is None:
        raise Http404
    if higher_of(found.level, meeting.level) == Level.SECRET:
        note_readings([found], actor=request.actor.journal_id, at=timezone.now())
    before = list(passage.revisions.order_by("version"))
    context = {
        "meeting": meeting, "item": found, "tab": "sitting", "label": PassageField(field).label,
        "changes": _changes([*before, passage]),
    }  # fmt: skip
    return render(request, "meetings/passage_history.html", context)


def _changes(texts: list[Revision | Passage]) -> list[Change]:
    names = names_by_journal_id(one.changed_by for one in texts)
    found, before = [], ""
    for one in texts:
        by = names.get(one.changed_by) or _("Somebody else")
        found.append(Change(one.version, by, one.changed_at, differences(before, one.text)))
        before = one.text
    return found[::-1]
