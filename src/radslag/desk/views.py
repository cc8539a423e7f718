"""The landing page: what waits, by date, each row one step from the act that settles it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from radslag.municipalities.http import MemberRequest, address, needs, rows
from radslag.obligations.models import WheelEntry
from radslag.obligations.queries.recent import recent_acts
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.today import today as todays

AT_FIRST = 7
# Each row folds its whole tree of reasons: more rows would make the page heavy.
CLOCK, MOST_CLOCK = 12, 30


@needs("obligations.read")
def home(request: MemberRequest) -> HttpResponse:
    """Lead on to the landing page."""
    return redirect(address("desk:today"))


@needs("obligations.read")
def today(request: MemberRequest) -> HttpResponse:
    """Show what waits for this person, what waits for others, the statutory clock and what was just done."""
    on = timezone.localdate()
    book = Reckoning.of(on)
    found = todays(book, request.actor)
    everything = "alla" in request.GET
    most = None if everything else AT_FIRST
    rows_of_clock = MOST_CLOCK if everything else CLOCK
    context = {
        "today": on, "reckoning": book, "shown": found.todo[:most], "hidden": len(found.todo[AT_FIRST:]),
        "others": found.others[:most], "others_hidden": len(found.others[AT_FIRST:]),
        "everything": everything, "clock": found.clock[:rows_of_clock],
        "clock_hidden": len(found.clock[rows_of_clock:]),
        "events": list(rows(request, WheelEntry).wanting_attention(on=on)), "recent": recent_acts(book),
    }  # fmt: skip
    return render(request, "desk/today.html", context)
