"""Codes that somebody reads in a letter and types: easy to read aloud, hard to guess, kept as a digest."""

from __future__ import annotations

import secrets
from hashlib import sha256

# Without I, O, 0 and 1, which are taken for each other.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_code() -> str:
    """Return eight characters that are easy to read aloud, as ABCD-EFGH: 40 bits."""
    code = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{code[:4]}-{code[4:]}"


def digest_of_code(code: str, bound_to: object = "") -> str:
    """Return what is kept of a code; spaces, hyphens and small letters make no difference.

    `bound_to` makes the digest that of one thing, so that a code for one opens no other.
    """
    plain = code.replace("-", "").replace(" ", "").upper()
    return sha256(f"{bound_to} {plain}".strip().encode()).hexdigest()
