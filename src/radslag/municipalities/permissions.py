"""Who is asking, and the named predicates that their rights are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

import rules

from radslag.municipalities.states import Assurance, RoleKind


class UnknownPermission(LookupError):
    """A permission was asked for that no subject has defined; most likely a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in a municipality, as of now: what they are there and how surely it is them."""

    user_id: int
    name: str
    journal_id: str
    municipality_id: int
    roles: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    assurance: Assurance = Assurance.NONE

    def is_a(self, *kinds: RoleKind, body: str = "") -> bool:
        """Tell whether one of the roles is held, in that body or in the whole municipality."""
        return any(kind in kinds and (not where or not body or where == body) for kind, where in self.roles)

    def may(self, permission: str, about: object = None) -> bool:
        """Tell whether the permission of that name is given, about that row (or body key) if one is named.

        Raises UnknownPermission for a name that nobody has given a meaning.
        """
        if not rules.perm_exists(permission):
            raise UnknownPermission(permission)
        return bool(rules.has_perm(permission, self, about))


def _body_of(about: object) -> str:
    return about if isinstance(about, str) else str(getattr(about, "body_key", "") or "")


def holds(*kinds: RoleKind) -> rules.Predicate:
    """Return the predicate: holds one of these roles, in the body that the row belongs to."""

    def predicate(actor: Actor, about: object = None) -> bool:
        return actor.is_a(*kinds, body=_body_of(about))

    return rules.predicate(predicate, name="holds_" + "_or_".join(kinds))


is_coordinator = holds(RoleKind.COORDINATOR)
is_chair = holds(RoleKind.CHAIR)
is_registrar = holds(RoleKind.REGISTRAR)
is_administrator = holds(RoleKind.ADMINISTRATOR)
is_involved = holds(*RoleKind)
takes_part = holds(RoleKind.COORDINATOR, RoleKind.CHAIR, RoleKind.MEMBER, RoleKind.SUBSTITUTE)

rules.add_perm("municipalities.read", is_involved)
rules.add_perm("municipalities.see_people", is_involved)
rules.add_perm("municipalities.invite", is_coordinator | is_administrator)
rules.add_perm("municipalities.invite_officials", is_administrator)
rules.add_perm("municipalities.set_sign_in", is_administrator)
