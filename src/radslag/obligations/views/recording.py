"""Recording by hand: choose what happened, describe it in one screen, see what it changed, mend it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.municipalities.http import MemberRequest, address, needs
from radslag.obligations import services
from radslag.obligations.forms.recording import Offered, RecordForm, RegisterStartForm
from radslag.obligations.queries.acts import BY_ACT, BY_SLUG, HAND_ACTS, HandAct
from radslag.obligations.queries.changes import changes_by
from radslag.obligations.queries.matters import matters, people
from radslag.obligations.queries.meetings import meeting_of
from radslag.obligations.queries.pages import own_page
from radslag.obligations.queries.reckoning import Reckoning
from radslag.obligations.queries.settling import Settling
from radslag.ui.forms import OnceForm

# The words of a query: the fields of an act that they fill.
FILLED = {
    "sak": "thing", "organ": "bodies", "av": "by", "till": "to", "del": "items", "arende": "ref",
    "period": "period",
}  # fmt: skip
LISTS = ("bodies", "by", "to", "items")


@needs("obligations.record")
def act_list(request: MemberRequest) -> HttpResponse:
    """Choose what happened."""
    return render(request, "obligations/act_list.html", {"acts": HAND_ACTS})


@needs("obligations.set_register_start")
def register_start(request: MemberRequest) -> HttpResponse:
    """Say from which day the register holds; what lies before it is unknown."""
    at = timezone.now()
    form = RegisterStartForm(request.POST or None, initial={"day": request.place.register_start})
    if form.is_valid():

        def work() -> str:
            services.set_register_start(form.cleaned_data["day"], actor=request.actor.journal_id, at=at)
            return address("obligations:acts")

        try:
            return HttpResponseRedirect(services.once(form.cleaned_data["token"], work, at=at), status=303)
        except services.NotYetHappened:
            form.add_error("day", _("The day has not come yet."))
    return render(
        request, "obligations/register_start.html", {"form": form}, status=422 if form.errors else 200
    )


def _filled_in(request: MemberRequest, hand: HandAct) -> dict[str, Any]:
    """Return what the address fills in beforehand; a planned meeting was held on its day."""
    found: dict[str, Any] = {"on": request.GET.get("dag") or timezone.localdate()}
    for word, name in FILLED.items():
        values = request.GET.getlist(word)
        if values:
            found[name] = values if name in LISTS else values[-1]
    meeting = meeting_of(found.get("ref", "")) if hand.act == "held" and "dag" not in request.GET else None
    if meeting and meeting.on <= timezone.localdate():
        found["on"] = meeting.on
    return found


def _offered(today: Reckoning, hand: HandAct) -> Offered:
    return Offered(today.words, matters(today, hand), people() if "who" in hand.fields else ())


def _record(hand: HandAct, form: RecordForm, *, actor: str, at: Any) -> int:
    """Call the verb that the form describes; return the number of the entry."""
    what, on = form.what(), form.day
    if hand.act == "planned":
        return services.plan_by_hand(list(what.bodies), on=on, through=what.through, actor=actor, at=at).seq
    if hand.act == "held":
        return services.record_meeting_held(
            list(what.bodies), on=on, ref=what.ref, items=list(what.items), actor=actor, at=at
        ).seq
    if hand.act == "cancelled":
        return services.cancel_meeting(what.ref, on=on, actor=actor, at=at).seq
    return services.record_act(what, on=on, actor=actor, at=at).seq


def _refused(form: RecordForm, do: Callable[[], str]) -> str | None:
    """Return the address that the work led to, or None with the refusal told in the form."""
    try:
        return do()
    except services.NotYetHappened:
        form.add_error("on", _("The day has not come yet. Only a planned meeting may lie ahead."))
    except services.MeetingIsSettled:
        form.add_error("ref", _("That meeting has already been recorded as held or cancelled."))
    except services.NoSuchMeeting:
        form.add_error("ref", _("There is no such meeting."))
    except services.AlreadyHeld:
        form.add_error("on", _("A meeting of that body on that day is recorded already."))
    except services.AlreadyTakenBack:
        form.add_error(None, _("This entry has been corrected or taken back already. See the journal."))
    return None


@needs("obligations.record")
def act(request: MemberRequest, slug: str) -> HttpResponse:
    """Describe one act, filled in as far as the duty it settles tells."""
    hand = BY_SLUG.get(slug)
    if hand is None:
        raise Http404
    at = timezone.now()
    today = Reckoning.of(timezone.localdate(at))
    asked = Settling(
        act=hand.act, thing=hand.only or request.GET.get("sak", ""), ref=request.GET.get("arende", "")
    )
    page = own_page(asked, today.pages)
    if page and request.method == "GET":
        return HttpResponseRedirect(address(f"meetings:{page[0]}", page[1]))
    form = RecordForm(hand, _offered(today, hand), request.POST or None, initial=_filled_in(request, hand))
    if form.is_valid():

        def work() -> str:
            seq = _record(hand, form, actor=request.actor.journal_id, at=at)
            return address("obligations:recorded", seq)

        led_to = _refused(form, lambda: services.once(form.cleaned_data["token"], work, at=at))
        if led_to:
            return HttpResponseRedirect(led_to, status=303)
    duty = today.duty(request.GET.get("plikt", ""))
    context = {"hand": hand, "form": form, "duty": duty, "reckoning": today}
    return render(request, "obligations/act.html", context, status=422 if form.errors else 200)


@needs("obligations.record")
def recorded(request: MemberRequest, seq: int) -> HttpResponse:
    """Say what was recorded, what it changed, and what comes next."""
    today = Reckoning.of(timezone.localdate())
    found = changes_by(today, seq)
    if found is None:
        raise Http404
    context = {"reckoning": today, "found": found, "seq": seq, "live": today.counts(seq)}
    return render(request, "obligations/recorded.html", context)


@needs("obligations.record")
def correct(request: MemberRequest, seq: int) -> HttpResponse:
    """Mend what was recorded wrongly: put another entry in its place, or take it back."""
    at = timezone.now()
    today = Reckoning.of(timezone.localdate(at))
    fact = today.entry(seq)
    hand = BY_ACT.get(fact.act) if fact else None
    if fact is None or hand is None:
        raise Http404
    if request.method == "GET" and not today.counts(seq):
        return HttpResponseRedirect(address("obligations:recorded", seq), status=303)
    initial = {name: getattr(fact, name) for name in ("thing", "ref", "through", "number", "period")}
    initial |= {name: sorted(getattr(fact, name)) for name in ("bodies", "by", "to", "items", "who")}
    initial["on"] = fact.on
    form = RecordForm(hand, _offered(today, hand), request.POST or None, initial=initial)
    if form.is_valid():

        def work() -> str:
            what = form.what()
            entry = services.correct_act(seq, what, on=form.day, actor=request.actor.journal_id, at=at)
            return address("obligations:recorded", entry.seq)

        led_to = _refused(form, lambda: services.once(form.cleaned_data["token"], work, at=at))
        if led_to:
            return HttpResponseRedirect(led_to, status=303)
    context = {"hand": hand, "form": form, "seq": seq, "reckoning": today}
    return render(request, "obligations/correct.html", context, status=422 if form.errors else 200)


@needs("obligations.record")
def take_back(request: MemberRequest, seq: int) -> HttpResponse:
    """Take an entry back; it stays in the journal and no longer counts."""
    form, at = OnceForm(request.POST or None), timezone.now()
    if not form.is_valid():
        return HttpResponseRedirect(address("obligations:correct", seq), status=303)

    def work() -> str:
        entry = services.take_back_act(seq, actor=request.actor.journal_id, at=at)
        return address("obligations:recorded", entry.seq)

    try:
        return HttpResponseRedirect(services.once(form.cleaned_data["token"], work, at=at), status=303)
    except services.UnknownEntry as error:
        raise Http404 from error
    except services.AlreadyTakenBack:
        return HttpResponseRedirect(address("obligations:recorded", seq), status=303)
