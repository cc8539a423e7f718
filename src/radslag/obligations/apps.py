"""Django's view of this package."""

from importlib import import_module

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    """The package as Django knows it."""

    name = "radslag.obligations"

    def ready(self) -> None:
        """Make the permissions known by their names."""
        import_module("radslag.obligations.permissions")
