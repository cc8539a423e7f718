"""What a file from anywhere shows by itself: whether our seal in it is whole, which contents it carries.

The file may be made to harm. It is therefore never opened as a PDF: its bytes are searched, and what is
packed in it is unpacked only so far. Nothing here reads settings, rows or the clock.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from enum import Enum
from hashlib import sha256

from asn1crypto import cms, x509
from pyhanko.sign.general import CMSStructuralError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity

RANGE = re.compile(rb"/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")
STREAM = re.compile(rb"stream\r?\n")
MOST_STREAMS, MOST_OF_ONE, MOST_IN_ALL = 20_000, 8 * 2**20, 32 * 2**20


class SealState(Enum):
    """What a file shows of a seal made with one of our certificates."""

    NONE = "none"
    WHOLE = "whole"
    BROKEN = "broken"


def seal_state(pdf: bytes, certificates: Iterable[bytes]) -> SealState:
    """Tell whether a file has a seal by one of these certificates (DER), and whether it covers every byte.

    A seal is whole when nothing stands before, within or after what it covers but the seal itself.
    """
    ours = list(certificates)
    small = pdf.lower()
    if not any(one.hex().encode() in small or one in pdf for one in ours):
        return SealState.NONE
    seals = [found for match in RANGE.finditer(pdf) if (found := _covering(pdf, match))]
    whole = any(_fits(seal, covered, one) for seal, covered in seals for one in ours)
    return SealState.WHOLE if whole else SealState.BROKEN


def _covering(pdf: bytes, match: re.Match[bytes]) -> tuple[bytes, bytes] | None:
    """Return a seal and the bytes it covers, if those are the whole file."""
    first, length, second, rest = (int(number) for number in match.groups())
    if first != 0 or second + rest != len(pdf) or not length < second - 1:
        return None
    gap = pdf[length:second]
    try:
        return bytes.fromhex(gap.removeprefix(b"<").removesuffix(b">").decode()), pdf[:length] + pdf[second:]
    except ValueError:
        return None


def _fits(seal: bytes, covered: bytes, certificate: bytes) -> bool:
    try:
        signed = cms.ContentInfo.load(seal)["content"]
        (signer,) = signed["signer_infos"]
        if signer["digest_algorithm"]["algorithm"].native != "sha256":
            return False
        digest = sha256(covered).digest()
        intact, valid = validate_sig_integrity(signer, x509.Certificate.load(certificate), "data", digest)
    except (ValueError, TypeError, KeyError, CMSStructuralError, SignatureValidationError):
        return False
    return bool(intact and valid)


def contents(pdf: bytes) -> Iterator[bytes]:
    """Yield each JSON text that a file carries as an attachment, unpacked; 8 MB of one, 32 MB in all."""
    left = MOST_IN_ALL
    for number, match in enumerate(STREAM.finditer(pdf)):
        if number >= MOST_STREAMS or left <= 0:
            return
        found = _unpacked(pdf, match.end(), min(left, MOST_OF_ONE))
        left -= len(found)
        if found.startswith(b"{"):
            yield found


def _unpacked(pdf: bytes, start: int, most: int) -> bytes:
    """Return what a stream holds if it begins as JSON does, else nothing."""
    if pdf.startswith(b"{", start):
        end = pdf.find(b"endstream", start, start + most)
        return pdf[start:end].rstrip(b"\r\n") if end > 0 else b""
    try:
        if zlib.decompressobj().decompress(pdf[start : start + 256], 1) != b"{":
            return b""
        return zlib.decompressobj().decompress(pdf[start : start + most], most)
    except zlib.error:
        return b""
