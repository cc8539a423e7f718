"""The mailbox that answers and reports come to: IMAP, or a folder of .eml files."""

from __future__ import annotations

import imaplib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

log = logging.getLogger(__name__)
# Takes one mail, and tells whether it was an answer or a report that we know of.
Taker = Callable[[bytes], bool]
TIMEOUT = 20


@dataclass
class Found:
    """How many mails were read, and how many of them were left for a person."""

    taken: int = 0
    left: int = 0

    def note(self, *, taken: bool) -> None:
        """Count one."""
        self.taken += taken
        self.left += not taken


def read_mailbox(where: str, take: Taker) -> Found:
    """Give each new mail to `take`, and mark it as read only when that has been done.

    `where` is imaps://name:word@host:993/INBOX or the path of a folder. What is not ours stays unread and
    flagged in the mailbox, for a person. A mail that broke on the way is given again the next time.
    """
    place = urlsplit(where)
    if place.scheme in ("imap", "imaps"):
        return _read_imap(where, take)
    return _read_folder(Path(place.path if place.scheme == "file" else where), take)


def _read_folder(folder: Path, take: Taker) -> Found:
    found = Found()
    for file in sorted(folder.glob("*.eml")):
        taken = take(file.read_bytes())
        done = folder / ("lasta" if taken else "ovriga")
        done.mkdir(exist_ok=True)
        file.rename(done / file.name)
        found.note(taken=taken)
    return found


def _read_imap(where: str, take: Taker) -> Found:
    place = urlsplit(where)
    opened = imaplib.IMAP4_SSL if place.scheme == "imaps" else imaplib.IMAP4
    found = Found()
    with opened(
        place.hostname or "", place.port or (993 if place.scheme == "imaps" else 143), timeout=TIMEOUT
    ) as box:
        box.login(unquote(place.username or ""), unquote(place.password or ""))
        box.select(place.path.strip("/") or "INBOX")
        for uid in box.uid("search", "UNSEEN", "UNFLAGGED")[1][0].split():
            taken = take(_fetched(box, uid))
            box.uid("store", uid.decode(), "+FLAGS", r"(\Seen)" if taken else r"(\Flagged)")
            found.note(taken=taken)
    return found


def _fetched(box: imaplib.IMAP4, uid: bytes) -> bytes:
    """Return a mail without marking it as read."""
    _, parts = box.uid("fetch", uid.decode(), "(BODY.PEEK[])")
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")
