"""Office documents: no macros, controls, embedded programs, document type definitions or remote parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from django.utils.translation import gettext_lazy as _

from radslag.documents.services.inspection.archives import LOCKED, WRONG, unpacked
from radslag.documents.services.inspection.refusal import UploadRefused

TEXTS = (".xml", ".rels", ".vml", ".rdf", "mimetype")
HEART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
OPEN = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
EMBEDDED = tuple(f".{ending}" for ending in (*HEART, *OPEN))
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
PROGRAM_ENDINGS = (
    *(".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".msi", ".lnk", ".hta"),
)
MACRO_PLACES = re.compile(r"vbaproject|vbadata|/macrosheets/|^basic/|^scripts/", re.IGNORECASE)
REMOTE = re.compile(r"(?:https?|ftp|smb|file)://[^/]|//|\\\\", re.IGNORECASE)
OWN_DISK = re.compile(r"(?:file:///)?[A-Za-z]:(?:[\\/]|%5C)", re.IGNORECASE)
HREF = "{http://www.w3.org/1999/xlink}href"

MACRO = _("The file has macros. Save it without macros and send it again.")
CONTROL = _("The file has ActiveX controls. Remove them, or save it as a PDF.")
PROGRAM = _("The file has a program or another object embedded in it. Remove that, or save it as a PDF.")
TEMPLATE = _("The file fetches its template from another place. Unlink the template and send it again.")
LINKED = _("The file fetches parts from another place. Break those links and send it again.")
DEFINES = _("The file has definitions of its own (DTD) that can make it swell. Save it anew.")


def check_office(data: bytes, ending: str, *, inside: bool = False) -> None:
    """Raise UploadRefused for an office document that is something else, or does anything by itself.

    A document embedded in it (a sheet behind a diagram) is held to the same, and may embed no further one.
    """
    members = unpacked(data, (*TEXTS, *EMBEDDED))
    for name, said in members.items():
        _check_member(name, said)
    _check_kind(members, ending)
    for name, said in members.items():
        if name.lower().endswith(EMBEDDED):
            if inside:
                raise UploadRefused(PROGRAM)
            check_office(said, name.lower().rpartition(".")[2], inside=True)
        if name.endswith(".rels"):
            _check_relations(said)
        elif ending in OPEN and name in ("content.xml", "styles.xml", "meta.xml"):
            _check_links(said)


def _check_member(name: str, said: bytes) -> None:
    low = name.lower()
    if MACRO_PLACES.search(low):
        raise UploadRefused(MACRO)
    if "activex" in low:
        raise UploadRefused(CONTROL)
    if low.endswith(PROGRAM_ENDINGS) or said.startswith(PROGRAMS) or "oleobject" in low:
        raise UploadRefused(PROGRAM)
    if low.endswith(TEXTS) and _defines(said):
        raise UploadRefused(DEFINES)


def _defines(said: bytes) -> bool:
    plain = said.replace(b"\x00", b"")  # UTF-16 as well
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _check_kind(members: Mapping[str, bytes], ending: str) -> None:
    if ending in OPEN:
        if members.get("mimetype", b"").strip() != OPEN[ending]:
            raise UploadRefused(WRONG)
        if b"encryption-data" in members.get("META-INF/manifest.xml", b""):
            raise UploadRefused(LOCKED)
        return
    types = members.get("[Content_Types].xml")
    if types is None or HEART[ending] not in members:
        raise UploadRefused(WRONG)
    if b"macroEnabled" in types:
        raise UploadRefused(MACRO)


def _elements(said: bytes) -> Iterator[ET.Element]:
    try:
        # What defines entities of its own has been refused by now.
        yield from ET.fromstring(said).iter()  # noqa: S314
    except ET.ParseError as bad:
        raise UploadRefused(WRONG) from bad


def _check_relations(said: bytes) -> None:
    for relation in _elements(said):
        if relation.get("TargetMode") != "External":
            continue
        kind = relation.get("Type", "").rsplit("/", maxsplit=1)[-1]
        if kind == "attachedTemplate":
            _check_template(relation.get("Target", ""))
            continue
        if kind != "hyperlink":
            raise UploadRefused(LINKED)


def _check_template(target: str) -> None:
    """Refuse a template that would be fetched; the name of one on the writer's own disk fetches nothing."""
    if not OWN_DISK.match(target):
        raise UploadRefused(TEMPLATE)


def _check_links(said: bytes) -> None:
    """Refuse what an OpenDocument fetches; a link that a reader may follow is another thing."""
    for element in _elements(said):
        tag = element.tag.rsplit("}", maxsplit=1)[-1]
        if tag != "a" and REMOTE.match(element.get(HREF, "")):
            raise UploadRefused(TEMPLATE if tag == "template" else LINKED)
