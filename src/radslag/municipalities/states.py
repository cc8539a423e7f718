"""What people can be in a municipality, and how sure we are of who they are."""

from enum import IntEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RoleKind(TextChoices):
    """What a person is in a municipality, or in one body of it."""

    COORDINATOR = "coordinator", _("coordinator")
    CHAIR = "chair", _("chair")
    MEMBER = "member", _("member")
    SUBSTITUTE = "substitute", _("substitute")
    REGISTRAR = "registrar", _("registrar")
    ADMINISTRATOR = "administrator", _("administrator")
    READER = "reader", _("reader")


class Assurance(IntEnum):
    """How a person proved who they are in this session."""

    NONE = 0
    ONE_FACTOR = 1
    TWO_FACTORS = 2
    RECENT = 3
