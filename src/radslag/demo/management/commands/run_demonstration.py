"""Make the demonstration ready, say what it holds, and serve it on this machine."""

from __future__ import annotations

import os
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.utils import timezone

from radslag.demo import services
from radslag.demo.report import print_years

TRIES = 20


def is_free(port: int) -> bool:
    """Tell whether nobody listens on the port of this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


class Command(BaseCommand):
    """`manage.py run_demonstration [--port 8000] [--no-serve]`."""

    help = "Fill the demonstration if it is empty, print the councils' year, serve the site on 127.0.0.1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the port and whether to serve."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, saying what happens on the way."""
        if not settings.DEMO:
            raise CommandError("Set RADSLAG_DEMO=1: the demonstration shows sign-in codes on the page.")
        settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        for kommun in services.missing_municipalities():
            self.stdout.write(f"Fyller {kommun} …")
            self.stdout.flush()
            services.fill(kommun, now=timezone.now())
            services.deliver(kommun)
        print_years(timezone.localdate())
        if not options["no_serve"]:
            self._serve(options["port"])

    def _serve(self, wanted: int) -> None:
        port = next((p for p in range(wanted, wanted + TRIES) if is_free(p)), None)
        if port is None:
            last = wanted + TRIES - 1
            raise CommandError(f"Portarna {wanted}–{last} är upptagna. Välj en annan: PORT=9000.")
        if port != wanted:
            self.stdout.write(f"Port {wanted} är upptagen, {port} används i stället.")
        self.stdout.write(f"\nSidan finns på  http://localhost:{port}/   (avsluta med Ctrl+C)\n")
        for line in services.login_lines():
            self.stdout.write(f"  {line}")
        self.stdout.write("Koden visas på inloggningssidan, eftersom detta är en demonstration.\n")
        self.stdout.flush()
        os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
        os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *self._gunicorn(port)])  # noqa: S606

    def _gunicorn(self, port: int) -> list[str]:
        return [
            "radslag.config.wsgi:application",
            *("--bind", f"127.0.0.1:{port}"),
            *("--workers", "1", "--threads", "4", "--log-level", "warning", "--no-control-socket"),
        ]
