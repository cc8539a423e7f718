"""Adopting a wording: checked, kept for ever, entered in the register, journaled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from radslag.journal import services as journal
from radslag.journal.services import Act
from radslag.statute.library import Version
from radslag.statute.outline import words_of
from radslag.statutebook import queries
from radslag.statutebook.models import Draft, Statute, StatuteVersion
from radslag.statutebook.services.conflict import SomeoneElseChanged
from radslag.statutebook.services.house_rules import keep_house_rules
from radslag.statutebook.services.register import enter_version


@transaction.atomic
def adopt_statute(text: str, *, head: int, actor: str, at: datetime, house_text: str = "") -> StatuteVersion:
    """Adopt a wording with its house rules; from now on it is kept as it is.

    `head` is the number of the statute's last adoption when the person looked, 0 for a new statute.
    Without `house_text` the house rules of the wording before it come along, as far as they still fit.
    A wording with the same first day as an earlier one corrects that one. Raises StatuteErrors with
    everything that is wrong, and SomeoneElseChanged when another adoption came first.
    """
    checked = queries.check(text, house_text)
    version = checked.accepted()
    row = _new_version(version, head=head, actor=actor, at=at)
    if _house_differs(version):
        keep_house_rules(version, number=queries.house_head(version.lineage), actor=actor, at=at)
    words = words_of(checked.library, version)
    enter_version(row, version, words)
    _tell(row, version, words, actor=actor, at=at)
    return row


def _tell(
    row: StatuteVersion, version: Version, words: Mapping[str, str], *, actor: str, at: datetime
) -> None:
    """Write the adoption in the journal; a body that the wording has no id for is not named there."""
    header = version.statute.statute
    journal.record(
        "statute.adopted", actor=actor, at=at, on=header.adopted or timezone.localdate(at),
        what=Act(
            act="decided", thing="reglemente", ref=f"{version.lineage}|{version.valid_from}",
            by=[header.adopted_by] if header.adopted_by in words else [],
            through=header.valid_through, documents=[f"statute-version:{row.pk}"],
            row=f"statute-version:{row.pk}", payload={"sha256": row.sha256, "number": row.number},
        ),
    )  # fmt: skip


def _new_version(version: Version, *, head: int, actor: str, at: datetime) -> StatuteVersion:
    header = version.statute.statute
    try:
        with transaction.atomic():
            statute, _made = Statute.objects.get_or_create(
                lineage=version.lineage, defaults={"title": header.title, "bodies": _bodies(version)}
            )
            row = StatuteVersion.objects.create(
                statute=statute, number=head + 1, valid_from=header.valid_from,
                valid_through=header.valid_through, text=version.source.text, sha256=version.source.sha256,
                adopted_by=header.adopted_by, adopted_on=header.adopted, adopted_ref=header.adopted_ref,
                entered_by=actor, entered_at=at,
            )  # fmt: skip
    except IntegrityError as error:
        raise SomeoneElseChanged(_last_text(version.lineage)) from error
    if head and not StatuteVersion.objects.filter(statute=statute, number=head).exists():
        raise SomeoneElseChanged(_last_text(version.lineage))
    Statute.objects.filter(pk=statute.pk).update(title=header.title, bodies=_bodies(version))
    return row


def _bodies(version: Version) -> list[str]:
    """Return the ids of the bodies that the wording governs: those it declares and does not call outside."""
    rules = version.statute.rules.values()
    return [rule.id for rule in rules if rule.kind == "body" and not getattr(rule, "outside", False)]


def _last_text(lineage: str) -> str:
    texts = StatuteVersion.objects.filter(statute__lineage=lineage).order_by("-number")
    return texts.values_list("text", flat=True).first() or ""


def _house_differs(version: Version) -> bool:
    held = {(each.lineage, each.valid_from): each.house for each in queries.editions()}
    beside = version.house_source
    return beside is not None and held.get((version.lineage, version.valid_from)) != beside.sha256


@transaction.atomic
def adopt_draft(draft: Draft, *, seen: int, head: int, actor: str, at: datetime) -> StatuteVersion:
    """Adopt a draft as it was when it was version `seen`, and close it.

    Raises as adopt_statute does; SomeoneElseChanged also when the draft was changed in between.
    """
    closed = Draft.objects.filter(pk=draft.pk, version=seen, closed_at=None)
    if not closed.update(closed_at=at, version=seen + 1):
        raise SomeoneElseChanged(Draft.objects.values_list("text", flat=True).get(pk=draft.pk))
    return adopt_statute(draft.text, head=head, actor=actor, at=at, house_text=draft.house_text)
