"""One decision out of a settled record, as a document of its own."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from radslag.approvals.queries import approval_of
from radslag.approvals.services import printed
from radslag.documents.services.content import Envelope, canonical, document, h, ul
from radslag.documents.services.kinds import both_days, day
from radslag.documents.services.pdf import Beside, render
from radslag.documents.services.redaction import content_for
from radslag.documents.services.word import word
from radslag.documents.states import Level
from radslag.meetings.models import AgendaItem, Record
from radslag.meetings.queries.content import title_of
from radslag.municipalities.tenancy import here


class NoDecision(Exception):
    """The item has no decision in the settled record, or none that may be shown."""


def extract_words(one: Record, item: AgendaItem, level: str) -> bytes:
    """Return the extract as canonical bytes: the very words of the settled record, at a level.

    Raises NoDecision.
    """
    version = one.settled_version
    if version is None or item.number is None:
        raise NoDecision(item.pk)
    block = _block(json.loads(content_for(bytes(version.content), level)), item.number)
    if block is None:
        raise NoDecision(item.pk)
    facts = [
        ("Möte", both_days(one.meeting.on)), ("Paragraf", block["no"]), ("Ur", title_of(one)),
        ("Protokollets kontrollsumma", version.digest),
    ]  # fmt: skip
    if item.decision_number:
        facts.insert(0, ("Beslut", decision_name(item)))
    envelope = Envelope(
        type="extract", id=f"{one.meeting.ref}-{item.number}", version=1,
        title=f"Protokollsutdrag {block['no']}, {one.meeting.title} {day(one.meeting.on)}",
        municipality=here().name, body=one.meeting.title, date=one.meeting.on, facts=facts,
    )  # fmt: skip
    return document(envelope, [block, h(2, _settled_words(one)), ul(_approved(one))])


def decision_name(item: AgendaItem) -> str:
    """Return 2026-14: the year and number of a decision, as in its address."""
    return f"{item.year}-{item.decision_number}"


def _block(said: dict[str, Any], number: int) -> dict[str, Any] | None:
    sign = f"§\u00a0{number}"
    found = next((block for block in said["blocks"] if block["t"] == "item" and block["no"] == sign), None)
    if found is None or not any(inner["t"] == "decision" for inner in found["blocks"]):
        return None
    return dict(json.loads(canonical(found)))


def _settled_words(one: Record) -> str:
    return f"{one.word} är justerat" if _steps(one) else f"{one.word} är upprättat"


def _steps(one: Record) -> list[str]:
    approval = approval_of(one.document) if one.document else None
    if approval is None:
        return []
    return [f"{step.role} {step.name}, {step.when}, {step.how}" for step in printed(approval)]


def _approved(one: Record) -> list[str]:
    on: date | None = one.settled_on
    return _steps(one) or [f"Upprättat {day(on)}" if on else "Upprättat"]


def extract_pdf(one: Record, item: AgendaItem, level: str = Level.PUBLIC) -> bytes:
    """Return the extract as PDF. Raises NoDecision."""
    return render(extract_words(one, item, level), Beside(status="Utdrag"))


def extract_docx(one: Record, item: AgendaItem, level: str = Level.PUBLIC) -> bytes:
    """Return the extract as a Word file. Raises NoDecision."""
    return word(extract_words(one, item, level), Beside(status="Utdrag"))
