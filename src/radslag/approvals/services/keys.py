"""Where the key of a municipality's seal lies, and which certificates it has sealed with."""

from __future__ import annotations

import os
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from pyhanko.sign.signers import SimpleSigner

from radslag.approvals.models import SealCertificate
from radslag.approvals.services.seal import certificate_of, demonstration_key, open_key
from radslag.municipalities.queries import is_demonstration_place
from radslag.municipalities.tenancy import here


class SealIsMissing(LookupError):
    """A document is to be sealed, and nobody has said where this municipality's key lies."""


def seal_key(*, at: datetime) -> SimpleSigner:
    """Return this municipality's key, from the file that `SEAL_FILE` names.

    `{kommun}` in the setting is the municipality's word, so that each may have its own. A municipality of a
    demonstration gets a key made at first need. Raises SealIsMissing, and KeyDoesNotOpen.
    """
    if is_demonstration_place(here().pk):
        place = Path(settings.SEAL_DEMONSTRATION_FOLDER) / f"{here().slug}.p12"
        if not place.exists():
            _make_demonstration_key(place, at)
        return _opened(str(place), settings.SECRET_KEY, place.stat().st_mtime_ns)
    if not settings.SEAL_FILE:
        raise SealIsMissing(here().slug)
    place = Path(settings.SEAL_FILE.replace("{kommun}", here().slug))
    if not place.exists():
        raise SealIsMissing(here().slug)
    return _opened(str(place), settings.SEAL_PASSPHRASE, place.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _opened(place: str, passphrase: str, _changed: int) -> SimpleSigner:
    return open_key(Path(place).read_bytes(), passphrase)


def _make_demonstration_key(place: Path, at: datetime) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    made = demonstration_key(here().name, settings.SECRET_KEY, at=at)
    # Made under another name and linked, so that of two processes one wins and no one reads half a key.
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(made)
    try:
        os.link(draft, place)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def note_certificate(signer: SimpleSigner, *, at: datetime) -> None:
    """Remember the certificate that a seal was made with, once."""
    der = certificate_of(signer)
    known = {"der": der, "first_used_at": at, "demonstration": is_demonstration_place(here().pk)}
    SealCertificate.objects.get_or_create(fingerprint=sha256(der).hexdigest(), defaults=known)


def certificates() -> list[bytes]:
    """Return every certificate that this municipality has sealed with, as DER."""
    return [bytes(der) for der in SealCertificate.objects.order_by("pk").values_list("der", flat=True)]
