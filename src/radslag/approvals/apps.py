"""Django's view of this package."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """The package as Django knows it."""

    name = "radslag.approvals"
