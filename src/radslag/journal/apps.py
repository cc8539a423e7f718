"""Django's view of this package."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The package as Django knows it."""

    name = "radslag.journal"
