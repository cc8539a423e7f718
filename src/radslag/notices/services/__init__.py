"""Letters leave the house: posted with what they are about, sent afterwards, with evidence of each attempt.

`actor` is a journal id, "" for the installation itself; `at` is now.
"""

from radslag.notices.services.calendar import Invitation
from radslag.notices.services.feeds import close_feed, feed_of, open_feed
from radslag.notices.services.message import LINK, Enclosed
from radslag.notices.services.posting import Draft, Recipient, post
from radslag.notices.services.settling import (
    UnusableAddress,
    cancel_waiting,
    change_address,
    resend,
    settle_unknown,
)

__all__ = [
    "LINK",
    "Draft",
    "Enclosed",
    "Invitation",
    "Recipient",
    "UnusableAddress",
    "cancel_waiting",
    "change_address",
    "close_feed",
    "feed_of",
    "open_feed",
    "post",
    "resend",
    "settle_unknown",
]
