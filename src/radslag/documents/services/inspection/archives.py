"""Zip archives, opened without trusting what they say about themselves."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from radslag.documents.services.inspection.refusal import UploadRefused

MEMBERS = 3_000
UNPACKED = 250 * 1024 * 1024
RATIO = 120
PIECE = 256 * 1024
_SYMLINK = 0o120000
_LOCAL = struct.Struct("<4s22xHH")

WRONG = _("What is in the file does not match the ending of its name. Save it anew in its own program.")
LOCKED = _("The file is locked and cannot be preserved. Save it without a password and send it again.")
TOO_MANY = _("The file is packed with more than 3,000 parts. Save it anew, or as a PDF.")
OUTSIDE = _("The file is packed with parts that point outside it. Save it anew in its own program.")
TOO_DENSE = _("The file would swell to many times its size when opened. Save it anew, or as a PDF.")
LYING = _("The file says that it is smaller than it is when opened. Save it anew, or as a PDF.")


def unpacked(data: bytes, wanted: tuple[str, ...]) -> Mapping[str, bytes]:
    """Return the members of an archive by name; whole for the `wanted` endings, else their first bytes.

    Sizes are held against the limits twice: as declared, before anything is opened, and as counted while
    reading. Raises UploadRefused.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as bad:
        raise UploadRefused(WRONG) from bad
    _check_names(members)
    _check_sizes(members, len(data))
    return {member.filename: _read(data, member, wanted) for member in members}


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    for member in members:
        # The name as it stands in the archive: zipfile itself already turns some of it round.
        name = member.orig_filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0] or "\x00" in name:
            raise UploadRefused(OUTSIDE)
        if (member.external_attr >> 16) & 0o170000 == _SYMLINK:
            raise UploadRefused(OUTSIDE)


def _check_sizes(members: list[zipfile.ZipInfo], size: int) -> None:
    if len(members) > MEMBERS:
        raise UploadRefused(TOO_MANY)
    total = sum(member.file_size for member in members)
    if total > UNPACKED or total > RATIO * max(size, 1):
        raise UploadRefused(TOO_DENSE)


def _read(data: bytes, member: zipfile.ZipInfo, wanted: tuple[str, ...]) -> bytes:
    """Return a member, having counted every byte of it; zipfile would stop where the member says it ends."""
    kept, count = bytearray(), 0
    whole = member.filename.lower().endswith(wanted)
    for piece in _pieces(data, member):
        count += len(piece)
        if count > member.file_size:
            raise UploadRefused(LYING)
        if whole or len(kept) < PIECE:
            kept += piece
    if count != member.file_size:
        raise UploadRefused(LYING)
    return bytes(kept)


def _pieces(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    if member.flag_bits & 0x1:
        raise UploadRefused(LOCKED)
    at = member.header_offset
    if at + _LOCAL.size > len(data):
        raise UploadRefused(WRONG)
    sign, name, extra = _LOCAL.unpack_from(data, at)
    start = at + _LOCAL.size + name + extra
    if sign != b"PK\x03\x04" or start + member.compress_size > len(data):
        raise UploadRefused(WRONG)
    packed = memoryview(data)[start : start + member.compress_size]
    if member.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        yield from _inflated(packed)
    else:
        raise UploadRefused(WRONG)


def _inflated(packed: memoryview) -> Iterator[bytes]:
    machine = zlib.decompressobj(-zlib.MAX_WBITS)
    waiting: bytes | memoryview = packed
    try:
        while not machine.eof:
            piece = machine.decompress(waiting, PIECE)
            waiting = machine.unconsumed_tail
            if not piece and not waiting:
                return
            yield piece
    except zlib.error as bad:
        raise UploadRefused(WRONG) from bad
