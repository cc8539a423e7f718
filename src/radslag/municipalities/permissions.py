"""Who is asking, and the named predicates that their rights are made of."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

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

    def may_everywhere(self, permission: str) -> bool:
        """Tell whether the permission is given by a role held in the whole municipality."""
        unbound = frozenset(role for role in self.roles if not role[1])
        return replace(self, roles=unbound).may(permission)


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
# An administrator looks after accounts, and reads nothing internal by that office.
works_here = holds(*(kind for kind in RoleKind if kind != RoleKind.ADMINISTRATOR))
takes_part = holds(RoleKind.COORDINATOR, RoleKind.CHAIR, RoleKind.MEMBER, RoleKind.SUBSTITUTE)

rules.add_perm("municipalities.read", is_involved)
rules.add_perm("municipalities.see_people", is_involved)
rules.add_perm("municipalities.invite", is_coordinator | is_administrator)
rules.add_perm("municipalities.invite_officials", is_administrator)
rules.add_perm("municipalities.set_sign_in", is_administrator)

OFFICIALS = frozenset({RoleKind.ADMINISTRATOR, RoleKind.REGISTRAR})


def may_give(actor: Actor, kind: RoleKind, body: str) -> bool:
    """Tell whether somebody may give or end this role, in this body or (body empty) everywhere.

    Those who read the whole journal or decide about sign-in are named by administrators only, and a role in
    the whole municipality only by somebody whose own role is held there.
    """
    name = "municipalities.invite_officials" if kind in OFFICIALS else "municipalities.invite"
    return actor.may(name, body) if body else actor.may_everywhere(name)
