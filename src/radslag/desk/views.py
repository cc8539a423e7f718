"""The landing page: what waits, by date, each row one step from the act that settles it."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from radslag.desk.waiting import waiting_for
from radslag.meetings.queries.tab import next_call
from radslag.municipalities.http import MemberRequest, address, needs, rows
from radslag.obligations.models import WheelEntry
from radslag.obligations.queries.clock import clock
from radslag.obligations.queries.months import first_of_next, months_near, these_months
from radslag.obligations.queries.recent import recent_acts
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.today import today as todays

AT_FIRST = 7
# Each row folds its whole tree of reasons: more rows would make the page heavy.
MOST_CLOCK = 12


@needs("municipalities.read")
def home(request: MemberRequest) -> HttpResponse:
    """Lead on to the landing page."""
    return redirect(address("desk:today"))


def _on_the_wheel(request: MemberRequest, book: Reckoning) -> dict[str, object]:
    """Return the near months of the wheel, and what lies later but must be taken up by now."""
    months, entries = months_near(book.on), rows(request, WheelEntry)
    after = first_of_next(months[-1])
    near = entries.between(months[0], after - timedelta(days=1)) | entries.wanting_attention(on=book.on)
    later = [entry for entry in near if entry.starts_on >= after]
    return {"months": these_months(book, near), "events": later}


@needs("municipalities.read")
def today(request: MemberRequest) -> HttpResponse:
    """Show what waits for this person and for others, the near months, the clock and what was just done.

    An administrator, who looks after accounts only, is led on to them.
    """
    if not request.actor.may("obligations.read"):
        return redirect(address("desk:people"))
    book = Reckoning.of(timezone.localdate())
    found = todays(book, request.actor)
    everything = "alla" in request.GET
    most = None if everything else AT_FIRST
    running = clock(book, found.todo.keys | found.others.keys)
    context = {
        "today": book.on, "reckoning": book, "everything": everything,
        "todo": found.todo, "shown": found.todo.near[:most], "hidden": len(found.todo.near[AT_FIRST:]),
        "others": found.others, "others_shown": found.others.near[:most],
        "others_hidden": len(found.others.near[AT_FIRST:]),
        "clock": running[:MOST_CLOCK], "clock_hidden": len(running[MOST_CLOCK:]),
        "recent": recent_acts(book), **_on_the_wheel(request, book),
    }  # fmt: skip
    return render(request, "desk/today.html", context)


@needs("municipalities.read")
def waiting(request: MemberRequest) -> HttpResponse:
    """Show the next meeting and what waits for this person beside the duties; the landing page fetches it."""
    today = timezone.localdate()
    waits = waiting_for(request, today)
    call = next_call(request.actor, today) if waits.called else None
    context = {"row": call, "meeting": call.meeting if call else None, "waiting": waits.piles}
    return render(request, "desk/waiting.html", context)
