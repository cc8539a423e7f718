"""Signed words for addresses that open one thing for one person in one municipality, without signing in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core import signing

from radslag.municipalities.tenancy import here

PLACE = "m"


class NotOurs(ValueError):
    """The word was not signed in this municipality, was altered, is for something else or too old."""


def sign(salt: str, data: Mapping[str, object]) -> str:
    """Return a word for an address that holds this data (plain JSON); the salt says what it is for.

    It opens nothing in another municipality than the one we are in.
    """
    return signing.dumps({**data, PLACE: here().pk}, salt=f"radslag.{salt}", compress=True)


def read(salt: str, token: str, *, max_age: timedelta | None = None) -> dict[str, Any]:
    """Return the data of a word that was signed for this, here; raise NotOurs for anything else.

    The word is not secret: whoever has it can read the data, and nobody can change it.
    """
    try:
        said = signing.loads(token, salt=f"radslag.{salt}", max_age=max_age)
    except signing.BadSignature as error:
        raise NotOurs(salt) from error
    if not isinstance(said, dict) or said.pop(PLACE, None) != here().pk:
        raise NotOurs(salt)
    return said
