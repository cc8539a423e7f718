"""How open a document or a file is, who is named on it, and every reading of what is secret."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction

from radslag.documents.models import Document, Upload
from radslag.documents.queries import row_name
from radslag.documents.states import Level, is_above
from radslag.journal.services import Act, record

GROUND = re.compile(r"OSL \d{1,2} kap\. \d{1,3} ?[a-z]? ?§[\w ,.§]*")


class GroundIsMissing(ValueError):
    """What is secret has a provision, written as "OSL 18 kap. 1 §"."""


class ReasonIsMissing(ValueError):
    """A level is lowered, and a secret is opened, for a reason that is written down."""


class IsNotSecret(ValueError):
    """A reason is asked for only before reading something secret."""


def check_ground(level: str, ground: str) -> None:
    """Raise GroundIsMissing for a secret level without chapter and section of the act."""
    if Level(level) == Level.SECRET and not GROUND.fullmatch(ground):
        raise GroundIsMissing(ground)


@transaction.atomic
def change_level(
    thing: Document | Upload, level: str, ground: str = "", reason: str = "", *, actor: str, at: datetime
) -> None:
    """Decide how open a document or a file is; whoever makes it secret is named on it.

    Raises GroundIsMissing for a secret level without a provision, and ReasonIsMissing when the level is
    lowered without a word of why.
    """
    check_ground(level, ground)
    if is_above(thing.level, level) and not reason.strip():
        raise ReasonIsMissing(level)
    said = {"before": thing.level, "level": str(level), "ground": ground, "reason": reason.strip()}
    thing.level, thing.ground = Level(level), ground if level == Level.SECRET else ""
    thing.level_decided_by, thing.level_decided_at = actor, at
    if level == Level.SECRET and actor:
        thing.readers = sorted({*thing.readers, actor})
    thing.save(update_fields=["level", "ground", "level_decided_by", "level_decided_at", "readers"])
    what = Act(row=row_name(thing), ref=thing.matter, bodies=thing.bodies, payload=said)
    record("level.changed", actor=actor, at=at, what=what)


@transaction.atomic
def name_reader(thing: Document | Upload, reader: str, *, actor: str, at: datetime) -> None:
    """Name somebody, by journal id, who may read this whatever its level is."""
    thing.readers = sorted({*thing.readers, reader})
    thing.save(update_fields=["readers"])
    what = Act(row=row_name(thing), ref=thing.matter, bodies=thing.bodies, who=[reader])
    record("reader.named", actor=actor, at=at, what=what)


@transaction.atomic
def open_secret(thing: Document | Upload, reason: str, *, actor: str, at: datetime) -> None:
    """Write down that somebody reads something secret, and why; it stays open to them for an hour.

    Those who are named need no reason. Raises ReasonIsMissing for others, and IsNotSecret.
    """
    if not thing.is_secret:
        raise IsNotSecret(thing.pk)
    if actor not in thing.readers and not reason.strip():
        raise ReasonIsMissing(thing.pk)
    what = Act(row=row_name(thing), ref=thing.matter, bodies=thing.bodies, payload={"reason": reason.strip()})
    record("secret.read", actor=actor, at=at, what=what)
