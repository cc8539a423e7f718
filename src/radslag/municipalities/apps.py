"""Django's view of this package."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class MunicipalitiesConfig(AppConfig):
    """The package as Django knows it."""

    name = "radslag.municipalities"

    def ready(self) -> None:
        """Check the database when asked to, and lock its tables whenever `migrate` has finished."""
        from radslag.municipalities import checks  # noqa: F401

        post_migrate.connect(_lock, sender=self)


def _lock(using: str, **kwargs: Any) -> None:
    from radslag.municipalities.locks import set_locks

    set_locks(using)
