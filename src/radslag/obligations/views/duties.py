"""Duties: the list, one duty with its reasons, the exception and the judgement."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.municipalities.http import MemberRequest, address, needs, rows
from radslag.obligations import services
from radslag.obligations.forms.exceptions import JudgementForm, WaiverForm
from radslag.obligations.forms.filters import DutyFilter
from radslag.obligations.models import Judgement, Waiver
from radslag.obligations.queries.evidence import evidence_of
from radslag.obligations.queries.reckoning import Duty, Reckoning
from radslag.obligations.queries.settling import cancelling, settling
from radslag.obligations.queries.telling import tree
from radslag.obligations.queries.today import most_pressing_first, waits
from radslag.obligations.queries.waivers import waiver_that_counts
from radslag.obligations.templatetags.duties import act_address, bearers
from radslag.statute.schema import Assess
from radslag.statutebook.queries.binding import is_act
from radslag.ui.templatetags.swedish import from_now, when

PAGE = 50


def _duty(today: Reckoning, lineage: str, rule: str, suffix: str) -> Duty:
    """Return the duty that an address names; what does not exist is 404."""
    duty = today.duty(f"{lineage}#{rule}|{suffix}")
    if duty is None:
        raise Http404
    return duty


@needs("obligations.read")
def duty_list(request: MemberRequest) -> HttpResponse:
    """List every duty, those that need something first; a plain GET form narrows the list."""
    today = Reckoning.of(timezone.localdate())
    duties = list(today.duties())
    form = DutyFilter(today, duties, request.GET or None)
    kept = form.kept(duties) if form.is_bound else duties
    ordered = most_pressing_first(kept, today.on)
    found = Paginator(ordered, PAGE).get_page(request.GET.get("sida"))
    context = {"reckoning": today, "form": form, "page_obj": found, "count": len(ordered)}
    return render(request, "obligations/duty_list.html", context)


def _facts(today: Reckoning, found: Duty) -> list[tuple[str, object]]:
    """Return the days and numbers of a duty, by their names."""
    verdict = found.verdict
    counted = _("%(have)d of %(need)d") % {"have": verdict.have, "need": verdict.need}
    return [
        (_("Who answers"), bearers(found, today)),
        (_("Opens"), when(verdict.opens)),
        (_("At the latest"), from_now(verdict.due, today.on)),
        (_("Can be done until"), when(verdict.hard) if verdict.hard != verdict.due else ""),
        (_("Advised day"), when(verdict.advice)),
        (_("Shown by evidence"), counted if verdict.need > 1 else ""),
        (_("Worked out"), _("today, from the statute and the journal")),
    ]


def _decision(today: Reckoning, waiver: Waiver | None) -> list[tuple[str, object]]:
    """Return by whom, when and under which reference an exception was decided."""
    if waiver is None:
        return []
    return [
        (_("Decided by"), today.words.word(waiver.decided_by)),
        (_("Decided on"), when(waiver.decided_on)),
        (_("Decision reference"), waiver.reference),
    ]


@needs("obligations.read")
def duty(request: MemberRequest, lineage: str, rule: str, suffix: str) -> HttpResponse:
    """Show one duty: how it stands, why, on what evidence, and what would settle it."""
    today = Reckoning.of(timezone.localdate())
    found = _duty(today, lineage, rule, suffix)
    verdict = found.verdict
    act = settling(verdict)
    said = tree(today, found)[0]
    cancel = cancelling(verdict)
    waiver = waiver_that_counts(rows(request, Waiver), found.key, today.counts)
    context = {
        "reckoning": today, "duty": found, "verdict": verdict, "act": act, "waits": waits(verdict),
        "sentence": said.words, "nodes": said.parts, "explanation": verdict.explanation,
        "pairs": _facts(today, found), "evidence": evidence_of(today, found),
        "act_href": act_address(act, found),
        "cancel_href": act_address(cancel, found) if cancel else "",
        "may_waive": not is_act(verdict.lineage),
        "waiver": waiver, "waiver_facts": _decision(today, waiver),
        "judgements": rows(request, Judgement).filter(rule=verdict.address).order_by("-judged_on", "-pk")[:5],
        "family": [one for one in today.duties() if one.verdict.address == verdict.address],
    }  # fmt: skip
    return render(request, "obligations/duty.html", context)


@needs("obligations.waive")
def waive(request: MemberRequest, lineage: str, rule: str, suffix: str) -> HttpResponse:
    """Record a decided exception to one duty of the council's own statute."""
    today = Reckoning.of(timezone.localdate())
    found = _duty(today, lineage, rule, suffix)
    words = today.words
    deciders = [(one, words.word(one)) for one in ("kommunstyrelsen", "kommunfullmaktige", *words.bodies)]
    initial = {"decided_on": today.on}
    form = WaiverForm(deciders, request.POST or None, today=today.on, initial=initial)
    if form.is_valid():
        data = dict(form.cleaned_data)
        token, at = data.pop("token"), timezone.now()
        exemption = services.Exemption(**data)

        def do() -> str:
            services.waive(found.key, exemption, actor=request.actor.journal_id, at=at)
            return address("obligations:duty", lineage, rule, suffix)

        try:
            return HttpResponseRedirect(services.once(token, do, at=at), status=303)
        except services.ActCannotBeWaived:
            form.add_error(None, _("No council can make an exception from an act."))
        except services.AlreadyWaived:
            form.add_error(None, _("An exception to this duty has been recorded before."))
    context = {"reckoning": today, "duty": found, "verdict": found.verdict, "form": form}
    return render(request, "obligations/waive.html", context, status=422 if form.errors else 200)


@needs("obligations.judge")
def judge(request: MemberRequest, lineage: str, rule: str, suffix: str) -> HttpResponse:
    """Answer the question of a rule that no program can settle."""
    today = Reckoning.of(timezone.localdate())
    found = _duty(today, lineage, rule, suffix)
    asked = found.verdict.version.rule
    if not isinstance(asked, Assess):
        raise Http404
    form = JudgementForm(request.POST or None, today=today.on, initial={"judged_on": today.on})
    if form.is_valid():
        data, at = form.cleaned_data, timezone.now()
        answered = services.Answered(
            rule=found.verdict.address, question=asked.question, answer=data["answer"], text=data["text"],
            judged_on=data["judged_on"],
        )  # fmt: skip

        def do() -> str:
            services.judge(answered, actor=request.actor.journal_id, at=at)
            return address("obligations:duty", lineage, rule, suffix)

        return HttpResponseRedirect(services.once(data["token"], do, at=at), status=303)
    context = {
        "reckoning": today,
        "duty": found,
        "verdict": found.verdict,
        "question": asked.question,
        "form": form,
    }
    return render(request, "obligations/judge.html", context, status=422 if form.errors else 200)
