"""Asking ClamAV's daemon about a file; without one, a file is marked as not scanned."""

from __future__ import annotations

import logging
import socket
import struct

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from radslag.documents.services.inspection import UploadRefused
from radslag.documents.states import Scan

log = logging.getLogger("radslag.uploads")
PATIENCE = 30
PIECE = 1 << 16


def scan(data: bytes) -> Scan:
    """Return what is known about harmful code in these bytes; raises UploadRefused when there is any.

    `CLAMD` is `host:port` or the path of a socket. A daemon that does not answer leaves the file marked
    as not scanned, and a line in the log.
    """
    if not settings.CLAMD:
        return Scan.NOT_SCANNED
    try:
        answer = _ask(settings.CLAMD, data)
    except OSError:
        log.warning("the scanner did not answer", exc_info=True)
        return Scan.NOT_SCANNED
    if answer.endswith("FOUND"):
        log.warning("harmful code refused", extra={"signature": answer})
        raise UploadRefused(_("The virus scanner found harmful code in the file. It was not kept."))
    return Scan.CLEAN if answer.endswith("OK") else Scan.NOT_SCANNED


def _ask(where: str, data: bytes) -> str:
    with _line_to(where) as line:
        line.settimeout(PATIENCE)
        line.sendall(b"zINSTREAM\0")
        for at in range(0, len(data), PIECE):
            piece = data[at : at + PIECE]
            line.sendall(struct.pack(">I", len(piece)) + piece)
        line.sendall(struct.pack(">I", 0))
        return _answer(line)


def _answer(line: socket.socket) -> str:
    said = b""
    while not said.endswith(b"\0") and (piece := line.recv(4096)):
        said += piece
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()


def _line_to(where: str) -> socket.socket:
    if where.startswith("/"):
        return _socket_at(where)
    host, _colon, port = where.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=PATIENCE)


def _socket_at(path: str) -> socket.socket:
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(PATIENCE)
    try:
        line.connect(path)
    except OSError:
        line.close()
        raise
    return line
