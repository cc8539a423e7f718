"""How quick a seal is, and an answer about a file: CPU time of one core.

Run as `python -m bench.sealing`. Prints one JSON object a figure: what, target, value, unit.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radslag.config.settings")
os.environ.setdefault("RADSLAG_DEMO", "1")

import django

django.setup()

from bench.engine import spent, tell  # noqa: E402
from radslag.approvals.services.seal import certificate_of, demonstration_key, open_key, seal  # noqa: E402
from radslag.approvals.services.verification import contents, seal_state  # noqa: E402
from radslag.documents.services import content as c  # noqa: E402
from radslag.documents.services.pdf import Beside, render  # noqa: E402

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
SIZE = 5 * 2**20


def minutes() -> bytes:
    """Return minutes of 60 paragraphs."""
    envelope = c.Envelope(
        type="generic", id="p1", version=1, title="Protokoll", municipality="Exempelköping",
        body="Trygghetsrådet", date=date(2026, 3, 2),
    )  # fmt: skip
    blocks = [
        block for n in range(60) for block in (c.h(2, f"§ {n}"), c.p("Rådet fastställer planen. " * 40))
    ]
    return c.document(envelope, blocks)


def main() -> None:
    """Measure sealing, opening the key, and the answer about a file of 5 MB that was changed."""
    key = demonstration_key("Exempelköping", "ord", at=AT)
    tell("open the key of the seal, once a process", 50, spent(lambda: open_key(key, "ord")) * 1e3, "ms")
    signer = open_key(key, "ord")
    pdf = render(minutes(), Beside(status="Justerad"))
    times = [spent(lambda: seal(pdf, signer, at=AT)) for _ in range(9)]
    tell(f"seal without stamp, {len(pdf) // 1024} KiB", 150, median(times) * 1e3, "ms")
    sealed = seal(pdf, signer, at=AT)
    large = sealed + b"%" + os.urandom(SIZE - len(sealed) - 1)
    ours = [certificate_of(signer)]
    times = [spent(lambda: (seal_state(large, ours), list(contents(large)))) for _ in range(9)]
    tell("Kontrollera, a changed file of 5 MiB", 300, median(times) * 1e3, "ms")


if __name__ == "__main__":
    main()
