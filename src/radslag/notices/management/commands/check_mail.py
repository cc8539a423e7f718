"""Send one mail and show the whole answer."""

from email.utils import make_msgid, parseaddr
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from radslag.notices.services.handover import Answer, line
from radslag.notices.services.message import Mail, build
from radslag.notices.states import MessageState

TEXT = """Det här brevet skickades för att prova e-posten från Rådslag.

Titta på brevets huvud (Visa original): SPF, DKIM och DMARC ska stå som godkända.

Svara på brevet för att se att svaret kommer till brevlådan som läses."""


class Command(BaseCommand):
    """Uses the same line as letters do; nothing is kept in the database."""

    help = "Send one mail by the settings and show the mail server's whole answer."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask whom to send to."""
        parser.add_argument("address", help="an address whose mail you can read")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say what was answered; end with 1 unless it was handed over."""
        name, sender = parseaddr(settings.LETTERS_FROM)
        mark = make_msgid(domain=sender.rpartition("@")[2] or "localhost")
        mail = Mail(
            sender=sender, sender_name=name or "Rådslag", to=options["address"], to_name="",
            subject="Prov av e-post", message_id=mark, at=timezone.now(), text=TEXT,
        )  # fmt: skip
        with line() as way:
            answer = way.hand_over(
                build(mail), sender=sender, to=options["address"], mark=mark.strip("<>").rpartition("@")[0]
            )
        self._tell(sender, answer)

    def _tell(self, sender: str, answer: Answer) -> None:
        self.stdout.write(f"from      {sender}\nto        {answer.host}\nencrypted {answer.tls or 'no'}")
        self.stdout.write(f"answer    {answer.code or '-'} {answer.words}".rstrip())
        if answer.outcome != MessageState.HANDED_OVER:
            raise CommandError(f"The mail is {answer.outcome.value}.")
        if not answer.code:
            self.stdout.write("There is no mail server: EMAIL_URL names none. The mail lies in that folder.")
