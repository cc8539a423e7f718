"""`{% content version.content %}`: a wording as HTML, from the same bytes as its PDF."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from radslag.documents.services.content import heading_of, lead

register = template.Library()
Block = dict[str, Any]
BOXES = ("decision", "dissent", "task")


def _anchor(words: str, seen: Counter[str]) -> str:
    """Return an id for a heading: its words without accents, numbered when they stand there already."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "del"
    seen[name] += 1
    return name if seen[name] == 1 else f"{name}-{seen[name]}"


def _item_anchor(number: str, seen: Counter[str]) -> str:
    digits = re.sub(r"\D+", "-", number).strip("-")
    return _anchor(f"p-{digits}" if digits else "p", seen)


def _picture(svg: str) -> str:
    # As a picture from elsewhere a drawing can neither run nor fetch anything.
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def _made(block: Mapping[str, Any], seen: Counter[str]) -> Block:
    """Return a block with what its template needs: the name of the template, ids, inner blocks."""
    kind = str(block["t"])
    made = dict(block) | {"template": f"documents/blocks/{'box' if kind in BOXES else kind}.html"}
    if kind == "h":
        made["id"] = _anchor(block["s"], seen)
    if kind == "item":
        made |= {"id": _item_anchor(block["no"], seen), "words": heading_of(dict(block))}
        made["blocks"] = [_made(inner, seen) for inner in block["blocks"]]
    if kind == "tbl":
        made["labelled"] = [list(zip(block["head"], row, strict=True)) for row in block["rows"]]
    if kind in BOXES:
        made["lead"] = lead(dict(block))
    if kind == "fig":
        made["picture"] = _picture(block["svg"])
    return made


def _with_contents(blocks: Sequence[Block]) -> list[Block]:
    headings = [(one["id"], heading_of(one)) for one in blocks if one["t"] in ("h", "item")]
    return [one | {"headings": headings} if one["t"] == "toc" else one for one in blocks]


@register.simple_tag
def content(stored: bytes | memoryview) -> SafeString:
    """Write the facts, the blocks and the ground of a content; its title is the page's own heading.

    All words are text and never markup.
    """
    said = json.loads(bytes(stored))
    seen: Counter[str] = Counter()
    blocks = _with_contents([_made(block, seen) for block in said["blocks"]])
    return render_to_string("documents/_content.html", {"said": said, "blocks": blocks})


def page(stored: bytes | memoryview) -> SafeString:
    """Return a content as a whole page that needs nothing else; the form to keep beside the PDF."""
    return render_to_string(
        "documents/whole_page.html", {"said": json.loads(bytes(stored)), "content": content(stored)}
    )
