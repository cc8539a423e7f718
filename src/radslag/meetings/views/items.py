"""One item at the meeting: who comes and goes, who stands aside, what is said, groups; and the wall."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.bodies.models import Organisation
from radslag.meetings.forms.holding import ItemForm
from radslag.meetings.models import AgendaItem, Attendance
from radslag.meetings.queries.proceedings import Proceedings, Sheet
from radslag.meetings.services import groups, holding, phrases, presence
from radslag.meetings.services.reading import note_readings
from radslag.meetings.states import ItemState, PassageField
from radslag.meetings.views.drafts import clashing, keep_texts, meeting_at
from radslag.meetings.views.holding import (
    Desk,
    draft_key,
    give_assignments,
    may_write,
    read,
)
from radslag.meetings.views.refusals import Refused, refused
from radslag.municipalities.http import MemberRequest, address, needs, rows
from radslag.municipalities.services import once

Act = Callable[[Desk, Sheet], str]


def _outcome(desk: Desk, sheet: Sheet) -> str:
    if not desk.words["outcome"]:
        raise Refused(_("Choose what became of the item."), "#f-outcome")
    holding.settle_item(sheet.item, desk.words["outcome"], **desk.by)
    return ""


def _open_again(desk: Desk, sheet: Sheet) -> str:
    holding.settle_item(sheet.item, ItemState.OPEN, **desk.by)
    return ""


def _came(desk: Desk, sheet: Sheet) -> str:
    presence.note_arrival(desk.attendance(desk.words["who"]), sheet.item, **desk.by)
    return ""


def _left(desk: Desk, sheet: Sheet) -> str:
    presence.note_departure(desk.attendance(desk.words["who"]), sheet.item, **desk.by)
    return ""


def _conflict(desk: Desk, sheet: Sheet) -> str:
    row = desk.attendance(desk.words["who"])
    presence.note_conflict(sheet.item, row, note=desk.words["note"], **desk.by)
    return ""


def _view(desk: Desk, sheet: Sheet) -> str:
    said = desk.words
    holder = _holder(desk, said["holder"])
    holding.note_view(sheet.item, holder, said["view"], dissenting=said["dissenting"], **desk.by)
    return ""


def _holder(desk: Desk, word: str) -> Attendance | Organisation:
    """Return the person ("p12") or the organisation ("o7") that was chosen."""
    kind, number = word[:1], word[1:]
    if not number.isdecimal():
        raise Refused(_("Choose whose view it is."), "#f-holder")
    if kind == "p":
        return desk.attendance(int(number))
    found = next(
        (row.organisation for row in desk.proceedings.rows if row.organisation_id == int(number)), None
    )
    if found is None:
        raise Refused(_("Choose whose view it is."), "#f-holder")
    return found


def _elect(desk: Desk, sheet: Sheet) -> str:
    role = desk.words["role"] or "justerare"
    holding.elect(desk.meeting, role, desk.attendance(desk.words["who"]), item=sheet.item, **desk.by)
    return ""


def _divide(desk: Desk, sheet: Sheet) -> str:
    groups.form_groups(sheet.item, size=desk.words["size"] or groups.SIZE, **desk.by)
    return "#grupper"


def _carry(desk: Desk, sheet: Sheet) -> str:
    groups.carry_compilation(sheet.item, _("the coordinator"), **desk.by)
    return ""


def _compile(desk: Desk, sheet: Sheet) -> str:
    groups.compile_answers(sheet.item, **desk.by)
    return ""


def _insert(field: str, desk: Desk, sheet: Sheet) -> str:
    words = desk.words["phrase"]
    if not words:
        raise Refused(_("Choose a wording."), "#f-phrase")
    phrases.insert_phrase(sheet.item, field, words, **desk.by)
    return ""


def _keep_phrase(desk: Desk, sheet: Sheet) -> str:
    phrases.keep_phrase(desk.words["new_phrase"], body=desk.meeting.those_who_meet[0], **desk.by)
    return "#formuleringar"


ACTS: dict[str, Act] = {
    "outcome": _outcome,
    "reopen": _open_again,
    "came": _came,
    "left": _left,
    "conflict": _conflict,
    "view": _view,
    "elect": _elect,
    "groups": _divide,
    "compile": _compile,
    "carry": _carry,
    "keep-phrase": _keep_phrase,
    **{f"insert-{name}": partial(_insert, name) for name in PassageField.values},
}


def _sheet(proceedings: Proceedings, pk: int) -> Sheet:
    found = proceedings.sheet(pk)
    if found is None:
        raise Http404
    return found


@needs("meetings.read")
def item(request: MemberRequest, pk: int, item: int) -> HttpResponse:
    """Show everything about one item, and do what is pressed there; texts are saved whatever is pressed."""
    meeting, at = meeting_at(request, pk), timezone.now()
    proceedings = read(request, meeting)
    sheet = _sheet(proceedings, item)
    if request.method != "POST":
        secrets = [sheet.item] if sheet.is_secret else []
        note_readings(secrets, actor=request.actor.journal_id, at=at)
        return _page(request, proceedings, sheet, ItemForm())
    if not request.actor.may("meetings.write", meeting):
        raise PermissionDenied("meetings.write")
    clashes = keep_texts(request, proceedings, at=at)
    if clashes:
        return clashing(request, meeting, clashes, request.path)
    form = ItemForm(request.POST)
    if not form.is_valid():
        fresh = read(request, meeting)
        return _page(request, fresh, _sheet(fresh, item), form, status=422)
    return _act(Desk(request, meeting, at, proceedings, form.cleaned_data), sheet, form)


def _act(desk: Desk, sheet: Sheet, form: ItemForm) -> HttpResponse:
    act = ACTS.get(desk.request.POST.get("act", ""))
    here = address("meetings:item", desk.meeting.pk, sheet.item.pk)

    def work() -> str:
        give_assignments(desk)
        return here + (act(desk, sheet) if act else "")

    try:
        led_to = once(form.cleaned_data["token"], partial(refused, work), at=desk.at)
    except Refused as error:
        form.add_error(None, error.words)
        fresh = read(desk.request, desk.meeting)
        return _page(desk.request, fresh, _sheet(fresh, sheet.item.pk), form, status=422, mend=error.href)
    return HttpResponseRedirect(led_to, status=303)


def _page(
    request: MemberRequest,
    proceedings: Proceedings,
    sheet: Sheet,
    form: ItemForm,
    *,
    status: int = 200,
    mend: str = "",
) -> HttpResponse:
    meeting = proceedings.meeting
    writes = may_write(request, meeting)
    before, after = proceedings.beside(sheet)
    context: dict[str, Any] = {
        "meeting": meeting, "tab": "sitting", "proceedings": proceedings, "sheet": sheet, "form": form,
        "writes": writes, "mend": mend, "before": before, "after": after,
        "key": draft_key(request, meeting) if writes else "",
        "groups": _groups(sheet), "outcomes": _outcomes(),
        "size": groups.SIZE,
    }  # fmt: skip
    return render(request, "meetings/item_sitting.html", context, status=status)


def _outcomes() -> list[tuple[str, str]]:
    return [(state.value, str(state.label)) for state in ItemState if state != ItemState.OPEN]


def _groups(sheet: Sheet) -> list[tuple[int, list[Attendance], str]]:
    """Return the item's groups with the links that open them without an account; none for what is secret."""
    return [
        (group.number, members, "" if sheet.is_secret else groups.link_word(group.pk))
        for group, members in sheet.groups
    ]


@needs("meetings.read")
def show(request: MemberRequest, pk: int, item: int) -> HttpResponse:
    """Show one item large, for everybody in the room; nothing secret is shown there."""
    meeting = meeting_at(request, pk)
    proceedings = Proceedings.of(meeting, rows(request, AgendaItem).exclude(level="secret"))
    sheet = _sheet(proceedings, item)
    if sheet.is_secret:
        raise Http404
    before, after = proceedings.beside(sheet)
    context = {
        "meeting": meeting, "proceedings": proceedings, "sheet": sheet, "before": before, "after": after,
    }  # fmt: skip
    return render(request, "meetings/item_show.html", context)
