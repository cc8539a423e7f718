"""Taking part beside the seats: co-opted, with a task, or standing in; and how such things end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from radslag.bodies import services
from radslag.bodies.forms.seats import CoOptForm, ExcuseForm, LastDayForm, TaskForm
from radslag.bodies.models import Body, Mandate, Mark, OfficeHolding, Person
from radslag.bodies.queries import composition, excuses_ahead, same_person
from radslag.bodies.states import MarkKind
from radslag.bodies.views.asking import Nothing, Question, ask, body_or_404, posted, somebody
from radslag.municipalities.http import MemberRequest, address, needs, row

Ending = Callable[..., None]
# What can be ended: the word in the address, its table, the verb, and what it is called.
ENDINGS: dict[str, tuple[type[Any], Ending, str | Promise]] = {
    "mandat": (Mandate, services.end_mandate, _("End the mandate")),
    "ambete": (OfficeHolding, services.leave_office, _("End the time in office")),
    "ersattare": (Mark, services.end_mark, _("End the substitution")),
    "uppgift": (Mark, services.end_mark, _("End the task")),
}

TASKS = {MarkKind.CONVENER: services.mark_convener, MarkKind.SPOKESPERSON: services.mark_spokesperson}


@needs("bodies.appoint")
def co_opt(request: MemberRequest, key: str) -> HttpResponse:
    """Ask who takes part by invitation."""
    found, today = body_or_404(request, key, "bodies.appoint"), timezone.localdate()
    form = CoOptForm(found, today, posted(request), initial={"on": today})
    question = Question(
        heading=_("Co-opt somebody"),
        act=_("Co-opt"),
        done=_("They now take part by invitation."),
        back=address("bodies:body", found.key),
        lead=_("Whoever is co-opted takes part without being a member."),
    )

    def work() -> str:
        who, at = request.actor.journal_id, timezone.now()
        person, on = somebody(form, actor=who, at=at), form.cleaned_data["on"]
        services.co_opt(found, person, on=on, terms=form.terms(), actor=who, at=at)
        return address("bodies:body", found.key)

    return ask(request, form, question, work, body=found)


@needs("bodies.appoint")
def task(request: MemberRequest, key: str) -> HttpResponse:
    """Ask who speaks for a body, convenes it or keeps touch with another forum."""
    found, today = body_or_404(request, key, "bodies.appoint"), timezone.localdate()
    form = TaskForm(composition(found, today), posted(request), initial={"on": today})
    question = Question(
        heading=_("Give a task"),
        act=_("Save the task"),
        done=_("The task is given."),
        back=address("bodies:body", found.key),
    )

    def work() -> str:
        given, who, at = form.cleaned_data, request.actor.journal_id, timezone.now()
        if given["kind"] == MarkKind.LIAISON:
            services.mark_liaison(
                found, form.chosen(), forum=given["forum"], on=given["on"], actor=who, at=at
            )
        else:
            verb = TASKS[given["kind"]]
            verb(found, form.chosen(), on=given["on"], actor=who, at=at)
        return address("bodies:body", found.key)

    return ask(request, form, question, work, body=found)


@needs("bodies.read")
def excuses(request: MemberRequest, key: str) -> HttpResponse:
    """Show who cannot come to the meetings ahead, and who comes instead."""
    found = body_or_404(request, key)
    context = {
        "body": found,
        "excuses": excuses_ahead(found, timezone.localdate()),
        "changes": request.actor.may("bodies.appoint", found),
    }
    return render(request, "bodies/excuses.html", context)


@needs("bodies.appoint")
def excuse(request: MemberRequest, key: str) -> HttpResponse:
    """Ask who cannot come to a meeting, and who comes instead."""
    found, today = body_or_404(request, key, "bodies.appoint"), timezone.localdate()
    sitting = composition(found, today)
    form = ExcuseForm(sitting, posted(request))
    question = Question(
        heading=_("Somebody cannot come"),
        act=_("Save"),
        done=_("It is noted who cannot come."),
        back=address("bodies:excuses", found.key),
    )

    def work() -> str:
        _excuse(found, form, actor=request.actor.journal_id, at=timezone.now(), sitting=sitting)
        return address("bodies:excuses", found.key)

    return ask(request, form, question, work, body=found)


def _excuse(body: Body, form: ExcuseForm, *, actor: str, at: Any, sitting: Any) -> None:
    given = form.cleaned_data
    person: Person = given["person"]
    noted = services.note_excuse(body, person, meeting_on=given["meeting_on"], actor=actor, at=at)
    if given["substitute"]:
        words = services.PersonWords(name=given["substitute"], organisation=person.organisation)
        stand_in = same_person(words.name, words.organisation) or services.register_person(
            words, actor=actor, at=at
        )
        seat = next(line.seat for line in sitting.seats if person in [held.person for held in line.holders])
        services.name_substitute(seat, stand_in, on=timezone.localdate(at), excuse=noted, actor=actor, at=at)


@needs("bodies.appoint")
def end(request: MemberRequest, what: str, pk: int) -> HttpResponse:
    """Ask for the last day of a mandate, a task, a substitution or a time in office."""
    found, verb, heading = _lasting(request, what, pk)
    form = LastDayForm(posted(request), initial={"last_day": timezone.localdate()})
    question = Question(
        heading=heading,
        act=heading,
        done=_("It ends that day. What was stays."),
        back=_back(found),
        lead=str(found.person or ""),
    )

    def work() -> str:
        last = form.cleaned_data["last_day"]
        verb(found, last_day=last, actor=request.actor.journal_id, at=timezone.now())
        return _back(found)

    mistake = address("bodies:take_back", what, pk)
    return ask(request, form, question, work, body=_body_of(found), mistake=mistake)


@needs("bodies.appoint")
def take_back(request: MemberRequest, what: str, pk: int) -> HttpResponse:
    """Take back what was entered by mistake; asked for on the page that ends it."""
    found, _verb, _heading = _lasting(request, what, pk)
    form = Nothing(posted(request))
    question = Question(
        heading=_("Take back a mistake"),
        act=_("Take it back"),
        done=_("It is taken back. The journal shows that it was."),
        back=address("bodies:end", what, pk),
        lead=_("Do this only if what was entered never was so. Otherwise give its last day."),
    )

    def work() -> str:
        services.take_back(found, actor=request.actor.journal_id, at=timezone.now())
        return _back(found)

    return ask(request, form, question, work, body=_body_of(found))


def _lasting(request: MemberRequest, what: str, pk: int) -> tuple[Any, Ending, str | Promise]:
    if what not in ENDINGS:
        raise Http404
    table, verb, heading = ENDINGS[what]
    found = row(request, table, pk=pk, withdrawn_at=None)
    if not request.actor.may("bodies.appoint", _body_of(found)):
        raise PermissionDenied("bodies.appoint")
    return found, verb, heading


def _body_of(found: Any) -> Body | None:
    if isinstance(found, OfficeHolding):
        return None
    return found.body if isinstance(found, Mark) else found.seat.body


def _back(found: Any) -> str:
    body = _body_of(found)
    if body is None:
        return address("bodies:offices")
    if isinstance(found, Mark):
        stands_in = found.kind == MarkKind.SUBSTITUTE
        where = ("bodies:seat", body.key, found.seat_key) if stands_in else ("bodies:body", body.key)
        return address(*where)
    return address("bodies:seat", body.key, found.seat.key)
