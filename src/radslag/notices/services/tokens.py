"""Signed words for addresses that open one thing for one person, without signing in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core import signing


class NotOurs(ValueError):
    """The word was not signed here, was altered, was meant for something else or is too old."""


def sign(salt: str, data: Any) -> str:
    """Return a word for an address that holds this data (plain JSON); the salt says what it is for."""
    return signing.dumps(data, salt=f"radslag.{salt}", compress=True)


def read(salt: str, token: str, *, max_age: timedelta | None = None) -> Any:
    """Return the data of a word that was signed for this; raise NotOurs for anything else.

    The word is not secret: whoever has it can read the data, and nobody can change it.
    """
    try:
        return signing.loads(token, salt=f"radslag.{salt}", max_age=max_age)
    except signing.BadSignature as error:
        raise NotOurs(salt) from error
