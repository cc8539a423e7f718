"""What can be done with bodies, seats and people; each verb checks, changes and journals in one transaction.

`actor` is the journal id of the person who acts, "" for the installation itself; `at` is now.
"""

from radslag.bodies.models import BodyWords, SeatWords
from radslag.bodies.services.access import follow_seats
from radslag.bodies.services.bodies import (
    BodyInItself,
    KeyTaken,
    Places,
    change_body,
    dissolve_body,
    establish_body,
    place_body,
)
from radslag.bodies.services.establishing import establish_from_statute
from radslag.bodies.services.mandates import (
    AlreadyHolds,
    NotThen,
    Terms,
    appoint_to_office,
    appoint_to_seat,
    confirm_mandate,
    end_mandate,
    leave_office,
)
from radslag.bodies.services.offers import AlreadyAnswered, AlreadyOffered, answer_offer, offer_seat
from radslag.bodies.services.people import (
    PersonWords,
    StillHolds,
    change_person,
    establish_office,
    forget_person,
    link_account,
    register_organisation,
    register_person,
)
from radslag.bodies.services.seats import abolish_seat, change_seat, establish_seat
from radslag.bodies.services.stand_ins import (
    NoStandingSubstitutes,
    name_substitute,
    note_excuse,
)
from radslag.bodies.services.statements import AlreadyTakenBack, OutOfOrder, take_back
from radslag.bodies.services.tasks import co_opt, end_mark, mark_convener, mark_liaison, mark_spokesperson

__all__ = [
    "AlreadyAnswered",
    "AlreadyHolds",
    "AlreadyOffered",
    "AlreadyTakenBack",
    "BodyInItself",
    "BodyWords",
    "KeyTaken",
    "NoStandingSubstitutes",
    "NotThen",
    "OutOfOrder",
    "PersonWords",
    "Places",
    "SeatWords",
    "StillHolds",
    "Terms",
    "abolish_seat",
    "answer_offer",
    "appoint_to_office",
    "appoint_to_seat",
    "change_body",
    "change_person",
    "change_seat",
    "co_opt",
    "confirm_mandate",
    "dissolve_body",
    "end_mandate",
    "end_mark",
    "establish_body",
    "establish_from_statute",
    "establish_office",
    "establish_seat",
    "follow_seats",
    "forget_person",
    "leave_office",
    "link_account",
    "mark_convener",
    "mark_liaison",
    "mark_spokesperson",
    "name_substitute",
    "note_excuse",
    "offer_seat",
    "place_body",
    "register_organisation",
    "register_person",
    "take_back",
]
