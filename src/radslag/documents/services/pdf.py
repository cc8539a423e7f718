"""PDF of a content: tagged, archivable (PDF/A-3a), accessible (PDF/UA-1), with the content as data inside."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import typst

from radslag.documents.services.content import canonical, clean, digest
from radslag.documents.services.glyphs import FONTS
from radslag.ui.names import BREAKS

HERE = FONTS.parent
SHEETS = {"wheel": "wall.typ"}
SHY = "\u00ad"


@dataclass(frozen=True, kw_only=True)
class Approval:
    """One person's agreement, as it is printed."""

    role: str
    name: str
    when: str
    how: str


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What is said beside a content, because it changes while the words do not."""

    status: str
    registry: str = ""
    approvals: Sequence[Approval] = ()


class SheetIsFull(ValueError):
    """The wheel has more entries than one sheet holds in a size that can be read; some 200 long ones fit."""


class Press(threading.local):
    """The compilers of one thread; a shared one refuses to be borrowed twice."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        self.compilers = {
            sheet: typst.Compiler(str(HERE / sheet), root=str(HERE), font_paths=fonts)
            for sheet in ("page.typ", "wall.typ")
        }


PRESS = Press()


def _breaks() -> str:
    """Return the words that may break in a narrow cell, small and with a capital, as pairs."""
    words = [word for word in BREAKS for word in (word, word.capitalize())]
    return json.dumps([[word.replace("|", ""), word.replace("|", SHY)] for word in words], ensure_ascii=False)


BREAK_WORDS = _breaks()


def render(content: bytes, beside: Beside) -> bytes:
    """Return the PDF of a content; the same content and the same words beside it always give the same bytes.

    The content is attached, byte for byte, as `innehall.json`. An annual wheel becomes one sheet of A3,
    everything else pages of A4. Nothing is written to disk and no path comes from data. Raises SheetIsFull.
    """
    said = asdict(beside) | {"digest": digest(content)}
    said["approvals"] = [{name: clean(words) for name, words in asdict(a).items()} for a in beside.approvals]
    said |= {"status": clean(beside.status), "registry": clean(beside.registry)}
    compiler = PRESS.compilers[SHEETS.get(json.loads(content)["type"], "page.typ")]
    inputs = {"doc": content.decode(), "beside": canonical(said).decode(), "breaks": BREAK_WORDS}
    try:
        made = compiler.compile(format="pdf", pdf_standards=["a-3a", "ua-1"], sys_inputs=inputs)
    except typst.TypstError as refusal:
        if "the sheet is full" in str(refusal):
            raise SheetIsFull from refusal
        raise
    if not isinstance(made, bytes):
        raise TypeError("the press returned no single file")
    return made
