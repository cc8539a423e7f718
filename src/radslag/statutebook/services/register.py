"""The register of control documents: entered by hand, or read from an adopted statute."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import F

from radslag.journal import services as journal
from radslag.journal.services import Act
from radslag.statute.library import Version
from radslag.statutebook.models import ControlDocument, StatuteVersion
from radslag.statutebook.services.conflict import SomeoneElseChanged

# The words of many ids may be longer than the ids; the page of the statute has them all.
WIDEST = 250


class SaidByTheStatute(Exception):
    """The row tells what an adopted text says of itself; only its kind is entered by hand."""


@transaction.atomic
def register_document(values: Mapping[str, object], *, actor: str, at: datetime) -> ControlDocument:
    """Enter a control document in the register; whatever it does not show may be left out."""
    document = ControlDocument.objects.create(**values)
    _note(document, actor=actor, at=at)
    return document


@transaction.atomic
def change_document(
    document: ControlDocument, values: Mapping[str, object], *, seen: int, actor: str, at: datetime
) -> ControlDocument:
    """Change a row that was version `seen` when the form was opened; else raise SomeoneElseChanged.

    Raises SaidByTheStatute when something other than the kind of an adopted statute is changed.
    """
    if document.statute_version_id and set(values) - {"kind"}:
        raise SaidByTheStatute(document.pk)
    row = ControlDocument.objects.filter(pk=document.pk, version=seen)
    if not row.update(**values, version=F("version") + 1):
        raise SomeoneElseChanged
    document.refresh_from_db()
    _note(document, actor=actor, at=at)
    return document


def _note(document: ControlDocument, *, actor: str, at: datetime) -> None:
    what = Act(row=f"control-document:{document.pk}", payload={"version": document.version})
    journal.record("document.registered", actor=actor, at=at, what=what)


def enter_version(row: StatuteVersion, version: Version, words: Mapping[str, str]) -> ControlDocument:
    """Enter an adopted wording in the register; a correction takes over the row of what it corrects."""
    earlier = ControlDocument.objects.filter(statute_version__statute=row.statute).order_by("pk")
    values = _said_of_itself(version, words) | {"statute_version": row}
    corrected = earlier.filter(statute_version__valid_from=row.valid_from).first()
    if corrected:
        ControlDocument.objects.filter(pk=corrected.pk).update(**values, version=F("version") + 1)
        return corrected
    kind = earlier.values_list("kind", flat=True).last() or ""
    return ControlDocument.objects.create(kind=kind, **values)


def _said_of_itself(version: Version, words: Mapping[str, str]) -> dict[str, object]:
    header = version.statute.statute
    return {
        "type_word": header.kind,
        "title": header.title,
        "case_number": header.case_number,
        "owner": words.get(header.owner, header.owner),
        "adopted_by": words.get(header.adopted_by, header.adopted_by),
        "adopted_on": header.adopted,
        "adopted_ref": header.adopted_ref,
        "valid_from": header.valid_from if header.valid_from_known else None,
        "valid_through": header.valid_through,
        "edition": header.version,
        "revised_on": header.revised,
        "replaces": header.replaces,
        "applies_to": ", ".join(words.get(name, name) for name in header.applies_to)[:WIDEST],
    }
