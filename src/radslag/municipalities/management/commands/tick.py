"""What has to be done regularly: every subject's own `tick`, in one municipality after another."""

import logging
from collections.abc import Iterator
from contextlib import nullcontext
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
    """Does what is due; called often, does nothing twice."""

    def __call__(self, *, at: datetime) -> None:
        """Do what is due at this moment."""


def tasks(name: str) -> Iterator[Tick]:
    """Yield the function of that name of each app that has one in its `tasks`, lower apps first.

    `tick` is called inside each municipality, in its transaction. `errand` is called last, once and outside
    them all: it waits for others than the database, and enters municipalities by itself.
    """
    for app in apps.get_app_configs():
        if app.name.startswith("radslag.") and app.module and module_has_submodule(app.module, "tasks"):
            found = getattr(import_module(f"{app.name}.tasks"), name, None)
            if found is not None:
                yield found


class Command(BaseCommand):
    """Meant for a timer, once a minute; what one municipality cannot do does not stop the others."""

    help = "Do what is due in every municipality. Run it once a minute."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due now, and end with 1 when something could not be done."""
        at = timezone.now()
        undone = []
        for place in Municipality.objects.order_by("pk"):
            undone += [
                f"{tick.__module__} in {place.slug}" for tick in tasks("tick") if not _did(tick, at, place)
            ]
        undone += [errand.__module__ for errand in tasks("errand") if not _did(errand, at)]
        if undone:
            raise CommandError(f"Not done: {', '.join(undone)}. The reasons are in the log.")


def _did(task: Tick, at: datetime, place: Municipality | None = None) -> bool:
    """Do a task, and tell whether it was done; the reason why not is logged."""
    try:
        with within(place) if place else nullcontext():
            task(at=at)
    except Exception:
        logger.exception("%s in %s", task, place.slug if place else "all municipalities")
        return False
    return True
