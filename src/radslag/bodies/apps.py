"""Django's view of this package."""

from django.apps import AppConfig


class BodiesConfig(AppConfig):
    """The package as Django knows it."""

    name = "radslag.bodies"

    def ready(self) -> None:
        """Name the bodies for the package below, which cannot import this one."""
        from radslag.bodies.queries import names_of_bodies
        from radslag.municipalities.queries import name_bodies_by

        name_bodies_by(names_of_bodies)
