"""Django's view of this package."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The package as Django knows it."""

    name = "radslag.meetings"

    def ready(self) -> None:
        """Name what follows when all have approved a record, or somebody has commented on one."""
        from radslag.approvals.services import when_approved, when_commented
        from radslag.meetings.services.records import reopen_commented, settle_approved

        when_approved(settle_approved)
        when_commented(reopen_commented)
