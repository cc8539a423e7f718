"""Files by their content: each lies once, under its SHA-256, and is checked whenever it is read."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings

_NAME = re.compile(r"[0-9a-f]{64}")


class BlobIsMissing(LookupError):
    """There is no file of that name in the store; it was disposed of, or the store is not whole."""


class BlobIsDamaged(ValueError):
    """The file is no longer what its name says; take it back from the latest backup."""


def place_of(sha256: str) -> Path:
    """Return where a file lies; raises ValueError for what is not a SHA-256 in hexadecimal."""
    if not _NAME.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return Path(settings.BLOB_FOLDER) / sha256[:2] / sha256[2:]


def keep(data: bytes) -> str:
    """Keep these bytes and return their SHA-256; afterwards they are on the disk, whole or not at all."""
    sha256 = hashlib.sha256(data).hexdigest()
    place = place_of(sha256)
    if place.exists() and _digest(place.read_bytes()) == sha256:
        return sha256
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _settle(place.parent)
    return sha256


def read(sha256: str) -> bytes:
    """Return the bytes of that name; raises BlobIsMissing, and BlobIsDamaged for what is not the same."""
    try:
        data = place_of(sha256).read_bytes()
    except FileNotFoundError as missing:
        raise BlobIsMissing(sha256) from missing
    if _digest(data) != sha256:
        raise BlobIsDamaged(sha256)
    return data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _settle(folder: Path) -> None:
    """Let the new name of a file survive a power cut, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
