"""How open things are, the states of a document, and what is known about an uploaded file."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from radslag.lifecycle import Lifecycle


class Level(TextChoices):
    """Who may see a thing: anyone, those who take part in the body, or those named on it.

    The order is that of the list. New things are internal; nothing is public before somebody publishes it.
    """

    PUBLIC = "public", _("public")
    INTERNAL = "internal", _("internal")
    SECRET = "secret", _("secret")


def higher_of(*levels: str) -> Level:
    """Return the most guarded of several levels: what is shown of a part follows its own and the whole's."""
    return max((Level(level) for level in levels), key=list(Level).index)


def is_above(level: str, shown: str) -> bool:
    """Tell whether something of that level is more guarded than what may be shown."""
    return higher_of(level, shown) != shown


class Status(TextChoices):
    """Where a document is on its way; `drawn up` is the word of the Freedom of the Press Act, 2 kap. 10 §."""

    WORKING = "working", _("working material")
    DRAWN_UP = "drawn_up", _("drawn up")
    APPROVED = "approved", _("approved")
    DISPATCHED = "dispatched", _("dispatched")


# A new version of what is drawn up or dispatched is working material again; what is approved has no next one.
DOCUMENT = Lifecycle(
    {
        Status.WORKING: frozenset({Status.DRAWN_UP, Status.APPROVED, Status.DISPATCHED}),
        Status.DRAWN_UP: frozenset({Status.WORKING, Status.APPROVED, Status.DISPATCHED}),
        Status.APPROVED: frozenset({Status.DISPATCHED}),
        Status.DISPATCHED: frozenset({Status.WORKING}),
    }
)


class Scan(TextChoices):
    """What is known about harmful code in a file that was received; a file with such code is never kept."""

    CLEAN = "clean", _("scanned, nothing found")
    NOT_SCANNED = "not_scanned", _("not scanned")
