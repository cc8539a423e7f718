"""Word file of a content: built-in styles, Swedish, header rows repeated, the same bytes each time."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import docx as library
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from radslag.documents.services.content import Block, Run, digest, heading_of, lead

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.text.paragraph import Paragraph

    from radslag.documents.services.pdf import Beside

Writer = Callable[["Docx", Block], None]
MARGIN = Mm(25)


def word(content: bytes, beside: Beside) -> bytes:
    """Return the Word file of a content; the same content and words beside it always give the same bytes.

    A picture is told in its words: the table or list beside it has what it shows.
    """
    said = json.loads(content)
    docx = _blank(said)
    _paragraph_of(docx, "Heading1", said["title"])
    _pairs(docx, [*said["facts"], *_beside(beside)])
    for block in said["blocks"]:
        _write(docx, block, said["blocks"])
    if said["basis"]:
        _paragraph_of(docx, "Heading2", "Grund")
        for rule, words in said["basis"]:
            _paragraph_of(docx, "ListBullet", f"{words} ({rule})")
    _approvals(docx, beside)
    docx.add_paragraph(f"Innehållets kontrollsumma (SHA-256): {digest(content)}.")
    return _bytes(docx)


def _beside(beside: Beside) -> Iterator[tuple[str, str]]:
    yield "Status", beside.status
    if beside.registry:
        yield "Diarienummer", beside.registry


@cache
def _ground() -> bytes:
    """Return the empty file that all begin as: our margins, Swedish as its language."""
    docx = library.Document()
    for section in docx.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    defaults = docx.styles.element.find(qn("w:docDefaults"))
    if defaults is None:
        raise TypeError("the library's own template has no defaults")
    for language in defaults.iter(qn("w:lang")):
        for name in ("w:val", "w:eastAsia"):
            language.set(qn(name), "sv-SE")
    return _bytes(docx)


def _blank(said: dict[str, Any]) -> Docx:
    docx = library.Document(io.BytesIO(_ground()))
    core = docx.core_properties
    core.title, core.author, core.language = said["title"], said["municipality"], "sv-SE"
    core.subject, core.comments, core.last_modified_by = said["kind"], "", said["municipality"]
    core.created = core.modified = datetime.fromisoformat(said["date"])
    section = docx.sections[0]
    section.header.paragraphs[0].text = f"{said['municipality']} · {said['body']}\t\t{said['kind']}"
    _page_number(section.footer.paragraphs[0])
    return docx


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 – the library's door to what it has no word for


def _page_number(paragraph: Paragraph) -> None:
    paragraph.add_run("Sida ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" (")
    _field(paragraph, "NUMPAGES")
    paragraph.add_run(")")


def _runs(paragraph: Paragraph, runs: Sequence[Run]) -> None:
    for part in runs:
        made = paragraph.add_run(part["s"])
        made.bold = True if part.get("b") else None
        if part.get("href"):
            paragraph.add_run(f" ({part['href']})")


def _write(docx: Docx, block: Block, around: Sequence[Block]) -> None:
    if block["t"] == "toc":
        _contents(docx, block, around)
        return
    WRITERS[block["t"]](docx, block)


def _paragraph_of(docx: Docx, style: str, words: str = "") -> Paragraph:
    """Return a new paragraph of a built-in style, by its id: looking names up costs more than the writing."""
    made = docx.add_paragraph(words)
    made._p.style = style  # noqa: SLF001
    return made


def _heading(docx: Docx, block: Block) -> None:
    _paragraph_of(docx, f"Heading{block['l']}", heading_of(block))


def _paragraph(docx: Docx, block: Block) -> None:
    _runs(docx.add_paragraph(), block["r"])


def _list(style: str) -> Writer:
    def write(docx: Docx, block: Block) -> None:
        for line in block["i"]:
            _runs(_paragraph_of(docx, style), line)

    return write


def _pairs(docx: Docx, pairs: Sequence[Sequence[str]]) -> None:
    for name, value in pairs:
        paragraph = docx.add_paragraph()
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(value)


def _table(docx: Docx, block: Block) -> None:
    _paragraph_of(docx, "Caption", block["cap"])
    table = docx.add_table(rows=0, cols=len(block["head"]), style="Table Grid")
    for number, line in enumerate([block["head"], *block["rows"]]):
        row = table.add_row()
        for cell, words in zip(row.cells, line, strict=True):
            run = cell.paragraphs[0].add_run(words)
            run.bold = True if number == 0 else None
        if number == 0:
            again = OxmlElement("w:tblHeader")
            row._tr.get_or_add_trPr().append(again)  # noqa: SLF001


def _picture(docx: Docx, block: Block) -> None:
    docx.add_paragraph(block["alt"])
    if block["cap"]:
        _paragraph_of(docx, "Caption", block["cap"])


def _key(docx: Docx, block: Block) -> None:
    docx.add_paragraph("Banor inifrån: " + ", ".join(block["lanes"]) + ".")


def _box(docx: Docx, block: Block) -> None:
    paragraph = _paragraph_of(docx, "IntenseQuote")
    paragraph.add_run(lead(block) + ". ").bold = True
    _runs(paragraph, block["r"])


def _badge(docx: Docx, block: Block) -> None:
    docx.add_paragraph(f"[{block['s']}]")


def _item(docx: Docx, block: Block) -> None:
    _heading(docx, block)
    for inner in block["blocks"]:
        _write(docx, inner, block["blocks"])


def _contents(docx: Docx, block: Block, around: Sequence[Block]) -> None:
    _paragraph_of(docx, "Heading2", block["s"])
    for one in around:
        if one["t"] in ("h", "item"):
            _paragraph_of(docx, "ListBullet", heading_of(one))


WRITERS: dict[str, Writer] = {
    "h": _heading,
    "p": _paragraph,
    "ul": _list("ListBullet"),
    "ol": _list("ListNumber"),
    "dl": lambda docx, block: _pairs(docx, block["i"]),
    "tbl": _table,
    "fig": _picture,
    "key": _key,
    "badge": _badge,
    "item": _item,
    "decision": _box,
    "dissent": _box,
    "task": _box,
}


def _approvals(docx: Docx, beside: Beside) -> None:
    if not beside.approvals:
        return
    _paragraph_of(docx, "Heading2", "Justering")
    for one in beside.approvals:
        paragraph = docx.add_paragraph()
        paragraph.add_run(f"{one.role} ").bold = True
        paragraph.add_run(f"{one.name}, {one.when}, {one.how}")


def _bytes(docx: Docx) -> bytes:
    out = io.BytesIO()
    docx.save(out)
    return steady(out.getvalue())


def steady(docx: bytes) -> bytes:
    """Return the same archive without the clock that it was packed by."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
