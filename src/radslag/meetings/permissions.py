"""Who may plan, call, write, approve, send out and read what happens at meetings."""

from __future__ import annotations

from collections.abc import Iterable

import rules

from radslag.municipalities.permissions import Actor, is_registrar
from radslag.municipalities.states import RoleKind

SECRETARIES = (RoleKind.COORDINATOR,)
CALLERS = (RoleKind.COORDINATOR, RoleKind.CHAIR)
TAKING_PART = (RoleKind.COORDINATOR, RoleKind.CHAIR, RoleKind.MEMBER, RoleKind.SUBSTITUTE)
READING = (*TAKING_PART, RoleKind.REGISTRAR, RoleKind.READER)
SEES_EVERY_AUDIENCE = (*CALLERS, RoleKind.REGISTRAR)


def _bodies(about: object) -> Iterable[str]:
    """Return the keys of the bodies that a thing belongs to; a joint meeting belongs to each of its own."""
    if about is None:
        return ("",)
    if isinstance(about, str):
        return (about,)
    meeting = getattr(about, "meeting", None) or about
    keys = getattr(meeting, "body_keys", None)
    return keys or (getattr(about, "body_key", ""),)


def _in_one_of_its_bodies(*kinds: RoleKind) -> rules.Predicate:
    """Return the predicate: holds one of these roles in a body that the thing belongs to."""

    def predicate(actor: Actor, about: object = None) -> bool:
        return any(actor.is_a(*kinds, body=body) for body in _bodies(about))

    return rules.predicate(predicate, name="in_a_body_as_" + "_or_".join(kinds))


writes = _in_one_of_its_bodies(*SECRETARIES)
calls = _in_one_of_its_bodies(*CALLERS)
takes_part = _in_one_of_its_bodies(*TAKING_PART)
reads = _in_one_of_its_bodies(*READING)

rules.add_perm("meetings.read", reads)
rules.add_perm("meetings.plan", calls)
rules.add_perm("meetings.call", calls)
rules.add_perm("meetings.prepare", calls)
rules.add_perm("meetings.write", writes)
rules.add_perm("meetings.propose", takes_part)
rules.add_perm("meetings.answer", takes_part)
rules.add_perm("meetings.ask_for_extra", takes_part)
rules.add_perm("meetings.dispatch", writes | is_registrar)
rules.add_perm("meetings.publish", writes | is_registrar)
rules.add_perm("meetings.assign", writes)
rules.add_perm("meetings.report_assignment", takes_part)
