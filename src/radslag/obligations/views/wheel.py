"""The annual wheel: the picture, the list, the table; making, laying forward and adopting it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.obligations import services
from radslag.obligations.exports import calendars, wall
from radslag.obligations.forms.wheel import AdoptForm, MeetingDaysForm, WheelEntryForm
from radslag.obligations.models import Wheel, WheelEntry
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.wheel import (
    WheelItem,
    adopting_thing,
    changes_since,
    proposals,
    wheel_items,
)
from radslag.obligations.states import WheelState
from radslag.statutebook.queries.binding import Book
from radslag.ui.forms import OnceForm
from radslag.ui.templatetags.swedish import weekday

EARLIEST = 2000
# Years after this one that a wheel can be made for: what is planned in autumn may reach past next year.
AHEAD = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pages of one year's wheel need."""

    reckoning: Reckoning
    year: int
    book: Book | None
    items: list[WheelItem]
    versions: list[Wheel]

    @property
    def adopted(self) -> Wheel | None:
        """The version that was adopted last."""
        return next((wheel for wheel in self.versions if wheel.state == WheelState.ADOPTED), None)

    @property
    def draft(self) -> Wheel | None:
        """The version that is being made."""
        return next((wheel for wheel in self.versions if wheel.state != WheelState.ADOPTED), None)

    @property
    def decider(self) -> str:
        """Who adopted it, in words."""
        return self.reckoning.words.word(self.adopted.decided_by) if self.adopted else ""


def shown(request: MemberRequest, year: int) -> Shown:
    """Gather a year; a year that nothing can be said of does not exist."""
    today = Reckoning.of(timezone.localdate())
    if not EARLIEST <= year <= today.on.year + AHEAD:
        raise Http404
    book = today.book(request.GET.get("regler", "")) or (today.books[0] if today.books else None)
    items = wheel_items(today, year, rows(request, WheelEntry).in_year(year))
    versions = list(rows(request, Wheel).of(book.lineage, year)) if book else []
    return Shown(today, year, book, items, versions)


@needs("obligations.read")
def wheel_now(request: MemberRequest) -> HttpResponse:
    """Lead on to this year's wheel."""
    return redirect(address("obligations:wheel", timezone.localdate().year))


def _day_choices(found: Shown) -> list[tuple[str, str]]:
    """Return the proposed days as choices: the day and whose meeting it is."""
    if found.book is None or found.draft is None:
        return []
    words = found.reckoning.words
    return [
        (
            f"{day}|{'+'.join(proposal.bodies)}",
            f"{weekday(day)}: {', '.join(words.word(one) for one in proposal.bodies)}",
        )
        for proposal in proposals(found.reckoning, found.book, found.year)
        for day in proposal.days
    ]


def _deciders(found: Shown) -> list[tuple[str, str]]:
    words = found.reckoning.words
    own = found.book.key_of("radet") if found.book else ""
    bodies = sorted(words.bodies.items(), key=lambda pair: (pair[0] != own, pair[1]))
    return [*bodies, ("kommunstyrelsen", words.word("kommunstyrelsen"))]


@needs("obligations.read")
def wheel(request: MemberRequest, year: int) -> HttpResponse:
    """Show a year: the picture, the list, and the next step towards an adopted wheel."""
    found = shown(request, year)
    days = _day_choices(found)
    context = {
        "shown": found, "reckoning": found.reckoning, "year": year, "items": found.items,
        "picture": wall.picture(year, found.items, today=found.reckoning.on),
        "words": wall.adopted_words(found.adopted, found.decider),
        "changes": changes_since(found.adopted, found.items) if found.adopted else [],
        "days_form": MeetingDaysForm(days) if days else None,
        "ending": [book for book in found.reckoning.books if book.ends_before(date(year, 12, 31))],
        "may_go_on": year < timezone.localdate().year + AHEAD, "done": sum(item.done for item in found.items),
    }  # fmt: skip
    return render(request, "obligations/wheel.html", context)


@needs("obligations.read")
def wheel_table(request: MemberRequest, year: int) -> HttpResponse:
    """Show a year as a table: months as rows, lanes as columns."""
    found = shown(request, year)
    context = {"year": year, "months": by_month(found.items, year), "lanes": wall.LANES}
    return render(request, "obligations/wheel_table.html", context)


def by_month(items: Sequence[WheelItem], year: int) -> list[tuple[date, list[list[WheelItem]]]]:
    """Return each month's first day with its items, lane by lane."""
    return [
        (
            date(year, month, 1),
            [
                [
                    item
                    for item in items
                    if item.lane == lane and max(item.day, date(year, 1, 1)).month == month
                ]
                for lane in wall.LANES
            ],
        )
        for month in range(1, 13)
    ]


@needs("obligations.read")
def wheel_ics(request: MemberRequest, year: int) -> HttpResponse:
    """Give the year as a calendar file, internal entries included."""
    found = shown(request, year)
    name = _("Annual wheel %(year)d, %(place)s") % {"year": year, "place": request.place}
    content = calendars.calendar(request.place.slug, name, found.items, found.reckoning.on)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


@needs("obligations.read")
def wheel_pdf(request: MemberRequest, year: int) -> HttpResponse:
    """Give the year as one sheet for the wall."""
    found = shown(request, year)
    if not found.items:
        raise Http404
    sheet = wall.sheet(year, found.items, found.adopted, found.decider)
    body = found.book.title if found.book else str(request.place)
    content = wall.wall_sheet(str(request.place), body, sheet, found.reckoning.on)
    return HttpResponse(content, content_type="application/pdf")


def _once(request: MemberRequest) -> OnceForm:
    return OnceForm(request.POST or None)


def _back(year: int) -> str:
    return address("obligations:wheel", year)


@needs("obligations.plan_wheel")
def wheel_make(request: MemberRequest, year: int) -> HttpResponse:
    """Begin the next version of the year."""
    found, form, at = shown(request, year), _once(request), timezone.now()
    if form.is_valid() and found.book:
        lineage = found.book.lineage

        def work() -> str:
            services.make_wheel(lineage, year, actor=request.actor.journal_id, at=at)
            return _back(year)

        services.once(form.cleaned_data["token"], work, at=at)
    return HttpResponseRedirect(_back(year), status=303)


@needs("obligations.plan_wheel")
def wheel_days(request: MemberRequest, year: int) -> HttpResponse:
    """Plan meetings on the chosen days."""
    found, at = shown(request, year), timezone.now()
    form = MeetingDaysForm(_day_choices(found), request.POST or None)
    if form.is_valid():

        def work() -> str:
            services.plan_meetings(form.chosen(), actor=request.actor.journal_id, at=at)
            return _back(year)

        return HttpResponseRedirect(services.once(form.cleaned_data["token"], work, at=at), status=303)
    context = {"form": form, "year": year, "any": bool(_day_choices(found))}
    return render(request, "obligations/wheel_days.html", context, status=422 if form.errors else 200)


@needs("obligations.plan_wheel")
def wheel_lay_forward(request: MemberRequest, year: int) -> HttpResponse:
    """Say that the draft is ready to be decided on."""
    found, form, at = shown(request, year), _once(request), timezone.now()
    if form.is_valid() and found.draft:
        draft = found.draft

        def work() -> str:
            services.lay_wheel_forward(draft, actor=request.actor.journal_id, at=at)
            return _back(year)

        services.once(form.cleaned_data["token"], work, at=at)
    return HttpResponseRedirect(_back(year), status=303)


@needs("obligations.adopt_wheel")
def wheel_adopt(request: MemberRequest, year: int) -> HttpResponse:
    """Freeze the draft as it was decided."""
    found, at = shown(request, year), timezone.now()
    if found.draft is None or found.book is None:
        return HttpResponseRedirect(_back(year), status=303)
    draft, book = found.draft, found.book
    initial = {"adopted_on": found.reckoning.on}
    form = AdoptForm(_deciders(found), request.POST or None, today=found.reckoning.on, initial=initial)
    if form.is_valid():
        data = dict(form.cleaned_data)
        token = data.pop("token")
        decision = services.WheelDecision(**data, thing=adopting_thing(book))
        content = [item.as_content() for item in found.items if item.lineage in ("", book.lineage)]

        def work() -> str:
            services.adopt_wheel(draft, decision, content, actor=request.actor.journal_id, at=at)
            return _back(year)

        try:
            return HttpResponseRedirect(services.once(token, work, at=at), status=303)
        except services.WheelIsAdopted:
            form.add_error(None, _("Somebody else adopted this version just now. See what it says first."))
    context = {"form": form, "year": year, "items": found.items, "wheel": draft}
    return render(request, "obligations/wheel_adopt.html", context, status=422 if form.errors else 200)


@needs("obligations.read")
def wheel_version(request: MemberRequest, year: int, version: int) -> HttpResponse:
    """Show an adopted version as it was."""
    found = shown(request, year)
    kept = next((one for one in found.versions if one.version == version), None)
    if kept is None or kept.state != WheelState.ADOPTED:
        raise Http404
    content = [{**line, "on": date.fromisoformat(line["day"])} for line in kept.content]
    words = wall.adopted_words(kept, found.reckoning.words.word(kept.decided_by))
    context = {"wheel": kept, "year": year, "content": content, "words": words}
    return render(request, "obligations/wheel_version.html", context)


@needs("obligations.plan_wheel")
def entry_new(request: MemberRequest) -> HttpResponse:
    """Put something on the wheel."""
    at = timezone.now()
    form = WheelEntryForm(request.POST or None)
    if form.is_valid():

        def work() -> str:
            entry = services.add_wheel_entry(form.values(), actor=request.actor.journal_id, at=at)
            return _back(entry.starts_on.year)

        return HttpResponseRedirect(services.once(form.cleaned_data["token"], work, at=at), status=303)
    return render(request, "obligations/wheel_entry.html", {"form": form}, status=422 if form.errors else 200)


@needs("obligations.read")
def entry(request: MemberRequest, pk: int) -> HttpResponse:
    """Show or change what somebody put on the wheel."""
    found = row(request, WheelEntry, pk=pk)
    may_change, at = request.actor.may("obligations.plan_wheel"), timezone.now()
    names = [name for name in WheelEntryForm.base_fields if name not in ("token", "seen")]
    initial = {name: getattr(found, name) for name in names} | {"seen": found.version}
    form = WheelEntryForm(request.POST if may_change and request.POST else None, initial=initial)
    status = 200
    if form.is_valid():
        seen = form.cleaned_data["seen"] or 0

        def work() -> str:
            changed = services.change_wheel_entry(
                found, form.values(), seen=seen, actor=request.actor.journal_id, at=at
            )
            return _back(changed.starts_on.year)

        try:
            return HttpResponseRedirect(services.once(form.cleaned_data["token"], work, at=at), status=303)
        except services.SomeoneElseChanged:
            form.add_error(
                None, _("Somebody else has changed this since you opened it. What you wrote is here.")
            )
            status = 409
    context = {"form": form, "entry": found, "may_change": may_change}
    return render(
        request,
        "obligations/wheel_entry.html",
        context,
        status=status if status != 200 else 422 if form.errors else 200,
    )


@needs("obligations.plan_wheel")
def entry_remove(request: MemberRequest, pk: int) -> HttpResponse:
    """Take something off the wheel."""
    found, form, at = row(request, WheelEntry, pk=pk), _once(request), timezone.now()
    year = found.starts_on.year
    if form.is_valid():

        def work() -> str:
            services.remove_wheel_entry(found, actor=request.actor.journal_id, at=at)
            return _back(year)

        services.once(form.cleaned_data["token"], work, at=at)
        return HttpResponseRedirect(_back(year), status=303)
    return HttpResponseRedirect(address("obligations:wheel_entry", pk), status=303)
