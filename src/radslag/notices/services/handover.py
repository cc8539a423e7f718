"""The line that letters leave by: a mail server, or a folder where there is none."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Self

from django.conf import settings
from django.core.mail.utils import DNS_NAME

from radslag.notices.states import MessageState

TRY_LATER = 421


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of handing one message over: the server's code and own words, and what that makes it.

    `code` is 0 when nothing was answered. `reached` is false when there was no server to talk to.
    """

    outcome: MessageState
    code: int = 0
    words: str = ""
    host: str = ""
    tls: str = ""
    reached: bool = True


class Line(Protocol):
    """Hands over one message at a time; closed when the block ends."""

    def __enter__(self) -> Self:
        """Make ready; nothing is opened before the first message."""

    def __exit__(self, *raised: object) -> None:
        """Close what is open."""

    def hand_over(self, raw: bytes, *, sender: str, to: str, mark: str) -> Answer:
        """Hand over these bytes and return what came of it; never raises for what a server does."""


def line() -> Line:
    """Return the line that the settings name."""
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return SmtpLine()
    return FolderLine(Path(settings.LETTERS_FOLDER))


class FolderLine:
    """Puts each message in a file, for a demonstration and for an installation without a mail server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        """Nothing is left open."""

    def hand_over(self, raw: bytes, *, sender: str, to: str, mark: str) -> Answer:
        """Write the message beside earlier ones, whole or not at all; two workers never meet in a file."""
        self.folder.mkdir(parents=True, exist_ok=True)
        count = len(list(self.folder.glob(f"{mark}*.eml")))
        file = self.folder / f"{mark}{f'-{count + 1}' if count else ''}.eml"
        part = file.with_suffix(".part")
        part.write_bytes(raw)
        part.rename(file)
        host = "/".join(self.folder.parts[-2:])
        return Answer(MessageState.HANDED_OVER, host=host)


class SmtpLine:
    """Talks to the mail server of Django's EMAIL settings, anew after each break."""

    def __init__(self) -> None:
        self.smtp: smtplib.SMTP | None = None
        self.host = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        self.tls = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        if self.smtp is not None:
            self._drop(self.smtp.quit)

    def hand_over(self, raw: bytes, *, sender: str, to: str, mark: str) -> Answer:
        """Hand over to one recipient; a break before the data is deferred, one after it is unknown."""
        try:
            smtp = self.smtp or self._open()
        except OSError as error:
            return self._broken(error, MessageState.DEFERRED, reached=False)
        told = False
        try:
            code, words = envelope(smtp, sender, to, mark)
            if code in (250, 251):
                smtp.putcmd("data")
                code, words = smtp.getreply()
            if code == 354:
                told = True
                code, words = _data(smtp, raw)
        except OSError as error:
            return self._broken(error, MessageState.UNKNOWN if told else MessageState.DEFERRED)
        self._make_ready(smtp, code)
        return Answer(outcome_of(code), code, words.decode("utf-8", "replace"), self.host, self.tls)

    def _open(self) -> smtplib.SMTP:
        made: dict[str, Any] = {
            "host": settings.EMAIL_HOST,
            "port": settings.EMAIL_PORT,
            "local_hostname": DNS_NAME.get_fqdn(),
            "timeout": settings.EMAIL_TIMEOUT,
        }
        context = ssl.create_default_context()
        if settings.EMAIL_USE_SSL:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(**made, context=context)
        else:
            smtp = smtplib.SMTP(**made)
        self.smtp = smtp
        if settings.EMAIL_USE_TLS:
            smtp.starttls(context=context)
        self.tls = smtp.sock.version() or "" if isinstance(smtp.sock, ssl.SSLSocket) else ""
        _sign_in(smtp)
        smtp.ehlo_or_helo_if_needed()
        return smtp

    def _make_ready(self, smtp: smtplib.SMTP, code: int) -> None:
        """Leave the line fit for the next message, whatever was answered to this one."""
        if code == TRY_LATER:
            self._drop(smtp.close)
        elif not 200 <= code < 300:
            try:
                smtp.rset()
            except OSError:
                self._drop(smtp.close)

    def _broken(self, error: OSError, outcome: MessageState, *, reached: bool = True) -> Answer:
        if self.smtp is not None:
            self._drop(self.smtp.close)
        code = getattr(error, "smtp_code", 0)
        said = getattr(error, "smtp_error", b"")
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) and said else str(error)
        return Answer(outcome, max(code, 0), words, self.host, self.tls, reached)

    def _drop(self, close: Callable[[], object]) -> None:
        """Leave the line; a server that has left already is no news."""
        self.smtp, self.tls = None, ""
        try:
            close()
        except OSError:
            return


def outcome_of(code: int) -> MessageState:
    """Return what a server's last answer to a message makes of it."""
    if 200 <= code < 300:
        return MessageState.HANDED_OVER
    return MessageState.REFUSED if 500 <= code < 600 else MessageState.DEFERRED


def envelope(smtp: smtplib.SMTP, sender: str, to: str, mark: str) -> tuple[int, bytes]:
    """Name sender and recipient, and ask for reports about this mark if the server gives any."""
    reports = smtp.has_extn("dsn")
    code, words = smtp.mail(sender, ["RET=HDRS", f"ENVID={mark}"] if reports else [])
    if code != 250:
        return code, words
    return smtp.rcpt(to, ["NOTIFY=SUCCESS,FAILURE,DELAY"] if reports else [])


def _data(smtp: smtplib.SMTP, raw: bytes) -> tuple[int, bytes]:
    """Send the lines, which end in CRLF, and return the server's answer to them."""
    smtp.send(raw.replace(b"\r\n.", b"\r\n..") + b".\r\n")
    return smtp.getreply()


def _sign_in(smtp: smtplib.SMTP) -> None:
    """Sign in by an access token or by name and password, if there is one; a relay may ask for neither."""
    user, token = settings.EMAIL_HOST_USER, settings.EMAIL_OAUTH_TOKEN
    if token:
        smtp.ehlo_or_helo_if_needed()
        smtp.auth("XOAUTH2", lambda _=None: f"user={user}\x01auth=Bearer {token}\x01\x01")
    elif user and settings.EMAIL_HOST_PASSWORD:
        smtp.login(user, settings.EMAIL_HOST_PASSWORD)
