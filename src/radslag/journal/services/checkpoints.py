"""Checkpoints: the head of the chain, signed, to be kept where this installation cannot reach."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from radslag.journal.chain import plain, sign
from radslag.journal.models import Checkpoint
from radslag.journal.queries import head
from radslag.municipalities.tenancy import here


class NothingToSign(Exception):
    """There is no head before the first entry."""


def signing_key() -> Ed25519PrivateKey:
    """Return this installation's key: the setting's, or one made at first need and kept in its own file."""
    if settings.SIGNING_KEY:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(settings.SIGNING_KEY))
    place = Path(settings.SIGNING_KEY_PATH)
    if not place.exists():
        _make_key(place)
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(place.read_text().strip()))


def _make_key(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    secret = Ed25519PrivateKey.generate().private_bytes_raw().hex()
    # Made under another name and linked, so that of two processes one wins and no one reads half a key.
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secret + "\n")
    try:
        os.link(draft, place)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def make_checkpoint(*, at: datetime) -> Checkpoint:
    """Sign the head of this municipality's journal and keep a copy here; raise NothingToSign when empty."""
    seq, last = head()
    if not seq:
        raise NothingToSign
    signed = sign({"municipality": here().slug, "seq": seq, "head": last, "at": plain(at)}, signing_key())
    return Checkpoint.objects.create(
        seq=seq, head=last, at=at, key=signed["key"], signature=signed["signature"]
    )
