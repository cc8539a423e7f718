"""Django's view of this package."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The package as Django knows it."""

    name = "radslag.journal"

    def ready(self) -> None:
        """Witness what happens in the package below, which cannot import this one."""
        from radslag.journal.services import witness
        from radslag.municipalities.witness import call_witness

        call_witness(witness)
