"""The annual wheel: what people put on it, and its adopted versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max

from radslag.journal import services as journal
from radslag.journal.services import Act
from radslag.lifecycle import SomeoneElseChanged
from radslag.obligations.models import Wheel, WheelEntry
from radslag.obligations.services.recording import record_act
from radslag.obligations.states import WheelKind, WheelState


class WheelIsAdopted(Exception):
    """An adopted version is never changed; make the next version."""


def _note(row: str, *, actor: str, at: datetime) -> None:
    journal.record("wheel.changed", actor=actor, at=at, what=Act(row=row))


@transaction.atomic
def add_wheel_entry(values: Mapping[str, object], *, actor: str, at: datetime) -> WheelEntry:
    """Put a campaign week, an event, a measurement or a legal change on the wheel."""
    entry = WheelEntry(**values)
    entry.set_attention()
    entry.save()
    _note(f"wheelentry:{entry.pk}", actor=actor, at=at)
    return entry


@transaction.atomic
def change_wheel_entry(
    entry: WheelEntry, values: Mapping[str, object], *, seen: int, actor: str, at: datetime
) -> WheelEntry:
    """Change an entry that was version `seen` when the form was opened; else raise SomeoneElseChanged."""
    if not WheelEntry.objects.filter(pk=entry.pk, version=seen).update(version=seen + 1):
        raise SomeoneElseChanged(entry.pk)
    for name, value in values.items():
        setattr(entry, name, value)
    entry.set_attention()
    entry.save(update_fields=[*values, "attention_from"])
    entry.version = seen + 1
    _note(f"wheelentry:{entry.pk}", actor=actor, at=at)
    return entry


@transaction.atomic
def remove_wheel_entry(entry: WheelEntry, *, actor: str, at: datetime) -> None:
    """Take an entry off the wheel; adopted versions keep it as it was."""
    row = f"wheelentry:{entry.pk}"
    entry.delete()
    _note(row, actor=actor, at=at)


def same_time_in(year: int, day: date, *, kind: str) -> date:
    """Return the day that corresponds in another year: campaigns keep week and weekday, the rest the date."""
    if kind == WheelKind.CAMPAIGN:
        _, week, weekday = day.isocalendar()
        last_week = date(year, 12, 28).isocalendar().week
        return date.fromisocalendar(year, min(week, last_week), weekday)
    return date(year, day.month, 28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _repeat(entry: WheelEntry, year: int) -> None:
    """Copy an entry that comes back each year, with its lesson."""
    length = entry.last_day - entry.starts_on
    entry.starts_on = same_time_in(year, entry.starts_on, kind=entry.kind)
    entry.ends_on = entry.starts_on + length if length > timedelta(0) else None
    entry.pk, entry.version = None, 1
    entry._state.adding = True  # noqa: SLF001  Django's documented way to copy a row
    entry.set_attention()
    entry.save()


@transaction.atomic
def make_wheel(lineage: str, year: int, *, actor: str, at: datetime) -> Wheel:
    """Begin the next version of a council's year: a draft beside the adopted versions.

    The first version of a year brings along what comes back each year. A draft that exists is returned.
    """
    versions = Wheel.objects.of(lineage, year)
    draft = versions.exclude(state=WheelState.ADOPTED).first()
    if draft:
        return draft
    last = versions.aggregate(last=Max("version"))["last"] or 0
    if not Wheel.objects.filter(year=year).exists():
        already = set(WheelEntry.objects.in_year(year).values_list("title", flat=True))
        for entry in WheelEntry.objects.in_year(year - 1).filter(repeats=True).exclude(title__in=already):
            _repeat(entry, year)
    try:
        with transaction.atomic():
            wheel = Wheel.objects.create(lineage=lineage, year=year, version=last + 1, made_at=at)
    except IntegrityError as error:
        raise SomeoneElseChanged(lineage) from error
    _note(f"wheel:{wheel.pk}", actor=actor, at=at)
    return wheel


@transaction.atomic
def lay_wheel_forward(wheel: Wheel, *, actor: str, at: datetime) -> None:
    """Say that the draft is ready to be decided on. Raises WheelIsAdopted."""
    drafts = Wheel.objects.filter(pk=wheel.pk).exclude(state=WheelState.ADOPTED)
    if not drafts.update(state=WheelState.PROPOSED, proposed_at=at):
        raise WheelIsAdopted(wheel.pk)
    wheel.refresh_from_db()
    _note(f"wheel:{wheel.pk}", actor=actor, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class WheelDecision:
    """How a wheel was adopted: when, by which body, under which reference, with or without reservation.

    `thing` is what the council's statute calls it in its rules: arshjul or arsplan.
    """

    adopted_on: date
    decided_by: str
    reference: str
    reservation: bool
    thing: str = "arshjul"


@transaction.atomic
def adopt_wheel(
    wheel: Wheel,
    decision: WheelDecision,
    content: Sequence[Mapping[str, object]],
    *,
    actor: str,
    at: datetime,
) -> Wheel:
    """Freeze a draft as decided, with its content, and record the decision as evidence.

    Of two who adopt the same draft at once one gets WheelIsAdopted. Raises NotYetHappened for a decision
    in the future.
    """
    items = {"motesdatum"} if any(row.get("lane") == "meetings" for row in content) else set()
    what = Act(
        act="decided", thing=decision.thing, bodies=[decision.decided_by], period=str(wheel.year),
        items=items | ({"reservation"} if decision.reservation else set()),
        ref=f"{decision.thing}-{wheel.lineage}-{wheel.year}-v{wheel.version}",
        row=f"wheel:{wheel.pk}", documents=[f"wheel:{wheel.pk}"],
    )  # fmt: skip
    entry = record_act(what, on=decision.adopted_on, actor=actor, at=at)
    drafts = Wheel.objects.filter(pk=wheel.pk).exclude(state=WheelState.ADOPTED)
    frozen = drafts.update(
        state=WheelState.ADOPTED, adopted_on=decision.adopted_on, decided_by=decision.decided_by,
        reference=decision.reference, reservation=decision.reservation, content=list(content),
        entry=entry.seq,
    )  # fmt: skip
    if not frozen:
        raise WheelIsAdopted(wheel.pk)
    wheel.refresh_from_db()
    return wheel
