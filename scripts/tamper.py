"""Tamper with a journal in six ways, behind its locks, and see that `verify_journal` finds each.

Run as `python scripts/tamper.py`: on SQLite in a file, then on PostgreSQL. With the locks in place each
tampering must be refused; without them it is done, the locks are put back, and it must be found. `--here`
uses the database of DATABASE_URL, which is filled with municipalities that stay there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from radslag.municipalities.models import Municipality

ROOT = Path(__file__).resolve().parents[1]
SEEN = 10


def on_both() -> int:
    """Start this script once for each database, and return how many of the two went wrong."""
    again = [sys.executable, "-m", "scripts.tamper", "--here"]
    known = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    wrong = 0
    for command in (again, [str(ROOT / "scripts" / "with_postgres.sh"), *again]):
        with tempfile.TemporaryDirectory() as folder:
            known |= {"RADSLAG_VAR": folder, "RADSLAG_DEMO": "1", "PYTHONPATH": str(ROOT)}
            wrong += subprocess.run(command, env=known, cwd=ROOT, check=False).returncode != 0
    return wrong


def here() -> int:
    """Try everything on the database in use, and return how many tamperings were not met as they must be."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radslag.config.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from scripts.tampering import SIX, cut_what_no_checkpoint_has_seen

    call_command("migrate", verbosity=0)
    print(f"On {connection.display_name}:")
    unmet = sum(not met(tamper, found=1) for tamper in SIX)
    print(f"  {len(SIX) - unmet} of {len(SIX)} refused by the locks, and found when done behind them")
    print("  what nobody can find, and the documentation says so:")
    return unmet + (not met(cut_what_no_checkpoint_has_seen, found=0, unseen=2))


def met(tamper: Callable[[], None], *, found: int, unseen: int = 0) -> bool:
    """Tell whether a whole journal refuses this, and `verify_journal` ends with `found` once it is done."""
    from django.db import DatabaseError, transaction

    from radslag.municipalities.tenancy import within
    from scripts.tampering import without_locks

    place = a_journal(tamper.__name__.replace("_", "-"), unseen)
    whole = verdict(place.slug)
    refused = False
    with within(place):
        try:
            with transaction.atomic():
                tamper()
        except DatabaseError:
            refused = True
        without_locks(tamper)
    code, words = verdict(place.slug)
    print(f"  {tamper.__name__.replace('_', ' ')}: {'refused' if refused else 'NOT REFUSED'}; then: {words}")
    return whole[0] == 0 and refused and code == found


def a_journal(slug: str, unseen: int) -> Municipality:
    """Make a municipality with ten entries vouched for outside, and some more that nobody has seen."""
    from radslag.journal.services import Act, record
    from radslag.journal.tasks import tick
    from radslag.municipalities.models import Municipality
    from radslag.municipalities.tenancy import within

    place = Municipality.objects.create(slug=slug, name=slug, register_start=date(2024, 1, 1))
    now = datetime.now(UTC)
    with within(place):
        for number in range(1, SEEN + unseen + 1):
            held = Act(act="held", thing="mote", bodies=["radet"], ref=f"m{number}", payload={"n": number})
            record("meeting.held", actor="", at=now - timedelta(minutes=60 - number), what=held)
            if number == SEEN:
                tick(at=now - timedelta(minutes=50))
    return place


def verdict(slug: str) -> tuple[int, str]:
    """Return what `verify_journal` ends with, and its first line."""
    from django.core.management import CommandError, call_command

    said = StringIO()
    try:
        call_command("verify_journal", "--municipality", slug, stdout=said)
    except CommandError as error:
        return error.returncode, str(error).splitlines()[0]
    return 0, said.getvalue().strip()


if __name__ == "__main__":
    sys.exit(here() if "--here" in sys.argv else on_both())
