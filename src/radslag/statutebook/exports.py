"""A statute in other forms: what the page says as JSON and as PDF."""

from __future__ import annotations

from typing import Any

from radslag.documents.services import content, pdf
from radslag.documents.services.kinds import Clause, StatuteText, statute_document
from radslag.municipalities.tenancy import here
from radslag.statute.outline import ClauseEntry, RuleEntry
from radslag.statutebook.queries.pages import StatutePage
from radslag.ui.marks import BADGES


def as_json(page: StatutePage) -> dict[str, Any]:
    """Return what the page of a statute says, without markup; dates as ISO, badges as their words."""
    header = page.version.statute.statute
    return {
        "form": 1,
        "lineage": header.lineage,
        "title": header.title,
        "kind": header.kind,
        "case_number": header.case_number,
        "adopted": header.adopted,
        "adopted_by": page.outline.words.get(header.adopted_by, header.adopted_by),
        "adopted_ref": header.adopted_ref,
        "owner": page.outline.words.get(header.owner, header.owner),
        "valid_from": header.valid_from,
        "valid_through": header.valid_through,
        "last_day": page.until,
        "state": page.state,
        "replaces": header.replaces,
        "version": header.version,
        "unknown": header.unknown,
        "gaps": header.gaps,
        "sha256": page.version.source.sha256,
        "coverage": {str(BADGES[badge]): count for badge, count in page.outline.coverage.items()},
        "clauses": [_clause(clause) for clause in page.outline.clauses],
    }


def _clause(clause: ClauseEntry) -> dict[str, Any]:
    return {
        "ref": clause.ref,
        "label": clause.label,
        "badge": str(BADGES[clause.badge]),
        "category": clause.category,
        "note": clause.note,
        "rules": [_rule(rule) for rule in clause.rules],
    }


def _rule(rule: RuleEntry) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": rule.id,
        "kind": rule.kind,
        "label": rule.label,
        "badge": str(BADGES[rule.badge]),
        "words": " ".join((rule.sentence, *rule.details)),
        "reading": rule.reading,
        "law": [
            {"address": str(mark.address), "provision": mark.provision, "tightens": mark.tightens}
            for mark in rule.floor
        ],
    }
    if rule.house:
        said["house_rule"] = {"words": rule.house.words, "why": rule.house.why}
    return said


UNSAID = "framgår inte av texten"


def as_pdf(page: StatutePage) -> bytes:
    """Return the page as a tagged, archivable PDF; what the text does not say of itself is called unsaid."""
    header, words = page.version.statute.statute, page.outline.words
    text = StatuteText(
        adopted_by=words.get(header.adopted_by, header.adopted_by) or UNSAID,
        adopted_on=header.adopted,
        section=header.adopted_ref,
        registry=header.case_number,
        owner=words.get(header.owner, header.owner) or UNSAID,
        valid_from=header.valid_from,
        valid_through=page.until,
        replaces=header.replaces,
        sha256=page.version.source.sha256,
        clauses=[_printed(clause) for clause in page.outline.clauses],
    )
    envelope = content.Envelope(
        type="statute",
        id=f"{header.lineage}-{header.valid_from}",
        version=_number(page),
        title=header.title,
        municipality=here().name,
        body=_bodies(page),
        date=header.adopted or header.valid_from,
        kind=header.kind.capitalize(),
    )
    beside = pdf.Beside(status="antaget", registry=header.case_number)
    return pdf.render(statute_document(envelope, text), beside)


def _number(page: StatutePage) -> int:
    row = page.document.statute_version if page.document else None
    return row.number if row else 1


def _bodies(page: StatutePage) -> str:
    """Return the names of the bodies that the statute governs; at least its own title's."""
    rules = [rule for rule in page.version.statute.rules.values() if rule.kind == "body"]
    own = [rule.label for rule in rules if not getattr(rule, "outside", False)]
    return ", ".join(own[:1]) or page.version.statute.statute.title


def _printed(clause: ClauseEntry) -> Clause:
    return Clause(
        number=clause.ref,
        title=clause.label,
        badge=clause.badge,
        text=clause.note,
        rules=[_rule_line(rule) for rule in clause.rules],
        readings=[rule.reading for rule in clause.rules if rule.reading],
        floor=[f"{mark.provision}: {mark.label}" for rule in clause.rules for mark in rule.floor],
    )


def _rule_line(rule: RuleEntry) -> str:
    said = " ".join((f"{rule.label}.", rule.sentence, *rule.details))
    return f"{said} Lokal rutin: {rule.house.words} Skäl: {rule.house.why}." if rule.house else said
