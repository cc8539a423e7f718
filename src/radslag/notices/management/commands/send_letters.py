"""Send the letters that wait, now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from radslag.notices.tasks import send_everywhere


class Command(BaseCommand):
    """What `tick` does about letters, by hand; several may run at once."""

    help = "Send the letters that wait in the outbox, in every municipality."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for how many at most."""
        parser.add_argument("--limit", type=int, default=500, help="at most so many in each municipality")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say how many were tried; end with 1 when no server answered."""
        sent = send_everywhere(at=timezone.now(), limit=options["limit"])
        for slug, found in sent.items():
            told = ", ".join(f"{count} {state.value}" for state, count in found.counts.items())
            self.stdout.write(f"{slug}: {told or 'nothing waits'}")
        if not all(found.reached for found in sent.values()):
            raise CommandError("No mail server answered. The letters wait and are tried again.")
