"""Bodies, organisations and people, and who holds which seat when."""

from radslag.bodies.models.bodies import Body, BodyLink, FormerName
from radslag.bodies.models.people import Office, OfficeHolding, Organisation, Person
from radslag.bodies.models.seats import Excuse, Mandate, Mark, Offer, Seat
from radslag.bodies.models.words import BodyWords, SeatWords

__all__ = [
    "Body",
    "BodyLink",
    "BodyWords",
    "Excuse",
    "FormerName",
    "Mandate",
    "Mark",
    "Offer",
    "Office",
    "OfficeHolding",
    "Organisation",
    "Person",
    "Seat",
    "SeatWords",
]
