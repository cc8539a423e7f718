"""Reading bodies: which there are, who sits in them on a day, and what statutes call them."""

from radslag.bodies.queries.composition import (
    Composition,
    Holder,
    MarkLine,
    OfferLine,
    SeatLine,
    composition,
    compositions,
)
from radslag.bodies.queries.people import excuses_ahead, names_by_journal_id, organisations, seats_of
from radslag.bodies.queries.proposal import BodyProposal, Proposal, SeatProposal, propose
from radslag.bodies.queries.tree import Node, Relations, name_on_day, relations, tree
from radslag.bodies.queries.words import body_key, vocabulary

__all__ = [
    "BodyProposal",
    "Composition",
    "Holder",
    "MarkLine",
    "Node",
    "OfferLine",
    "Proposal",
    "Relations",
    "SeatLine",
    "SeatProposal",
    "body_key",
    "composition",
    "compositions",
    "excuses_ahead",
    "name_on_day",
    "names_by_journal_id",
    "organisations",
    "propose",
    "relations",
    "seats_of",
    "tree",
    "vocabulary",
]
