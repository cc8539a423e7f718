"""Taking in a file: looked through, scanned, kept by its content, written in the journal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from radslag.documents.models import Upload
from radslag.documents.queries import row_name
from radslag.documents.services import store
from radslag.documents.services.inspection import LIMIT, UploadRefused, inspect
from radslag.documents.services.levels import check_ground
from radslag.documents.services.personal_numbers import has_any
from radslag.documents.services.scanning import scan
from radslag.documents.states import Level
from radslag.journal.services import Act, record


class Readable(Protocol):
    """What an uploaded file must be able to do."""

    def read(self, size: int = ..., /) -> bytes:
        """Return at most so many bytes."""


@transaction.atomic
def receive(  # noqa: PLR0913 – what is said beside a file, once for each
    file: Readable,
    name: str,
    *,
    level: str,
    ground: str,
    actor: str,
    at: datetime,
    matter: str = "",
    bodies: Iterable[str] = (),
) -> Upload:
    """Take in a file and return its row; the bytes lie in the store when this returns.

    Pictures are kept redrawn, everything else byte for byte. Raises UploadRefused with a sentence for the
    person, and GroundIsMissing for a secret level without a provision. Personal numbers in the name or in
    plain text are refused unless the level is secret.
    """
    check_ground(level, ground)
    sound = inspect(name, file.read(LIMIT + 1))
    if level != Level.SECRET and (has_any(sound.name) or has_any(sound.text)):
        raise UploadRefused(
            _("The file has a personal number in it. Remove the number, or mark the file as secret.")
        )
    scanned = scan(sound.data)
    upload = Upload.objects.create(
        name=sound.name, sha256=store.keep(sound.data), size=len(sound.data), media_type=sound.media_type,
        scan=scanned, level=level, ground=ground, level_decided_by=actor, level_decided_at=at,
        readers=[actor] if level == Level.SECRET and actor else [], matter=matter,
        bodies=sorted(set(bodies)), received_at=at, received_by=actor,
    )  # fmt: skip
    said = {"sha256": upload.sha256, "media_type": upload.media_type, "size": upload.size}
    what = Act(row=row_name(upload), ref=matter, bodies=upload.bodies, payload=said)
    record("file.received", actor=actor, at=at, what=what)
    return upload
