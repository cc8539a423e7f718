"""Drafts of coming wordings: kept as they were typed, whether or not they can be read."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from radslag.statute.reader import draft_statute
from radslag.statute.source import Source
from radslag.statutebook.models import Draft
from radslag.statutebook.services.conflict import SomeoneElseChanged


@transaction.atomic
def save_draft(
    draft: Draft | None, text: str, *, seen: int = 0, actor: str, at: datetime, house_text: str | None = None
) -> Draft:
    """Save a text that may be half done; a new draft when `draft` is None.

    Its title and lineage are taken from what of it can be read. Raises SomeoneElseChanged, with the text
    that stands, when the draft is no longer version `seen`.
    """
    values = _named(text) | {"text": text, "saved_by": actor, "saved_at": at}
    if house_text is not None:
        values["house_text"] = house_text
    if draft is None:
        return Draft.objects.create(**values)
    kept = {name: value for name, value in values.items() if value or name not in ("lineage", "title")}
    if not Draft.objects.filter(pk=draft.pk, version=seen).update(**kept, version=seen + 1):
        raise SomeoneElseChanged(Draft.objects.values_list("text", flat=True).get(pk=draft.pk))
    draft.refresh_from_db()
    return draft


def _named(text: str) -> dict[str, object]:
    """Return lineage and title as far as the header can be read."""
    statute = draft_statute(Source("", text)).statute
    if statute is None:
        return {"lineage": "", "title": ""}
    return {"lineage": statute.statute.lineage[:60], "title": statute.statute.title[:250]}


@transaction.atomic
def discard_draft(draft: Draft, *, seen: int, actor: str, at: datetime) -> None:
    """Put a draft away; its text is kept. Raises SomeoneElseChanged when it was changed in between."""
    still = Draft.objects.filter(pk=draft.pk, version=seen, closed_at=None)
    if not still.update(closed_at=at, version=seen + 1, saved_by=actor):
        raise SomeoneElseChanged(Draft.objects.values_list("text", flat=True).get(pk=draft.pk))
