"""What a document says, as one JSON value made of blocks; every form of it is made from the same bytes."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

from radslag.documents.services.glyphs import printable

Block = dict[str, Any]
Run = dict[str, Any]
Words = str | Sequence[str | Run]
BadgeKind = Literal["counted", "judged", "declares", "background"]

ADDRESSES = ("https://", "http://", "mailto:")
BADGES: dict[str, str] = {
    "counted": "räknas",
    "judged": "bedöms av människa",
    "declares": "anger vem eller får",
    "background": "bakgrund",
}
KINDS = {
    "generic": "Handling",
    "wheel": "Årshjul",
    "statute": "Reglemente",
    "board_report": "Rapport",
    "notice": "Kallelse",
    "minutes": "Protokoll",
    "extract": "Protokollsutdrag",
    "correction": "Rättelse",
}
"""The types that are made today, and the Swedish word of each."""


class ContentIncomplete(ValueError):
    """A document lacks what its type must say; `missing` names each thing in Swedish."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__("Saknas: " + ", ".join(missing))
        self.missing = list(missing)


def clean(text: str) -> str:
    """Return text in NFC without soft hyphens, control and direction characters, all of it printable."""
    whole = unicodedata.normalize("NFC", text)
    return printable("".join(c for c in whole if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf")))


def run(words: str, *, bold: bool = False, href: str = "") -> Run:
    """Return a stretch of words, perhaps bold or a link; ValueError for odd addresses."""
    made: Run = {"s": clean(words)}
    if bold:
        made["b"] = True
    if href:
        if not href.startswith(ADDRESSES):
            raise ValueError("an address begins with https:, http: or mailto:")
        made["href"] = href
    return made


def secret(words: str, *, level: str = "secret", ground: str = "") -> Run:
    """Return a stretch of words that is shown at its level only; what is secret has a provision."""
    return run(words) | marked(level, ground)


def marked(level: str, ground: str = "") -> dict[str, str]:
    """Return what marks a run or a block with a level; ValueError for a secret without a provision."""
    if level == "secret" and not ground:
        raise ValueError("what is secret has a provision")
    return {"level": level, "ground": clean(ground)} if ground else {"level": level}


def runs(words: Words) -> list[Run]:
    """Return words as a list of runs; plain text becomes one run."""
    parts = [words] if isinstance(words, str) else words
    return [run(part) if isinstance(part, str) else part for part in parts]


def h(level: Literal[2, 3, 4], words: str) -> Block:
    """A heading; level 1 is the document's title and is never written by hand."""
    return {"t": "h", "l": level, "s": clean(words)}


def p(words: Words) -> Block:
    """A paragraph."""
    return {"t": "p", "r": runs(words)}


def ul(items: Iterable[Words]) -> Block:
    """A list without order."""
    return {"t": "ul", "i": [runs(item) for item in items]}


def ol(items: Iterable[Words]) -> Block:
    """A numbered list."""
    return {"t": "ol", "i": [runs(item) for item in items]}


def dl(pairs: Iterable[tuple[str, str]]) -> Block:
    """Names and what they stand for."""
    return {"t": "dl", "i": [[clean(name), clean(value)] for name, value in pairs]}


def tbl(
    caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int] = ()
) -> Block:
    """A table; `widths` are the columns' shares, even if left out. A row of another length is an error."""
    cells = [[clean(cell) for cell in row] for row in rows]
    if any(len(row) != len(head) for row in cells):
        raise ValueError(f"each row of {caption!r} has {len(head)} cells")
    made = {"t": "tbl", "cap": clean(caption), "head": [clean(cell) for cell in head], "rows": cells}
    return made | {"w": list(widths or [1] * len(head))}


def fig(svg: str, alt: str, caption: str = "") -> Block:
    """A picture with its words for those who do not see it; empty words are an error."""
    if not alt.strip():
        raise ValueError("a picture needs words")
    return {"t": "fig", "svg": svg, "alt": clean(alt), "cap": clean(caption)}


def key(lanes: Sequence[str], looks: Iterable[tuple[str, str]]) -> Block:
    """What the lanes of an annual wheel are called, from inside, and what its shapes mean."""
    return {
        "t": "key",
        "lanes": [clean(lane) for lane in lanes],
        "looks": [list(pair) for pair in looks],
    }


def badge(kind: BadgeKind) -> Block:
    """How a clause is kept."""
    return {"t": "badge", "s": BADGES[kind], "kind": kind}


def toc(words: str = "Innehåll") -> Block:
    """A table of contents, made from the headings that follow."""
    return {"t": "toc", "s": clean(words)}


def item(number: str, title: str, blocks: Sequence[Block], *, level: Literal[2, 3] = 2) -> Block:
    """An item of a meeting under its number as it is read: "§ 3" in minutes, "3" on an agenda."""
    return {"t": "item", "no": clean(number), "s": clean(title), "l": level, "blocks": list(blocks)}


def decision(words: Words) -> Block:
    """What was decided."""
    return {"t": "decision", "r": runs(words)}


def dissent(by: str, words: Words) -> Block:
    """A differing view, and whose it is."""
    return {"t": "dissent", "by": clean(by), "r": runs(words)}


def task(who: str, due: str, words: Words) -> Block:
    """What somebody was given to do, and by when."""
    return {"t": "task", "who": clean(who), "due": clean(due), "r": runs(words)}


LEADS = {"decision": "Beslut", "dissent": "Avvikande mening", "task": "Uppdrag"}
"""The word that each box begins with, in every form."""


def lead(block: Block) -> str:
    """Return what a box begins with: its word, and whose it is or who does it by when."""
    said = [LEADS[block["t"]], block.get("by") or block.get("who") or ""]
    due = f"senast {block['due']}" if block.get("due") else ""
    return ", ".join(part for part in [*said, due] if part)


def heading_of(block: Block) -> str:
    """Return the words of a heading or of an item with its number."""
    return f"{block['no']} {block['s']}".strip() if block["t"] == "item" else str(block["s"])


@dataclass(frozen=True, kw_only=True)
class Envelope:
    """What every document says about itself, whatever its type."""

    type: str
    id: str
    version: int
    title: str
    municipality: str
    body: str
    date: date
    basis: Sequence[tuple[str, str]] = ()
    facts: Sequence[tuple[str, str]] = ()
    kind: str = ""
    lang: str = field(default="sv", init=False)
    form: int = field(default=1, init=False)


ENVELOPE_WORDS = {
    "id": "identitet",
    "title": "rubrik",
    "municipality": "kommun",
    "body": "organ",
}


def document(envelope: Envelope, blocks: Sequence[Block]) -> bytes:
    """Return the canonical bytes of a document: the same content always gives the same bytes.

    Raises ContentIncomplete naming everything that is missing, and KeyError for a type that is not made.
    """
    said = asdict(envelope)
    missing = [words for name, words in ENVELOPE_WORDS.items() if not str(said[name]).strip()]
    missing += [] if blocks else ["innehåll"]
    if missing:
        raise ContentIncomplete(missing)
    said["kind"] = clean(envelope.kind or KINDS[envelope.type])
    said |= {name: clean(said[name]) for name in ("title", "municipality", "body")}
    said |= {"date": envelope.date.isoformat(), "blocks": list(blocks)}
    said |= {name: [[clean(a), clean(b)] for a, b in said[name]] for name in ("basis", "facts")}
    return canonical(said)


def canonical(content: Mapping[str, Any]) -> bytes:
    """Return a JSON value as the one sequence of bytes that stands for it."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(content: bytes) -> str:
    """Return the content digest: SHA-256 of the canonical bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
