"""Putting a letter in the outbox, inside the caller's transaction; nothing is sent here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from radslag.journal.services import Act, record
from radslag.municipalities.tenancy import here
from radslag.notices.models import Enclosure, Letter, Message
from radslag.notices.services.calendar import Invitation
from radslag.notices.services.message import Enclosed
from radslag.notices.states import DUE, MessageState


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a letter says.

    `matter` is the journal's reference, `body` the key of the body whose letter it is. `text` is plain:
    paragraphs have an empty line between them, a list's lines begin with "- ", and a line with {link} gets
    each recipient's own address. `version` makes a letter with the same words another one. Secret papers and
    words have no place in it.
    """

    matter: str
    subject: str
    text: str
    calendar: Invitation | None = None
    enclosures: Sequence[Enclosed] = ()
    body: str = ""
    version: str = ""

    def digest(self) -> str:
        """Return the SHA-256 of all that is said and enclosed."""
        calendar = self.calendar.to_json() if self.calendar else None
        files = [[one.name, one.media_type, sha256(one.content).hexdigest()] for one in self.enclosures]
        said = [self.matter, self.subject, self.text, calendar, files, self.body, self.version]
        return sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Recipient:
    """One whom a letter goes to: an id such as person:12, name and address as they are now.

    `link` is the path of the recipient's own page, beginning with a slash, or "".
    """

    key: str
    name: str
    address: str = ""
    link: str = ""


@transaction.atomic
def post(
    kind: str,
    letter: Draft,
    recipients: Iterable[Recipient],
    *,
    actor: str,
    at: datetime,
    send_after: datetime | None = None,
) -> Letter:
    """Let a letter wait to be sent to each recipient, and return it.

    The same words in the same matter to the same recipient wait once, however often they are posted; what
    was withdrawn before it was sent waits again. A recipient without a usable address is kept, and shown to
    those who see to letters. With `send_after` the letter gathers until then: an earlier one of its kind in
    the same matter that still gathers gives way to it, and it goes when that one would have gone.
    """
    digest = letter.digest()
    goes = _gathered(kind, letter.matter, digest, send_after, at=at)
    kept, made = Letter.objects.get_or_create(
        kind=kind,
        digest=digest,
        defaults={
            "matter": letter.matter, "body": letter.body, "subject": letter.subject, "text": letter.text,
            "calendar": letter.calendar.to_json() if letter.calendar else None,
            "posted_at": at, "posted_by": actor, "send_after": goes,
        },
    )  # fmt: skip
    if made:
        _enclose(kept, letter.enclosures)
    count = _address(kept, {one.key: one for one in recipients}, goes or at, at=at)
    if count:
        what = Act(
            ref=letter.matter,
            row=f"letter:{kept.pk}",
            bodies=[letter.body] if letter.body else [],
            payload={"kind": kind, "recipients": count},
        )
        record("letter.posted", actor=actor, at=at, what=what)
    return kept


def message_key(kind: str, digest: str, recipient: str) -> str:
    """Return what makes a message one: kind, what is said, and to whom."""
    return sha256(f"{kind}\n{digest}\n{recipient}".encode()).hexdigest()


def message_id(key: str) -> str:
    """Return the Message-ID of a message in this municipality; a deliberate resend has the same."""
    domain = parseaddr(settings.LETTERS_FROM)[1].rpartition("@")[2] or "localhost"
    return f"<{here().slug}.{key[:40]}@{domain}>"


def is_usable(address: str) -> bool:
    """Tell whether mail can be addressed like this at all."""
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _gathered(
    kind: str, matter: str, digest: str, send_after: datetime | None, *, at: datetime
) -> datetime | None:
    """Withdraw what this letter takes the place of, and return when the letter goes."""
    if send_after is None:
        return None
    earlier = Letter.objects.filter(kind=kind, matter=matter, send_after__gt=at).exclude(digest=digest)
    waiting = Message.objects.filter(letter__in=earlier, state__in=(*DUE, MessageState.NO_ADDRESS))
    times = waiting.values_list("letter__send_after", flat=True)
    goes = min([send_after, *(time for time in times if time)])
    waiting.update(state=MessageState.CANCELLED, moved_at=at)
    return goes


def _enclose(letter: Letter, files: Iterable[Enclosed]) -> None:
    Enclosure.objects.bulk_create(
        Enclosure(letter=letter, name=one.name, media_type=one.media_type, content=one.content)
        for one in files
    )


def _address(letter: Letter, recipients: dict[str, Recipient], goes: datetime, *, at: datetime) -> int:
    """Let a message wait for each recipient who has none; return how many now wait that did not."""
    known = {one.recipient: one for one in Message.objects.filter(letter=letter)}
    new = [_message(letter, one, goes, at=at) for key, one in recipients.items() if key not in known]
    Message.objects.bulk_create(new)
    back = [
        _wait(known[key], one, goes, at=at)
        for key, one in recipients.items()
        if key in known and known[key].state == MessageState.CANCELLED
    ]
    fields = ["name", "address", "link", "state", "queued_at", "moved_at", "next_attempt_at", "attempts"]
    Message.objects.bulk_update(back, fields, batch_size=100)
    return len(new) + len(back)


def _message(letter: Letter, to: Recipient, goes: datetime, *, at: datetime) -> Message:
    key = message_key(letter.kind, letter.digest, to.key)
    made = Message(letter=letter, recipient=to.key, key=key, message_id=message_id(key))
    return _wait(made, to, goes, at=at)


def _wait(message: Message, to: Recipient, goes: datetime, *, at: datetime) -> Message:
    address = to.address.strip()
    message.name, message.address, message.link = to.name, address, to.link
    message.state = MessageState.WAITING if is_usable(address) else MessageState.NO_ADDRESS
    message.attempts, message.moved_at = 0, at
    message.queued_at = message.next_attempt_at = goes
    return message
