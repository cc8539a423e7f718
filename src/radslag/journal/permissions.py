"""Who may read the journal, and take back what stands in it."""

from __future__ import annotations

import rules

from radslag.municipalities.permissions import Actor, is_involved
from radslag.municipalities.states import RoleKind

READS_ALL = (RoleKind.REGISTRAR, RoleKind.ADMINISTRATOR)
READS_BODY = (RoleKind.CHAIR, RoleKind.COORDINATOR)
TAKES_BACK = (RoleKind.CHAIR, RoleKind.COORDINATOR, RoleKind.REGISTRAR)


def _keeps_the_bodies(actor: Actor, about: object = None) -> bool:
    """Tell whether the person keeps the record of one of the bodies that the entry concerns."""
    bodies = getattr(about, "bodies", None) or [""]
    return any(actor.is_a(*TAKES_BACK, body=body) for body in bodies)


def _reads_all(actor: Actor, about: object = None) -> bool:
    """Tell whether the person reads every entry, with what may be disposed of later."""
    return actor.is_a(*READS_ALL)


def _reads_entry(actor: Actor, about: object = None) -> bool:
    """Tell whether the person reads an entry of these bodies, whoever wrote it."""
    if actor.is_a(*READS_ALL):
        return True
    return any(actor.is_a(*READS_BODY, body=body) for body in getattr(about, "bodies", ()))


reads_entry = rules.predicate(_reads_entry, name="reads_entry")
keeps_the_bodies = rules.predicate(_keeps_the_bodies, name="keeps_the_bodies")
reads_all = rules.predicate(_reads_all, name="reads_all")

# Which entries is settled by EntryQuerySet.visible_to: everybody reads at least their own acts.
rules.add_perm("journal.read", is_involved)
rules.add_perm("journal.read_entry", reads_entry)
rules.add_perm("journal.read_details", reads_all)
rules.add_perm("journal.take_back", keeps_the_bodies)
