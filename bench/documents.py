"""How quick documents are made and files looked through, on one core: CPU time of a process that is warm.

Run as `python -m bench.documents`. Prints one JSON object a figure: what, target, value, unit.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from datetime import date, datetime
from statistics import median
from time import process_time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radslag.config.settings")
os.environ.setdefault("RADSLAG_DEMO", "1")

import django

django.setup()

from radslag.documents.services.content import Envelope  # noqa: E402
from radslag.documents.services.inspection import UploadRefused, inspect  # noqa: E402
from radslag.documents.services.kinds import (  # noqa: E402
    AssignmentLine,
    Attendee,
    Minutes,
    MinutesItem,
    Notice,
    NoticeItem,
    Someone,
    minutes_document,
    notice_document,
)
from radslag.documents.services.pdf import Beside, render  # noqa: E402
from radslag.documents.services.personal_numbers import has_any  # noqa: E402
from radslag.documents.services.word import word  # noqa: E402
from radslag.documents.templatetags.content import content as html  # noqa: E402

BESIDE = Beside(status="Upprättad", registry="KS 2026/123")
PEOPLE = [Someone(name=f"Ledamot {n}", organisation="Kommunen") for n in range(6)]


def envelope(title: str) -> Envelope:
    """Return what both documents say about themselves."""
    return Envelope(
        type="generic", id="b1", version=1, title=title, municipality="Exempelköping",
        body="Trygghetsrådet", date=date(2026, 12, 8),
    )  # fmt: skip


def notice(go: int) -> bytes:
    """Return a notice of nine items to six people; the press remembers, so each go says something else."""
    items = [
        NoticeItem(number=str(n), title=f"Ärende {n}.{go}", presenter="Samordnaren") for n in range(1, 10)
    ]
    said = Notice(
        starts_at=datetime(2026, 12, 8, 13),  # noqa: DTZ001  the clock on the wall
        place="Stadshuset", items=items, called=PEOPLE, convener=PEOPLE[0], answer="Svara i kallelsen.",
    )  # fmt: skip
    return notice_document(envelope("Kallelse"), said)


def minutes(go: int) -> bytes:
    """Return minutes of sixty items, close to sixty pages; each go says something else."""
    words = f"Polisen berättar {go} gånger om hösten och om det som har hänt sedan förra mötet. " * 12
    given = [AssignmentLine(who="Samordnaren", what="Bjud in.", due=date(2027, 1, 15))]
    items = [
        MinutesItem(
            number=n, title=f"Ärende {n}.{go}", text=[f"{n}. {words}"] * 3,
            decisions=["Rådet antecknar det."], assignments=given,
        )
        for n in range(1, 61)
    ]  # fmt: skip
    said = Minutes(
        kind="Protokoll", bodies=["Trygghetsrådet"], place="Stadshuset", chair=PEOPLE[0],
        starts_at=datetime(2026, 12, 8, 13), ends_at=datetime(2026, 12, 8, 15),  # noqa: DTZ001
        secretary=PEOPLE[1], present=[Attendee(name=one.name) for one in PEOPLE], items=items,
        next_meeting="9 februari 2027",
    )  # fmt: skip
    return minutes_document(envelope("Protokoll"), said)


def tell(what: str, target: float, work: Callable[[bytes], object], files: list[bytes]) -> None:
    """Measure and print one figure: the median over these contents but the first, which warms the process."""
    work(files[0])
    spent = []
    for file in files[1:]:
        began = process_time()
        work(file)
        spent.append(process_time() - began)
    row = {"what": what, "target": target, "value": round(median(spent) * 1e3, 1), "unit": "ms"}
    print(json.dumps(row, ensure_ascii=False), flush=True)


def refused(data: bytes) -> None:
    """Hand in a file whose bytes are not what its name says."""
    try:
        inspect("bild.png", data)
    except UploadRefused:
        return
    raise AssertionError("the file was taken in")


def large_sheet() -> bytes:
    """Return five megabytes of a sheet as text."""
    numbers = random.Random(7)
    lines = (f"Kommun;{numbers.randrange(1000)};{numbers.random():.4f}\n" for _ in range(290_000))
    return "".join(lines).encode()


def main() -> None:
    """Measure everything."""
    short, long = [notice(n) for n in range(16)], [minutes(n) for n in range(6)]
    tell("notice as PDF, 9 items, 6 people", 40, lambda said: render(said, BESIDE), short)
    tell("minutes as PDF, 60 items", 400, lambda said: render(said, BESIDE), long)
    tell("notice as Word file", 60, lambda said: word(said, BESIDE), short)
    tell("notice as HTML", 20, html, short)
    tell("looking through a bad file", 5, refused, [b"<!DOCTYPE html><html>" + b"x" * 1_000_000] * 16)
    whole = [large_sheet()] * 8
    tell("looking through a sheet of 5 MB", 60, lambda said: has_any(inspect("t.csv", said).text), whole)


if __name__ == "__main__":
    main()
