"""A statute as data: the file as adopted, and what the page says as JSON."""

from __future__ import annotations

from typing import Any

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
