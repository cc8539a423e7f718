"""What comes back by mail, read: answers to invitations (iTIP), servers' reports (RFC 3464). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from enum import Enum

from icalendar import Calendar
from icalendar.cal import Component

LARGEST = 10 * 1024 * 1024


class Said(Enum):
    """What somebody answered an invitation."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer to an invitation from a calendar.

    `attendee` is the address that answered, in lower case; a mail can claim any. `sequence` is the one that
    was answered: lower than the meeting's own means an older invitation. `at` is None when not told.
    """

    uid: str
    sequence: int
    attendee: str
    said: Said
    at: datetime | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A server's report of what became of a message, found by its mark (ENVID, or our Message-ID).

    `action` is delivered, failed, delayed, relayed or expanded; `status` is such as 5.1.1.
    """

    mark: str
    action: str
    status: str = ""
    words: str = ""


ACTIONS = frozenset({"delivered", "failed", "delayed", "relayed", "expanded"})
_MARK = re.compile(r"^<?([A-Za-z0-9_-]+\.[0-9a-f]{40})(?:@[^\s>]+>?)?$")


def read_reply(raw: bytes) -> Reply | Report | None:
    """Return the answer or the report that a mail holds; None for any other mail, and for one past 10 MB."""
    if len(raw) > LARGEST:
        return None
    mail = message_from_bytes(raw, policy=policy.default)
    if mail.get_content_type() == "multipart/report":
        return _report(mail)
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            return _reply(part)
    return None


def _reply(part: Message) -> Reply | None:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return None
    try:
        calendar = Calendar.from_ical(content)
        events = calendar.walk("VEVENT")
        if str(calendar.get("method", "")).upper() != "REPLY" or not events:
            return None
        return _answer(events[0])
    except (ValueError, KeyError, IndexError):
        return None


def _answer(event: Component) -> Reply | None:
    attendees = event.get("attendee")
    attendee = attendees[0] if isinstance(attendees, list) else attendees
    said = str(attendee.params.get("PARTSTAT", "")).lower() if attendee is not None else ""
    if not event.get("uid") or said not in {one.value for one in Said}:
        return None
    stamp = event.get("dtstamp")
    return Reply(
        uid=str(event["uid"]),
        sequence=int(event.get("sequence", 0)),
        attendee=re.sub("^mailto:", "", str(attendee), flags=re.IGNORECASE).strip().lower(),
        said=Said(said),
        at=stamp.dt if stamp is not None and isinstance(stamp.dt, datetime) else None,
        comment=str(event.get("comment", "")),
    )


def _report(mail: EmailMessage) -> Report | None:
    blocks = list(_status_blocks(mail))
    action = next((_word(block, "Action").lower() for block in blocks if block["Action"]), "")
    envelope = [_word(block, "Original-Envelope-Id") for block in blocks]
    mark = next((found[1] for one in [*envelope, *_returned_ids(mail)] if (found := _MARK.match(one))), "")
    if action not in ACTIONS or not mark:
        return None
    told = next(block for block in blocks if block["Action"])
    words = _word(told, "Diagnostic-Code").partition(";")[2].strip()
    return Report(mark=mark, action=action, status=_word(told, "Status"), words=words)


def _status_blocks(mail: EmailMessage) -> Iterator[Message]:
    """Yield what a report says of the message, then of each recipient."""
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status":
            payload = part.get_payload()
            yield from (block for block in payload if isinstance(block, Message))


def _returned_ids(mail: EmailMessage) -> Iterator[str]:
    """Yield the Message-ID of each message that a report returns, whole or as headers only."""
    for part in mail.walk():
        if part.get_content_type() == "text/rfc822-headers":
            headers = part.get_content()
            yield _word(message_from_bytes(headers.encode(), policy=policy.default), "Message-ID")
        elif part.get_content_type() == "message/rfc822":
            yield _word(part.get_content(), "Message-ID")


def _word(block: Message, name: str) -> str:
    """Return what a header says; empty for one so broken that the library's own parser gives up on it."""
    try:
        return " ".join(str(block.get(name, "")).split())
    except (IndexError, ValueError, MessageError):
        return ""
