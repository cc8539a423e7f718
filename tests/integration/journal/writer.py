"""One of several processes that write in the same journal: python -m tests.integration.journal.writer.

open SLUG            make the municipality
write SLUG COUNT     two threads write COUNT entries each; every committed number is printed
linger SLUG          write one entry, say so before it is committed, and wait to be killed
"""

import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from radslag.journal.services import Act, record  # noqa: E402
from radslag.municipalities.models import Municipality  # noqa: E402
from radslag.municipalities.tenancy import within  # noqa: E402


def open_places(*slugs: str) -> None:
    for slug in slugs:
        Municipality.objects.create(slug=slug, name=slug, register_start=date(2024, 1, 1))


def write(slug: str, count: str) -> None:
    place = Municipality.objects.get(slug=slug)
    threads = [threading.Thread(target=_write, args=(place, int(count))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _write(place: Municipality, count: int) -> None:
    for _ in range(count):
        with within(place):
            entry = record("meeting.held", actor="", at=datetime.now(UTC), what=Act(act="held", thing="mote"))
        sys.stdout.write(f"{entry.seq}\n")
        sys.stdout.flush()
    connection.close()


def linger(slug: str) -> None:
    with within(Municipality.objects.get(slug=slug)), transaction.atomic():
        record("meeting.held", actor="", at=datetime.now(UTC), what=Act(act="held", thing="mote"))
        sys.stdout.write("written\n")
        sys.stdout.flush()
        time.sleep(60)


DEEDS: dict[str, Callable[..., None]] = {"open": open_places, "write": write, "linger": linger}
DEEDS[sys.argv[1]](*sys.argv[2:])
