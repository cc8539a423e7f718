"""Django's view of this package."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules


class MunicipalitiesConfig(AppConfig):
    """The package as Django knows it."""

    name = "radslag.municipalities"

    def ready(self) -> None:
        """Give permissions their meaning, register the checks, and lock tables after `migrate`."""
        autodiscover_modules("permissions", "checks")
        post_migrate.connect(_lock, sender=self)


def _lock(using: str, **kwargs: Any) -> None:
    from radslag.municipalities.locks import set_locks

    set_locks(using)
