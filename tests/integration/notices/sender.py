"""A process that sends letters and may be killed: python -m tests.integration.notices.sender.

stop SLUG POINT     make a municipality with twelve letters, send them, stop at that point in the second
                    group, say so, and wait to be killed
go_on SLUG          send what waits a minute later, and when leases have run out; print what became of each
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import django

django.setup()

from radslag.municipalities.models import Municipality  # noqa: E402
from radslag.municipalities.tenancy import within  # noqa: E402
from radslag.notices.models import Message  # noqa: E402
from radslag.notices.services import handover, outbox  # noqa: E402
from tests.integration.notices.conftest import NOON, minutes, posted  # noqa: E402

# Where to stop: the function, the call at which, and whether it does its work first.
POINTS: dict[str, tuple[Any, str, int, bool]] = {
    "before_claiming": (outbox, "_claim", 2, False),
    "claimed": (handover, "envelope", 8, False),
    "before_data": (handover, "_data", 8, False),
    "answered": (handover, "_data", 8, True),
    "before_commit": (outbox, "_keep", 3, True),
}


def stop(slug: str, point: str) -> None:
    place = Municipality.objects.create(slug=slug, name=slug, register_start=date(2024, 1, 1))
    with within(place):
        posted(12)
    stop_at(*POINTS[point])
    outbox.send_waiting(place, at=NOON)


def stop_at(where: Any, name: str, call: int, works_first: bool) -> None:
    work, calls = getattr(where, name), []

    def lingering(*args: Any, **kwargs: Any) -> Any:
        calls.append(name)
        if len(calls) != call:
            return work(*args, **kwargs)
        if works_first:
            work(*args, **kwargs)
        sys.stdout.write("here\n")
        sys.stdout.flush()
        return time.sleep(60)

    setattr(where, name, lingering)


def go_on(slug: str) -> None:
    place = Municipality.objects.get(slug=slug)
    for after in (1, 10):
        outbox.send_waiting(place, at=minutes(after))
    with within(place):
        for to, state in Message.objects.values_list("address", "state"):
            sys.stdout.write(f"{to} {state}\n")


DEEDS: dict[str, Callable[..., None]] = {"stop": stop, "go_on": go_on}
DEEDS[sys.argv[1]](*sys.argv[2:])
