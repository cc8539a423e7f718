"""Making settled records findable, and only to those who may read them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from radslag.documents.services import content_for
from radslag.documents.states import Level
from radslag.meetings.models import AgendaItem, Record, SearchEntry, Stem
from radslag.meetings.queries.changes import block_lines
from radslag.meetings.queries.stems import stems

IN_TITLE, IN_DECISION, IN_TEXT = 8, 4, 1


def index_record(one: Record) -> None:
    """Make each item of a settled record findable by its words; what is secret is left out."""
    version = one.settled_version
    if version is None or one.corrects_id:
        return
    said = json.loads(content_for(bytes(version.content), Level.INTERNAL))
    blocks = {block["no"]: block for block in said["blocks"] if block["t"] == "item"}
    for item in one.meeting.items.kept().exclude(level=Level.SECRET).exclude(number=None):
        block = blocks.get(f"§\u00a0{item.number}")
        if block:
            _index(one, item, block)


def _index(one: Record, item: AgendaItem, block: Mapping[str, Any]) -> None:
    decided = [inner for inner in block["blocks"] if inner["t"] == "decision"]
    rest = [inner for inner in block["blocks"] if inner["t"] != "decision"]
    entry, _ = SearchEntry.objects.update_or_create(
        item=item,
        defaults={
            "record": one, "on": one.meeting.on, "title": item.title, "decision": _words(decided),
            "text": _words(rest), "level": Level.INTERNAL,
        },
    )  # fmt: skip
    entry.stems.all().delete()
    Stem.objects.bulk_create(Stem(entry=entry, word=word, weight=n) for word, n in _weights(entry).items())


def _words(blocks: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(line for block in blocks for line in block_lines(block))


def _weights(entry: SearchEntry) -> Counter[str]:
    found: Counter[str] = Counter()
    for text, weight in (
        (entry.title, IN_TITLE),
        (entry.decision, IN_DECISION),
        (entry.text, IN_TEXT),
    ):
        for word in stems(text):
            found[word] += weight
    return found


def show_to_anyone(one: Record) -> None:
    """Let anyone find the items that were published with the record."""
    shown = one.meeting.items.filter(level=Level.PUBLIC)
    SearchEntry.objects.filter(record=one, item__in=shown).update(level=Level.PUBLIC)


def hide_from_the_public(one: Record) -> None:
    """Let only those who may see the meeting find its items again."""
    SearchEntry.objects.filter(record=one).update(level=Level.INTERNAL)
