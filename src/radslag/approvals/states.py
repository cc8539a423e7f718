"""What an approval is worth, and where it and each of its steps stand."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from radslag.lifecycle import Lifecycle


class Strength(TextChoices):
    """What stands behind an approved document: the journal, or the journal and a seal in the file."""

    JOURNAL = "A", _("approved in the system")
    SEALED = "B", _("approved in the system and sealed")


class ApprovalState(TextChoices):
    """Where the whole stands."""

    OPEN = "open", _("waiting for approval")
    APPROVED = "approved", _("approved by all")
    WITHDRAWN = "withdrawn", _("taken back")


class StepState(TextChoices):
    """Where one approver stands; a comment is not the last word."""

    WAITING = "waiting", _("waiting")
    COMMENTED = "commented", _("has commented")
    APPROVED = "approved", _("has approved")


APPROVAL = Lifecycle(
    {ApprovalState.OPEN: frozenset({ApprovalState.APPROVED, ApprovalState.WITHDRAWN})},
)
STEP = Lifecycle(
    {
        StepState.WAITING: frozenset({StepState.COMMENTED, StepState.APPROVED}),
        StepState.COMMENTED: frozenset({StepState.COMMENTED, StepState.APPROVED}),
    }
)
