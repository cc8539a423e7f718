"""Where a message is on its way to one recipient, and what may follow on what."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from radslag.lifecycle import Lifecycle


class MessageState(TextChoices):
    """What we know of one message; never that somebody has read it."""

    WAITING = "waiting", pgettext_lazy("letter", "waiting")
    DEFERRED = "deferred", pgettext_lazy("letter", "waiting: the server asked us to try later")
    SENDING = "sending", pgettext_lazy("letter", "being sent")
    HANDED_OVER = "handed_over", pgettext_lazy("letter", "handed over")
    DELIVERED = "delivered", pgettext_lazy("letter", "delivered, according to the recipient's server")
    ARRIVED = "arrived", pgettext_lazy("letter", "has arrived, according to somebody who asked")
    REFUSED = "refused", pgettext_lazy("letter", "did not arrive")
    BOUNCED = "bounced", pgettext_lazy("letter", "did not arrive, according to a later report")
    UNKNOWN = "unknown", pgettext_lazy("letter", "we do not know whether it arrived")
    NO_ADDRESS = "no_address", pgettext_lazy("letter", "address missing")
    CANCELLED = "cancelled", pgettext_lazy("letter", "withdrawn before it was sent")


S = MessageState

# A lease that ran out leads from sending to unknown; back to waiting only the holder of the lease can put
# a message, and only one that it has not begun to hand over.
MESSAGE = Lifecycle(
    {
        S.WAITING: frozenset({S.SENDING, S.CANCELLED}),
        S.DEFERRED: frozenset({S.SENDING, S.WAITING, S.CANCELLED}),
        S.SENDING: frozenset({S.HANDED_OVER, S.DEFERRED, S.REFUSED, S.UNKNOWN, S.WAITING}),
        S.HANDED_OVER: frozenset({S.DELIVERED, S.BOUNCED, S.WAITING}),
        S.DELIVERED: frozenset({S.BOUNCED, S.WAITING}),
        S.ARRIVED: frozenset({S.WAITING}),
        S.REFUSED: frozenset({S.WAITING}),
        S.BOUNCED: frozenset({S.WAITING, S.DELIVERED}),
        S.UNKNOWN: frozenset(
            {S.WAITING, S.ARRIVED, S.DELIVERED, S.BOUNCED, S.HANDED_OVER, S.DEFERRED, S.REFUSED}
        ),
        S.NO_ADDRESS: frozenset({S.WAITING, S.CANCELLED}),
        S.CANCELLED: frozenset({S.WAITING}),
    }
)

DUE = (S.WAITING, S.DEFERRED)
NEEDS_A_PERSON = (S.REFUSED, S.BOUNCED, S.UNKNOWN, S.NO_ADDRESS)
# What a person may ask to have sent once more.
RESENDABLE = (S.HANDED_OVER, S.DELIVERED, S.ARRIVED, S.REFUSED, S.BOUNCED, S.UNKNOWN)
# What a report by mail may say something about; anything else it says is kept, and moves nothing.
REPORTED = (S.HANDED_OVER, S.DELIVERED, S.BOUNCED, S.UNKNOWN)
