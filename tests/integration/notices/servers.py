"""Real mail servers in a thread: one that takes what it is given, and some that have a bad day."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class PostOffice:
    """Keeps what it is given; `answers` says what is answered to a recipient instead, once or for ever."""

    def __init__(self, **answers: str) -> None:
        self.answers = answers
        self.taken: list[tuple[str, bytes]] = []

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = self.answers.get(address.partition("@")[0])
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 2.1.5 Ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.taken.append((envelope.rcpt_tos[0], envelope.original_content or b""))
        return f"250 2.0.0 Ok: queued as {len(self.taken)}"

    @property
    def mails(self) -> list[EmailMessage]:
        """What was taken, read."""
        return [message_from_bytes(raw, policy=policy.default) for _, raw in self.taken]

    @property
    def addressed(self) -> list[str]:
        """The recipients of what was taken, in order."""
        return [to for to, _ in self.taken]


class LeavesAtRecipient(PostOffice):
    """Breaks the line when a recipient is named, before any data."""

    async def handle_RCPT(self, server: SMTP, *args: Any) -> str:  # noqa: N802
        leave(server)
        return "250 Ok"


class LeavesAfterData(PostOffice):
    """Takes the message and breaks the line before it answers."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await super().handle_DATA(server, session, envelope)
        leave(server)
        return "250 Ok"


def leave(server: SMTP) -> None:
    """Break the line without a word."""
    assert isinstance(server.transport, asyncio.WriteTransport)
    server.transport.abort()


@contextmanager
def served(office: PostOffice) -> Iterator[int]:
    """Let the office answer on a port of this machine while the block lasts."""
    controller = Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


ANSWERS = {"EHLO": "250-here\r\n250 DSN", "DATA": "354 Go on", ".": "250 2.0.0 Ok", "QUIT": "221 Bye"}


@contextmanager
def scripted(
    heard: list[str], pause: Callable[[str], float] = lambda line: 0, **answers: str
) -> Iterator[int]:
    """Serve one connection after another by a table of answers, writing down every line heard."""
    said = {**ANSWERS, **answers}
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_serve, args=(door, heard, said, pause), daemon=True).start()
        yield door.getsockname()[1]


def _serve(
    door: socket.socket, heard: list[str], said: dict[str, str], pause: Callable[[str], float]
) -> None:
    while True:
        try:
            line, _ = door.accept()
        except OSError:
            return
        with suppress(ConnectionError), line, line.makefile("rb") as lines:
            line.sendall(b"220 here ESMTP\r\n")
            in_data = False
            for raw in lines:
                words = raw.decode("latin-1").rstrip("\r\n")
                if in_data and words != ".":
                    continue
                heard.append(words)
                time.sleep(pause(words))
                verb = words.partition(" ")[0].upper()
                in_data = verb == "DATA"
                line.sendall(said.get(verb, "250 Ok").encode() + b"\r\n")
