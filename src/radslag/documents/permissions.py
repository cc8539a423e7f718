"""Who may read documents and files, and change what is said beside them."""

from __future__ import annotations

from typing import Protocol

import rules
from django.db.models import Q

from radslag.documents.states import Level
from radslag.municipalities.permissions import (
    Actor,
    is_administrator,
    is_chair,
    is_coordinator,
    is_involved,
    is_registrar,
)
from radslag.municipalities.states import RoleKind


class Levelled(Protocol):
    """Something with a level: whose it is, and who is named on it."""

    bodies: list[str]
    readers: list[str]


# Substitutes and guests read what they are named on, administrators nothing by their office.
READS_INTERNAL = (RoleKind.COORDINATOR, RoleKind.CHAIR, RoleKind.MEMBER, RoleKind.READER)


def readable_by(actor: Actor) -> Q:
    """Return the condition for what an actor may know of: `level`, `bodies` and `readers` are the columns.

    Public things are for everybody. Internal ones are for those who take part in one of the bodies, secret
    ones for those who are named. A registrar finds everything, and gives a reason before reading what is
    secret.
    """
    seen = Q(level=Level.PUBLIC) | Q(readers__holds=actor.journal_id)
    for kind, body in actor.roles:
        here = Q(bodies__holds=body) if body else ~Q(level="")
        if kind == RoleKind.REGISTRAR:
            seen |= here
        elif kind in READS_INTERNAL:
            seen |= Q(level=Level.INTERNAL) & here
    return seen


def level_for(actor: object, thing: Levelled) -> Level:
    """Return how closed a text this actor may read in something that they may know of.

    A thing can be public and hold words that are not; those are for the ones who are named, or take part.
    """
    if not isinstance(actor, Actor):
        return Level.PUBLIC
    if actor.journal_id in thing.readers:
        return Level.SECRET
    bodies = thing.bodies or [""]
    takes_part = any(actor.is_a(*READS_INTERNAL, RoleKind.REGISTRAR, body=body) for body in bodies)
    return Level.INTERNAL if takes_part else Level.PUBLIC


def _keeps(*kinds: RoleKind) -> rules.Predicate:
    def predicate(actor: Actor, about: object = None) -> bool:
        bodies = getattr(about, "bodies", None) or [""]
        return any(actor.is_a(*kinds, body=body) for body in bodies)

    return rules.predicate(predicate, name="keeps_as_" + "_or_".join(kinds))


publishes = _keeps(RoleKind.COORDINATOR, RoleKind.REGISTRAR)

rules.add_perm("documents.read", is_involved)
rules.add_perm("documents.number", publishes)
rules.add_perm("documents.set_level", publishes)
rules.add_perm("documents.receive", is_coordinator | is_chair | is_registrar)
rules.add_perm("documents.set_theme", is_administrator)
