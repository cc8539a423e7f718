"""Read answers to invitations and reports of mail servers from the reply mailbox."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from radslag.notices.tasks import read_replies


class Command(BaseCommand):
    """What `tick` does about the reply mailbox, by hand."""

    help = "Read answers and reports from the reply mailbox, or from a folder of .eml files."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for another mailbox than the setting's."""
        parser.add_argument(
            "--mailbox", help="imaps://name:word@host/INBOX or a folder; by default REPLY_MAILBOX"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, and say how much was ours."""
        where = options["mailbox"] or settings.REPLY_MAILBOX
        if not where:
            raise CommandError("Set REPLY_MAILBOX, or name a mailbox with --mailbox.")
        found = read_replies(where, at=timezone.now())
        self.stdout.write(f"{found.taken} answers and reports read, {found.left} mails left for a person")
