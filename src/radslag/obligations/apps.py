"""Django's view of this package."""

from importlib import import_module

from django.apps import AppConfig


class ObligationsConfig(AppConfig):
    """The package as Django knows it."""

    name = "radslag.obligations"

    def ready(self) -> None:
        """Make the permissions known by their names, and offer what falls due to the agendas of meetings."""
        import_module("radslag.obligations.permissions")
        sources = import_module("radslag.meetings.queries.suggestions").SOURCES
        source = import_module("radslag.obligations.queries.agenda").due_before_the_next
        if source not in sources:
            sources.append(source)
