"""The tree of bodies, and one body as it is or was."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from radslag.bodies import services
from radslag.bodies.forms.bodies import BodyForm, SeatForm
from radslag.bodies.forms.seats import DayForm, LastDayForm
from radslag.bodies.models import Body
from radslag.bodies.queries import composition, name_on_day, relations, tree
from radslag.bodies.views.asking import Question, ask, body_or_404, posted
from radslag.municipalities.http import MemberRequest, address, needs


@needs("bodies.read")
def body_list(request: MemberRequest) -> HttpResponse:
    """Show the bodies there are, or were on a day, each under the one it stands below."""
    form, day = _day(request)
    return render(request, "bodies/body_list.html", {"tree": tree(day), "form": form, "day": day})


def _day(request: MemberRequest) -> tuple[DayForm, date]:
    """Return the day asked about; today when none or nonsense was written."""
    form = DayForm(request.GET or None)
    asked = form.cleaned_data.get("dag") if form.is_valid() else None
    return form, asked or timezone.localdate()


@needs("bodies.read")
def body(request: MemberRequest, key: str) -> HttpResponse:
    """Show who sits in a body, seat by seat, today or on a past day."""
    found = body_or_404(request, key)
    form, day = _day(request)
    past = day != timezone.localdate()
    context = {
        "body": found,
        "name": name_on_day(found, day) if past else found.name,
        "found": composition(found, day),
        "around": relations(found, day),
        "form": form,
        "day": day,
        "past": past,
        "changes": not past and request.actor.may("bodies.appoint", found),
    }
    return render(request, "bodies/body.html", context)


@needs("bodies.change")
def body_new(request: MemberRequest) -> HttpResponse:
    """Ask for a new body."""
    today = timezone.localdate()
    form = BodyForm(None, today, posted(request), initial={"on": today})
    question = Question(
        heading=_("New body"),
        act=_("Save the body"),
        done=_("The body is here. Add its seats next."),
        back=address("bodies:bodies"),
        lead=_("Bodies that a statute names are made from the statute; write the others here."),
    )

    def work() -> str:
        who, at, on = request.actor.journal_id, timezone.now(), form.cleaned_data["on"]
        made = services.establish_body(form.key, form.words(), on=on, actor=who, at=at)
        services.place_body(made, form.places(), on=on, actor=who, at=at)
        return address("bodies:body", made.key)

    return ask(request, form, question, work)


def _as_is(body: Body, on: date) -> dict[str, object]:
    around = relations(body, on)
    return {
        "name": body.name,
        "kind": body.kind,
        "purpose": body.purpose,
        "outside": body.outside,
        "under": [str(row.pk) for row in around.parents],
        "part_of": [str(row.pk) for row in around.wholes],
        "reports_to": [str(row.pk) for row in around.reports_to],
        "on": on,
    }


@needs("bodies.change")
def body_change(request: MemberRequest, key: str) -> HttpResponse:
    """Ask what a body is called and where it stands from a day."""
    found, today = body_or_404(request, key, "bodies.change"), timezone.localdate()
    form = BodyForm(found, today, posted(request), initial=_as_is(found, today))
    question = Question(
        heading=_("Change the body"),
        act=_("Save the change"),
        done=_("The body is changed. Earlier days still show what it was."),
        back=address("bodies:body", found.key),
    )

    def work() -> str:
        who, at, on = request.actor.journal_id, timezone.now(), form.cleaned_data["on"]
        services.change_body(found, form.words(), on=on, actor=who, at=at)
        services.place_body(found, form.places(), on=on, actor=who, at=at)
        return address("bodies:body", found.key)

    return ask(request, form, question, work, body=found)


@needs("bodies.change")
def body_dissolve(request: MemberRequest, key: str) -> HttpResponse:
    """Ask for the last day of a body."""
    found = body_or_404(request, key, "bodies.change")
    form = LastDayForm(posted(request), initial={"last_day": timezone.localdate()})
    question = Question(
        heading=_("Dissolve the body"),
        act=_("Dissolve the body"),
        done=_("The body is dissolved. Its history stays."),
        back=address("bodies:body", found.key),
        lead=_("All mandates and tasks in the body end the same day. Nothing that was is lost."),
    )

    def work() -> str:
        last = form.cleaned_data["last_day"]
        services.dissolve_body(found, last_day=last, actor=request.actor.journal_id, at=timezone.now())
        return address("bodies:bodies")

    return ask(request, form, question, work, body=found)


@needs("bodies.change")
def seat_new(request: MemberRequest, key: str) -> HttpResponse:
    """Ask for a seat that no statute names."""
    found = body_or_404(request, key, "bodies.change")
    form = SeatForm(found, posted(request), initial={"on": timezone.localdate()})
    question = Question(
        heading=_("New seat"),
        act=_("Save the seat"),
        done=_("The seat is here."),
        back=address("bodies:body", found.key),
        lead=_("Seats that a statute names are made from the statute; write the others here."),
    )

    def work() -> str:
        who, at, on = request.actor.journal_id, timezone.now(), form.cleaned_data["on"]
        services.establish_seat(found, form.key, form.words(), on=on, actor=who, at=at)
        return address("bodies:seat", found.key, form.key)

    return ask(request, form, question, work, body=found)
