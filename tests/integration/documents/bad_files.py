"""Files that must not be taken in, and files that must; all made here, none of them real."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

import pikepdf
from PIL import Image

from radslag.documents.services.pdf import Beside, render
from radslag.documents.services.word import word
from tests.unit.documents.samples import everything

TYPES = b"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/></Types>"""
RELATIONS = (
    '<?xml version="1.0"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def archive(members: Mapping[str, bytes], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packed) as made:
        for name, said in members.items():
            made.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), said, packed)
    return out.getvalue()


def office(heart: str, **more: bytes) -> dict[str, bytes]:
    return {"[Content_Types].xml": TYPES, heart: b"<x/>"} | more


DOCX, XLSX, PPTX = "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"


def open_document(kind: str) -> bytes:
    said = f"application/vnd.oasis.opendocument.{kind}".encode()
    manifest = b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return archive(
        {"mimetype": said, "META-INF/manifest.xml": manifest, "content.xml": b"<x/>"},
        packed=zipfile.ZIP_STORED,
    )


def pdf(change: Callable[[pikepdf.Pdf], None] | None = None, **save: object) -> bytes:
    made = pikepdf.new()
    made.add_blank_page()
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out, **save)  # type: ignore[arg-type]
    return out.getvalue()


def with_script(made: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")
    made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["x", action]))


def with_launch(made: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name("/Launch"), F="cmd.exe")
    made.pages[0].obj.AA = pikepdf.Dictionary(O=action)


def with_opening(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/URI"), URI="https://exempel.se/")


def picture(kind: str, exif: bool = False) -> bytes:
    made, out = Image.new("RGB", (20, 10), "navy"), io.BytesIO()
    place = Image.Exif()
    place[0x010E] = "PLATSEN"
    made.save(out, kind, **({"exif": place} if exif else {}))
    return out.getvalue()


@cache
def bomb() -> bytes:
    """240 MB that lie in some 240 kB, and say so."""
    return archive(office(XLSX) | {"xl/media/a.bin": b"\0" * 240_000_000})


@cache
def lying_bomb() -> bytes:
    """The same, saying in both places that it is a thousand bytes."""
    made, short = bytearray(bomb()), struct.pack("<I", 1000)
    real = struct.pack("<I", 240_000_000)
    while (at := made.find(real)) >= 0:
        made[at : at + 4] = short
    return bytes(made)


def relation(kind: str, target: str) -> bytes:
    one = f'<Relationship Id="r1" Type="{KIND}{kind}" Target="{target}" TargetMode="External"/>'
    return RELATIONS.format(one).encode()


NESTED = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def bad() -> dict[str, tuple[str, bytes, str]]:
    """Return each bad file by what it is: its name, its bytes, how its sentence begins."""
    outside = archive(office(DOCX) | {"../../x": b"x"} | {f"{n}.xml": b"" for n in range(3_001)})
    many = archive(office(DOCX) | {f"{n}.xml": b"" for n in range(3_001)})
    embedded = office(DOCX) | {
        "word/activeX/activeX1.xml": b"<x/>",
        "word/embeddings/a.exe": b"MZ\x90\x00",
    }
    return {
        "a program": ("rapport.pdf", b"MZ\x90\x00" + b"\0" * 99, "Filen är ett program"),
        "a web page": ("bild.png", b"<!DOCTYPE html><html><p>x", "Filen är en webbsida"),
        "a drawing with a script": ("bild.jpg", SVG, "Filen är en SVG-teckning"),
        "a PDF with a script": ("a.pdf", pdf(with_script), "Filen har ett skript"),
        "a PDF that launches": ("a.pdf", pdf(with_launch), "Filen vill starta ett program"),
        "a document with macros": (
            "a.docx", archive(office(DOCX) | {"word/vbaProject.bin": b"x"}), "Filen har makron",
        ),
        "a document with controls": ("a.docx", archive(embedded), "Filen har ActiveX-kontroller"),
        "a document with a remote template": (
            "a.docx",
            archive(
                office(DOCX)
                | {"word/_rels/settings.xml.rels": relation("attachedTemplate", "https://exempel.se/a.dotm")}
            ),
            "Filen hämtar sin mall",
        ),
        "a sheet with nested entities": (
            "a.xlsx", archive(office(XLSX) | {"xl/sharedStrings.xml": NESTED}), "Filen har egna definitioner",
        ),
        "a bomb": ("a.xlsx", bomb(), "Filen skulle svälla"),
        "a lying bomb": ("a.xlsx", lying_bomb(), "Filen uppger att den är mindre"),
        "parts outside": ("a.docx", outside, "Filen är packad med delar som pekar utanför"),
        "too many parts": ("a.docx", many, "Filen är packad med fler än 3 000 delar"),
        "a turned name": ("rapport\u202egnp.exe.docx", archive(office(DOCX)), "Filens namn har dolda tecken"),
    }  # fmt: skip


def also_bad() -> dict[str, tuple[str, bytes, str]]:
    """Return more files that are refused, several of them by the same sentence as another."""
    password = pikepdf.Encryption(user="x", owner="y")
    owner_only = pikepdf.Encryption(user="", owner="y")
    sealed = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    locked = {"mimetype": b"application/vnd.oasis.opendocument.text"}
    locked |= {"META-INF/manifest.xml": b"<m><encryption-data/></m>", "content.xml": b"x"}
    utf16 = NESTED.decode().encode("utf-16")
    inner = archive(office(XLSX) | {"xl/vbaProject.bin": b"x"})
    far = b'<x xmlns:l="http://www.w3.org/1999/xlink"><o l:href="https://exempel.se/a"/></x>'
    remote = {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": far}
    link = {"word/_rels/document.xml.rels": relation("oleObject", "file:///c:/a.xls")}
    share = {"word/_rels/settings.xml.rels": relation("attachedTemplate", "file:///\\\\server\\a.dotm")}
    return {
        "a template on a share": ("a.docx", archive(office(DOCX) | share), "Filen hämtar sin mall"),
        "a locked PDF": ("a.pdf", pdf(encryption=password), "Filen är låst och kan inte bevaras"),
        "a PDF with an owner's lock": ("a.pdf", pdf(encryption=owner_only), "Filen är låst"),
        "a locked document": ("a.docx", sealed, "Filen är låst och kan inte bevaras"),
        "a locked open document": ("a.odt", archive(locked), "Filen är låst och kan inte bevaras"),
        "a PDF that opens a page": ("a.pdf", pdf(with_opening), "Filen vill göra något"),
        "half a PDF": ("a.pdf", b"%PDF-1.7\n", "Innehållet i filen stämmer inte"),
        "an old document": ("a.docx", sealed[:8] + b"x" * 99, "Innehållet i filen stämmer inte"),
        "a sheet named as a document": ("a.docx", archive(office(XLSX)), "Innehållet i filen stämmer inte"),
        "another open document": ("a.ods", open_document("text"), "Innehållet i filen stämmer inte"),
        "a broken archive": ("a.docx", archive(office(DOCX))[:-30], "Innehållet i filen stämmer inte"),
        "a picture of nothing": ("a.png", b"\x89PNG\r\n\x1a\n" + b"x" * 50, "Innehållet i filen stämmer"),
        "entities in UTF-16": (
            "a.xlsx", archive(office(XLSX) | {"xl/a.xml": utf16}), "Filen har egna definitioner",
        ),
        "macros in an embedded sheet": (
            "a.docx", archive(office(DOCX) | {"word/embeddings/a.xlsx": inner}), "Filen har makron",
        ),
        "a remote object": ("a.docx", archive(office(DOCX) | link), "Filen hämtar delar"),
        "a remote part": ("a.odt", archive(remote), "Filen hämtar delar"),
        "an embedded program": (
            "a.docx", archive(office(DOCX) | {"word/embeddings/a.bin": b"MZ"}), "Filen har ett program",
        ),
        "text in Latin 1": ("a.txt", "åäö".encode("latin-1"), "Filen är inte text i UTF-8"),
        "text with a null": ("a.csv", b"a;b\0", "Filen är inte text i UTF-8"),
        "a program named as text": ("a.txt", b"#!/bin/sh\n", "Filen är ett program"),
        "another kind": ("a.exe", b"MZ", "Här tas PDF"),
        "no ending": ("LÄSMIG", b"x", "Här tas PDF"),
        "nothing": ("a.txt", b"", "Filen är tom"),
        "too much": ("a.txt", b"x" * (25 * 1024 * 1024 + 1), "Filen är större än 25 MB"),
        "a path": ("../a.txt", b"x", "Filens namn ser ut som en sökväg"),
        "a very long name": ("a" * 121 + ".txt", b"x", "Ge filen ett namn"),
    }  # fmt: skip


def good() -> dict[str, bytes]:
    """Return one sound file for each ending."""
    said = everything()["minutes"]
    return {
        "protokoll.pdf": render(said, Beside(status="Justerad")),
        "protokoll.docx": word(said, Beside(status="Justerad")),
        "tabell.xlsx": archive(office(XLSX) | {"xl/_rels/a.rels": relation("hyperlink", "https://a.se/")}),
        "bilder.pptx": archive(office(PPTX)),
        "text.odt": open_document("text"),
        "tabell.ods": open_document("spreadsheet"),
        "bilder.odp": open_document("presentation"),
        "bild.png": picture("PNG"),
        "bild.jpg": picture("JPEG", exif=True),
        "anteckning.txt": "Å, ä och ö\n".encode(),
        "tabell.csv": "\ufeffnamn;antal\nÅsa;3\n".encode(),
    }
