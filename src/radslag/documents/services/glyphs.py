"""Which characters our documents can print: those that both cuts of the embedded typeface have."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "templates" / "typst" / "fonts"
CUTS = ("OpenSans-Regular.ttf", "OpenSans-Bold.ttf")
FAMILY = "Open Sans"


def _segments(table: bytes) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield first and last code point, delta, range offset and where that offset lies, of a format 4 map."""
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends, starts = 14, 16 + 2 * count
    for at in range(count):
        last = struct.unpack_from(">H", table, ends + 2 * at)[0]
        first = struct.unpack_from(">H", table, starts + 2 * at)[0]
        delta = struct.unpack_from(">h", table, starts + 2 * (count + at))[0]
        where = starts + 2 * (2 * count + at)
        yield first, last, delta, struct.unpack_from(">H", table, where)[0], where


def _glyph(table: bytes, point: int, segment: tuple[int, int, int, int, int]) -> int:
    first, _, delta, offset, where = segment
    if not offset:
        return (point + delta) % 65536
    found = int(struct.unpack_from(">H", table, where + offset + 2 * (point - first))[0])
    return (found + delta) % 65536 if found else 0


def _points(font: bytes) -> frozenset[int]:
    """Return the code points that a font has a glyph for; OpenType's table `cmap`, format 4."""
    tables = struct.unpack_from(">H", font, 4)[0]
    entry = next(12 + 16 * n for n in range(tables) if font[12 + 16 * n : 16 + 16 * n] == b"cmap")
    cmap = font[struct.unpack_from(">I", font, entry + 8)[0] :]
    for at in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, _, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * at)
        if platform == 3 and struct.unpack_from(">H", cmap, offset)[0] == 4:
            table = cmap[offset:]
            segments = _segments(table)
            return frozenset(p for s in segments for p in range(s[0], s[1] + 1) if _glyph(table, p, s))
    raise ValueError("the font has no Unicode map of format 4")


@cache
def printable_points() -> frozenset[int]:
    """Return the code points that can be printed, plain and bold; read from the fonts once."""
    return frozenset.intersection(*(_points((FONTS / cut).read_bytes()) for cut in CUTS)) | {0x0A}


def unprintable(text: str) -> list[str]:
    """Return the characters of a text that cannot be printed, each once, in order; for the form to say."""
    return list(dict.fromkeys(c for c in text if ord(c) not in printable_points()))


def printable(text: str) -> str:
    """Return the text with each character that cannot be printed written as its number, `[U+1F600]`."""
    if all(ord(c) in printable_points() for c in text):
        return text
    return "".join(c if ord(c) in printable_points() else f"[U+{ord(c):04X}]" for c in text)
