"""Drafting a wording: begin, save, check, compare in duties, adopt."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from radslag.municipalities.http import MemberRequest, address, needs, row, rows
from radslag.statute.library import Version
from radslag.statute.source import StatuteErrors
from radslag.statutebook import queries, services
from radslag.statutebook.forms import BeginForm, DayForm, TextForm
from radslag.statutebook.models import Draft
from radslag.statutebook.views.reading import number


@needs("statutebook.draft")
def new(request: MemberRequest) -> HttpResponse:
    """Begin a new statute: from a shipped one, or with a text of one's own."""
    shipped = {version.lineage: version for version in queries.templates()}
    choices = [(name, version.statute.statute.title) for name, version in shipped.items()]
    way = request.POST.get("way", "")
    begin = BeginForm(choices, request.POST if way == "begin" else None)
    own = _text_form(request) if way == "own" else TextForm()
    if way == "begin" and begin.is_valid():
        return _begun(request, shipped[begin.cleaned_data["template"]], begin.cleaned_data)
    if way == "own" and own.is_valid():
        return _opened(_save(request, own))
    context = {"begin": begin, "own": own, "form": begin if way == "begin" else own, "templates": shipped}
    return render(request, "statutebook/new.html", context, status=_status(begin, own))


def _begun(request: MemberRequest, template: Version, said: dict[str, Any]) -> HttpResponse:
    text, house = queries.from_template(
        template, lineage=said["lineage"], title=said["title"], valid_from=said["valid_from"],
        municipality=request.place.name,
    )  # fmt: skip
    at = timezone.now()
    return _opened(services.save_draft(None, text, house_text=house, actor=request.actor.journal_id, at=at))


def _text_form(request: MemberRequest) -> TextForm:
    return TextForm(request.POST, request.FILES)


def _save(request: MemberRequest, form: TextForm, draft: Draft | None = None) -> Draft:
    said = form.cleaned_data
    return services.save_draft(
        draft, said["text"], house_text=said["house_text"], seen=said["seen"] or 0,
        actor=request.actor.journal_id, at=timezone.now(),
    )  # fmt: skip


def _opened(draft: Draft) -> HttpResponse:
    return redirect(address("statutebook:draft", draft.pk))


def _status(*forms: BeginForm | TextForm | DayForm) -> int:
    if any(getattr(form, "too_large", False) for form in forms):
        return 413
    return 422 if any(form.is_bound and form.errors for form in forms) else 200


@needs("statutebook.draft")
def next_wording(request: MemberRequest, lineage: str) -> HttpResponse:
    """Begin the next wording of a statute from the last one, or go on with the draft there is."""
    versions = queries.library().lineages.get(lineage, ())
    if not versions or versions[-1].statute.statute.level == "act":
        raise Http404
    open_draft = rows(request, Draft).open().filter(lineage=lineage).first()
    form = DayForm(request.POST or None, initial={"valid_from": _next_day(versions[-1])})
    if form.is_valid():
        text = queries.next_text(versions[-1], form.cleaned_data["valid_from"])
        return _opened(services.save_draft(None, text, actor=request.actor.journal_id, at=timezone.now()))
    context = {"form": form, "version": versions[-1], "draft": open_draft}
    return render(request, "statutebook/next.html", context, status=_status(form))


def _next_day(version: Version) -> date | None:
    last = version.statute.statute.valid_through
    return last + timedelta(days=1) if last else None


@needs("statutebook.draft")
def draft(request: MemberRequest, pk: int) -> HttpResponse:
    """Write on a draft; each saving says everything that is wrong with it."""
    found = _open_draft(request, pk)
    if request.method != "POST":
        return _draft_page(request, found, _filled(found))
    form = _text_form(request)
    if not form.is_valid():
        return _draft_page(request, found, form)
    try:
        return _opened(_save(request, form, found))
    except services.SomeoneElseChanged as conflict:
        return _conflict(request, found, form.cleaned_data, conflict.theirs)


def _filled(found: Draft) -> TextForm:
    return TextForm(initial={"text": found.text, "house_text": found.house_text, "seen": found.version})


def _open_draft(request: MemberRequest, pk: int) -> Draft:
    return row(request, Draft, pk=pk, closed_at=None)


def _draft_page(request: MemberRequest, found: Draft, form: TextForm) -> HttpResponse:
    checked = queries.check(found.text, found.house_text)
    context = {"draft": found, "form": form, "checked": checked, "saved_by": queries.name_of(found.saved_by)}
    return render(request, "statutebook/draft.html", context, status=_status(form))


def _conflict(request: MemberRequest, found: Draft, mine: dict[str, Any], theirs: str) -> HttpResponse:
    """Show both texts; nothing is thrown away, and keeping one's own is one press."""
    found.refresh_from_db()
    values = {"text": mine["text"], "house_text": mine["house_text"], "seen": found.version}
    context = {
        "draft": found, "form": TextForm(initial=values), "theirs": theirs, "mine": mine["text"],
        "saved_by": queries.name_of(found.saved_by),
    }  # fmt: skip
    return render(request, "statutebook/conflict.html", context, status=409)


@require_POST
@needs("statutebook.draft")
def discard(request: MemberRequest, pk: int) -> HttpResponse:
    """Put a draft away; its text is kept."""
    found = _open_draft(request, pk)
    actor, at = request.actor.journal_id, timezone.now()
    try:
        services.discard_draft(found, seen=number(request, "seen"), actor=actor, at=at)
    except services.SomeoneElseChanged:
        messages.warning(request, _("Somebody saved the draft since you opened it, so it was left as it is."))
        return _opened(found)
    messages.success(request, _("The draft is put away. Its text is kept."))
    return redirect(address("statutebook:index"))


@needs("statutebook.draft")
def compare(request: MemberRequest, pk: int) -> HttpResponse:
    """Show what a draft would change in text and duties; POST adopts it as it was shown."""
    found = _open_draft(request, pk)
    if request.method == "POST":
        if not request.actor.may("statutebook.adopt"):
            raise PermissionDenied("statutebook.adopt")
        return _adopted(request, found)
    checked = queries.check(found.text, found.house_text)
    if checked.errors or checked.version is None:
        return _opened(found)
    today, lineage = timezone.localdate(), checked.version.lineage
    before = next(reversed(checked.held.lineages.get(lineage, ())), None)
    context = {
        "draft": found, "checked": checked, "before": before, "head": queries.head(lineage),
        "changes": queries.text_changes(before, checked.version, checked.library) if before else None,
        "duties": queries.consequence(checked, today=today), "today": today,
    }  # fmt: skip
    return render(request, "statutebook/compare.html", context)


def _adopted(request: MemberRequest, found: Draft) -> HttpResponse:
    seen, head = number(request, "seen"), number(request, "head")
    try:
        version = services.adopt_draft(
            found, seen=seen, head=head, actor=request.actor.journal_id, at=timezone.now()
        )
    except services.SomeoneElseChanged as conflict:
        mine = {"text": found.text, "house_text": found.house_text}
        return _conflict(request, found, mine, conflict.theirs)
    except StatuteErrors:
        return _opened(found)
    messages.success(request, _("The wording is adopted. It is kept as it is."))
    return redirect(address("statutebook:statute", version.statute.lineage))
