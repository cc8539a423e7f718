"""What has to be done regularly: every subject's own `tick`, in one municipality after another."""

import logging
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from typing import Any, Protocol

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from radslag.municipalities.models import Municipality
from radslag.municipalities.tenancy import within

logger = logging.getLogger(__name__)


class Tick(Protocol):
    """Does what is due in the municipality we are in; called often, does nothing twice."""

    def __call__(self, *, at: datetime) -> None:
        """Do what is due at this moment."""


def ticks() -> Iterator[Tick]:
    """Yield the function `tick` of each app that has one in its `tasks`, lower apps first."""
    for app in apps.get_app_configs():
        if app.name.startswith("radslag.") and app.module and module_has_submodule(app.module, "tasks"):
            tick = getattr(import_module(f"{app.name}.tasks"), "tick", None)
            if tick is not None:
                yield tick


class Command(BaseCommand):
    """Meant for a timer, once a minute; what one municipality cannot do does not stop the others."""

    help = "Do what is due in every municipality. Run it once a minute."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due now, and end with 1 when something could not be done."""
        at = timezone.now()
        undone = []
        for place in Municipality.objects.order_by("pk"):
            for tick in ticks():
                try:
                    with within(place):
                        tick(at=at)
                except Exception:
                    logger.exception("%s in %s", tick, place.slug)
                    undone.append(f"{tick.__module__} in {place.slug}")
        if undone:
            raise CommandError(f"Not done: {', '.join(undone)}. The reasons are in the log.")
