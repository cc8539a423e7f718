"""Check a municipality's journal: by itself, and against checkpoints kept outside the database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from radslag.journal.queries.checkpoints import NotACheckpoint, kept
from radslag.journal.queries.verification import FRESH, Report, verify
from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within

WHOLE, FAULT, STALE = 0, 1, 2


class Command(BaseCommand):
    """Ends with 0 when the journal is whole, 1 at a fault, 2 when no checkpoint is younger than 26 hours."""

    help = "Check that a municipality's journal is whole. Ends with 0 whole, 1 fault, 2 no fresh checkpoint."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the municipality, and for the checkpoints that somebody kept."""
        parser.add_argument("--municipality", required=True, help="its word in the address")
        parser.add_argument(
            "--checkpoints", nargs="*", type=Path, metavar="FILE",
            help="files kept outside the database; by default those in CHECKPOINT_FOLDER",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, compare, and say what was found."""
        slug = options["municipality"]
        place = Municipality.objects.filter(slug=slug).first()
        if place is None:
            raise CommandError(f"There is no municipality {slug!r} here.")
        files = options["checkpoints"]
        if files is None:
            files = sorted((Path(settings.CHECKPOINT_FOLDER) / slug).glob("*.json"))
        try:
            points = list(kept(files))
        except NotACheckpoint as error:
            raise CommandError(str(error)) from error
        with within(place):
            self._answer(place, verify(points))

    def _answer(self, place: Municipality, report: Report) -> None:
        if report.faults:
            raise CommandError("\n".join(report.faults), returncode=FAULT)
        read = f"{place.name}: {report.entries} entries follow from each other"
        if not report.is_fresh(timezone.now()):
            hours = FRESH.total_seconds() / 3600
            raise CommandError(
                f"{read}, but no checkpoint is younger than {hours:.0f} hours.", returncode=STALE
            )
        last = f"{report.latest:%Y-%m-%d %H:%M} UTC, signed by {', '.join(sorted(report.keys))}"
        self.stdout.write(
            f"{read} and agree with the checkpoints outside: {report.checkpoints}, latest {last}."
        )
