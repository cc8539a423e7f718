"""What stands before the reading of something secret: being named, or a reason that was written down."""

from __future__ import annotations

from django.utils import timezone

from radslag.documents import services
from radslag.documents.models import Document, Upload
from radslag.documents.permissions import level_for
from radslag.documents.queries import has_opened
from radslag.documents.states import Level
from radslag.municipalities.http import MemberRequest


def may_read(request: MemberRequest, thing: Document | Upload) -> bool:
    """Tell whether this person may read it now; each reading of something secret is journaled here.

    Somebody who finds it by office and has not given a reason within the hour may not yet.
    """
    if not thing.is_secret:
        return True
    who, at = request.actor.journal_id, timezone.now()
    if who in thing.readers:
        services.open_secret(thing, "", actor=who, at=at)
        return True
    return has_opened(thing, who, at=at)


def shown_level(request: MemberRequest, thing: Document) -> Level:
    """Return how guarded words this person may read in it; one who gave a reason reads all."""
    if thing.is_secret and has_opened(thing, request.actor.journal_id, at=timezone.now()):
        return Level.SECRET
    return level_for(request.actor, thing)
