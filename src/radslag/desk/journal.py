"""The journal: what happened, who wrote it down, what it is evidence of, and taking back a mistake."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.desk.entries import names_for, particulars, told
from radslag.journal import services
from radslag.journal.forms import ChooseEntries, TakeBack
from radslag.journal.models import Entry, EntryQuerySet
from radslag.journal.queries import taken_back
from radslag.journal.states import RetractionReason
from radslag.municipalities.http import MemberRequest, address, needs, rows
from radslag.obligations.queries.reckoning import Reckoning

AT_ONCE = 50


def _chosen(request: MemberRequest, form: ChooseEntries) -> EntryQuerySet:
    """Return the entries that this person may see and asks for."""
    asked = form.cleaned_data if form.is_valid() else {}
    found: EntryQuerySet = rows(request, Entry).happened(asked.get("fran"), asked.get("till"))
    if asked.get("vad"):
        found = found.filter(verb=asked["vad"])
    return found.of_matter(asked["arende"]) if asked.get("arende") else found


@needs("journal.read")
def entries(request: MemberRequest) -> HttpResponse:
    """List entries, the latest first, a page at a time."""
    form = ChooseEntries(request.GET)
    found = _chosen(request, form)
    before = form.cleaned_data.get("fore")
    some = found.latest_first(AT_ONCE + 1, before=before)
    shown = some[:AT_ONCE]
    context = {
        "form": form, "told": told(shown, Reckoning.of(timezone.localdate())), "before": before,
        "older": shown[-1].seq if len(some) > AT_ONCE else None,
    }  # fmt: skip
    return render(request, "desk/journal_entries.html", context, status=422 if form.errors else 200)


@needs("journal.read")
def matter(request: MemberRequest, ref: str) -> HttpResponse:
    """Show one matter from its first entry to its last, in the order in which things happened."""
    found = rows(request, Entry).of_matter(ref).order_by("happened_on", "seq")[: 4 * AT_ONCE]
    context = {"ref": ref, "told": told(list(found), Reckoning.of(timezone.localdate()))}
    return render(request, "desk/journal_matter.html", context, status=200 if context["told"] else 404)


@needs("journal.read")
def entry(request: MemberRequest, seq: int) -> HttpResponse:
    """Show everything that one entry says, and let a mistake be taken back."""
    found = rows(request, Entry).select_related("payload").filter(seq=seq).first()
    if found is None:
        raise Http404
    form = TakeBack(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _take_back(request, found, RetractionReason(form.cleaned_data["reason"]))
    names = names_for({found.actor, *found.who}, Reckoning.of(timezone.localdate()))
    gone = taken_back([seq]).get(seq)
    context = {
        "entry": found, "form": form, "particulars": particulars(found, names), "gone": gone,
        "may_take_back": gone is None and found.by_hand and request.actor.may("journal.take_back", found),
        "payload": found.payload if request.actor.may("journal.read_details") else None,
    }  # fmt: skip
    return render(request, "desk/journal_entry.html", context, status=422 if form.errors else 200)


def _take_back(request: MemberRequest, found: Entry, reason: RetractionReason) -> HttpResponse:
    if not (found.by_hand and request.actor.may("journal.take_back", found)):
        raise PermissionDenied
    try:
        new = services.retract(found, actor=request.actor.journal_id, at=timezone.now(), reason=reason)
    except services.CannotBeRetracted:
        messages.info(request, _("The entry had already been taken back."))
        return HttpResponseRedirect(address("desk:journal_entry", found.seq), status=303)
    messages.success(
        request, _("Entry %(number)s no longer counts. It stays in the journal.") % {"number": found.seq}
    )
    return HttpResponseRedirect(address("desk:journal_entry", new.seq), status=303)
