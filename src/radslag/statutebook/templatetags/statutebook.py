"""Parts of the statute's pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from radslag.municipalities.http import address
from radslag.statute.outline import BADGES, Badge, FloorMark
from radslag.statutebook.queries import StatutePage
from radslag.statutebook.states import DocumentKind
from radslag.ui.marks import BADGES as WORDS
from radslag.ui.templatetags.swedish import day

register = template.Library()


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
