"""Django's view of this package."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The package as Django knows it."""

    name = "radslag.meetings"
