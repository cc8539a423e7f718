"""The page at the meeting: opened, written in, closed. Whatever is pressed, what was typed is saved first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from radslag.lifecycle import SomeoneElseChanged
from radslag.meetings.forms.holding import SittingForm, assignments_in, presence_in
from radslag.meetings.models import AgendaItem, Attendance, Meeting
from radslag.meetings.queries.demands import asked_of
from radslag.meetings.queries.proceedings import Proceedings
from radslag.meetings.services import holding, presence
from radslag.meetings.services.assignments import Day, Task, give_assignment
from radslag.meetings.services.phrases import insert_phrase
from radslag.meetings.services.presence import Newcomer, Officers, expected_presence
from radslag.meetings.services.reading import note_readings
from radslag.meetings.services.responsible import doers_named
from radslag.meetings.states import MeetingState, PassageField, Presence, RecordState
from radslag.meetings.views.drafts import clashing, keep_texts, meeting_at
from radslag.meetings.views.refusals import Refused, refused
from radslag.municipalities.http import MemberRequest, address, needs, rows
from radslag.municipalities.services import once


class AttendanceChanged(Exception):
    """Another person has noted presence since the page was read; `noted` is what was ticked here."""

    def __init__(self, noted: dict[int, str]) -> None:
        super().__init__(len(noted))
        self.noted = noted


@dataclass
class Desk:
    """Everything that an act at the meeting needs."""

    request: MemberRequest
    meeting: Meeting
    at: datetime
    proceedings: Proceedings
    words: dict[str, Any] = field(default_factory=dict)

    @property
    def by(self) -> dict[str, Any]:
        """Who acts, and when."""
        return {"actor": self.request.actor.journal_id, "at": self.at}

    def attendance(self, pk: object) -> Attendance:
        """Return somebody on the list; raise Refused when nobody was chosen."""
        found = next((row for row in self.proceedings.rows if row.pk == pk), None)
        if found is None:
            raise Refused(_("Choose a person."))
        return found


def read(request: MemberRequest, meeting: Meeting) -> Proceedings:
    """Read the meeting as this person may see it."""
    return Proceedings.of(meeting, rows(request, AgendaItem))


def may_write(request: MemberRequest, meeting: Meeting) -> bool:
    """Tell whether this person may write here now: the secretary, until the record goes to its approvers."""
    if not request.actor.may("meetings.write", meeting):
        return False
    if meeting.state != MeetingState.HELD:
        return meeting.state == MeetingState.OPEN
    return not meeting.records.filter(corrects=None).exclude(state=RecordState.WRITING).exists()


def draft_key(request: MemberRequest, meeting: Meeting) -> str:
    """Return the key, in hexadecimal, of this person's drafts of this meeting on a device."""
    whose = f"{request.actor.journal_id}:{meeting.ref}"
    return salted_hmac("radslag.meetings.drafts", whose, algorithm="sha256").hexdigest()


def _open(desk: Desk) -> str:
    holding.open_meeting(desk.meeting, secretary=desk.request.actor.name, **desk.by)
    return "#narvaro"


def _attendance(desk: Desk) -> str:
    noted = presence_in(desk.request.POST, list(desk.proceedings.rows))
    said = desk.words
    names = Officers(
        chair=said["chair"], secretary=said["secretary"], secretary_titles=said["secretary_titles"]
    )
    try:
        presence.confirm_attendance(desk.meeting, noted, seen=said["version"] or 0, officers=names, **desk.by)
    except SomeoneElseChanged as error:
        raise AttendanceChanged(noted) from error
    if said["elected"]:
        _elect(desk)
    return "#arenden"


def _elect(desk: Desk) -> str:
    chosen = desk.attendance(desk.words["elected"])
    chosen.refresh_from_db()
    roles = holding.roles_to_elect(asked_of(desk.meeting))
    for role in roles[:1]:
        holding.elect(desk.meeting, role, chosen, **desk.by)
    return "#arenden"


def _guest(desk: Desk) -> str:
    said = desk.words
    if not said["name"].strip():
        raise Refused(_("Write the name of the one who takes part."), "#f-name")
    who = Newcomer(name=said["name"], organisation=said["organisation"], part=said["part"] or "guest")
    presence.add_participant(desk.meeting, who, **desk.by)
    return "#narvaro"


def _phrase(desk: Desk) -> str:
    number, _dash, name = desk.words["into"].partition("-")
    sheet = desk.proceedings.sheet(int(number)) if number.isdecimal() else None
    words = desk.words["phrase"]
    if sheet is None or not words or name not in PassageField.values:
        raise Refused(_("Choose a wording, and the text it belongs in."), "#f-phrase")
    insert_phrase(sheet.item, name, words, **desk.by)
    return f"#t-{sheet.item.pk}-{name}"


def _close(desk: Desk) -> str:
    if desk.words["elected"]:
        _elect(desk)
    holding.close_meeting(desk.meeting, ended=desk.words["ended"], **desk.by)
    return ""


ACTS: dict[str, Callable[[Desk], str]] = {
    "open": _open,
    "attendance": _attendance,
    "elect": _elect,
    "guest": _guest,
    "phrase": _phrase,
    "close": _close,
}


def give_assignments(desk: Desk) -> str:
    """Give every assignment that was typed on the page; return where on the page the last one stands."""
    place = ""
    for wanted in assignments_in(desk.request.POST):
        sheet = desk.proceedings.sheet(wanted.item)
        if sheet is None:
            continue
        doers = doers_named(desk.meeting, wanted.doers)
        task = Task(text=wanted.text, doers=doers, day=Day(due=desk.words.get("due"), at_next_meeting=True))
        give_assignment(desk.meeting.those_who_meet[0], task, item=sheet.item, **desk.by)
        place = f"#a-{wanted.item}"
    return place


@needs("meetings.read")
def sitting(request: MemberRequest, pk: int) -> HttpResponse:
    """Show the meeting as it goes on, and do what is pressed there."""
    meeting, at = meeting_at(request, pk), timezone.now()
    proceedings = read(request, meeting)
    if request.method != "POST":
        note_readings(proceedings.secrets, actor=request.actor.journal_id, at=at)
        return _page(request, proceedings, SittingForm(initial={"version": meeting.version}), at=at)
    if not request.actor.may("meetings.write", meeting):
        raise PermissionDenied("meetings.write")
    clashes = keep_texts(request, proceedings, at=at)
    if clashes:
        return clashing(request, meeting, clashes, request.path)
    form = SittingForm(request.POST)
    if not form.is_valid():
        return _page(request, read(request, meeting), form, at=at, status=422)
    return _act(Desk(request, meeting, at, proceedings, form.cleaned_data), form)


def _act(desk: Desk, form: SittingForm) -> HttpResponse:
    act = ACTS.get(desk.request.POST.get("act", ""))
    here = address("meetings:sitting", desk.meeting.pk)

    def work() -> str:
        given = give_assignments(desk)
        return here + ((act(desk) if act else "") or given)

    try:
        led_to = once(form.cleaned_data["token"], partial(refused, work), at=desk.at)
    except Refused as error:
        form.add_error(None, error.words)
        return _again(desk, form, href=error.href)
    except AttendanceChanged as error:
        return _attendance_clash(desk, error.noted)
    return HttpResponseRedirect(led_to, status=303)


def _again(desk: Desk, form: SittingForm, href: str) -> HttpResponse:
    meeting = meeting_at(desk.request, desk.meeting.pk)
    fresh = read(desk.request, meeting)
    return _page(desk.request, fresh, form, at=desk.at, status=422, mend=href)


def _attendance_clash(desk: Desk, noted: dict[int, str]) -> HttpResponse:
    """Show where two who noted presence differ; either can be kept."""
    meeting = meeting_at(desk.request, desk.meeting.pk)
    differing = [
        (row, Presence(noted[row.pk]).label, row.get_presence_display() or _("not noted"))
        for row in read(desk.request, meeting).rows
        if row.pk in noted and row.presence != noted[row.pk]
    ]
    context = {
        "meeting": meeting, "tab": "sitting", "differing": differing, "said": desk.words,
        "form": SittingForm(initial={"version": meeting.version}),
        "ticked": [pk for pk, state in noted.items() if state == Presence.PRESENT],
    }  # fmt: skip
    return render(desk.request, "meetings/sitting_presence_clash.html", context, status=409)


def _role(proceedings: Proceedings) -> str:
    """Return the role that the meeting elects somebody to for its record; the statutes are asked but once."""
    if proceedings.elections:
        return proceedings.elections[0].text
    if proceedings.meeting.state != MeetingState.OPEN:
        return ""
    return next(iter(holding.roles_to_elect(asked_of(proceedings.meeting))), "")


def _page(
    request: MemberRequest,
    proceedings: Proceedings,
    form: SittingForm,
    *,
    at: datetime,
    status: int = 200,
    mend: str = "",
) -> HttpResponse:
    meeting = proceedings.meeting
    writes = may_write(request, meeting)
    role = _role(proceedings) if writes else ""
    context = {
        "meeting": meeting, "tab": "sitting", "proceedings": proceedings, "form": form, "writes": writes,
        "mend": mend, "may_write": request.actor.may("meetings.write", meeting),
        "day_has_come": meeting.on <= timezone.localdate(at), "role": role,
        "elected": proceedings.elected_to(role),
        "expected": [(row, expected_presence(row) == Presence.PRESENT) for row in proceedings.rows],
        "key": draft_key(request, meeting) if writes else "",
    }  # fmt: skip
    return render(request, "meetings/sitting.html", context, status=status)
