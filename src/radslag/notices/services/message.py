"""One mail as bytes: text and HTML that say the same, the invitation where Outlook looks for it, files.

Pure. Nothing in it is fetched from anywhere and nothing tells us whether it was opened.
"""

from __future__ import annotations

import re
import secrets
from base64 import encodebytes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from functools import lru_cache
from html import escape
from itertools import groupby

LINK = "{link}"
# Seven bits throughout: no server on the way has a reason to write it anew, which would break its signature.
SEVEN_BITS = policy.SMTP.clone(cte_type="7bit")
_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]")
_ITEM = re.compile(r"[-–•] ")
_BREAK = "<br>\n"


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a letter."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """Everything that one mail to one recipient is made of; `calendar` is iCalendar with that `method`."""

    sender: str
    sender_name: str
    to: str
    to_name: str
    subject: str
    message_id: str
    at: datetime
    text: str
    calendar: bytes = b""
    method: str = ""
    files: Sequence[Enclosed] = ()


def build(mail: Mail) -> bytes:
    """Return the exact bytes to hand over; raise ValueError for an address no header can hold."""
    made = EmailMessage(policy=SEVEN_BITS)
    made["From"] = Address(mail.sender_name, addr_spec=mail.sender)
    made["To"] = Address(mail.to_name, addr_spec=mail.to)
    made["Subject"] = " ".join(mail.subject.split())
    made["Message-ID"] = mail.message_id
    made["Date"] = mail.at
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.text)
    made.add_alternative(as_html(mail.subject, mail.text), subtype="html")
    if mail.calendar:
        _add_calendar(made, mail)
    places = {}
    for file in _files(mail):
        main, _, sub = file.media_type.partition("/")
        place = secrets.token_bytes(30)
        made.add_attachment(place, maintype=main, subtype=sub, filename=file.name)
        places[_base64(place)] = file.content
    raw = made.as_bytes()
    for place, content in places.items():
        raw = raw.replace(place, _base64(content), 1)
    return raw


@lru_cache(maxsize=8)
def _base64(content: bytes) -> bytes:
    """Write a file in lines, once for all recipients: the library is slow at it, and does it for each."""
    return encodebytes(content).replace(b"\n", b"\r\n")


def _add_calendar(made: EmailMessage, mail: Mail) -> None:
    """Add the invitation as the last alternative; anywhere else Outlook shows a file, not a meeting."""
    params = {"method": mail.method, "charset": "utf-8"}
    made.add_alternative(mail.calendar, maintype="text", subtype="calendar", cte="base64", params=params)


def _files(mail: Mail) -> Iterable[Enclosed]:
    yield from mail.files
    if mail.calendar:
        name = "installt.ics" if mail.method == "CANCEL" else "inbjudan.ics"
        yield Enclosed(name, "application/ics", mail.calendar)


def personal(text: str, link: str) -> str:
    """Return the text with the recipient's own address in its place; without one its lines are left out."""
    if link:
        return text.replace(LINK, link)
    return "\n".join(line for line in text.split("\n") if LINK not in line)


def as_html(title: str, text: str) -> str:
    """Return the same words as HTML: paragraphs, lines with a dash as lists, whole addresses as links."""
    blocks = re.split(r"\n\s*\n", text.strip())
    body = "\n".join(_block(block.split("\n")) for block in blocks if block.strip())
    return (
        '<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>\n<body>\n{body}\n</body></html>\n"
    )


def _block(lines: list[str]) -> str:
    """Write lines that follow on each other: those that begin with a dash as a list, others as text."""
    made = []
    for listed, group in groupby(lines, key=lambda line: bool(_ITEM.match(line))):
        if listed:
            items = "".join(f"<li>{_line(_ITEM.sub('', line, count=1))}</li>\n" for line in group)
            made.append(f"<ul>\n{items}</ul>")
        else:
            made.append(f"<p>{_BREAK.join(map(_line, group))}</p>")
    return "\n".join(made)


def _line(words: str) -> str:
    """Write one line, escaped, with whole addresses as links to themselves."""
    made, last = [], 0
    for found in _ADDRESS.finditer(words):
        made.append(escape(words[last : found.start()]))
        made.append(f'<a href="{escape(found[0])}">{escape(found[0])}</a>')
        last = found.end()
    return "".join([*made, escape(words[last:])])
