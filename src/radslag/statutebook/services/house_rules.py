"""Adopting house rules: the office's own numbers, each adoption a new row."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from radslag.journal import services as journal
from radslag.journal.services import Act
from radslag.statute.library import Version
from radslag.statutebook import queries
from radslag.statutebook.models import HouseRules
from radslag.statutebook.services.conflict import SomeoneElseChanged


@transaction.atomic
def adopt_house_rules(text: str, *, head: int, actor: str, at: datetime, decided_ref: str = "") -> HouseRules:
    """Adopt the office's own numbers beside the wording, or the act, that the text names.

    `head` is the number of the last adoption when the person looked; the latest adoption counts. Raises
    StatuteErrors with everything that is wrong, and SomeoneElseChanged when another adoption came first.
    """
    version = queries.check_house_rules(text).accepted()
    row = keep_house_rules(version, number=head, actor=actor, at=at, decided_ref=decided_ref)
    what = Act(row=f"house-rules:{row.pk}", payload={"sha256": row.sha256, "number": row.number})
    journal.record("house_rules.changed", actor=actor, at=at, what=what)
    return row


def keep_house_rules(
    version: Version, *, number: int, actor: str, at: datetime, decided_ref: str = ""
) -> HouseRules:
    """Keep the house rules of a checked version as adoption `number` + 1; else raise SomeoneElseChanged."""
    file, source = version.house, version.house_source
    if file is None or source is None:
        raise LookupError(version.name)
    try:
        with transaction.atomic():
            row = HouseRules.objects.create(
                lineage=version.lineage, valid_from=version.valid_from, number=number + 1, text=source.text,
                sha256=source.sha256, decided_by=file.house.decided_by, decided_on=file.house.decided_on,
                decided_ref=decided_ref, entered_by=actor, entered_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise SomeoneElseChanged(_last_house_text(version.lineage)) from error
    if number and not HouseRules.objects.filter(lineage=version.lineage, number=number).exists():
        raise SomeoneElseChanged(_last_house_text(version.lineage))
    return row


def _last_house_text(lineage: str) -> str:
    texts = HouseRules.objects.filter(lineage=lineage).order_by("-number")
    return texts.values_list("text", flat=True).first() or ""
