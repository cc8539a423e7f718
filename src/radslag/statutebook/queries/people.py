"""Whose id stands in a row."""

from __future__ import annotations

from radslag.municipalities.models import User


def name_of(journal_id: str) -> str:
    """Return the name of the person with a journal id, or nothing when the account is gone."""
    if not journal_id:
        return ""
    return User.objects.filter(journal_id=journal_id).values_list("name", flat=True).first() or ""
