"""How entries are bound together, and how to tell whether they still are.

Nothing here needs a database or this program: whoever holds an extract of a journal and some checkpoints
can check one against the other with these functions, or with twenty lines of their own after
docs/explanation/journal.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

FORM: Final = 1
FIELDS: Final = (
    "form", "municipality", "seq", "recorded_at", "happened_on", "verb", "object", "act", "thing", "ref",
    "bodies", "by", "to", "items", "who", "through", "number", "period", "about", "documents", "retracts",
    "actor", "digest", "prev",
)  # fmt: skip


def plain(value: object) -> str:
    """Return a day or a moment as the chain writes it: 2026-03-02, or in UTC with microseconds."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in the chain")


_canonical: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=plain).encode


def seal(entry: Mapping[str, object]) -> str:
    """Return the hash that binds an entry to the one before it."""
    return sha256(_canonical([entry[name] for name in FIELDS]).encode()).hexdigest()


def digest_of(salt: str, content: Mapping[str, object]) -> str:
    """Return what stands in the chain for a payload that may be disposed of."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256((salt + text).encode()).hexdigest()


def faults(
    entries: Iterable[Mapping[str, Any]], checkpoints: Iterable[Mapping[str, Any]] = ()
) -> Iterator[str]:
    """Yield what is wrong with one municipality's journal, read in the order in which it was written."""
    seq, prev, heads = 0, "", {}
    for entry in entries:
        if entry["seq"] != seq + 1:
            yield f"expected entry {seq + 1}, found {entry['seq']}"
        if entry["prev"] != prev or seal(entry) != entry["hash"]:
            yield f"entry {entry['seq']} does not follow from the one before"
        seq, prev = entry["seq"], entry["hash"]
        heads[seq] = prev
    for point in checkpoints:
        if heads.get(point["seq"], "") != point["head"]:
            yield f"checkpoint {point['seq']} of {point['at']} is not in this journal"


def _signed_bytes(point: Mapping[str, Any]) -> bytes:
    names = ("municipality", "seq", "head", "at")
    return _canonical(["radslag checkpoint", FORM, *(point[name] for name in names)]).encode()


def sign(point: Mapping[str, Any], key: Ed25519PrivateKey) -> dict[str, Any]:
    """Return a checkpoint with its Ed25519 signature and the public key to check it by, both in hex."""
    public = key.public_key().public_bytes_raw().hex()
    return {**point, "key": public, "signature": key.sign(_signed_bytes(point)).hex()}


def is_genuine(point: Mapping[str, Any]) -> bool:
    """Tell whether a checkpoint's signature is by the key that it names."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(point["key"]))
        public.verify(bytes.fromhex(point["signature"]), _signed_bytes(point))
    except (InvalidSignature, KeyError, ValueError, TypeError):
        return False
    return True
