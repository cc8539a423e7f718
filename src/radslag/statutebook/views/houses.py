"""House rules: what the text leaves open, what the office has set, and what a change would do."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from radslag.municipalities.http import MemberRequest, address, needs
from radslag.statute.outline import RuleEntry
from radslag.statute.outline import outline as outline_of
from radslag.statute.source import StatuteErrors
from radslag.statutebook import queries, services
from radslag.statutebook.forms import HouseRuleForm, house_field
from radslag.statutebook.queries import Checked, HousePart, Houses
from radslag.statutebook.views.reading import number, page_of


@needs("statutebook.read")
def house_rules(request: MemberRequest, lineage: str) -> HttpResponse:
    """Show what the office has set beside a statute, and where the text gives no day."""
    page = page_of(request, lineage)
    context = {"page": page, "houses": queries.houses(page.outline)}
    return render(request, "statutebook/houses.html", context)


@needs("statutebook.set_house_rules")
def house_rule(request: MemberRequest, lineage: str, address: str) -> HttpResponse:
    """Change one house rule: first what it would change is shown, then it is adopted."""
    page = page_of(request, lineage)
    found = queries.houses(page.outline)
    part = next((each for each in found.parts if each.address == address and each.keys), None)
    if part is None:
        raise Http404
    form = _form(request, found, part)
    context = {"page": page, "part": part, "form": form}
    if request.method == "POST" and (_removes(request) or form.is_valid()):
        return _stepped(request, found, part, form, context)
    return render(request, "statutebook/house.html", context, status=422 if form.errors else 200)


def _removes(request: MemberRequest) -> bool:
    return request.POST.get("step", "").endswith("remove")


def _form(request: MemberRequest, found: Houses, part: HousePart) -> HouseRuleForm:
    words = queries.words(queries.library(), found.version)
    bearers = sorted(words.items(), key=lambda pair: pair[1].lower())
    keys = {key: house_field(key, bearers) for key in part.keys}
    if request.method == "POST":
        return HouseRuleForm(keys, request.POST)
    held = queries.house_rule_of(found.version, part.rule.id)
    initial: dict[str, object] = {"head": found.head}
    if held:
        stated = held.stated()
        if "bearer" in stated:
            stated["bearer"] = "|".join(stated["bearer"])
        initial |= {**stated, "why": held.why}
    return HouseRuleForm(keys, initial=initial)


def _stepped(
    request: MemberRequest, found: Houses, part: HousePart, form: HouseRuleForm, context: dict[str, Any]
) -> HttpResponse:
    """Preview the change, or adopt what was previewed."""
    text = _changed(request, found, part, form)
    checked = queries.check_house_rules(text)
    if checked.errors:
        context |= {"problems": checked.errors}
        return render(request, "statutebook/house.html", context, status=422)
    if request.POST.get("step", "").startswith("preview"):
        return _preview(request, checked, context)
    return _adopt(request, found, form, text)


def _changed(request: MemberRequest, found: Houses, part: HousePart, form: HouseRuleForm) -> str:
    if _removes(request):
        return queries.changed_house_text(found.version, part.address, None, ("", None))
    decided = (form.cleaned_data["decided_by"], form.cleaned_data["decided_on"])
    return queries.changed_house_text(found.version, part.address, form.values(), decided)


def _preview(request: MemberRequest, checked: Checked, context: dict[str, Any]) -> HttpResponse:
    removes = _removes(request)
    context |= {
        "duties": queries.consequence(checked, today=timezone.localdate()),
        "hidden": [pair for pair in request.POST.items() if pair[0] not in ("csrfmiddlewaretoken", "step")],
        "step": "remove" if removes else "adopt",
        "after": _entry(checked, context["part"]),
    }
    return render(request, "statutebook/house_preview.html", context)


def _entry(checked: Checked, part: HousePart) -> RuleEntry:
    """Return the rule as the page would show it with the new number."""
    outline = outline_of(checked.library, checked.accepted())
    return next(rule for clause in outline.clauses for rule in clause.rules if rule.id == part.rule.id)


def _adopt(request: MemberRequest, found: Houses, form: HouseRuleForm, text: str) -> HttpResponse:
    head = number(request, "head")
    reference = form.data.get("decided_ref", "")
    here = address("statutebook:house", found.version.lineage)
    try:
        services.adopt_house_rules(
            text, head=head, actor=request.actor.journal_id, at=timezone.now(), decided_ref=reference
        )
    except services.SomeoneElseChanged:
        messages.warning(request, _("Somebody changed the routines since you opened the page. Look again."))
    except StatuteErrors as error:
        messages.error(request, str(error.problems[0].message))
    else:
        messages.success(request, _("The routine is adopted."))
    return redirect(here)
