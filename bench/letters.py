"""How quick letters are: built (CPU time), and twenty-five handed to a mail server here (wall clock).

Run as `python -m bench.letters`, with a database of its own. Prints one JSON object a figure.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import perf_counter, process_time

PDF = b"%PDF-1.7" + bytes(100_000)
AT = datetime(2026, 11, 27, 8, tzinfo=UTC)
PEOPLE, ROUNDS = 25, 15
SINK = "aiosmtpd.handlers.Sink"


def tell(what: str, target: float, seconds: list[float]) -> None:
    """Print the median of a figure, in milliseconds."""
    row = {"what": what, "target": target, "value": round(median(seconds) * 1e3, 2), "unit": "ms"}
    print(json.dumps(row, ensure_ascii=False), flush=True)


def main() -> None:
    """Post a call with invitation and a PDF to 25 people, again and again, and measure what follows."""
    os.environ["RADSLAG_DEMO"] = "1"
    os.environ["RADSLAG_VAR"] = folder = tempfile.mkdtemp(prefix="radslag-bench-")
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/letters.sqlite3"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radslag.config.settings")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    os.environ["EMAIL_URL"] = f"smtp://{place}"
    server = subprocess.Popen([sys.executable, "-m", "aiosmtpd", "-n", "-c", SINK, "-l", place])
    try:
        import django

        django.setup()
        measure()
    finally:
        server.terminate()


def measure() -> None:
    """Time building one message, and sending twenty-five."""
    from django.core.management import call_command

    from radslag.municipalities.models import Municipality
    from radslag.municipalities.tenancy import within
    from radslag.notices.models import Message
    from radslag.notices.services import Draft, Enclosed, Invitation, Recipient, post
    from radslag.notices.services.message import build
    from radslag.notices.services.outbox import compose, send_waiting
    from radslag.notices.states import MessageState

    call_command("migrate", verbosity=0)
    place = Municipality.objects.create(slug="matning", name="Mätning", register_start=date(2024, 1, 1))
    to = [
        Recipient(f"person:{n}", f"Exempel {n}", f"e{n}@matning.example", f"/svar/{n}/")
        for n in range(PEOPLE)
    ]
    call = Invitation(
        uid="1@matning.example", sequence=0, starts=AT, ends=AT + timedelta(hours=2), summary="Möte",
        place="Salen", organiser="Rådet",
    )  # fmt: skip
    built, sent = [], []
    for number in range(ROUNDS):
        text = "Du kallas till möte.\n\nSvara här: {link}\n\n" + "Ärende på dagordningen\n" * 9
        draft = Draft(
            matter="mote:1", subject="Kallelse", text=text, calendar=call, version=str(number),
            enclosures=[Enclosed("kallelse.pdf", "application/pdf", PDF)],
        )  # fmt: skip
        with within(place):
            letter = post("call", draft, to, actor="", at=AT)
            waiting = Message.objects.filter(letter=letter)
            message = waiting.select_related("letter").prefetch_related("letter__enclosures").first()
        assert message is not None
        began = process_time()
        build(compose(message, place, at=AT))
        built.append(process_time() - began)
        began = perf_counter()
        done = send_waiting(place, at=AT)
        sent.append(perf_counter() - began)
        assert done.counts == {MessageState.HANDED_OVER: PEOPLE}
    tell("one letter with invitation and a PDF of 100 kB, built", 10, built)
    tell("25 personal letters built and handed to a mail server", 300, sent)


if __name__ == "__main__":
    main()
