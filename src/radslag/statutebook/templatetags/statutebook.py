"""Parts of the statute's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from radslag.municipalities.http import address
from radslag.statute.outline import BADGES, Badge, FloorMark
from radslag.statute.phrases import joined, length
from radslag.statute.schema import House
from radslag.statute.source import Problem
from radslag.statute.swedish_problems import in_swedish
from radslag.statutebook.models import Draft, HouseRules
from radslag.statutebook.queries import StatutePage
from radslag.statutebook.queries.checking import HOUSE, STATUTE
from radslag.statutebook.states import DocumentKind
from radslag.ui.marks import BADGES as WORDS
from radslag.ui.templatetags.swedish import day

register = template.Library()

# How many lines are shown on each side of a faulty one, and how much of a long line.
AROUND: Final = 2
WIDEST: Final = 400


@register.simple_tag
def badge_word(badge: str) -> str:
    """Write only the word of a badge."""
    return str(WORDS[badge])


@register.inclusion_tag("statutebook/_coverage.html")
def coverage(counted: Mapping[Badge, int]) -> dict[str, Any]:
    """Show how many clauses have each badge: in words, then as a bar."""
    total = sum(counted.values())
    parts, start = [], 0.0
    for badge in BADGES:
        width = 100 * counted[badge] / total if total else 0
        parts.append({"badge": badge, "start": f"{start:.2f}", "width": f"{width:.2f}"})
        start += width
    return {"words": coverage_words(counted), "parts": parts}


def coverage_words(counted: Mapping[Badge, int]) -> str:
    """Return "Av 22 punkter räknas 16, 0 bedöms av en människa, …"."""
    total = sum(counted.values())
    return ngettext(
        "Of %(total)s clause, %(counted)s is counted, %(judged)s is judged by a person, "
        "%(declares)s says who or may and %(background)s is background.",
        "Of %(total)s clauses, %(counted)s are counted, %(judged)s are judged by a person, "
        "%(declares)s say who or may and %(background)s are background.",
        total,
    ) % {"total": total, **{str(badge): count for badge, count in counted.items()}}


@register.simple_tag
def floor_address(mark: FloorMark, at: str) -> str:
    """Return the address of the act's rule, on the same kind of page as this one."""
    return f"{address(at, mark.address.lineage)}#r-{mark.address.rule}"


@register.simple_tag
def about(page: StatutePage) -> list[tuple[str, str]]:
    """Return what the text says of itself, as pairs of name and value; what is empty is left out."""
    header, words = page.version.statute.statute, page.outline.words
    kind = DocumentKind(page.document.kind).label if page.document and page.document.kind else ""
    decided = ", ".join(filter(None, [words.get(header.adopted_by, header.adopted_by), header.adopted_ref]))
    verified = f"{header.verified_by}, {day(header.verified_on)}" if header.verified_by else ""
    return [
        (_("Municipality"), header.municipality),
        (_("How the municipality is known"), header.municipality_reading),
        (_("The document's own word"), header.kind),
        (_("Kind"), str(kind)),
        (_("Registry number"), header.case_number),
        (_("Adopted"), day(header.adopted)),
        (_("Adopted by"), decided),
        (_("Owner"), words.get(header.owner, header.owner)),
        (_("Applies to"), ", ".join(words.get(name, name) for name in header.applies_to)),
        (_("Valid from"), day(header.valid_from)),
        (_("Valid through"), day(header.valid_through)),
        (_("Version"), header.version),
        (_("Last revised"), day(header.revised)),
        (_("Replaces"), header.replaces),
        (_("Reading"), header.reading),
        (_("Compared with the adopted text by"), verified),
    ]


@register.inclusion_tag("statutebook/_problems.html")
def problems(found: Iterable[Problem], draft: Draft | None = None) -> dict[str, Any]:
    """Show what is wrong, each thing with the lines around it and the wrong one marked."""
    texts = {HOUSE: draft.house_text, STATUTE: draft.text} if draft else {}
    return {"problems": [_shown(each, texts.get(each.path, "")) for each in found]}


def _shown(found: Problem, text: str) -> dict[str, Any]:
    lines = text.split("\n")
    first, last = max(found.line - 1 - AROUND, 0), found.line + AROUND
    around = [
        (number, line[:WIDEST], number == found.line)
        for number, line in enumerate(lines[first:last], start=first + 1)
    ]
    return {
        "line": found.line,
        "place": found.place.replace('clause "', 'punkt "'),
        "message": in_swedish(found.message),
        "house": found.path == HOUSE,
        "lines": around if text else [],
    }


@register.inclusion_tag("statutebook/_said_changes.html")
def said_changes(title: str, rules: Iterable[object]) -> dict[str, Any]:
    """Show rules before and after, in words."""
    return {"title": title, "rules": list(rules)}


@register.simple_tag
def house_facts(
    house: House | None, words: Mapping[str, str], adopted: HouseRules | None
) -> list[tuple[str, str]]:
    """Return what holds for all rules: who answers, how early people are warned, who decided."""
    if house is None:
        return []
    early = _("%(length)s before") % {"length": length(house.renew_warn)}
    return [
        (_("Who answers when the text names nobody"), joined(words.get(name, name) for name in house.bearer)),
        (_("Shown as due"), _("%(days)s days before the day") % {"days": house.warn}),
        (_("Reminder of the statute's last day"), early),
        (_("Decided by"), house.decided_by or (adopted.decided_by if adopted else "")),
        (_("Decided on"), day(house.decided_on)),
        (_("Decision reference"), adopted.decided_ref if adopted else ""),
    ]
