"""How much of a record somebody may read."""

from __future__ import annotations

from radslag.bodies.models import Person
from radslag.documents.permissions import level_for
from radslag.documents.states import Level
from radslag.meetings.models import AgendaItem, Record
from radslag.meetings.permissions import SECRETARIES
from radslag.municipalities.permissions import Actor


def level_for_reader(actor: Actor, record: Record) -> Level:
    """Return how closed a text the actor may read in this record.

    An item for some organisations only is shut, for everybody from another, as it is for the public; those
    who keep the record read it all but what is secret.
    """
    if record.document is None:
        return Level.INTERNAL
    level = level_for(actor, record.document)
    keeps = any(actor.is_a(*SECRETARIES, body=key) for key in record.meeting.body_keys)
    if level != Level.INTERNAL or keeps:
        return level
    audiences = [item.audience for item in record.meeting.items.kept() if item.audience]
    own = organisation_of(actor) if audiences else ""
    return level if all(own in audience for audience in audiences) else Level.PUBLIC


def organisation_of(actor: Actor) -> str:
    """Return the key of the organisation that the actor comes from, or nothing."""
    found = Person.objects.filter(user=actor.user_id).values_list("organisation__key", flat=True).first()
    return found or ""


def may_know(actor: Actor, item: AgendaItem, own: str) -> bool:
    """Tell whether somebody who may see the meeting may see an item; `own` is their organisation's key."""
    if item.level == Level.SECRET:
        return actor.journal_id in item.readers
    keeps = any(actor.is_a(*SECRETARIES, body=key) for key in item.meeting.body_keys)
    return keeps or not item.audience or own in item.audience
