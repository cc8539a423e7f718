"""Reading bodies: which there are, who sits in them on a day, and what statutes call them."""

from radslag.bodies.queries.composition import Composition, Holder, MarkLine, OfferLine, SeatLine
from radslag.bodies.queries.history import (
    bodies_on,
    body_called,
    current_wording,
    mandates_of,
    seats_on,
)
from radslag.bodies.queries.people import (
    account_for,
    excuses_ahead,
    names_by_journal_id,
    offices,
    offices_with_holders,
    organisations,
    organisations_with_people,
    people,
    person_of,
    same_person,
    seats_of,
)
from radslag.bodies.queries.proposal import BodyProposal, Proposal, SeatProposal, propose
from radslag.bodies.queries.sitting import SeatHistory, composition, compositions, seat_history
from radslag.bodies.queries.tree import Node, Relations, name_on_day, relations, tree
from radslag.bodies.queries.words import body_key, names_of_bodies, vocabulary

__all__ = [
    "BodyProposal",
    "Composition",
    "Holder",
    "MarkLine",
    "Node",
    "OfferLine",
    "Proposal",
    "Relations",
    "SeatHistory",
    "SeatLine",
    "SeatProposal",
    "account_for",
    "bodies_on",
    "body_called",
    "body_key",
    "composition",
    "compositions",
    "current_wording",
    "excuses_ahead",
    "mandates_of",
    "name_on_day",
    "names_by_journal_id",
    "names_of_bodies",
    "offices",
    "offices_with_holders",
    "organisations",
    "organisations_with_people",
    "people",
    "person_of",
    "propose",
    "relations",
    "same_person",
    "seat_history",
    "seats_of",
    "seats_on",
    "tree",
    "vocabulary",
]
